package tallystick.server.epcis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import tallystick.kernel.Codec;
import tallystick.server.TestReceiver;
import tallystick.server.TestVenue;
import tallystick.server.Web;
import tallystick.server.Web.Answer;
import tallystick.server.access.Browser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Queries that stand: from their subscription to what is told, by webhook and by socket.
class EpcisSubscriptionsTest {
  private static final String TOKEN = "13df38d8275b13f05704629e5f1cf3d45d6132d5";
  private static final long PATIENCE_SECONDS = 30;

  private final Web web = TestVenue.get().web();
  private final TestReceiver webhook = TestReceiver.get();
  private final String name = "q" + UUID.randomUUID();
  private final String path = name;
  private final String step = "https://example.org/steps/" + UUID.randomUUID();
  private final String subscriptions = "/v1/epcis/queries/" + name + "/subscriptions";

  private void define(Browser member, String... more) throws Exception {
    ObjectNode definition = Codec.JSON.createObjectNode().put("name", name);
    ObjectNode query = definition.putObject("query").put("EQ_bizStep", step);
    for (String one : more) {
      query.put(one, "recordTime");
    }
    assertEquals(201, member.posts("/v1/epcis/queries", definition.toString()).status());
  }

  private String captured(Browser member, String said) throws Exception {
    ObjectNode event = Codec.JSON.createObjectNode();
    String id = "urn:uuid:" + UUID.randomUUID();
    event.put("type", "ObjectEvent").put("eventID", id).put("action", "OBSERVE");
    event.put("eventTime", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    event.put("eventTimeZoneOffset", "+00:00").put("bizStep", said);
    event.putArray("epcList").add("urn:uuid:" + UUID.randomUUID());
    Answer answer = member.posts("/v1/epcis/events", event.toString());
    assertEquals(201, answer.status(), answer::text);
    return id;
  }

  private static List<String> ids(JsonNode document) {
    List<String> ids = new ArrayList<>();
    document
        .at("/epcisBody/queryResults/resultsBody/eventList")
        .forEach(event -> ids.add(event.path("eventID").asString()));
    return ids;
  }

  private ObjectNode subscription() {
    return Codec.JSON.createObjectNode().put("dest", webhook.address(path));
  }

  private Answer subscribes(Browser member, ObjectNode subscription) throws Exception {
    return member.posts(subscriptions, subscription.toString());
  }

  @Test
  void a_stream_is_told_of_what_it_finds_signed_and_again_until_it_is_taken() throws Exception {
    Browser ann = Browser.member();
    define(ann);
    String before = captured(ann, step);
    Answer made = subscribes(ann, subscription().put("stream", true).put("signatureToken", TOKEN));
    assertEquals(201, made.status(), made::text);
    assertFalse(made.text().contains(TOKEN), made::text);
    var _ = captured(ann, "shipping");
    webhook.willAnswer(path, 503);

    String id = captured(ann, step);

    TestReceiver.Got first = webhook.next(path);
    assertEquals(List.of(id), ids(first.json()), () -> before + " was there before");
    JsonNode results = first.json().at("/epcisBody/queryResults");
    assertEquals(name, results.path("queryName").asString());
    assertEquals(
        made.json().path("subscriptionID").asString(), results.path("subscriptionID").asString());
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(TOKEN.getBytes(UTF_8), "HmacSHA256"));
    String hmac = HexFormat.of().formatHex(mac.doFinal(first.body().getBytes(UTF_8)));
    assertEquals("sha256=" + hmac, first.header("gs1-signature"));
    assertEquals(List.of(id), ids(webhook.next(path).json()));
    String next = captured(ann, step);
    assertEquals(List.of(next), ids(webhook.next(path).json()));
    assertEquals(204, ann.removes(made.header("Location")).status());
    assertEquals(404, ann.reads(made.header("Location")).status());
  }

