package tallystick.kernel;

import java.nio.charset.StandardCharsets;

/// The answer to an action, which anyone can check without asking the venue.
///
/// @param id the action's id
/// @param position index of the action's leaf in the Merkle log
/// @param accepted as in `outcome`
/// @param reason as in `outcome`, empty if accepted
/// @param outcome the exact JSON text that the leaf commits to
/// @param part which action of the envelope this is, from 0
/// @param proof C2SP tlog-proof text that the leaf is in a signed checkpoint; empty when it was not
///   asked for
public record Receipt(
    String id,
    long height,
    long time,
    long position,
    boolean accepted,
    String reason,
    String outcome,
    Envelope envelope,
    int part,
    String proof) {

  /// A receipt for an entry of a block, without proof.
  public static Receipt of(Block block, int index) {
    return of(
        block.entries().get(index), block.height(), block.time(), block.firstPosition() + index);
  }

  /// A receipt for an entry that stands at a place in the log, without proof.
  public static Receipt of(Entry entry, long height, long time, long position) {
    String text = new String(entry.outcome(), StandardCharsets.UTF_8);
    return new Receipt(
        entry.id(),
        height,
        time,
        position,
        text.startsWith("{\"accepted\":true"),
        reason(text),
        text,
        entry.envelope(),
        entry.part(),
        "");
  }

  private static String reason(String outcome) {
    // The codec writes a refusal as {"accepted":false,"reason":"<room>.<CODE>",…: no escapes.
    String start = "{\"accepted\":false,\"reason\":\"";
    return outcome.startsWith(start)
        ? outcome.substring(start.length(), outcome.indexOf('"', start.length()))
        : "";
  }

  /// The same with a proof.
  public Receipt withProof(String proof) {
    return new Receipt(
        id, height, time, position, accepted, reason, outcome, envelope, part, proof);
  }

  /// The entry that this receipt is about.
  public Entry entry() {
    return new Entry(id, envelope, part, outcome.getBytes(StandardCharsets.UTF_8));
  }
}
