package tallystick.server.privacy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tallystick.domains.privacy.PrivacyAction.EraseMe;
import tallystick.kernel.Codec;
import tallystick.kernel.Envelope;
import tallystick.kernel.Receipt;
import tallystick.kernel.StrictJson;
import tallystick.ledger.LedgerFault;
import tallystick.server.access.Access;
import tallystick.server.access.Dossier;
import tallystick.server.access.Session;
import tallystick.server.gateway.Body;
import tallystick.server.gateway.Problem;
import tallystick.server.limits.Quota;
import tallystick.server.limits.Standing;
import tallystick.server.views.Questions;

/// One's own data, under `/v1/session/privacy` and by signed request; and for officers, in an
/// emergency, another's.
@RestController
final class PrivacyController {
  private static final int MAX_BODY = 4 << 10;
  private static final Quota EXPORTS = new Quota("export", 5, Duration.ofDays(1));

  private final Privacy privacy;
  private final Access access;
  private final Dossier dossier;
  private final Staff staff;
  private final Export export;
  private final SignedReads signed;

  PrivacyController(Privacy privacy, Questions questions) {
    this.privacy = privacy;
    this.access = privacy.access();
    this.dossier = new Dossier(access);
    this.staff = new Staff(access);
    this.export = new Export(privacy, questions);
    this.signed = new SignedReads(access);
  }

  /// What is kept of oneself.
  ///
  /// @param retained what stays after an erasure, by law
  record MyData(
      Dossier.Account account, List<Reads.Read> reads, List<Retention.Retained> retained) {}

  record Rules(List<Retention.Rule> items) {}

  record StaffSessions(List<Staff.Came> items) {}

  /// @param commitment of the key, as `GET /v1/session/privacy` tells it: whoever asks has seen
  ///   what goes
  record Erasure(String commitment, boolean abandon) {}

  @GetMapping("/v1/session/privacy")
  MyData mine(HttpServletRequest request) {
    String person = access.session(request).person();
    Dossier.Account account = dossier.account(person);
    return new MyData(
        account,
        privacy.reads().of(person),
        Retention.retained(privacy.records(), account.principal()));
  }

  @GetMapping("/v1/privacy/retention")
  Rules retention() {
    return new Rules(Retention.rules());
  }

  @GetMapping("/v1/session/privacy/export")
  void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String person = access.session(request).person();
    enter(person, response);
    export.ofMember(person, zip(response));
  }

  /// For whoever has a key and no session: an envelope as of an act, as [SignedReads] wants it.
  @PostMapping("/v1/privacy/export")
  void exportSigned(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String principal =
        signed.principal(StrictJson.as(Body.json(request, MAX_BODY), Envelope.class, ""));
    enter(principal, response);
    export.ofKeyHolder(principal, zip(response));
  }

  private static OutputStream zip(HttpServletResponse response) throws IOException {
    response.setContentType("application/zip");
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"my-data.zip\"");
    return response.getOutputStream();
  }

  private void enter(String who, HttpServletResponse response) {
    Standing standing = access.quotas().take(EXPORTS, who);
    standing.tell(response);
    if (!standing.in()) {
      throw Problem.later(
              HttpStatus.TOO_MANY_REQUESTS,
              "too-many-exports",
              "There are five exports a day: come back later.",
              standing.retryAfterSeconds())
          .exception();
    }
  }

  /// Signs the erasure in the person's name, and destroys the key when the log has it. The receipt
  /// is all that is left.
  @PostMapping("/v1/session/privacy/erasure")
  ResponseEntity<byte[]> erase(HttpServletRequest request) {
    Session session = access.session(request);
    access.requireFresh(session);
    Erasure wanted = StrictJson.as(Body.json(request, MAX_BODY), Erasure.class, "");
    Dossier.Account account = dossier.account(session.person());
    if (!account.commitment().equals(wanted.commitment())) {
      throw Problem.of(
              HttpStatus.CONFLICT,
              "other-commitment",
              "/commitment",
              "The commitment is not that of your key: look at what will go first.")
          .exception();
    }
    Receipt receipt = act(session.person(), new EraseMe(account.commitment(), wanted.abandon()));
    if (receipt.accepted()) {
      privacy.erasures().erase(session.person(), account.principal());
    }
    Receipt proved = access.ledger().receipt(receipt.id()).orElse(receipt);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header("Tallystick-Height", Long.toString(receipt.height()))
        .body(Codec.JSON.writeValueAsBytes(proved));
  }

  private Receipt act(String person, EraseMe action) {
    try {
      return access.signer(access.people().byId(person)).act(action).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof LedgerFault fault ? fault : e;
    }
  }

  @GetMapping("/v1/session/privacy/staff")
  StaffSessions staff(HttpServletRequest request) {
    String person = access.session(request).person();
    return new StaffSessions(staff.came(dossier.account(person).principal()));
  }

  @GetMapping("/v1/session/privacy/people/{principal}")
  Dossier.Account read(@PathVariable String principal, HttpServletRequest request) {
    return privacy.emergencies().read(officer(request), principal.replace('\0', '?'));
  }

  @DeleteMapping("/v1/session/privacy/people/{principal}/sessions")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void endSessions(@PathVariable String principal, HttpServletRequest request) {
    privacy.emergencies().endSessions(officer(request), principal.replace('\0', '?'));
  }

  private String officer(HttpServletRequest request) {
    Session session = access.session(request);
    access.requireFresh(session);
    String officer = dossier.account(session.person()).principal();
    staff.requireOfficer(officer);
    return officer;
  }
}
