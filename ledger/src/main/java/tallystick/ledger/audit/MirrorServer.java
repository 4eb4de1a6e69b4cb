package tallystick.ledger.audit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Serves a mirror's folder under the same paths as the log itself. It only reads.
public final class MirrorServer implements AutoCloseable {
  private static final String PREFIX = "/log/";
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final int BACKLOG = 64;
  private static final int THREADS = 8;

  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS, Thread.ofPlatform().name("mirror-", 0).daemon().factory());
  private final LogSource source;
  private final HttpServer server;

  /// Starts to serve.
  ///
  /// @param address port 0 for a free one
  public MirrorServer(Path folder, InetSocketAddress address) throws IOException {
    source = new FolderSource(folder);
    server = HttpServer.create(address, BACKLOG);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /// Where it listens.
  public int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getRawPath();
      String method = exchange.getRequestMethod();
      if (!method.equals("GET") && !method.equals("HEAD")) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        send(
            exchange,
            405,
            "text/plain",
            "A mirror is only read.\n".getBytes(StandardCharsets.UTF_8));
        return;
      }
      Optional<byte[]> found =
          path.startsWith(PREFIX) ? source.read(path.substring(PREFIX.length())) : Optional.empty();
      boolean text = path.endsWith(LogSource.CHECKPOINT) || path.endsWith(LogSource.KEY);
      exchange
          .getResponseHeaders()
          .set("Cache-Control", text || found.isEmpty() ? "no-cache" : FOR_EVER);
      send(
          exchange,
          found.isEmpty() ? 404 : 200,
          text || found.isEmpty() ? "text/plain; charset=utf-8" : "application/octet-stream",
          found.orElse(
              "There is no such file of the log here.\n".getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
