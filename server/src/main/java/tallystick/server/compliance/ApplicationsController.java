package tallystick.server.compliance;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tallystick.kernel.Require;
import tallystick.kernel.StrictJson;
import tallystick.server.compliance.Applications.Application;
import tallystick.server.compliance.Applications.Content;
import tallystick.server.compliance.Applications.Document;
import tallystick.server.gateway.Body;
import tallystick.server.gateway.DocumentType;
import tallystick.server.gateway.Problem;
import tallystick.server.gateway.Uploads;

/// One's own application for a level of verification.
@RestController
final class ApplicationsController {
  private static final int MAX_BODY = 16 << 10;
  private static final int MAX_DOCUMENT = 10 << 20;
  private static final String ROOT = "/v1/session/compliance";

  private final Compliance compliance;
  private final Uploads uploads;

  ApplicationsController(Compliance compliance, Uploads uploads) {
    this.compliance = compliance;
    this.uploads = uploads;
  }

  /// An application as one says it.
  ///
  /// @param level BASIC, FULL or ENHANCED
  record WantedLevel(String level, String name, String birthDate, String country, String address) {
    private static final Pattern LEVEL = Pattern.compile("BASIC|FULL|ENHANCED");

    WantedLevel {
      Require.matches(level, LEVEL, "BASIC, FULL or ENHANCED", "level");
    }

    Claims claims() {
      return new Claims(name, birthDate, country, address);
    }
  }

  /// @param state DRAFT, SUBMITTED or REFUSED; what became of it then, the room `compliance` tells
  ///   under its commitment
  /// @param wants kinds of documents that the level needs
  /// @param reason why it was refused
  /// @param salt and `evidence`: the commitment is over them, so that one can show later what it
  ///   was
  record Shown(
      String application,
      String level,
      String state,
      Claims claims,
      List<String> wants,
      List<Document> documents,
      String commitment,
      String salt,
      String evidence,
      String reason,
      long since) {}

  /// @param officer whether one may see what others applied for
  record MyVerification(String principal, boolean officer, @Nullable Shown application) {}

  @GetMapping(ROOT)
  MyVerification mine(HttpServletRequest request) {
    Caller caller = Caller.of(compliance.access(), request);
    return new MyVerification(
        caller.principal(),
        caller.officer(),
        compliance.applications().of(caller.person()).map(this::shown).orElse(null));
  }

  private Shown shown(Application one) {
    Applications.Sealed sealed = compliance.applications().open(one);
    return new Shown(
        one.application(),
        one.level(),
        one.state(),
        sealed.claims(),
        compliance.provider().wants(one.level()),
        compliance.applications().documents(one),
        one.commitment(),
        sealed.salt(),
        sealed.evidence(),
        compliance.applications().reason(one),
        one.since());
  }

  @PostMapping(ROOT + "/application")
  MyVerification draft(HttpServletRequest request) {
    Caller caller = Caller.of(compliance.access(), request);
    WantedLevel wanted = StrictJson.as(Body.json(request, MAX_BODY), WantedLevel.class, "");
    boolean waits =
        compliance
            .applications()
            .of(caller.person())
            .filter(one -> one.state().equals("SUBMITTED"))
            .filter(one -> !compliance.decided(one))
            .isPresent();
    if (waits) {
      throw Caller.conflict("application-submitted", "What was submitted is being looked at.");
    }
    compliance
        .applications()
        .draft(caller.person(), compliance.provider().name(), wanted.level(), wanted.claims());
    return mine(request);
  }

  private Application draftOf(Caller caller) {
    return compliance
        .applications()
        .of(caller.person())
        .filter(one -> one.state().equals("DRAFT"))
        .orElseThrow(() -> Caller.conflict("no-draft", "There is no application to change."));
  }

  @PostMapping(ROOT + "/application/documents")
  MyVerification attach(@RequestParam String kind, HttpServletRequest request) {
    Caller caller = Caller.of(compliance.access(), request);
    Application draft = draftOf(caller);
    if (!List.of("identity", "residence", "funds").contains(kind)) {
      throw Problem.of(
              HttpStatus.BAD_REQUEST,
              "invalid-parameter",
              "/kind",
              "kind must be identity, residence or funds.")
          .exception();
    }
    if (compliance.applications().documents(draft).size() >= Applications.MAX_DOCUMENTS) {
      throw Caller.conflict(
          "too-many-documents",
          "An application has at most " + Applications.MAX_DOCUMENTS + " documents.");
    }
    byte[] bytes = uploads.read(request, MAX_DOCUMENT);
    String type = DocumentType.of(bytes).media();
    compliance.applications().attach(caller.person(), draft, kind, new Content(type, bytes));
    return mine(request);
  }

  @DeleteMapping(ROOT + "/application")
  MyVerification withdraw(HttpServletRequest request) {
    Caller caller = Caller.of(compliance.access(), request);
    if (!compliance.applications().withdraw(caller.person())) {
      throw Caller.conflict("no-draft", "There is no application to take back.");
    }
    return mine(request);
  }

  @PostMapping(ROOT + "/application/submit")
  MyVerification submit(HttpServletRequest request) {
    Caller caller = Caller.of(compliance.access(), request);
    Application draft = draftOf(caller);
    List<String> kinds =
        compliance.applications().documents(draft).stream().map(Document::kind).toList();
    Provider.Progress progress =
        compliance
            .provider()
            .submit(
                new Provider.Submitted(
                    draft.application(),
                    draft.level(),
                    compliance.applications().open(draft).claims(),
                    kinds));
    switch (progress) {
      case Provider.Progress.Missing(String sentence) ->
          throw Caller.conflict("document-missing", sentence);
      case Provider.Progress.Review() -> compliance.applications().submit(caller.person(), draft);
    }
    return mine(request);
  }
}
