package tallystick.server.gateway;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import tallystick.kernel.Codec;
import tallystick.kernel.Malformed;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// `GET /v1/stream`: a socket on which topics are followed.
///
/// In: `{"subscribe":["market.listing.<id>"],"from":<height>}`, `{"unsubscribe":[…]}`. Out:
/// `{"hello":{"height":…}}` once, then messages as [LiveMessages] writes them, and
/// `{"problem":{…}}`.
final class LiveSocket extends TextWebSocketHandler {
  /// Bytes of a message from a client.
  static final int MAX_MESSAGE = 16 << 10;

  /// Topics that one client may follow.
  static final int MAX_TOPICS = 200;

  /// Clients at once.
  static final int MAX_CLIENTS = 10_000;

  private static final Pattern TOPIC =
      Pattern.compile("[a-z]+\\.[a-z]+(\\.[A-Za-z0-9._~%:/-]{1,240})?");

  private final LiveHub hub;
  private final Map<String, LiveClient> clients = new ConcurrentHashMap<>();

  LiveSocket(LiveHub hub) {
    this.hub = hub;
  }

  /// Clients now.
  int clients() {
    return clients.size();
  }

  @Override
  public void afterConnectionEstablished(WebSocketSession session) throws Exception {
    if (clients.size() >= MAX_CLIENTS) {
      session.close(CloseStatus.SERVICE_OVERLOAD.withReason("too many clients"));
      return;
    }
    LiveClient client = new LiveClient(session);
    clients.put(session.getId(), client);
    client.start();
    client.offer("{\"hello\":{\"height\":%d}}".formatted(hub.height()));
  }

  @Override
  protected void handleTextMessage(WebSocketSession session, TextMessage message)
      throws InterruptedException {
    LiveClient client = clients.get(session.getId());
    if (client == null) {
      return;
    }
    try {
      handle(client, Codec.JSON.readTree(message.getPayload()));
    } catch (JacksonException e) {
      problem(client, "malformed", "The message is not well-formed JSON.");
    } catch (Malformed e) {
      problem(client, e.code(), e.sentence());
    }
  }

  private void handle(LiveClient client, JsonNode message) throws InterruptedException {
    Set<String> leave = topics(message.get("unsubscribe"));
    hub.unsubscribe(client, leave);
    client.topics().removeAll(leave);
    Set<String> join = topics(message.get("subscribe"));
    join.removeAll(client.topics());
    if (client.topics().size() + join.size() > MAX_TOPICS) {
      throw Body.malformed("/subscribe", "A client may follow " + MAX_TOPICS + " topics.");
    }
    client.topics().addAll(join);
    JsonNode from = message.get("from");
    long now = hub.height() + 1;
    long start = from == null ? now : Math.clamp(from.asLong(now), 1, now);
    if (!join.isEmpty()) {
      hub.subscribe(client, join, start);
    }
  }

  private static Set<String> topics(@Nullable JsonNode list) {
    Set<String> topics = new HashSet<>();
    for (JsonNode one : list == null ? List.<JsonNode>of() : list) {
      String topic = one.asString("");
      if (!TOPIC.matcher(topic).matches()) {
        throw Body.malformed("/subscribe", "A topic looks like market.listing.<id>.");
      }
      topics.add(topic);
    }
    return topics;
  }

  private static void problem(LiveClient client, String code, String detail) {
    Problem problem = Problem.of(HttpStatus.BAD_REQUEST, code, detail);
    client.offer(Codec.JSON.writeValueAsString(Map.of("problem", problem)));
  }

  @Override
  public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
    LiveClient client = clients.remove(session.getId());
    if (client != null) {
      client.stop();
      hub.unsubscribe(client, Set.copyOf(client.topics()));
    }
  }
}
