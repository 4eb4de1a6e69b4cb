package tallystick.kernel;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Checks a receipt against nothing but itself and the log's key: no network, no rules, no state.
public final class ReceiptCheck {
  private ReceiptCheck() {}

  /// What came of a check.
  ///
  /// @param valid whether the receipt is what it says
  /// @param sentence why, or why not, in one line
  public record Verdict(boolean valid, String sentence) {}

  /// Reads a receipt's JSON and checks it.
  ///
  /// @param trusted the key of the log that one relies on
  public static Verdict check(byte[] json, VerifierKey trusted) {
    try {
      Receipt receipt = Codec.JSON.readValue(json, Receipt.class);
      return receipt == null
          ? new Verdict(false, "this is not a receipt: it is null")
          : check(receipt, trusted);
    } catch (JacksonException e) {
      String message = e.getOriginalMessage().lines().findFirst().orElse("");
      return new Verdict(false, "this is not a receipt: " + message);
    }
  }

  /// Checks a receipt: the signer's signature, that payload and outcome say what the receipt says,
  /// and that exactly this stands in a log that the trusted key signed.
  public static Verdict check(Receipt receipt, VerifierKey trusted) {
    String failure = failure(receipt, trusted);
    if (failure != null) {
      return new Verdict(false, failure);
    }
    Checkpoint head = TlogProof.parse(receipt.proof()).head();
    String what = receipt.accepted() ? "accepted" : "refused (" + receipt.reason() + ")";
    return new Verdict(
        true,
        receipt.id()
            + " was signed by "
            + receipt.envelope().key()
            + ", "
            + what
            + " in block "
            + receipt.height()
            + ", and is entry "
            + receipt.position()
            + " of the "
            + head.size()
            + " in "
            + head.origin());
  }

  private static @Nullable String failure(Receipt receipt, VerifierKey trusted) {
    if (!receipt.envelope().authentic()) {
      return "the signature is not by the key that it names";
    }
    String payload = payloadFailure(receipt);
    if (payload != null) {
      return payload;
    }
    String outcome = outcomeFailure(receipt);
    return outcome != null ? outcome : proofFailure(receipt, trusted);
  }

  private static @Nullable String payloadFailure(Receipt receipt) {
    JsonNode payload;
    try {
      payload = Codec.JSON.readTree(receipt.envelope().payload());
    } catch (JacksonException e) {
      return "the signed payload is not JSON";
    }
    String id = payload.path("id").asString("");
    JsonNode actions = payload.get("actions");
    int count = actions == null ? 1 : actions.size();
    if (receipt.part() < 0 || receipt.part() >= count) {
      return "the signed payload has no part " + receipt.part();
    }
    String named = actions == null ? id : id + "-" + receipt.part();
    return named.equals(receipt.id()) ? null : "the signer named the action " + named;
  }

  private static @Nullable String outcomeFailure(Receipt receipt) {
    JsonNode outcome;
    try {
      outcome = Codec.JSON.readTree(receipt.outcome());
    } catch (JacksonException e) {
      return "the outcome is not JSON";
    }
    boolean accepted = outcome.path("accepted").asBoolean(false);
    String reason = accepted ? "" : outcome.path("reason").asString("");
    return accepted == receipt.accepted() && reason.equals(receipt.reason())
        ? null
        : "the receipt tells another outcome than the log has";
  }

  private static @Nullable String proofFailure(Receipt receipt, VerifierKey trusted) {
    if (receipt.proof().isEmpty()) {
      return "the receipt has no proof: get it again from /v1/actions/" + receipt.id();
    }
    TlogProof proof;
    try {
      proof = TlogProof.parse(receipt.proof());
    } catch (IllegalArgumentException e) {
      return "the proof cannot be read: " + e.getMessage();
    }
    if (proof.index() != receipt.position()) {
      return "the proof is about another entry of the log";
    }
    if (!proof.checkpoint().isSignedBy(trusted)) {
      return "the checkpoint is not signed by the log's key " + trusted.text();
    }
    byte[] leaf = Merkle.leafHash(receipt.entry().leaf(receipt.height(), receipt.time()));
    return proof.verify(leaf, trusted)
        ? null
        : "the log that was signed does not have this entry there";
  }
}
