package tallystick.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tallystick.kernel.Codec;
import tools.jackson.databind.JsonNode;

/// A system inside the operator's network, to which webhooks may go.
public final class TestReceiver {
  private static final TestReceiver ONE = start();
  private static final int SECONDS = 30;

  private final HttpServer server;
  private final Map<String, BlockingQueue<Got>> got = new ConcurrentHashMap<>();
  private final Map<String, Queue<Reply>> answers = new ConcurrentHashMap<>();

  private TestReceiver(HttpServer server) {
    this.server = server;
  }

  /// What is answered.
  ///
  /// @param etag empty for none
  public record Reply(int status, String etag, String body) {}

  /// What came.
  public record Got(Map<String, List<String>> headers, String query, String body) {
    public JsonNode json() {
      return Codec.JSON.readTree(body);
    }

    public String header(String name) {
      return String.valueOf(headers.get(name)).replaceAll("^\\[|]$", "");
    }
  }

  public static TestReceiver get() {
    return ONE;
  }

  private static TestReceiver start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      TestReceiver one = new TestReceiver(server);
      server.createContext("/", one::answer);
      server.start();
      return one;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Where messages for somebody are sent.
  public String address(String who) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + who;
  }

  /// Writes what an operator would into a venue's folder.
  ///
  /// @param others servers inside besides this one and that of files
  public void configure(Path data, String... others) throws IOException {
    List<String> inside = new ArrayList<>(List.of(others));
    inside.add("http://127.0.0.1:" + server.getAddress().getPort());
    inside.add(TestFileServer.get().server());
    Files.write(
        data.resolve("destinations.json"), Codec.JSON.writeValueAsBytes(Map.of("inside", inside)));
  }

  /// What it answers next to messages for somebody; 200 after that.
  public void willAnswer(String who, int... statuses) {
    for (int status : statuses) {
      willAnswer(who, new Reply(status, "", ""));
    }
  }

  public void willAnswer(String who, Reply... replies) {
    answers.computeIfAbsent("/" + who, w -> new ConcurrentLinkedQueue<>()).addAll(List.of(replies));
  }

  /// Waits for the next message for somebody.
  public Got next(String who) throws InterruptedException {
    Got one = queue("/" + who).poll(SECONDS, TimeUnit.SECONDS);
    assertNotNull(one, "nothing came for " + who);
    return one;
  }

  /// What came for somebody and was not looked at.
  public Queue<Got> waiting(String who) {
    return queue("/" + who);
  }

  private BlockingQueue<Got> queue(String path) {
    return got.computeIfAbsent(path, p -> new LinkedBlockingQueue<>());
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    Map<String, List<String>> headers = new ConcurrentHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, all) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(all)));
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    Reply reply = answers.getOrDefault(path, new ConcurrentLinkedQueue<>()).poll();
    if (reply == null) {
      reply = new Reply(200, "", "");
    }
    if (!reply.etag().isEmpty()) {
      exchange.getResponseHeaders().add("ETag", reply.etag());
    }
    byte[] said = reply.body().getBytes(UTF_8);
    exchange.sendResponseHeaders(reply.status(), said.length == 0 ? -1 : said.length);
    exchange.getResponseBody().write(said);
    exchange.close();
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    queue(path).add(new Got(headers, query, body));
  }
}
