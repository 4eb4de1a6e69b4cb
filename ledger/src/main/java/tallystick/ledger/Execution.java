package tallystick.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tallystick.kernel.Block;
import tallystick.kernel.Codec;
import tallystick.kernel.Entry;
import tallystick.kernel.Envelope;
import tallystick.kernel.Invariant;
import tallystick.kernel.Moment;
import tallystick.kernel.Outcome;
import tallystick.kernel.Overlay;
import tallystick.kernel.Payload;
import tallystick.kernel.Rulebook;
import tallystick.kernel.Sha256;
import tallystick.kernel.State;
import tallystick.kernel.StateTree;

/// Turns a proposal into a block: the same function for the node, the simulation, tests and
/// auditors. It reads the state and writes nothing.
public final class Execution {
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
  /// @param before state root after the block before the last
  /// @param stateRoot state root after the last block
  /// @param tree the rows after the last block, but those of [Rulebook#SEEN], which the Merkle log
  ///   itself commits to
  public record Past(
      long height, long time, long size, byte[] before, byte[] stateRoot, StateTree tree) {
    /// Before the first block.
    public static final Past NOTHING = nothing(StateTree.EMPTY);

    static Past nothing(StateTree tree) {
      return new Past(0, 0, 0, new byte[Sha256.BYTES], new byte[Sha256.BYTES], tree);
    }

    private Past next(long blockTime, int entries, StateTree changed) {
      byte[] root = changed.stateRoot(stateRoot);
      return new Past(height + 1, blockTime, size + entries, stateRoot, root, changed);
    }
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
  /// @throws UnknownRules when this program does not know the rules in force at the block's height
  public Executed execute(State base, Past past, Proposal proposal) {
    Overlay state = new Overlay(base);
    long height = past.height() + 1;
    long time = Math.max(past.time(), proposal.time());
    Moment moment = new Moment(height, time, rules(base, height));
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
      decide(state, signed, moment, entries);
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
    Past next = past.next(time, entries.size(), past.tree().with(changes(rows)));
    Block block = new Block(height, time, past.size(), next.stateRoot(), List.copyOf(entries));
    check(state, block);
    return new Executed(Optional.of(block), rows, results, next);
  }

  private int rules(State base, long height) {
    int inForce = Rulebook.inForce(base, height);
    if (inForce > rulebook.versions()) {
      throw new UnknownRules(height, inForce, rulebook.versions());
    }
    return inForce;
  }

  private void decide(Overlay state, Signed signed, Moment moment, List<Entry> entries) {
    Payload payload = signed.payload();
    List<Outcome> outcomes = rulebook.decide(state, payload, signed.envelope().key(), moment);
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

  private static Stream<StateTree.Change> changes(List<Executed.Row> rows) {
    return rows.stream()
        .filter(row -> !row.change().table().name().equals(Rulebook.SEEN.name()))
        .map(row ->
            StateTree.Change.of(row.change().table().name(), row.change().key(), row.json()));
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
