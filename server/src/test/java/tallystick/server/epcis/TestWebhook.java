package tallystick.server.epcis;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tallystick.kernel.Codec;
import tools.jackson.databind.JsonNode;

/// A server that takes what webhooks send, each test at a path of its own.
public final class TestWebhook {
  private static final long PATIENCE_SECONDS = 30;

  private final HttpServer server;
  private final Map<String, BlockingQueue<Sent>> taken = new ConcurrentHashMap<>();
  private final Map<String, Queue<Integer>> answers = new ConcurrentHashMap<>();

  /// What came, as bytes, with its signature.
  @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
  record Sent(byte[] body, String signature) {
    JsonNode json() {
      return Codec.JSON.readTree(body);
    }
  }

  private TestWebhook() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          byte[] body = exchange.getRequestBody().readAllBytes();
          String signature = exchange.getRequestHeaders().getFirst("GS1-Signature");
          Integer status = answers(path).poll();
          queue(path).add(new Sent(body, signature == null ? "" : signature));
          exchange.sendResponseHeaders(status == null ? 200 : status, -1);
          exchange.close();
        });
    server.start();
  }

  private static final class Holder {
    private static final TestWebhook ONE = new TestWebhook();
  }

  /// The one of this test run.
  public static TestWebhook get() {
    return Holder.ONE;
  }

  private String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// Has a venue's operator name this server.
  public void configure(Path data) throws IOException {
    Files.write(
        data.resolve(Webhooks.FILE),
        Codec.JSON.writeValueAsBytes(Map.of("servers", List.of(origin()))));
  }

  String at(String path) {
    return origin() + path;
  }

  private BlockingQueue<Sent> queue(String path) {
    return taken.computeIfAbsent(path, any -> new LinkedBlockingQueue<>());
  }

  private Queue<Integer> answers(String path) {
    return answers.computeIfAbsent(path, any -> new ConcurrentLinkedQueue<>());
  }

  /// Answers the next message at a path with a status other than 200.
  void answers(String path, int status) {
    answers(path).add(status);
  }

  /// The next message at a path.
  Sent next(String path) throws InterruptedException {
    Sent sent = queue(path).poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertNotNull(sent, "nothing came to " + path);
    return sent;
  }
}
