package tallystick.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToLongFunction;

/// Sockets at `/v1/stream` that all follow one topic, read by one thread. They do not offer to
/// compress: the client shares the processors with the server that it measures.
final class Subscribers implements AutoCloseable {
  private static final int MAX_FRAME = 1 << 20;
  private static final int AT_ONCE = 100;
  private static final long PATIENCE_SECONDS = 60;
  private static final long CALM_MILLIS = 200;

  private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final List<Ear> ears = new ArrayList<>();

  /// Connects them, and returns when all of them follow the topic.
  static Subscribers of(URI venue, String topic, int count) throws InterruptedException {
    Subscribers all = new Subscribers();
    boolean done = false;
    try {
      for (int from = 0; from < count; from += AT_ONCE) {
        all.connect(venue, topic, Math.min(AT_ONCE, count - from));
      }
      done = true;
      return all;
    } finally {
      if (!done) {
        all.close();
      }
    }
  }

  private void connect(URI venue, String topic, int count) throws InterruptedException {
    List<Ear> some = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Ear ear = new Ear(topic);
      some.add(ear);
      var _ = bootstrap(venue, ear).connect(venue.getHost(), venue.getPort());
    }
    for (Ear ear : some) {
      try {
        ear.following().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException e) {
        throw new IllegalStateException("subscriber %d of them: %s".formatted(ears.size(), e), e);
      }
      ears.add(ear);
    }
  }

  private Bootstrap bootstrap(URI venue, Ear ear) {
    WebSocketClientProtocolConfig config =
        WebSocketClientProtocolConfig.newBuilder()
            .webSocketUri("ws://" + venue.getAuthority() + "/v1/stream")
            .version(WebSocketVersion.V13)
            .maxFramePayloadLength(MAX_FRAME)
            .withUTF8Validator(false)
            .build();
    return new Bootstrap()
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
                        new HttpClientCodec(),
                        new HttpObjectAggregator(MAX_FRAME),
                        new WebSocketClientProtocolHandler(config),
                        ear);
              }
            });
  }

  /// From now on, what each of them hears goes there.
  void listen(Delays delays) throws InterruptedException {
    inLoop(() -> ears.forEach(ear -> ear.listen(delays)));
  }

  /// Waits until every one of them has heard as much as every other and nothing more comes, and
  /// says how much that is.
  long awaitCalm() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    long before = -1;
    while (System.nanoTime() < end) {
      long least = inLoop(some -> some.stream().mapToLong(Ear::heard).min().orElse(0));
      long most = inLoop(some -> some.stream().mapToLong(Ear::heard).max().orElse(0));
      if (least == most && least == before) {
        return least;
      }
      before = least;
      TimeUnit.MILLISECONDS.sleep(CALM_MILLIS);
    }
    throw new IllegalStateException("some subscribers have missed something");
  }

  private void inLoop(Runnable work) throws InterruptedException {
    var _ =
        inLoop(_ -> {
          work.run();
          return 0;
        });
  }

  private long inLoop(ToLongFunction<List<Ear>> question) throws InterruptedException {
    return loop.next().submit(() -> question.applyAsLong(ears)).sync().getNow();
  }

  @Override
  public void close() {
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
