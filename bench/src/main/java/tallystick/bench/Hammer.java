package tallystick.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseDecoder;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Sends requests over keep-alive connections, each with one request on its way at a time, and
/// checks every answer. One thread serves all connections.
///
/// Netty, with requests that are bytes already, takes a tenth of the processor time that
/// `java.net.http` does (19 against 192 microseconds a request): the rest is left to the venue.
final class Hammer implements AutoCloseable {
  private static final int MAX_ANSWER = 64 << 20;
  private static final long PATIENCE_SECONDS = 60;

  private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final URI venue;

  Hammer(URI venue) {
    this.venue = venue;
  }

  /// Every connection sends the next request as soon as it has its answer, until the time or the
  /// load is over.
  Measured closedLoop(Load load, int connections, double seconds) throws InterruptedException {
    return run(new Attack(load, seconds, 0, Journal.NONE), connections, seconds);
  }

  /// Requests become due at a fixed rate, whatever the answers do. Latency counts from when a
  /// request was due, so that waiting for a free connection is part of it: nothing is omitted
  /// because the server was slow.
  Measured openLoop(Load load, int connections, double seconds, double requestsPerSecond)
      throws InterruptedException {
    return openLoop(load, connections, seconds, requestsPerSecond, Journal.NONE);
  }

  /// The same for somebody who wants to know when each was due, and when it was answered.
  Measured openLoop(
      Load load, int connections, double seconds, double requestsPerSecond, Journal journal)
      throws InterruptedException {
    long interval = Math.round(1e9 / requestsPerSecond);
    return run(new Attack(load, seconds, interval, journal), connections, seconds);
  }

  private Measured run(Attack attack, int connections, double seconds) throws InterruptedException {
    Bootstrap bootstrap =
        new Bootstrap()
            .group(loop)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.TCP_NODELAY, true)
            .handler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel
                        .pipeline()
                        .addLast(
                            new HttpResponseDecoder(),
                            new HttpObjectAggregator(MAX_ANSWER),
                            new Connection(attack));
                  }
                });
    for (int i = 0; i < connections; i++) {
      Channel channel = bootstrap.connect(venue.getHost(), venue.getPort()).sync().channel();
      attack.add(channel.pipeline().get(Connection.class));
    }
    Runnable again =
        () -> {
          var _ = bootstrap.connect(venue.getHost(), venue.getPort());
        };
    loop.next().execute(() -> attack.begin(loop.next(), again));
    try {
      return attack.result().get(Math.round(seconds) + PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the load was not answered: " + e, e);
    }
  }

  @Override
  public void close() {
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
