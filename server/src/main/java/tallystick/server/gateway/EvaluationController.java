package tallystick.server.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tallystick.ledger.LedgerClient;
import tallystick.server.gateway.Evaluations.Asked;
import tallystick.server.gateway.Evaluations.Decision;
import tools.jackson.databind.JsonNode;

/// The AuthZEN Authorization API 1.0 (https://openid.net/specs/authorization-api-1_0.html) over
/// what rooms declare, and the declarations themselves.
@RestController
final class EvaluationController {
  /// Evaluations of one request.
  static final int MOST = 50;

  private static final int MAX_BODY = 64 << 10;

  /// As long as the longest id of a key, and short enough to be part of a row's name.
  private static final int MAX_TEXT = 220;

  private static final String REQUEST_ID = "X-Request-ID";
  private static final String DECISION = "decision";

  private final Declarations declared;
  private final Evaluations evaluations;
  private final Callers callers;

  EvaluationController(Declarations declared, LedgerClient ledger, Callers callers) {
    this.declared = declared;
    this.evaluations = new Evaluations(declared, new LedgerState(ledger));
    this.callers = callers;
  }

  record Declared(List<Declarations.Declared> items) {}

  @GetMapping("/v1/permissions")
  Declared permissions() {
    return new Declared(declared.all());
  }

  @GetMapping("/.well-known/authzen-configuration")
  Map<String, String> configuration() {
    String here = ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
    Map<String, String> told = new LinkedHashMap<>();
    told.put("policy_decision_point", here);
    told.put("access_evaluation_endpoint", here + "/access/v1/evaluation");
    told.put("access_evaluations_endpoint", here + "/access/v1/evaluations");
    return told;
  }

  @PostMapping("/access/v1/evaluation")
  ResponseEntity<Object> evaluation(HttpServletRequest request) {
    JsonNode body = Body.json(request, MAX_BODY);
    return answer(request, one(body, body, "", callers.principal(request)));
  }

  @PostMapping("/access/v1/evaluations")
  ResponseEntity<Object> evaluations(HttpServletRequest request) {
    JsonNode body = Body.json(request, MAX_BODY);
    Optional<String> caller = callers.principal(request);
    JsonNode several = body.path("evaluations");
    if (several.isMissingNode() || several.isEmpty()) {
      return answer(request, one(body, body, "", caller));
    }
    if (!several.isArray() || several.size() > MOST) {
      throw invalid("/evaluations", "must be a list of at most " + MOST);
    }
    Optional<Boolean> stops = stops(body.at("/options/evaluations_semantic"));
    List<Object> answers = new ArrayList<>();
    for (JsonNode each : several) {
      Map<String, Object> told = told(each, body, "/evaluations/" + answers.size(), caller);
      answers.add(told);
      if (stops.equals(Optional.ofNullable(told.get(DECISION)))) {
        break;
      }
    }
    return answer(request, Map.of("evaluations", answers));
  }

  /// The decision after which no more are made.
  private static Optional<Boolean> stops(JsonNode semantic) {
    return switch (semantic.asString("execute_all")) {
      case "execute_all" -> Optional.empty();
      case "deny_on_first_deny" -> Optional.of(false);
      case "permit_on_first_permit" -> Optional.of(true);
      default ->
          throw invalid("/options/evaluations_semantic", "must be one that AuthZEN 1.0 names");
    };
  }

  /// One of several: what may not be asked is told in its place.
  private Map<String, Object> told(
      JsonNode each, JsonNode otherwise, String pointer, Optional<String> caller) {
    try {
      return one(each, otherwise, pointer, caller);
    } catch (Problem.Thrown thrown) {
      if (thrown.problem().status() == HttpStatus.BAD_REQUEST.value()) {
        throw thrown;
      }
      Problem problem = thrown.problem();
      Map<String, Object> error = Map.of("status", problem.status(), "message", problem.detail());
      return decided(false, Map.of("reason", problem.code(), "error", error));
    }
  }

  private Map<String, Object> one(
      JsonNode each, JsonNode otherwise, String pointer, Optional<String> caller) {
    Asked asked =
        new Asked(
            text(each, otherwise, pointer, "subject", "type"),
            text(each, otherwise, pointer, "subject", "id"),
            text(each, otherwise, pointer, "action", "name"),
            text(each, otherwise, pointer, "resource", "type"),
            text(each, otherwise, pointer, "resource", "id"));
    Decision decision = evaluations.answer(asked, caller);
    return decided(
        decision.permitted(), Map.of("reason", decision.reason(), "may", decision.may()));
  }

  private static Map<String, Object> decided(boolean permitted, Map<String, Object> context) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put(DECISION, permitted);
    told.put("context", context);
    return told;
  }

  private static String text(
      JsonNode each, JsonNode otherwise, String pointer, String entity, String name) {
    JsonNode found = (each.has(entity) ? each : otherwise).path(entity).path(name);
    String text = found.isString() ? found.asString() : "";
    boolean plain = text.chars().allMatch(c -> c > ' ' && c < 127);
    if (text.isEmpty() || text.length() > MAX_TEXT || !plain) {
      throw invalid(
          pointer + "/" + entity + "/" + name,
          "must be 1 to " + MAX_TEXT + " visible ASCII characters");
    }
    return text;
  }

  private static RuntimeException invalid(String pointer, String rule) {
    String name = pointer.substring(1);
    return Problem.of(HttpStatus.BAD_REQUEST, "invalid-request", pointer, name + " " + rule + ".")
        .exception();
  }

  private static ResponseEntity<Object> answer(HttpServletRequest request, Object body) {
    ResponseEntity.BodyBuilder answer = ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON);
    String id = request.getHeader(REQUEST_ID);
    if (id != null && id.matches("[!-~]{1,128}")) {
      answer.header(REQUEST_ID, id);
    }
    return answer.body(body);
  }
}
