package tallystick.simulation.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tallystick.domains.Domains;
import tallystick.kernel.Block;
import tallystick.kernel.Codec;
import tallystick.kernel.Entry;
import tallystick.kernel.InMemoryState;
import tallystick.kernel.Moment;
import tallystick.kernel.Outcome;
import tallystick.kernel.Overlay;
import tallystick.kernel.Payload;
import tallystick.kernel.Rulebook;

/// Decides a log anew, action by action in the order of their positions, with nothing but the
/// rules: none of the ledger's own code has a part in it.
final class Replay {
  private static final int MAX_FINDINGS = 5;

  private final Rulebook rulebook = Domains.rulebook();
  private final InMemoryState state = new InMemoryState();
  private final List<String> findings = new ArrayList<>();

  private Replay() {}

  /// What the log has otherwise than the rules decide it; empty if nothing.
  static List<String> of(List<Block> log) {
    Replay replay = new Replay();
    for (Block block : log) {
      replay.decide(block);
      if (replay.findings.size() >= MAX_FINDINGS) {
        break;
      }
    }
    return replay.findings;
  }

  private void decide(Block block) {
    Overlay changes = new Overlay(state);
    Moment moment =
        new Moment(block.height(), block.time(), Rulebook.inForce(state, block.height()));
    List<Entry> entries = block.entries();
    for (int first = 0; first < entries.size(); ) {
      Entry entry = entries.get(first);
      if (!entry.envelope().authentic()) {
        findings.add(entry.id() + " stands in the log and nobody signed it");
      }
      Payload payload = rulebook.codec().payload(entry.envelope().payload());
      List<Outcome> outcomes = rulebook.decide(changes, payload, entry.envelope().key(), moment);
      for (int part = 0; part < outcomes.size(); part++) {
        compare(outcomes.get(part), entries, first + part);
      }
      first += outcomes.size();
    }
    state.apply(changes.changes());
  }

  private void compare(Outcome decided, List<Entry> entries, int index) {
    Entry entry = entries.get(Math.min(index, entries.size() - 1));
    if (!Arrays.equals(Codec.outcome(decided), entry.outcome())) {
      findings.add("the rules decide " + entry.id() + " otherwise than the log has it");
    }
  }
}
