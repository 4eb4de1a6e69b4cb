package tallystick.edge;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tallystick.edge.Acts.Decision;
import tallystick.kernel.Codec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What comes back for an envelope: decisions, or a problem (RFC 9457).
///
/// @param id of the envelope; empty if the venue could not read it
/// @param decisions one for each act; empty with a problem
/// @param problem its code, empty with decisions
/// @param retryable whether the same bytes may be sent again
record Answer(
    String id, List<Decision> decisions, String problem, boolean retryable, long afterSeconds) {

  /// Reads one, or gives null if it is none.
  static @Nullable Answer of(byte[] message) {
    JsonNode json;
    try {
      json = Codec.JSON.readTree(message);
    } catch (JacksonException e) {
      return null;
    }
    List<Decision> decisions = new ArrayList<>();
    for (JsonNode receipt : json.path("receipts")) {
      decisions.add(
          new Decision(
              receipt.path("accepted").asBoolean(false), receipt.path("reason").asString("")));
    }
    JsonNode problem = json.path("problem");
    String code = problem.path("code").asString(problem.isObject() ? "unknown" : "");
    if (decisions.isEmpty() == code.isEmpty()) {
      return null;
    }
    return new Answer(
        json.path("id").asString(""),
        decisions,
        code,
        problem.path("retryable").asBoolean(false),
        problem.path("retryAfterSeconds").asLong(0));
  }

  boolean accepted() {
    return Acts.accepted(decisions);
  }

  /// Why it is not accepted: the code of the problem, or the last part of the first refusal that
  /// does not point to another one.
  String reason() {
    return decisions.stream()
        .filter(decision -> !decision.accepted())
        .map(decision -> decision.reason().substring(decision.reason().lastIndexOf('.') + 1))
        .filter(reason -> !reason.equals("BATCH_REFUSED"))
        .findFirst()
        .orElse(problem);
  }
}
