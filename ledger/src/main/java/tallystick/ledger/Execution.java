package tallystick.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tallystick.kernel.Block;
import tallystick.kernel.Codec;
import tallystick.kernel.Entry;
import tallystick.kernel.Envelope;
import tallystick.kernel.Invariant;
import tallystick.kernel.Outcome;
import tallystick.kernel.Overlay;
import tallystick.kernel.Payload;
import tallystick.kernel.Rulebook;
import tallystick.kernel.Sha256;
import tallystick.kernel.State;

/// Turns a proposal into a block: the same function for the node, the simulation, tests and
/// auditors. It reads the state and writes nothing.
public final class Execution {
  private static final byte[] REMOVED = {-1, -1, -1, -1};

  private final Rulebook rulebook;
  private final List<Invariant> invariants;

  /// An execution by these rules, with those of their invariants that are checked at every block.
  public Execution(Rulebook rulebook) {
    this.rulebook = rulebook;
    this.invariants =
        rulebook.domains().stream()
            .flatMap(domain -> domain.invariants().stream())
            .filter(Invariant::everyBlock)
            .toList();
  }

  /// Where the log stands.
  ///
  /// @param height of the last block
  /// @param time of the last block
  /// @param size leaves
  /// @param stateRoot digest of the state after the last block
  public record Past(long height, long time, long size, byte[] stateRoot) {
    /// Before the first block.
    public static final Past NOTHING = new Past(0, 0, 0, new byte[Sha256.BYTES]);
  }

  /// An envelope whose signature is known to be authentic, with what its payload says.
  public record Signed(Envelope envelope, Payload payload) {}

  /// What the leader proposes.
  ///
  /// @param time of its clock in milliseconds since 1970
  public record Proposal(long time, List<Signed> envelopes) {}

  /// Decides a proposal.
  ///
  /// @throws BrokenInvariant when the rules are wrong
  public Executed execute(State base, Past past, Proposal proposal) {
    Overlay state = new Overlay(base);
    long height = past.height() + 1;
    long time = Math.max(past.time(), proposal.time());
    List<Entry> entries = new ArrayList<>();
    List<Executed.Result> results = new ArrayList<>(proposal.envelopes().size());
    for (Signed signed : proposal.envelopes()) {
      Payload payload = signed.payload();
      Rulebook.Seen seen = state.get(Rulebook.SEEN, payload.id());
      if (seen != null) {
        results.add(
            seen.digest().equals(payload.digest())
                ? new Executed.Repeated(seen.height(), seen.position(), seen.count())
                : new Executed.Reused());
        continue;
      }
      int first = entries.size();
      decide(state, signed, time, entries);
      int count = entries.size() - first;
      results.add(new Executed.Decided(first, count));
      state.put(
          Rulebook.SEEN,
          payload.id(),
          new Rulebook.Seen(payload.digest(), height, past.size() + first, count));
    }
    if (entries.isEmpty()) {
      return new Executed(Optional.empty(), List.of(), results, past);
    }
    List<Executed.Row> rows = rows(state);
    byte[] root = root(past.stateRoot(), rows);
    Block block = new Block(height, time, past.size(), root, List.copyOf(entries));
    check(state, block);
    return new Executed(
        Optional.of(block), rows, results, new Past(height, time, block.size(), root));
  }

  private void decide(Overlay state, Signed signed, long time, List<Entry> entries) {
    Payload payload = signed.payload();
    List<Outcome> outcomes = rulebook.decide(state, payload, signed.envelope().key(), time);
    for (int part = 0; part < outcomes.size(); part++) {
      byte[] json = Codec.outcome(outcomes.get(part));
      entries.add(new Entry(payload.actionId(part), signed.envelope(), part, json));
    }
  }

  private static List<Executed.Row> rows(Overlay state) {
    List<Overlay.Change<?>> changes = state.changes();
    List<Executed.Row> rows = new ArrayList<>(changes.size());
    for (Overlay.Change<?> change : changes) {
      Record value = change.value();
      rows.add(
          new Executed.Row(change, value == null ? null : Codec.JSON.writeValueAsBytes(value)));
    }
    return rows;
  }

  /// SHA-256 of the root before and, for every change in key order, table, key and value (the mark
  /// of removal is the length -1), each after its length in four bytes, most significant first.
  ///
  /// It shows that two nodes differ, and since when. A tree over the state, which also proves a
  /// single row, may take its place at some height.
  private static byte[] root(byte[] before, List<Executed.Row> rows) {
    List<byte[]> parts = new ArrayList<>(1 + rows.size() * 6);
    parts.add(before);
    for (Executed.Row row : rows) {
      add(parts, row.change().table().name().getBytes(StandardCharsets.UTF_8));
      add(parts, row.change().key().getBytes(StandardCharsets.UTF_8));
      byte[] json = row.json();
      if (json == null) {
        parts.add(REMOVED);
      } else {
        add(parts, json);
      }
    }
    return Sha256.of(parts.toArray(byte[][]::new));
  }

  private static void add(List<byte[]> parts, byte[] part) {
    parts.add(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
    parts.add(part);
  }

  private void check(State state, Block block) {
    for (Invariant invariant : invariants) {
      String violation = invariant.check().violation(state);
      if (violation != null) {
        throw new BrokenInvariant(invariant.name(), violation, block);
      }
    }
  }
}
