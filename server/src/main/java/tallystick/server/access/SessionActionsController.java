package tallystick.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tallystick.domains.Domains;
import tallystick.domains.identity.IdentityAction;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
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
import tallystick.server.gateway.Problem;
import tallystick.server.gateway.Submissions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Acts of custodial members: plain JSON comes in, and goes the way of every signed act from here
/// on.
@RestController
final class SessionActionsController {
  private static final Codec CODEC = new Codec(Domains.ALL);
  private static final long UNTIL_MILLIS = 5L * 60 * 1000;
  private static final int ID_BYTES = 16;

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
    Optional<Acting> token = Acting.of(request);
    Person person =
        token
            .map(acting -> access.people().byId(acting.person()))
            .orElseGet(() -> access.people().of(SessionFilter.session(request)));
    ObjectNode wanted = wanted(Body.json(request, MAX_BODY), person);
    byte[] bytes = Codec.JSON.writeValueAsBytes(wanted);
    Payload payload = CODEC.forLog(access.ledger().origin()).payload(bytes);
    boolean privileged = payload.actions().stream().anyMatch(action -> isPrivileged(action));
    token.ifPresent(acting -> requireCovered(acting, payload, person));
    if (privileged) {
      factors.requireFresh(SessionFilter.session(request));
    }
    List<Receipt> receipts = decide(wanted, bytes, person.key(access.vault()), response);
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

  private static void requireCovered(Acting acting, Payload payload, Person person) {
    if (!payload.by().equals(person.principal())) {
      throw Problem.of(
              HttpStatus.FORBIDDEN,
              "insufficient-scope",
              "A token acts in the name of its member alone.")
          .exception();
    }
    for (Action action : payload.actions()) {
      String name = Codec.name(action.getClass());
      if (!acting.covers(name)) {
        throw Problem.of(
                HttpStatus.FORBIDDEN,
                "insufficient-scope",
                "The token may not do this: it has no scope for " + name + ".")
            .exception();
      }
    }
  }

  /// The payload that will be signed.
  private ObjectNode wanted(JsonNode given, Person person) {
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
    payload.put("id", HexFormat.of().formatHex(Vault.random(ID_BYTES)));
    payload.put("by", person.principal());
    payload.put("until", access.logClock().millis() + UNTIL_MILLIS);
    if (given.has("actions")) {
      payload.put("mode", "all");
    }
    for (String name : given.propertyNames()) {
      payload.set(name, given.get(name));
    }
    return payload;
  }

  /// What changes who may act in one's name, or in the venue's.
  private static boolean isPrivileged(Action action) {
    return action instanceof IdentityAction && !(action instanceof RenamePrincipal);
  }

  private List<Receipt> decide(
      ObjectNode wanted, byte[] bytes, SigningKey key, HttpServletResponse response) {
    try {
      return submissions.decide(Envelope.sign(bytes, key), response);
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
