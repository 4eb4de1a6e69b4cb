package tallystick.ledger.audit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Entry;
import tallystick.kernel.Envelope;
import tallystick.kernel.Payload;
import tallystick.kernel.Sha256;
import tallystick.ledger.v1.Decided;
import tallystick.ledger.v1.WireEnvelope;

/// An envelope as it is published, with what was decided on its actions.
///
/// @param entries one per action
/// @param leaves the leaf of each, as it follows from block and entry
/// @param payload what was signed, or null if nobody asked or there is a problem
/// @param problem why nobody should have decided on it, or empty
record Act(
    Envelope envelope,
    List<Entry> entries,
    List<byte[]> leaves,
    @Nullable Payload payload,
    String problem) {

  /// Says what an envelope is, or what is wrong with it.
  interface Door {
    /// What its payload says.
    ///
    /// @throws IllegalArgumentException with the reason why it should never have been let in
    @Nullable Payload read(Envelope envelope);
  }

  static Act of(Decided decided, long height, long time, Door door) {
    WireEnvelope wire = decided.getEnvelope();
    Envelope envelope =
        new Envelope(
            wire.getPayload().toByteArray(), wire.getKey(), wire.getSignature().toByteArray());
    int count = decided.getOutcomesCount();
    byte[] payloadHash = Sha256.of(envelope.payload());
    List<Entry> entries = new ArrayList<>(count);
    List<byte[]> leaves = new ArrayList<>(count);
    for (int part = 0; part < count; part++) {
      String id = decided.getBatch() ? decided.getId() + "-" + part : decided.getId();
      entries.add(new Entry(id, envelope, part, decided.getOutcomes(part).toByteArray()));
      leaves.add(entries.getLast().leaf(height, time, payloadHash));
    }
    try {
      return new Act(envelope, entries, leaves, door.read(envelope), "");
    } catch (IllegalArgumentException e) {
      return new Act(envelope, entries, leaves, null, String.valueOf(e.getMessage()));
    }
  }
}
