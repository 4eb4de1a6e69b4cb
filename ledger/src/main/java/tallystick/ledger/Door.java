package tallystick.ledger;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Where a node is met: in this process, and at a socket if it has one.
final class Door implements AutoCloseable {
  /// Bytes of a request: the largest envelope with room to spare.
  static final int MAX_REQUEST_BYTES = 1 << 20;

  /// Bytes of the headers of a call.
  private static final int MAX_HEADER_BYTES = 8 << 10;

  private static final long KEEP_ALIVE_SECONDS = 10;

  /// Within which a connection must have shown a certificate.
  private static final long HANDSHAKE_SECONDS = 10;

  private final List<Server> servers = new ArrayList<>();
  private final NodeConfig config;
  private final Optional<Tls> tls;
  private int port;

  /// @param before the port at which this node was found before it began anew, or -1
  Door(NodeConfig config, Optional<Tls> tls, int before) {
    this.port = before;
    this.config = config;
    this.tls = tls;
  }

  /// The node's certificate, if it has one.
  ///
  /// @throws IOException when it is not this node's, or there is none and others could reach it
  static Optional<Tls> tls(NodeConfig config) throws IOException {
    Optional<Tls> tls = Tls.open(config.keys());
    if (tls.isPresent()) {
      String identity = tls.get().identity();
      if (!config.isAlone() && !identity.equals(Callers.node(config.id()))) {
        throw new IOException(
            "the certificate in %s is of %s, not of node/%s"
                .formatted(config.keys(), identity, config.id()));
      }
      return tls;
    }
    requireLoopback(config, InetAddress.getByName(host(config.self().raft())));
    if (config.socket().isPresent()) {
      requireLoopback(config, config.socket().get().getAddress());
    }
    return tls;
  }

  private static String host(String address) {
    return address.substring(0, address.lastIndexOf(':'));
  }

  private static void requireLoopback(NodeConfig config, InetAddress address) throws IOException {
    if (!address.isLoopbackAddress()) {
      throw new IOException(
          "a ledger at %s needs TLS: tls.crt, tls.key and ca.crt in %s (./run keys makes them)"
              .formatted(address.getHostAddress(), config.keys()));
    }
  }

  /// Opens.
  ///
  /// @param address by which it is found in this process
  void serve(String address, BindableService... services) throws IOException {
    start(InProcessServerBuilder.forName(address), services);
    if (config.socket().isPresent()) {
      InetSocketAddress asked = config.socket().get();
      int wanted = asked.getPort() == 0 ? Math.max(0, port) : asked.getPort();
      InetSocketAddress socket = new InetSocketAddress(asked.getAddress(), wanted);
      port = start(socket(socket), services);
    }
    if (config.isAlone()) {
      serveOwner(services);
    }
  }

  /// Serves whoever may read the data folder, as backups do.
  private void serveOwner(BindableService... services) throws IOException {
    String secret = OwnerAccess.newSecret();
    InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    NettyServerBuilder builder =
        limits(NettyServerBuilder.forAddress(free)).intercept(OwnerAccess.requiring(secret));
    int found = start(builder, services);
    String host = free.getAddress().getHostAddress();
    new OwnerAccess(host + ":" + found, secret).write(config.data());
  }

  private NettyServerBuilder socket(InetSocketAddress address) {
    NettyServerBuilder builder = limits(NettyServerBuilder.forAddress(address));
    tls.ifPresent(files -> builder.sslContext(files.server()));
    return builder;
  }

  private static NettyServerBuilder limits(NettyServerBuilder builder) {
    return builder
        .permitKeepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
        .handshakeTimeout(HANDSHAKE_SECONDS, TimeUnit.SECONDS)
        .maxInboundMetadataSize(MAX_HEADER_BYTES)
        .flowControlWindow(1 << 20)
        .maxConcurrentCallsPerConnection(Intake.MAX_WAITING);
  }

  /// Calls are taken on the transport's threads, for the endpoints hand on what takes time.
  private int start(ServerBuilder<?> builder, BindableService... services) throws IOException {
    builder
        .directExecutor()
        .maxInboundMessageSize(MAX_REQUEST_BYTES)
        .intercept(new MinHeight.Reader())
        .intercept(new Callers())
        .intercept(new WellFormed());
    for (BindableService service : services) {
      builder.addService(WellFormed.tolerant(service.bindService()));
    }
    Server server = builder.build().start();
    servers.add(server);
    return server.getPort();
  }

  /// The port of the socket, -1 if there is none.
  int port() {
    return port;
  }

  @Override
  public void close() throws InterruptedException {
    for (Server server : servers) {
      server.shutdownNow().awaitTermination();
    }
  }
}
