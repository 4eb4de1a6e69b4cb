package tallystick.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tallystick.kernel.Codec;
import tallystick.kernel.Envelope;
import tallystick.kernel.InMemoryState;
import tallystick.kernel.Rulebook;
import tallystick.ledger.Executed;
import tallystick.ledger.Execution;
import tallystick.ledger.Execution.Past;
import tallystick.ledger.Execution.Proposal;
import tallystick.ledger.Execution.Signed;

/// A node without network and disk. What it is sure to keep is the order of proposals; what it
/// knows it can lose, and then decides everything again.
final class BareNode {
  private final Rulebook rulebook;
  private final Execution execution;
  private final List<Sealed> log = new ArrayList<>();
  private InMemoryState state = new InMemoryState();
  private Past past = Past.NOTHING;

  /// A proposal as it would stand in the Raft log: bytes, not what somebody made of them.
  private record Sealed(long time, List<Envelope> envelopes) {}

  BareNode(Rulebook rulebook) {
    this.rulebook = rulebook;
    this.execution = new Execution(rulebook);
  }

  /// What passes the door: signed by the key that it names, and readable.
  static List<Signed> admit(Codec codec, List<Envelope> envelopes) {
    Codec ours = codec.forLog(LogAuditor.ORIGIN);
    List<Signed> admitted = new ArrayList<>();
    for (Envelope envelope : envelopes) {
      Door.read(ours, envelope).ifPresent(admitted::add);
    }
    return admitted;
  }

  /// Decides a proposal.
  Executed take(long time, List<Envelope> envelopes) {
    log.add(new Sealed(time, List.copyOf(envelopes)));
    return decide(time, envelopes);
  }

  private Executed decide(long time, List<Envelope> envelopes) {
    Executed done =
        execution.execute(state, past, new Proposal(time, admit(rulebook.codec(), envelopes)));
    state.apply(done.changes());
    past = done.next();
    return done;
  }

  /// Dies while it decides: the block was decided and nothing of it was kept. Then starts again
  /// from nothing but its log.
  void crash(long time, List<Envelope> unfinished) {
    var _ = execution.execute(state, past, new Proposal(time, admit(rulebook.codec(), unfinished)));
    Past before = past;
    state = new InMemoryState();
    past = Past.NOTHING;
    for (Sealed sealed : log) {
      var _ = decide(sealed.time, sealed.envelopes);
    }
    Violation.unless(
        past.height() == before.height()
            && past.size() == before.size()
            && Arrays.equals(past.stateRoot(), before.stateRoot()),
        "a node that started again came to another state than before");
  }

  InMemoryState state() {
    return state;
  }

  Past past() {
    return past;
  }
}
