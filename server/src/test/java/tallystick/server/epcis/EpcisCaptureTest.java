package tallystick.server.epcis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.UriUtils;
import tallystick.kernel.Codec;
import tallystick.server.Pause;
import tallystick.server.TestVenue;
import tallystick.server.Web;
import tallystick.server.Web.Answer;
import tallystick.server.access.Browser;
import tallystick.server.access.Expect;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Events that a client of EPCIS sends, from the request to the log.
class EpcisCaptureTest {
  private static final String CAPTURE = "/v1/epcis/capture";
  private static final String EVENTS = "/v1/epcis/events";
  private static final String BEHAVIOUR = "GS1-Capture-Error-Behaviour";

  private final Web web = TestVenue.get().web();

  private static ObjectNode event(String item) {
    ObjectNode event = Codec.JSON.createObjectNode();
    event.put("type", "ObjectEvent").put("eventID", "urn:uuid:" + UUID.randomUUID());
    event.put("action", "OBSERVE").put("eventTime", at(-5));
    event.put("eventTimeZoneOffset", "+00:00").put("bizStep", "shipping");
    event.putArray("epcList").add(item);
    return event;
  }

  /// Seconds from now, as finely as times are kept.
  private static String at(long seconds) {
    return Instant.now().plusSeconds(seconds).truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private static ObjectNode event() {
    return event("urn:uuid:" + UUID.randomUUID());
  }

  private static ObjectNode future() {
    return event().put("eventTime", at(3_600));
  }

  private static ObjectNode document(ObjectNode... events) {
    ObjectNode document = Codec.JSON.createObjectNode();
    document.putArray("@context").add(EpcisDocument.STANDARD).addObject().put("x", "http://x/");
    document.put("type", "EPCISDocument").put("schemaVersion", "2.0");
    document.put("creationDate", "2026-05-01T10:00:00Z");
    ArrayNode list = document.putObject("epcisBody").putArray("eventList");
    list.addAll(Arrays.asList(events));
    return document;
  }

  /// A captured document's job, once it has ended.
  private static JsonNode job(Browser member, Answer accepted) throws Exception {
    assertEquals(202, accepted.status(), accepted::text);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < end) {
      JsonNode job = Expect.ok(member.reads(accepted.header("Location"))).json();
      if (!job.path("running").asBoolean()) {
        return job;
      }
      Pause.moment();
    }
    throw new AssertionError("the job does not end: " + accepted.header("Location"));
  }

  private boolean isRecorded(ObjectNode event) throws Exception {
    String address = Addresses.event(event.path("eventID").asString());
    return web.get(address).status() == 200;
  }

  private static void problem(int status, String type, String code, Answer answer) {
    assertEquals(code, answer.json().path("code").asString(), answer::text);
    assertEquals("epcisException:" + type, answer.json().path("type").asString(), answer::text);
    assertEquals(status, answer.status());
    assertFalse(answer.json().path("detail").asString().isBlank());
  }

  @Test
  void a_document_is_recorded_as_acts_of_whoever_sent_it() throws Exception {
    Browser ann = Browser.member();
    ObjectNode one = event().put("x:note", "careful");
    ObjectNode unnamed = event();
    unnamed.remove("eventID");

    Answer accepted = ann.posts(CAPTURE, document(one, unnamed).toString());
    JsonNode job = job(ann, accepted);

    assertTrue(job.path("success").asBoolean(), job::toString);
    assertEquals("rollback", job.path("captureErrorBehaviour").asString());
    assertEquals(0, job.path("errors").size());
    assertTrue(Instant.parse(job.path("finishedAt").asString()).isAfter(Instant.EPOCH));
    assertEquals(accepted.header("Location"), CAPTURE + "/" + job.path("captureID").asString());
    Answer mine = Expect.ok(web.get(EVENTS + "?EQ_userID=" + ann.principal()));
    JsonNode events = mine.json().at("/epcisBody/queryResults/resultsBody/eventList");
    assertEquals(2, events.size());
    assertEquals(Meaning.of(one), Meaning.of(events.path(1)));
    assertTrue(events.path(0).path("eventID").asString().matches("[a-z]+:.+"));
    assertEquals("http://x/", mine.json().at("/@context/1/x").asString());
  }

