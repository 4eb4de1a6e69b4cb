package tallystick.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tallystick.domains.Domains;
import tallystick.domains.identity.IdentityAction;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.domains.privacy.PrivacyAction;
import tallystick.domains.privacy.PrivacyAction.GiveConsent;
import tallystick.domains.privacy.PrivacyAction.WithdrawConsent;
import tallystick.kernel.Action;
import tallystick.kernel.Codec;
import tallystick.kernel.Envelope;
import tallystick.kernel.Limits;
import tallystick.kernel.Malformed;
import tallystick.kernel.Payload;
import tallystick.kernel.Receipt;
import tallystick.kernel.SigningKey;
import tallystick.kernel.StrictJson;
import tallystick.ledger.LedgerFault;
import tallystick.server.gateway.Body;
import tallystick.server.gateway.Submissions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Acts of custodial members: plain JSON comes in, and goes the way of every signed act from here
/// on.
@RestController
final class SessionActionsController {
  private static final Codec CODEC = new Codec(Domains.ALL);

  /// Room for what is put around the actions.
  private static final int MAX_BODY = Limits.PAYLOAD_BYTES;

  private static final Set<String> ONE = Set.of("id", "by", "type", "body");
  private static final Set<String> SEVERAL = Set.of("id", "by", "mode", "actions");

  private final Access access;
  private final Factors factors;
  private final Submissions submissions;

  SessionActionsController(Access access, Submissions submissions) {
    this.access = access;
    this.factors = new Factors(access);
    this.submissions = submissions;
  }

  /// One action, or with `actions` several under one signature.
  ///
  /// @param id 32 hex digits made by the caller: a repeat is answered with the first receipts
  /// @param by in whose name, oneself if it is not there: of an organisation, or of who gave a
  ///   mandate; whether one may is for the rules to say
  record SessionAction(String id, String by, String type, Object body) {}

  record SessionReceipts(List<Receipt> receipts) {}

  @PostMapping("/v1/session/actions")
  ResponseEntity<Object> act(HttpServletRequest request, HttpServletResponse response) {
    Signatory signatory = Signatory.of(request, access);
    Person person = signatory.person();
    ObjectNode wanted = wanted(Body.json(request, MAX_BODY), signatory);
    byte[] bytes = Codec.JSON.writeValueAsBytes(wanted);
    Payload payload = CODEC.forLog(access.ledger().origin()).payload(bytes);
    boolean privileged = payload.actions().stream().anyMatch(action -> isPrivileged(action));
    signatory.requireOwn(payload.by());
    payload.actions().forEach(action -> signatory.requireScope(Codec.name(action.getClass())));
    if (privileged) {
      factors.requireFresh(SessionFilter.session(request));
    }
    List<Receipt> receipts = decide(wanted, bytes, person.key(access.vault()), request, response);
    if (privileged) {
      access
          .audit()
          .write(
              person.person(),
              Audit.Act.PRIVILEGED_ACTION,
              SessionFilter.session(request).session(),
              payload.id(),
              Client.of(request));
    }
    Receipt first = receipts.getFirst();
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header("Tallystick-Height", Long.toString(first.height()))
        .body(payload.batch() ? new SessionReceipts(receipts) : first);
  }

  /// The payload that will be signed.
  private ObjectNode wanted(JsonNode given, Signatory signatory) {
    Set<String> known = given.has("actions") ? SEVERAL : ONE;
    for (String name : given.propertyNames()) {
      if (!known.contains(name)) {
        throw new Malformed(
            "unknown-field",
            "/" + name.substring(0, Math.min(100, name.length())),
            "There is no such field.");
      }
    }
    ObjectNode payload = Codec.JSON.createObjectNode().put("v", 1);
    payload.put("log", access.ledger().origin());
    payload.put("id", Signatory.freshId());
    payload.put("by", signatory.person().principal());
    payload.put("until", signatory.until());
    if (given.has("actions")) {
      payload.put("mode", "all");
    }
    for (String name : given.propertyNames()) {
      payload.set(name, given.get(name));
    }
    return payload;
  }

  /// What changes who may act in one's name, or in the venue's, or what is known of people.
  private static boolean isPrivileged(Action action) {
    return switch (action) {
      case RenamePrincipal a -> false;
      case IdentityAction a -> true;
      case GiveConsent a -> false;
      case WithdrawConsent a -> false;
      case PrivacyAction a -> true;
      default -> false;
    };
  }

  private List<Receipt> decide(
      ObjectNode wanted,
      byte[] bytes,
      SigningKey key,
      HttpServletRequest request,
      HttpServletResponse response) {
    try {
      return submissions.decide(Envelope.sign(bytes, key), request.getRemoteAddr(), response);
    } catch (LedgerFault fault) {
      if (!fault.code().equals(LedgerFault.ID_REUSED)) {
        throw fault;
      }
      return repeated(wanted, key, fault);
    }
  }

  /// The receipts of the same act, done before: it was signed with another time until which it
  /// holds.
  private List<Receipt> repeated(ObjectNode wanted, SigningKey key, LedgerFault fault) {
    List<Receipt> receipts = access.ledger().receipts(wanted.path("id").asString());
    if (receipts.isEmpty() || !receipts.getFirst().envelope().key().equals(key.keyId())) {
      throw fault;
    }
    JsonNode before = StrictJson.object(receipts.getFirst().envelope().payload(), "payload");
    if (!((ObjectNode) before).without("until").equals(wanted.deepCopy().without("until"))) {
      throw fault;
    }
    return receipts;
  }
}
