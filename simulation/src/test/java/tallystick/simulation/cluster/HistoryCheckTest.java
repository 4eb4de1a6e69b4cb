package tallystick.simulation.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tallystick.domains.Domains;
import tallystick.domains.identity.IdentityAction.FoundVenue;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.kernel.Action;
import tallystick.kernel.Block;
import tallystick.kernel.Codec;
import tallystick.kernel.Entry;
import tallystick.kernel.Envelope;
import tallystick.kernel.Ids;
import tallystick.kernel.InMemoryState;
import tallystick.kernel.Merkle;
import tallystick.kernel.Moment;
import tallystick.kernel.Outcome;
import tallystick.kernel.Overlay;
import tallystick.kernel.Rulebook;
import tallystick.kernel.SigningKey;

/// The check finds what it is for: every bent history here is found, the straight one is not.
class HistoryCheckTest {
  private static final long TIME = 1_000_000;
  private static final int BLOCKS = 5;

  private final Rulebook rulebook = Domains.rulebook();
  private final SigningKey key = SigningKey.fromSeed(new byte[32]);
  private final String operator = Ids.principalOf(key.keyId());
  private final InMemoryState state = new InMemoryState();
  private final List<Block> log = new ArrayList<>();
  private final List<Op> ops = new ArrayList<>();
  private final List<Read> reads = new ArrayList<>();

  /// A venue of one who changes the name, one block each, every one called after the one before it
  /// had returned; and a reader after each.
  @BeforeEach
  void aStraightHistory() {
    for (int i = 1; i <= BLOCKS; i++) {
      Action action = i == 1 ? new FoundVenue("Test venue") : new RenamePrincipal("Name " + i);
      byte[] root = {(byte) i};
      Entry entry = decide(i, action);
      Block block = new Block(i, TIME + i, i - 1, root, List.of(entry));
      log.add(block);
      byte[] leaf = Merkle.leafHash(entry.leaf(i, TIME + i));
      ops.add(new Op(1, entry.id(), 100L * i, 100L * i + 50, i - 1, leaf));
      reads.add(new Read(1, "n1", i, i, root, entry.id(), i - 1));
    }
  }

  private Entry decide(int number, Action action) {
    String id = "%032x".formatted(number);
    byte[] payload =
        rulebook.codec().forLog("tallystick/test").payload(id, operator, TIME + 60_000, action);
    Overlay changes = new Overlay(state);
    Outcome outcome =
        rulebook
            .decide(
                changes,
                rulebook.codec().payload(payload),
                key.keyId(),
                new Moment(number, TIME + number, 1))
            .getFirst();
    state.apply(changes.changes());
    return new Entry(id, Envelope.sign(payload, key), 0, Codec.outcome(outcome));
  }

  private List<String> findings() {
    return HistoryCheck.of(log, ops, reads);
  }

  private void finds(String what) {
    assertTrue(findings().stream().anyMatch(one -> one.contains(what)), findings()::toString);
  }

  private static <T> void bend(List<T> list, int index, UnaryOperator<T> bending) {
    list.set(index, bending.apply(list.get(index)));
  }

  @Test
  void a_straight_history_passes() {
    assertEquals(List.of(), findings());
  }

  @Test
  void an_answer_that_is_not_in_the_log_is_found() {
    log.removeLast();
    reads.removeLast();
    finds("is lost");
  }

  @Test
  void an_answer_with_another_leaf_than_the_log_has_is_found() {
    bend(ops, 2, op -> new Op(1, op.id(), op.called(), op.returned(), 2, new byte[32]));
    finds("answered otherwise");
  }

  @Test
  void an_answer_at_another_position_is_found() {
    bend(ops, 2, op -> new Op(1, op.id(), op.called(), op.returned(), 1, op.leaf()));
    finds("answered otherwise");
  }

  @Test
  void one_that_was_called_after_another_had_returned_and_stands_before_it_is_found() {
    bend(ops, 1, op -> new Op(1, op.id(), 9_000, 9_050, op.position(), op.leaf()));
    finds("was called after");
  }

  @Test
  void one_without_answer_may_stand_in_the_log_or_not_but_not_before_its_call() {
    bend(ops, 4, op -> new Op(1, op.id(), op.called(), Long.MAX_VALUE, -1, new byte[0]));
    reads.removeLast();
    ops.add(new Op(2, "f".repeat(32), 20, Long.MAX_VALUE, -1, new byte[0]));
    assertEquals(List.of(), findings());
    bend(ops, 1, op -> new Op(1, op.id(), 9_000, Long.MAX_VALUE, -1, new byte[0]));
    finds("was called after");
  }

  @Test
  void a_repeat_is_the_same_operation_but_must_get_the_same_answer() {
    Op first = ops.getFirst();
    ops.add(new Op(2, first.id(), 9_000, 9_050, first.position(), first.leaf()));
    assertEquals(List.of(), findings());
    ops.add(new Op(2, first.id(), 9_100, 9_150, 3, first.leaf()));
    finds("answered otherwise");
  }

  @Test
  void an_id_that_was_decided_twice_is_found() {
    Block last = log.getLast();
    Block again = new Block(6, last.time(), 5, last.stateRoot(), log.get(1).entries());
    log.add(again);
    finds("decided twice");
  }

  @Test
  void a_missing_block_and_a_falling_time_are_found() {
    bend(log, 3, b -> new Block(7, TIME - 1, 3, b.stateRoot(), b.entries()));
    finds("does not follow");
    finds("time falls");
  }

  @Test
  void an_outcome_that_the_rules_do_not_give_is_found() {
    Entry entry = log.get(2).entries().getFirst();
    byte[] other = "{\"accepted\":true,\"events\":[]}".getBytes(StandardCharsets.UTF_8);
    Entry bent = new Entry(entry.id(), entry.envelope(), 0, other);
    bend(log, 2, b -> new Block(3, b.time(), 2, b.stateRoot(), List.of(bent)));
    finds("the rules decide");
  }

  @Test
  void an_entry_that_nobody_signed_is_found() {
    Entry entry = log.get(2).entries().getFirst();
    Envelope forged = new Envelope(entry.envelope().payload(), key.keyId(), new byte[64]);
    Entry bent = new Entry(entry.id(), forged, 0, entry.outcome());
    bend(log, 2, b -> new Block(3, b.time(), 2, b.stateRoot(), List.of(bent)));
    finds("nobody signed");
  }

  @Test
  void a_read_that_goes_back_is_found() {
    bend(reads, 3, read -> new Read(1, "n2", 4, 3, log.get(2).stateRoot(), "", -1));
    finds("saw block 3 at n2 after block 4");
  }

  @Test
  void a_state_that_never_was_is_found() {
    bend(reads, 3, read -> new Read(1, "n2", 4, 4, new byte[] {99}, "", -1));
    finds("never was");
  }

  @Test
  void a_write_that_its_writer_does_not_read_is_found() {
    bend(reads, 3, read -> new Read(1, "n2", 4, 4, read.root(), read.wrote(), -1));
    finds("did not find its own");
  }
}