  @Test
  void a_schedule_is_told_at_its_times_from_the_first_record_time_that_is_wanted()
      throws Exception {
    Browser ann = Browser.member();
    define(ann);
    String early = captured(ann, step);
    ObjectNode wanted = subscription().put("reportIfEmpty", true);
    wanted.put("initialRecordTime", Instant.now().minusSeconds(60).toString());
    wanted.putObject("schedule").put("second", "*/1");

    Answer made = subscribes(ann, wanted);

    assertEquals(201, made.status(), made::text);
    assertEquals(List.of(early), ids(webhook.next(path).json()));
    assertEquals(List.of(), ids(webhook.next(path).json()));
    JsonNode shown = ann.reads(subscriptions).json().path(0);
    assertEquals("*/1", shown.at("/schedule/second").asString(), shown::toString);
    assertTrue(shown.has("lastNotifiedAt"), shown::toString);
    webhook.willAnswer(path, 410);
    // It is removed some time after that was answered, and then nothing more comes.
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (ann.reads(made.header("Location")).status() == 200) {
      assertTrue(System.nanoTime() < end, "it stands still");
      LockSupport.parkNanos(20_000_000);
    }
  }

  @Test
  void what_cannot_stand_is_refused_and_others_see_nothing() throws Exception {
    Browser ann = Browser.member();
    define(ann);
    ObjectNode stream = subscription().put("stream", true);
    refused("/dest", subscribes(ann, stream.deepCopy().put("dest", "http://example.org/x")));
    refused("/dest", subscribes(ann, stream.deepCopy().put("dest", "https://a@example.org/x")));
    refused("/schedule", subscribes(ann, subscription()));
    ObjectNode both = stream.deepCopy();
    both.putObject("schedule").put("hour", "1");
    refused("/schedule", subscribes(ann, both));
    ObjectNode late = subscription();
    late.putObject("schedule").put("hour", "25");
    refused("/schedule/hour", subscribes(ann, late));
    refused("/epcFormat", subscribes(ann, stream.deepCopy().put("epcFormat", "x")));
    assertEquals(401, web.post(subscriptions, stream.toString()).status());
    Answer made = subscribes(ann, stream.put("dest", "https://example.org/x"));
    assertEquals(201, made.status(), made::text);
    Browser ben = Browser.member();
    assertEquals(0, ben.reads(subscriptions).json().size());
    assertEquals(404, ben.reads(made.header("Location")).status());
    assertEquals(404, ben.removes(made.header("Location")).status());
    assertEquals(204, ann.removes("/v1/epcis/queries/" + name).status());
    assertEquals(404, ann.reads(made.header("Location")).status());
    define(ann, "orderBy");
    Answer ordered = subscribes(ann, stream);
    assertEquals(
        "epcisException:SubscribeNotPermittedException",
        ordered.json().path("type").asString(),
        ordered::text);
  }

  private static void refused(String pointer, Answer answer) {
    assertEquals(400, answer.status(), answer::text);
    assertEquals(pointer, answer.json().path("pointer").asString(), answer::text);
  }

  @Test
  void a_socket_is_told_until_the_query_is_no_more() throws Exception {
    Browser ann = Browser.member();
    define(ann);
    Listener listener = listens("?stream=true");

    String id = captured(ann, step);

    assertEquals(List.of(id), ids(listener.next()));
    Listener scheduled = listens("?second=*/1&reportIfEmpty=true");
    assertEquals(List.of(), ids(scheduled.next()));
    assertEquals(204, ann.removes("/v1/epcis/queries/" + name).status());
    assertEquals(1000, scheduled.closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    CompletionException unknown =
        assertThrows(CompletionException.class, () -> listens("?stream=true"));
    WebSocketHandshakeException refused =
        assertInstanceOf(WebSocketHandshakeException.class, unknown.getCause());
    assertEquals(404, refused.getResponse().statusCode());
  }

  private Listener listens(String asked) {
    Listener listener = new Listener();
    String address = web.url().replace("http:", "ws:") + "/v1/epcis/queries/" + name + "/events";
    var _ =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(address + asked), listener)
            .join();
    return listener;
  }

  private static final class Listener implements WebSocket.Listener {
    private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      part.append(text);
      if (last) {
        heard.add(Codec.JSON.readTree(part.toString()));
        part.setLength(0);
      }
      socket.request(1);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      closed.complete(status);
      return CompletableFuture.completedFuture(null);
    }

    JsonNode next() throws InterruptedException {
      JsonNode message = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertNotNull(message, "nothing was heard");
      return message;
    }
  }
}
