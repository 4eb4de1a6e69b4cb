package tallystick.edge;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Codec;
import tallystick.kernel.Receipt;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What comes back for an envelope: receipts, or a problem (RFC 9457).
///
/// @param id of the envelope; empty if the venue could not read it
/// @param receipts one for each act; empty with a problem
/// @param problem its code, empty with receipts
/// @param retryable whether the same bytes may be sent again
record Answer(
    String id, List<Receipt> receipts, String problem, boolean retryable, long afterSeconds) {

  /// Reads one, or gives null if it is none.
  static @Nullable Answer of(byte[] message) {
    JsonNode json;
    List<Receipt> receipts = new ArrayList<>();
    try {
      json = Codec.JSON.readTree(message);
      for (JsonNode receipt : json.path("receipts")) {
        receipts.add(Codec.JSON.treeToValue(receipt, Receipt.class));
      }
    } catch (JacksonException e) {
      return null;
    }
    JsonNode problem = json.path("problem");
    String code = problem.path("code").asString(problem.isObject() ? "unknown" : "");
    if (receipts.isEmpty() == code.isEmpty()) {
      return null;
    }
    return new Answer(
        json.path("id").asString(""),
        receipts,
        code,
        problem.path("retryable").asBoolean(false),
        problem.path("retryAfterSeconds").asLong(0));
  }

  /// Whether it is a decision of the log, which can be proved; a problem cannot.
  boolean isDecision() {
    return !receipts.isEmpty();
  }

  boolean accepted() {
    return isDecision() && receipts.stream().allMatch(Receipt::accepted);
  }

  /// Why it is not accepted: the code of the problem, or the last part of the first refusal that
  /// does not point to another one.
  String reason() {
    return receipts.stream()
        .filter(receipt -> !receipt.accepted())
        .map(receipt -> receipt.reason().substring(receipt.reason().lastIndexOf('.') + 1))
        .filter(reason -> !reason.equals("BATCH_REFUSED"))
        .findFirst()
        .orElse(problem);
  }
}
