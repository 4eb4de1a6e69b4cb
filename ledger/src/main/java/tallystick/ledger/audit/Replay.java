package tallystick.ledger.audit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import tallystick.kernel.Block;
import tallystick.kernel.Entry;
import tallystick.kernel.InMemoryState;
import tallystick.kernel.Rulebook;
import tallystick.ledger.BrokenInvariant;
import tallystick.ledger.Executed;
import tallystick.ledger.Execution;
import tallystick.ledger.Execution.Past;
import tallystick.ledger.Execution.Proposal;
import tallystick.ledger.Execution.Signed;
import tallystick.ledger.UnknownRules;

/// Decides a log again, block by block from the first, and compares everything that was decided.
/// Belongs to one thread.
public final class Replay {
  private static final HexFormat HEX = HexFormat.of();

  private final InMemoryState state = new InMemoryState();
  private final Rulebook rulebook;
  private final Execution execution;
  private Past past = Past.NOTHING;

  /// A replay by these rules, before the first block.
  public Replay(Rulebook rulebook) {
    this.rulebook = rulebook;
    this.execution = new Execution(rulebook);
  }

  /// Whether this program knows the rules of the next block.
  ///
  /// @throws UnknownRules when it does not
  public void requireKnownRules() {
    int inForce = Rulebook.inForce(state, past.height() + 1);
    if (inForce > rulebook.versions()) {
      throw new UnknownRules(past.height() + 1, inForce, rulebook.versions());
    }
  }

  /// Decides the next block.
  ///
  /// @param published as the log has it
  /// @param envelopes the same acts, read
  /// @throws Differs when it comes out in another way
  /// @throws UnknownRules when this program does not know the rules in force
  public void block(Block published, List<Signed> envelopes) {
    long height = past.height() + 1;
    long first = published.firstPosition();
    require(height, first, "the height", height, published.height());
    require(height, -1, "the place of the block", past.size(), first);
    if (published.time() < past.time()) {
      throw new Differs(height, -1, "log time", "not before " + past.time(), "" + published.time());
    }
    Executed executed = decide(published, envelopes, height);
    compare(published, executed, height);
    state.apply(executed.changes());
    past = executed.next();
  }

  private Executed decide(Block published, List<Signed> envelopes, long height) {
    Executed executed;
    try {
      executed = execution.execute(state, past, new Proposal(published.time(), envelopes));
    } catch (BrokenInvariant e) {
      throw new Differs(height, -1, "the state", "that " + e.invariant(), e.violation());
    }
    for (int i = 0; i < envelopes.size(); i++) {
      if (!(executed.results().get(i) instanceof Executed.Decided)) {
        String id = envelopes.get(i).payload().id();
        throw new Differs(height, -1, "the id " + id, "decided once", "decided again");
      }
    }
    return executed;
  }

  private static void compare(Block published, Executed executed, long height) {
    List<Entry> own = executed.block().map(Block::entries).orElse(List.of());
    List<Entry> found = published.entries();
    for (int i = 0; i < Math.min(own.size(), found.size()); i++) {
      long position = published.firstPosition() + i;
      String id = own.get(i).id();
      if (!id.equals(found.get(i).id())) {
        throw new Differs(height, position, "the name of an action", id, found.get(i).id());
      }
      byte[] outcome = own.get(i).outcome();
      if (!Arrays.equals(outcome, found.get(i).outcome())) {
        throw new Differs(
            height, position, "the outcome of " + id, text(outcome), text(found.get(i).outcome()));
      }
    }
    require(height, -1, "the number of actions", own.size(), found.size());
    byte[] root = executed.next().stateRoot();
    if (!Arrays.equals(root, published.stateRoot())) {
      throw new Differs(
          height, -1, "the state root", HEX.formatHex(root), HEX.formatHex(published.stateRoot()));
    }
  }

  private static void require(long height, long position, String what, long expected, long found) {
    if (expected != found) {
      throw new Differs(height, position, what, "" + expected, "" + found);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /// Where the log stands after the last block.
  public Past past() {
    return past;
  }
}
