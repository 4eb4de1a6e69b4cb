package tallystick.server.gateway;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Codec;
import tallystick.server.Web;
import tools.jackson.databind.JsonNode;

/// Somebody who listens at `/v1/stream`.
final class Ear implements WebSocket.Listener, AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;
  private static final long MOMENT_MILLIS = 20;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
  private final StringBuilder part = new StringBuilder();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private @Nullable WebSocket socket;

  private Ear() {}

  /// Connects, and hears the greeting.
  static Ear of(Web web) throws Exception {
    Ear ear = new Ear();
    URI uri = URI.create(web.url().replace("http:", "ws:") + "/v1/stream");
    ear.socket = HTTP.newWebSocketBuilder().buildAsync(uri, ear).get(30, TimeUnit.SECONDS);
    assertTrue(ear.next().has("hello"));
    return ear;
  }

  void say(String json) throws Exception {
    socket().sendText(json, true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private WebSocket socket() {
    return Objects.requireNonNull(socket, "not connected");
  }

  /// Follows topics from now on; returns once that is so.
  void subscribe(String... topics) throws Exception {
    say(Codec.JSON.writeValueAsString(Map.of("subscribe", topics)));
    await();
  }

  /// Waits until everything said so far has been taken: an unreadable message is answered in turn.
  List<JsonNode> await() throws Exception {
    say("unreadable");
    List<JsonNode> before = new ArrayList<>();
    for (JsonNode next = next(); next.get("problem") == null; next = next()) {
      before.add(next);
    }
    return before;
  }

  JsonNode next() throws InterruptedException {
    JsonNode next = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing more was heard; closed: " + closed);
    }
    return next;
  }

  /// What is heard within a moment, if anything.
  @Nullable JsonNode soon() throws InterruptedException {
    return heard.poll(MOMENT_MILLIS, TimeUnit.MILLISECONDS);
  }

  /// The next event of a type.
  JsonNode event(String type) throws InterruptedException {
    while (true) {
      JsonNode event = next().path("event");
      if (event.path("type").asString("").equals(type)) {
        return event;
      }
    }
  }

  /// The code with which the venue ended the connection.
  int closed() throws Exception {
    return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      heard.add(Codec.JSON.readTree(part.toString()));
      part.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    closed.complete(status);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    closed.completeExceptionally(failure);
  }

  @Override
  public void close() {
    socket().abort();
  }
}
