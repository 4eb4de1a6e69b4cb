package tallystick.server.epcis;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tallystick.kernel.Codec;
import tallystick.kernel.Limits;
import tallystick.kernel.Malformed;
import tallystick.server.access.Access;
import tallystick.server.access.Signatory;
import tallystick.server.epcis.Capture.Failure;
import tallystick.server.epcis.Capture.Ready;
import tallystick.server.epcis.EpcisDocument.Sent;
import tallystick.server.gateway.Body;
import tallystick.server.gateway.Problem;
import tallystick.server.gateway.Submissions;
import tallystick.server.views.ViewHeight;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Events that come in: a document as a job, a single one at once. The venue signs them in the name
/// of whoever sends them; whether they may be recorded is for the room to say.
@RestController
final class CaptureController {
  /// Bytes of a document.
  private static final int MAX_BYTES = 8 << 20;

  private static final String BEHAVIOUR = "GS1-Capture-Error-Behaviour";

  /// In whose name: an organisation's, or of who gave a mandate.
  private static final String BY = "Tallystick-By";

  private static final Pattern PRINCIPAL = Pattern.compile("[0-9a-f]{32}");

  /// How much is taken, as a client may ask before.
  static final Map<String, String> LIMITS =
      Map.of(
          "GS1-EPCIS-Capture-Limit",
          Integer.toString(EpcisDocument.MAX_EVENTS),
          "GS1-EPCIS-Capture-File-Size-Limit",
          Integer.toString(MAX_BYTES),
          BEHAVIOUR,
          "all");

  private static final Set<String> TYPES = Set.of("application/json", "application/ld+json");
  private static final int MAX_JOBS = 100;
  private static final int MAX_WARNINGS = 100;
  private static final String DIFFERS = "The hash id of the event as it was sent is %s.";
  private static final Duration SHOWN = Duration.ofSeconds(5);
  private static final String JSON = EpcisEventsController.JSON;

  private final Access access;
  private final Submissions submissions;
  private final CaptureJobs jobs;
  private final ViewHeight height;

  CaptureController(Access access, Submissions submissions, CaptureJobs jobs, ViewHeight height) {
    this.access = access;
    this.submissions = submissions;
    this.jobs = jobs;
    this.height = height;
  }

  @PostMapping(path = "/v1/epcis/capture")
  ResponseEntity<byte[]> capture(HttpServletRequest request) {
    Signatory signatory = signatory(request);
    String behaviour = behaviour(request);
    List<Sent> sent =
        EpcisDocument.events(
            XmlDocument.isXml(request)
                ? XmlDocument.read(Body.bytes(request, MAX_BYTES))
                : json(request, MAX_BYTES));
    List<Ready> ready = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    List<ObjectNode> warnings = new ArrayList<>();
    for (Sent one : sent) {
      if (warnings.size() < MAX_WARNINGS && EventHash.differs(one.json())) {
        warnings.add(warning(one));
      }
      try {
        ready.add(Ready.of(one));
      } catch (Malformed e) {
        if (behaviour.equals(CaptureJobs.ROLLBACK)) {
          throw e;
        }
        failures.add(Failure.of(one, e));
      }
    }
    if (behaviour.equals(CaptureJobs.ROLLBACK)) {
      Capture.requireOne(ready);
    }
    String job =
        jobs.begin(
            new CaptureJobs.Work(
                signatory.person().person(),
                behaviour,
                new Capture(signatory, by(request, signatory), submissions),
                ready,
                failures,
                warnings));
    return ResponseEntity.accepted()
        .header(HttpHeaders.LOCATION, Addresses.ROOT + "/capture/" + job)
        .build();
  }

  @GetMapping(path = "/v1/epcis/capture", produces = JSON)
  ResponseEntity<byte[]> jobs(HttpServletRequest request) {
    return ListPage.answer(
        request,
        MAX_JOBS,
        (rows, offset) -> jobs.jobs(Signatory.of(request, access).person().person(), rows, offset),
        Function.identity());
  }

  @GetMapping(path = "/v1/epcis/capture/{job}", produces = JSON)
  ResponseEntity<byte[]> job(@PathVariable String job, HttpServletRequest request) {
    return jobs.job(Signatory.of(request, access).person().person(), job)
        .map(found -> ResponseEntity.ok(Codec.JSON.writeValueAsBytes(found)))
        .orElseThrow(() ->
            Problem.of(HttpStatus.NOT_FOUND, "not-found", "You have no such job.").exception());
  }

  @PostMapping(path = "/v1/epcis/events", produces = JSON)
  ResponseEntity<byte[]> event(HttpServletRequest request) throws InterruptedException {
    Signatory signatory = signatory(request);
    Sent sent = EpcisDocument.event(json(request, Limits.PAYLOAD_BYTES));
    Ready event = Ready.of(sent);
    Capture capture = new Capture(signatory, by(request, signatory), submissions);
    List<Failure> failures = capture.record(List.of(event), true);
    if (!failures.isEmpty()) {
      throw failures.getFirst().problem().exception();
    }
    // Whoever follows the address finds it there.
    var _ = height.await(capture.height(), SHOWN);
    ResponseEntity.BodyBuilder created =
        ResponseEntity.status(HttpStatus.CREATED)
            .header(HttpHeaders.LOCATION, Addresses.event(event.event().eventID()));
    if (EventHash.differs(sent.json())) {
      created.header("Tallystick-Warning", DIFFERS.formatted(EventHash.id(sent.json())));
    }
    return created.body(Codec.JSON.writeValueAsBytes(EventText.write(event.event())));
  }

  private Signatory signatory(HttpServletRequest request) {
    Signatory signatory = Signatory.of(request, access);
    signatory.requireScope(Capture.ACTION);
    signatory.requireCustodial();
    return signatory;
  }

  private static ObjectNode warning(Sent event) {
    ObjectNode warning = Codec.JSON.createObjectNode().put("pointer", event.pointer() + "/eventID");
    warning.put("eventID", event.json().path("eventID").asString());
    return warning.put("detail", DIFFERS.formatted(EventHash.id(event.json())));
  }

  private static String by(HttpServletRequest request, Signatory signatory) {
    String by = request.getHeader(BY);
    if (by == null) {
      return signatory.person().principal();
    }
    if (!PRINCIPAL.matcher(by).matches()) {
      throw Problem.of(HttpStatus.BAD_REQUEST, "invalid-header", BY + " must be a principal.")
          .exception();
    }
    signatory.requireOwn(by);
    return by;
  }

  private static JsonNode json(HttpServletRequest request, int limit) {
    String type = request.getContentType();
    if (type != null && !TYPES.contains(type.split(";")[0].strip().toLowerCase(Locale.ROOT))) {
      throw Problem.of(
              HttpStatus.UNSUPPORTED_MEDIA_TYPE,
              "unsupported-media-type",
              "Events come as application/json or application/ld+json, documents in XML, too.")
          .exception();
    }
    return Body.json(request, limit);
  }

  private static String behaviour(HttpServletRequest request) {
    String wanted = request.getHeader(BEHAVIOUR);
    if (wanted == null) {
      return CaptureJobs.ROLLBACK;
    }
    if (!Set.of(CaptureJobs.ROLLBACK, CaptureJobs.PROCEED).contains(wanted)) {
      throw Problem.of(
              HttpStatus.BAD_REQUEST, "invalid-header", BEHAVIOUR + " must be rollback or proceed.")
          .exception();
    }
    return wanted;
  }
}
