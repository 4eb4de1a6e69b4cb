package tallystick.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;

/// Checks a receipt against nothing but itself and whom one trusts: no network, no rules, no state.
public final class ReceiptCheck {
  private ReceiptCheck() {}

  /// What came of a check.
  ///
  /// @param valid whether the receipt is what it says
  /// @param sentence why, or why not, in one line
  public record Verdict(boolean valid, String sentence) {}

  /// Reads a receipt's JSON and checks it.
  ///
  /// @param trusted the key of the log that one relies on, whoever cosigned
  public static Verdict check(byte[] json, VerifierKey trusted) {
    return check(json, Policy.of(trusted), 0);
  }

  /// The same by a policy.
  ///
  /// @param now the reader's clock in seconds since 1970
  public static Verdict check(byte[] json, Policy policy, long now) {
    try {
      Receipt receipt = Codec.JSON.readValue(json, Receipt.class);
      return receipt == null
          ? new Verdict(false, "this is not a receipt: it is null")
          : check(receipt, policy, now);
    } catch (JacksonException e) {
      String what =
          e instanceof StreamReadException ? "it is not JSON" : "its fields are not those of one";
      return new Verdict(false, "this is not a receipt: " + what);
    }
  }

  /// Checks a receipt: the signer's signature, that payload and outcome say what the receipt says,
  /// and that exactly this stands in a log that the trusted key signed.
  public static Verdict check(Receipt receipt, VerifierKey trusted) {
    return check(receipt, Policy.of(trusted), 0);
  }

  /// The same by a policy.
  ///
  /// @param now the reader's clock in seconds since 1970
  public static Verdict check(Receipt receipt, Policy policy, long now) {
    String failure = failure(receipt, policy, now);
    return failure == null
        ? new Verdict(true, found(receipt, policy, now))
        : new Verdict(false, failure);
  }

  private static String found(Receipt receipt, Policy policy, long now) {
    TlogProof proof = TlogProof.parse(receipt.proof());
    Checkpoint head = proof.head();
    List<Policy.Cosigned> cosigned = policy.judge(proof.checkpoint(), now).cosigned();
    String by = String.join(", ", cosigned.stream().map(Policy.Cosigned::name).toList());
    String what = receipt.accepted() ? "accepted" : "refused (" + receipt.reason() + ")";
    return receipt.id()
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
        + head.origin()
        + (by.isEmpty() ? "" : ", cosigned by " + by);
  }

  private static @Nullable String failure(Receipt receipt, Policy policy, long now) {
    if (!receipt.envelope().authentic()) {
      return "the signature is not by the key that it names";
    }
    String payload = payloadFailure(receipt);
    if (payload != null) {
      return payload;
    }
    String outcome = outcomeFailure(receipt);
    return outcome != null ? outcome : proofFailure(receipt, policy, now);
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

  private static @Nullable String proofFailure(Receipt receipt, Policy policy, long now) {
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
    Policy.Verdict verdict = policy.judge(proof.checkpoint(), now);
    if (!verdict.holds()) {
      return verdict.sentence();
    }
    byte[] leaf = Merkle.leafHash(receipt.entry().leaf(receipt.height(), receipt.time()));
    if (!proof.includes(leaf)) {
      return "the log that was signed does not have this entry there";
    }
    String origin = proof.head().origin();
    return isMeantFor(receipt.envelope(), origin)
        ? null
        : "the signer meant another log than " + origin;
  }

  /// Whether the payload, which is known to be JSON, names this log.
  private static boolean isMeantFor(Envelope envelope, String origin) {
    return Codec.JSON.readTree(envelope.payload()).path("log").asString("").equals(origin);
  }
}