  @Test
  void one_refused_event_of_a_document_keeps_all_of_it_out() throws Exception {
    Browser ann = Browser.member();
    ObjectNode hers = event();
    assertEquals(201, ann.posts(EVENTS, hers.toString()).status());
    Browser ben = Browser.member();
    ObjectNode good = event();
    ObjectNode thief = event(hers.at("/epcList/0").asString());

    JsonNode job = job(ben, ben.posts(CAPTURE, document(good, thief, event()).toString()));

    assertFalse(job.path("success").asBoolean());
    assertEquals(1, job.path("errors").size(), job::toString);
    JsonNode error = job.at("/errors/0");
    assertEquals("custody.NOT_HOLDER", error.path("code").asString());
    assertEquals("/epcisBody/eventList/1", error.path("pointer").asString());
    assertEquals(thief.path("eventID"), error.path("eventID"));
    assertEquals("epcisException:ValidationException", error.path("type").asString());
    assertFalse(isRecorded(good));
  }

  @Test
  void whoever_says_so_has_all_good_events_recorded_and_is_told_of_each_other() throws Exception {
    Browser ann = Browser.member();
    ObjectNode first = event();
    ObjectNode last = event();
    ObjectNode known = event();
    Expect.ok(ann.reads(CAPTURE));
    assertEquals(201, ann.posts(EVENTS, known.toString()).status());
    ObjectNode address = event("no uri");
    ObjectNode unit = event();
    unit.putArray("quantityList")
        .addObject()
        .put("epcClass", "urn:epc:class:lgtin:4012345.012345.99")
        .put("quantity", 1)
        .put("uom", "kilo");
    ObjectNode[] all = {first, future(), address, unit, known, last};

    JsonNode job = job(ann, ann.posts(CAPTURE, document(all).toString(), BEHAVIOUR, "proceed"));

    assertEquals("proceed", job.path("captureErrorBehaviour").asString());
    assertFalse(job.path("success").asBoolean());
    Map<String, String> told =
        Map.of(
            "/epcisBody/eventList/1", "custody.EVENT_IN_FUTURE",
            "/epcisBody/eventList/2/epcList", "invalid-field",
            "/epcisBody/eventList/3/quantityList/0/uom", "invalid-field",
            "/epcisBody/eventList/4", "custody.EVENT_EXISTS");
    assertEquals(told.size(), job.path("errors").size(), job::toString);
    for (JsonNode error : job.path("errors")) {
      String pointer = error.path("pointer").asString();
      assertEquals(told.get(pointer), error.path("code").asString(), error::toString);
      int at = Integer.parseInt(pointer.split("/")[3]);
      assertEquals(all[at].path("eventID"), error.path("eventID"));
    }
    assertTrue(isRecorded(first));
    assertTrue(isRecorded(last));
  }

  @Test
  void more_than_one_signature_holds_is_recorded_in_order_but_not_all_or_none() throws Exception {
    Browser ann = Browser.member();
    String item = "urn:uuid:" + UUID.randomUUID();
    ObjectNode[] many =
        IntStream.range(0, 300).mapToObj(i -> event(item)).toArray(ObjectNode[]::new);
    many[299].put("action", "DELETE");
    String document = document(many).toString();

    Answer whole = ann.posts(CAPTURE, document);
    JsonNode job = job(ann, ann.posts(CAPTURE, document, BEHAVIOUR, "proceed"));

    problem(413, "CaptureLimitExceededException", "too-many-events", whole);
    assertTrue(job.path("success").asBoolean(), job::toString);
    assertTrue(isRecorded(many[0]));
    assertTrue(isRecorded(many[299]));
  }

  @Test
  void a_document_that_is_too_large_is_refused_at_once_with_the_limits() throws Exception {
    Browser ann = Browser.member();
    ObjectNode[] empty = new ObjectNode[100_000];
    Arrays.fill(empty, Codec.JSON.createObjectNode());

    Answer many = ann.posts(CAPTURE, document(empty).toString(), BEHAVIOUR, "proceed");
    Answer large = ann.posts(CAPTURE, " ".repeat((8 << 20) + 1));

    problem(413, "CaptureLimitExceededException", "too-many-events", many);
    assertEquals("10000", many.header("GS1-EPCIS-Capture-Limit"));
    problem(413, "CaptureLimitExceededException", "body-too-large", large);
    assertEquals("8388608", large.header("GS1-EPCIS-Capture-File-Size-Limit"));
  }

