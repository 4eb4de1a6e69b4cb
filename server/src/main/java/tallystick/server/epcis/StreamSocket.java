package tallystick.server.epcis;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;
import tallystick.kernel.Codec;
import tallystick.kernel.Malformed;
import tallystick.server.epcis.NamedQueries.Named;
import tallystick.server.epcis.Standing.Found;
import tallystick.server.gateway.Problem;
import tools.jackson.databind.node.ObjectNode;

/// `GET /v1/epcis/queries/{name}/events` as a socket: a query that stands as long as somebody
/// listens. With `stream=true` events come when they are recorded, with parts of a [Schedule] at
/// their times; each message is a document. Events are public, so whoever may listen.
final class StreamSocket extends TextWebSocketHandler implements HandshakeInterceptor {
  /// Where it is.
  static final String PATH = Addresses.ROOT + "/queries/*/events";

  /// Sockets at once, and of one address.
  static final int MOST = 500;

  static final int MOST_OF_ONE = 20;

  private static final int BATCH = 100;
  private static final Duration LOOK = Duration.ofSeconds(10);
  private static final String ASKED = "asked";
  private static final String ADDRESS = "address";
  private static final String REPORT_IF_EMPTY = "reportIfEmpty";
  private static final String INITIAL_RECORD_TIME = "initialRecordTime";
  private static final String STREAM = "stream";

  private final NamedQueries queries;
  private final Standing standing;
  private final Pulse pulse;
  private final Map<String, Thread> threads = new ConcurrentHashMap<>();
  private final Map<String, Integer> addresses = new ConcurrentHashMap<>();

  StreamSocket(NamedQueries queries, Standing standing, Pulse pulse) {
    this.queries = queries;
    this.standing = standing;
    this.pulse = pulse;
  }

  /// What somebody wants to hear.
  ///
  /// @param schedule null for a stream
  private record Asked(
      String query, @Nullable Schedule schedule, boolean reportIfEmpty, long told) {}

  /// Refuses, as long as that can be said by HTTP.
  @Override
  public boolean beforeHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      Map<String, Object> attributes)
      throws IOException {
    var servlet = ((ServletServerHttpRequest) request).getServletRequest();
    try {
      String[] path = servlet.getRequestURI().split("/", -1);
      attributes.put(ASKED, asked(path[path.length - 2], Addresses.parameters(servlet)));
      attributes.put(ADDRESS, servlet.getRemoteAddr());
      return true;
    } catch (Malformed e) {
      refuse(Problem.of(e), response);
    } catch (Problem.Thrown e) {
      refuse(e.problem(), response);
    }
    return false;
  }

  private static void refuse(Problem problem, ServerHttpResponse response) throws IOException {
    HttpServletResponse servlet = ((ServletServerHttpResponse) response).getServletResponse();
    EpcisProblems.named(problem).write(servlet);
  }

  private Asked asked(String name, Map<String, String> given) {
    Named query = queries.get(name);
    Standing.require(query);
    ObjectNode schedule = Codec.JSON.createObjectNode();
    ObjectNode rest = Codec.JSON.createObjectNode();
    given.forEach(
        (key, value) -> (Schedule.names().contains(key) ? schedule : rest).put(key, value));
    Fields others = new Fields(rest, "");
    Set<String> known = Set.of(STREAM, REPORT_IF_EMPTY, INITIAL_RECORD_TIME);
    for (String key : rest.propertyNames()) {
      if (!known.contains(key)) {
        throw others.wrong(key, "is no part of a subscription");
      }
    }
    boolean stream = others.text(STREAM).equals("true");
    if (stream != schedule.isEmpty()) {
      throw others.wrong(STREAM, "must be true, or there must be a schedule, and not both");
    }
    long told =
        others.has(INITIAL_RECORD_TIME)
            ? standing.before(others.time(INITIAL_RECORD_TIME).toInstant().toEpochMilli())
            : standing.head();
    return new Asked(
        query.name(),
        stream ? null : Schedule.of(new Fields(schedule, "")),
        others.text(REPORT_IF_EMPTY).equals("true") && !stream,
        told);
  }

  @Override
  public void afterHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      @Nullable Exception failure) {
    // What there is to do begins when the socket is open.
  }

  @Override
  public void afterConnectionEstablished(WebSocketSession session) throws IOException {
    Asked asked = (Asked) session.getAttributes().get(ASKED);
    String address = String.valueOf(session.getAttributes().get(ADDRESS));
    int own = addresses.merge(address, 1, Integer::sum);
    if (asked == null || threads.size() >= MOST || own > MOST_OF_ONE) {
      session.close(CloseStatus.SERVICE_OVERLOAD.withReason("too many subscriptions"));
      return;
    }
    Thread thread = Thread.ofVirtual().name("epcis-stream").unstarted(() -> run(session, asked));
    threads.put(session.getId(), thread);
    thread.start();
  }

  private void run(WebSocketSession session, Asked asked) {
    try {
      tell(session, asked);
      session.close(CloseStatus.NORMAL.withReason("the query was removed"));
    } catch (InterruptedException | IOException e) {
      // Whoever listened is gone, or we are.
    } catch (RuntimeException e) {
      closeQuietly(session, CloseStatus.SERVER_ERROR);
    }
  }

  private static void closeQuietly(WebSocketSession session, CloseStatus status) {
    try {
      session.close(status);
    } catch (IOException e) {
      // It was gone before.
    }
  }

  /// Until the query is no more.
  private void tell(WebSocketSession session, Asked asked)
      throws InterruptedException, IOException {
    long told = asked.told();
    while (session.isOpen()) {
      await(asked.schedule(), told);
      Named query = queries.find(asked.query()).orElse(null);
      if (query == null) {
        return;
      }
      boolean empty = asked.reportIfEmpty();
      Found found;
      do {
        found = standing.since(query, told, BATCH);
        told = found.until();
        if (!found.events().isEmpty() || empty) {
          ObjectNode document = found.document(asked.query(), "");
          session.sendMessage(new TextMessage(Codec.JSON.writeValueAsString(document)));
        }
        empty = false;
      } while (found.more());
    }
  }

  private void await(@Nullable Schedule schedule, long told) throws InterruptedException {
    if (schedule == null) {
      pulse.await(told, LOOK);
    } else {
      Instant now = Instant.now();
      Thread.sleep(Duration.between(now, schedule.after(now)));
    }
  }

  @Override
  public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
    Thread thread = threads.remove(session.getId());
    if (thread != null) {
      thread.interrupt();
    }
    addresses.computeIfPresent(
        String.valueOf(session.getAttributes().get(ADDRESS)),
        (_, count) -> count > 1 ? count - 1 : null);
  }
}
