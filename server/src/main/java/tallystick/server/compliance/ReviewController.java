package tallystick.server.compliance;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tallystick.kernel.Limits;
import tallystick.kernel.Require;
import tallystick.kernel.StrictJson;
import tallystick.server.compliance.Applications.Application;
import tallystick.server.compliance.Applications.Content;
import tallystick.server.compliance.Applications.Document;
import tallystick.server.gateway.Body;
import tallystick.server.gateway.DocumentType;

/// What officers look at before they decide. To decide is an act in the ledger, with the commitment
/// that is shown here; only a refusal, which changes nothing there, is said here.
@RestController
final class ReviewController {
  private static final String ROOT = "/v1/session/compliance/review";
  private static final int MAX_BODY = 4 << 10;
  private static final int PAGE = 100;

  private final Compliance compliance;

  ReviewController(Compliance compliance) {
    this.compliance = compliance;
  }

  /// @param own whether it is the officer's own, of which another decides
  record Waiting(
      String application,
      String principal,
      String level,
      String commitment,
      long since,
      boolean own) {}

  record ReviewQueue(List<Waiting> items) {}

  /// @param hits of the names of the principal and of the applicant, open or decided
  record Examined(
      String application,
      String principal,
      String level,
      String state,
      Claims claims,
      List<Document> documents,
      String provider,
      String commitment,
      long since,
      List<Hits.Hit> hits) {}

  /// @param reason for the applicant to read
  record Refusal(String reason) {
    Refusal {
      Require.text(reason, Limits.TEXT_CHARS, "reason");
    }
  }

  /// Applications that wait for the first or the second officer.
  @GetMapping(ROOT)
  ReviewQueue queue(HttpServletRequest request) {
    Caller officer = Caller.officer(compliance.access(), request);
    return new ReviewQueue(
        compliance.applications().submitted(PAGE).stream()
            .filter(one -> !compliance.decided(one))
            .map(one ->
                new Waiting(
                    one.application(),
                    one.principal(),
                    one.level(),
                    one.commitment(),
                    one.since(),
                    one.person().equals(officer.person().person())))
            .toList());
  }

  /// One application. That it was read is written down.
  @GetMapping(ROOT + "/{application}")
  Examined examine(@PathVariable String application, HttpServletRequest request) {
    Caller officer = Caller.officer(compliance.access(), request);
    Application one = submitted(application);
    compliance.applications().read(one, officer.principal(), "application");
    return new Examined(
        one.application(),
        one.principal(),
        one.level(),
        one.state(),
        compliance.applications().open(one).claims(),
        compliance.applications().documents(one),
        one.provider(),
        one.commitment(),
        one.since(),
        compliance.hits().of(one.principal()));
  }

  private Application submitted(String application) {
    Application one = compliance.applications().byId(application.replace('\0', '?'));
    if (one.state().equals("DRAFT")) {
      throw Caller.notFound("application");
    }
    return one;
  }

  /// A document, to be saved and never to be shown in place. That it was read is written down.
  @GetMapping(ROOT + "/{application}/documents/{document}")
  ResponseEntity<byte[]> document(
      @PathVariable String application, @PathVariable String document, HttpServletRequest request) {
    Caller officer = Caller.officer(compliance.access(), request);
    Application one = submitted(application);
    Content content = compliance.applications().content(one, document.replace('\0', '?'));
    compliance.applications().read(one, officer.principal(), "document " + document);
    String name = document + "." + new DocumentType(content.type()).extension();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(content.type()))
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .body(content.bytes());
  }

  @PostMapping(ROOT + "/{application}/refuse")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void refuse(@PathVariable String application, HttpServletRequest request) {
    Caller officer = Caller.officer(compliance.access(), request);
    Refusal refusal = StrictJson.as(Body.json(request, MAX_BODY), Refusal.class, "");
    Application one = submitted(application);
    if (one.person().equals(officer.person().person())) {
      throw Caller.conflict("own-case", "Nobody decides in a case of their own.");
    }
    if (compliance.decided(one) || !compliance.applications().refuse(one, refusal.reason())) {
      throw Caller.conflict("decided", "It has been decided already.");
    }
  }
}