  @Test
  void what_is_no_document_of_events_is_told_with_its_place() throws Exception {
    Browser ann = Browser.member();
    String invalid = "ValidationException";
    ObjectNode elsewhere = document(event());
    elsewhere.putArray("@context").add("https://example.org/context.jsonld");
    Answer context = ann.posts(CAPTURE, elsewhere.toString());
    problem(400, invalid, "invalid-field", context);
    assertEquals("/@context", context.json().path("pointer").asString());
    Answer field =
        ann.posts(CAPTURE, document(event(), event().put("bizstep", "shipping")).toString());
    problem(400, invalid, "invalid-field", field);
    assertEquals("/epcisBody/eventList/1/bizstep", field.json().path("pointer").asString());
    problem(400, invalid, "malformed", ann.posts(CAPTURE, "{"));
    problem(400, invalid, "invalid-field", ann.posts(CAPTURE, "{}"));
    String good = document(event()).toString();
    problem(400, invalid, "invalid-header", ann.posts(CAPTURE, good, BEHAVIOUR, "all"));
    problem(
        415,
        "UnsupportedMediaTypeException",
        "unsupported-media-type",
        ann.posts(CAPTURE, good, "Content-Type", "text/csv"));
    problem(
        406,
        "NotAcceptableException",
        "not-acceptable",
        ann.posts(CAPTURE, good, "GS1-EPCIS-Version", "3.0"));
  }

  @Test
  void a_single_event_is_there_when_it_is_answered() throws Exception {
    Browser ann = Browser.member();
    ObjectNode event =
        event().put("eventID", "ni:///sha-256;%s?ver=CBV2.0".formatted(UUID.randomUUID()));

    Answer made = ann.posts(EVENTS, event.toString());

    assertEquals(201, made.status(), made::text);
    assertEquals(Meaning.of(event), Meaning.of(made.json()));
    Answer found = Expect.ok(web.get(made.header("Location")));
    assertEquals(
        event.path("eventID"),
        found.json().at("/epcisBody/queryResults/resultsBody/eventList/0/eventID"));
    problem(
        409,
        "ResourceAlreadyExistsException",
        "custody.EVENT_EXISTS",
        ann.posts(EVENTS, event.toString()));
    problem(
        400,
        "ValidationException",
        "custody.EVENT_IN_FUTURE",
        ann.posts(EVENTS, future().toString()));
    Answer wrong = ann.posts(EVENTS, event().put("disposition", "").toString());
    problem(400, "ValidationException", "invalid-field", wrong);
  }

  @Test
  void an_event_is_declared_in_error_by_whoever_sent_it() throws Exception {
    Browser ann = Browser.member();
    ObjectNode event = event();
    assertEquals(201, ann.posts(EVENTS, event.toString()).status());
    event
        .putObject("errorDeclaration")
        .put("declarationTime", at(0))
        .put("reason", "incorrect_data")
        .putArray("correctiveEventIDs")
        .add("urn:uuid:" + UUID.randomUUID());

    Browser ben = Browser.member();
    JsonNode stranger = job(ben, ben.posts(CAPTURE, document(event).toString()));
    JsonNode hers = job(ann, ann.posts(CAPTURE, document(event).toString()));

    assertEquals("custody.EVENT_OF_ANOTHER", stranger.at("/errors/0/code").asString());
    assertTrue(hers.path("success").asBoolean(), hers::toString);
    Answer found =
        web.get(
            EVENTS
                + "?EXISTS_errorDeclaration=true&EQ_errorReason=urn:epcglobal:cbv:er:incorrect_data"
                + "&EQ_eventID="
                + UriUtils.encode(event.path("eventID").asString(), "UTF-8"));
    assertEquals(
        "incorrect_data",
        found
            .json()
            .at("/epcisBody/queryResults/resultsBody/eventList/0/errorDeclaration/reason")
            .asString(),
        found::text);
  }

  @Test
  void programs_capture_by_api_key_within_its_scopes() throws Exception {
    Browser ann = Browser.member();
    String good = key(ann, "custody.RecordEvent");
    String other = key(ann, "accounts.Transfer");
    ObjectNode event = event();

    Answer accepted = bearing(good, document(event).toString());

    assertEquals(202, accepted.status(), accepted::text);
    assertTrue(job(ann, accepted).path("success").asBoolean());
    problem(
        403,
        "SecurityException",
        "insufficient-scope",
        bearing(other, document(event()).toString()));
    assertEquals(401, web.post(CAPTURE, document(event()).toString()).status());
    assertEquals(401, web.post(EVENTS, event().toString()).status());
    assertEquals(401, web.get(CAPTURE).status());
    Answer page = ann.posts(CAPTURE, document(event()).toString(), "Sec-Fetch-Site", "cross-site");
    Expect.problem(403, "cross-site", page);
    Answer forged = ann.posts(CAPTURE, document(event()).toString(), "Tallystick-Csrf", "x");
    assertEquals(403, forged.status(), forged::text);
  }

  private static String key(Browser owner, String scope) throws Exception {
    Map<String, Object> wanted =
        Map.of(
            "name",
            "Scanner",
            "scopes",
            List.of(scope),
            "ranges",
            List.of(),
            "perMinute",
            600,
            "days",
            30);
    return Expect.ok(owner.post("/api-keys", wanted)).json().path("secret").asString();
  }

  private Answer bearing(String key, String body) throws Exception {
    return web.send(
        web.request(CAPTURE)
            .header("Authorization", "Bearer " + key)
            .POST(BodyPublishers.ofString(body)));
  }

  @Test
  void a_document_of_an_older_version_in_xml_is_captured_like_any() throws Exception {
    Browser ann = Browser.member();
    String id = "urn:uuid:" + UUID.randomUUID();
    String document =
        """
        <epcis:EPCISDocument xmlns:epcis="urn:epcglobal:epcis:xsd:1" schemaVersion="1.2"
          creationDate="2026-05-01T10:00:00Z"><EPCISBody><EventList><ObjectEvent>
          <eventTime>%s</eventTime><eventTimeZoneOffset>+00:00</eventTimeZoneOffset>
          <baseExtension><eventID>%s</eventID></baseExtension>
          <epcList><epc>urn:uuid:%s</epc></epcList><action>OBSERVE</action>
        </ObjectEvent></EventList></EPCISBody></epcis:EPCISDocument>
        """
            .formatted(at(-5), id, UUID.randomUUID());
    String type = "application/xml; charset=utf-8";

    Answer accepted =
        ann.posts(CAPTURE, document, "Content-Type", type, "GS1-EPCIS-Version", "1.2");

    assertTrue(job(ann, accepted).path("success").asBoolean());
    assertEquals(200, web.get(Addresses.event(id)).status());
    Answer wrong = ann.posts(CAPTURE, document + "<", "Content-Type", type);
    problem(400, "ValidationException", "malformed", wrong);
    Answer single = ann.posts(EVENTS, document, "Content-Type", type);
    problem(415, "UnsupportedMediaTypeException", "unsupported-media-type", single);
  }

  @Test
  void jobs_are_shown_page_by_page_to_whoever_they_are_of() throws Exception {
    Browser ann = Browser.member();
    List<String> begun = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Answer accepted = ann.posts(CAPTURE, document(event()).toString());
      begun.add(job(ann, accepted).path("captureID").asString());
    }

    Answer first = Expect.ok(ann.reads(CAPTURE + "?perPage=2"));
    Answer second = Expect.ok(ann.reads(first.header("Link").replaceFirst("<([^>]+)>.*", "$1")));

    List<String> shown = new ArrayList<>();
    first.json().forEach(job -> shown.add(job.path("captureID").asString()));
    second.json().forEach(job -> shown.add(job.path("captureID").asString()));
    assertEquals(2, first.json().size());
    assertEquals(begun.stream().sorted().toList(), shown.stream().sorted().toList());
    assertEquals("", second.header("Link"));
    problem(
        404,
        "NoSuchNameException",
        "not-found",
        Browser.member().reads(CAPTURE + "/" + begun.getFirst()));
  }
}
