package tallystick.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulebookTest {
  private static final String ID = "0123456789abcdef0123456789abcdef";
  private static final String BY = "fedcba9876543210fedcba9876543210";
  private static final long NOW = 1_700_000_000_000L;
  private static final Moment AT_NOW = new Moment(1, NOW, 1);
  private static final Action PUT =
      new Shelf.PutBook("Tally", 12, 1, false, Shelf.Binding.HARD, List.of());
  private static final Action TIP_OVER = new Shelf.TipOver();

  private final Rulebook rules = new Rulebook(List.of(new Shelf()), Shelf.AUTHORITY);
  private final Overlay state = new Overlay(new InMemoryState());

  @Test
  void an_accepted_action_changes_the_state_and_tells_its_events() {
    Outcome outcome = decide(PUT);
    assertTrue(outcome.accepted());
    Shelf.Book book = new Shelf.Book("Tally", 12);
    assertEquals(
        List.of(new Shelf.BookPut(ID, book, List.of(), Shelf.Binding.HARD)), outcome.events());
    assertEquals(book, state.get(Shelf.BOOKS, ID));
  }

  @Test
  void a_refused_action_leaves_no_trace_though_it_wrote_before_it_was_refused() {
    decide(PUT);
    var before = state.changes();
    Outcome outcome = decide(TIP_OVER);
    assertEquals(refused(Shelf.Reason.FELL_OVER), outcome);
    assertEquals(List.of(), outcome.events());
    assertEquals(before, state.changes());
  }

  @Test
  void a_key_without_authority_is_refused_before_the_room_is_asked() {
    List<Outcome> outcomes = rules.decide(state, payload(NOW, true, PUT), Shelf.STRANGER, AT_NOW);
    assertEquals(List.of(refused(Shelf.Reason.A_STRANGER)), outcomes);
    assertEquals(List.of(), state.changes());
  }

  @Test
  void an_action_takes_effect_until_its_time_and_not_a_millisecond_later() {
    assertTrue(decideAt(NOW, NOW).accepted());
    assertEquals(refused(LedgerRefusal.EXPIRED), decideAt(NOW - 1, NOW));
    assertEquals(refused(LedgerRefusal.EXPIRED), decideAt(0, NOW));
  }

  @Test
  void until_may_lie_a_day_ahead_and_not_a_millisecond_more() {
    assertTrue(decideAt(NOW + Limits.UNTIL_MILLIS, NOW).accepted());
    assertEquals(
        refused(LedgerRefusal.UNTIL_TOO_FAR), decideAt(NOW + Limits.UNTIL_MILLIS + 1, NOW));
    assertEquals(refused(LedgerRefusal.UNTIL_TOO_FAR), decideAt(Long.MAX_VALUE, NOW));
  }

  @Test
  void all_actions_of_an_atomic_envelope_are_accepted_and_see_each_other() {
    List<Outcome> outcomes = all(PUT, new Shelf.TakeBook(ID + "-0"), PUT);
    assertTrue(outcomes.stream().allMatch(Outcome::accepted));
    assertNull(state.get(Shelf.BOOKS, ID + "-0"));
    assertEquals(new Shelf.Book("Tally", 12), state.get(Shelf.BOOKS, ID + "-2"));
  }

  @Test
  void none_of_an_atomic_envelope_takes_effect_when_one_is_refused() {
    List<Outcome> outcomes = all(PUT, new Shelf.TakeBook(ID), TIP_OVER, PUT);
    Outcome batch = refused(LedgerRefusal.BATCH_REFUSED);
    assertEquals(List.of(batch, refused(Shelf.Reason.NO_SUCH_BOOK), batch, batch), outcomes);
    assertEquals(List.of(), state.changes());
  }

  @Test
  void a_failed_atomic_envelope_leaves_what_stood_before_it_in_the_block() {
    decide(PUT);
    var before = state.changes();
    all(new Shelf.TakeBook(ID), PUT, TIP_OVER);
    assertEquals(before, state.changes());
  }

  @Test
  void each_action_of_the_other_kind_of_envelope_stands_on_its_own() {
    List<Outcome> outcomes =
        rules.decide(
            state, payload(NOW, false, PUT, TIP_OVER, new Shelf.TakeBook(ID), PUT), "key", AT_NOW);
    assertTrue(outcomes.get(0).accepted());
    assertEquals(refused(Shelf.Reason.FELL_OVER), outcomes.get(1));
    assertEquals(refused(Shelf.Reason.NO_SUCH_BOOK), outcomes.get(2));
    assertTrue(outcomes.get(3).accepted());
    assertEquals(2, state.changes().size());
  }

  @Test
  void an_expired_envelope_is_refused_action_by_action() {
    assertEquals(
        List.of(refused(LedgerRefusal.EXPIRED), refused(LedgerRefusal.BATCH_REFUSED)),
        rules.decide(state, payload(NOW - 1, true, PUT, PUT), "key", AT_NOW));
    assertEquals(
        List.of(refused(LedgerRefusal.EXPIRED), refused(LedgerRefusal.EXPIRED)),
        rules.decide(state, payload(NOW - 1, false, PUT, PUT), "key", AT_NOW));
  }

  @Test
  void an_action_of_no_room_is_a_bug_and_not_a_refusal() {
    record Astray() implements Action {}
    assertThrows(IllegalStateException.class, () -> decide(new Astray()));
  }

  @Test
  void rules_are_in_force_from_their_height_on_and_the_ones_before_until_then() {
    assertEquals(1, Rulebook.inForce(state, 1_000_000));
    state.put(Rulebook.RULES, Rulebook.NEWEST, new Rulebook.Schedule(3, 50));
    assertEquals(2, Rulebook.inForce(state, 49));
    assertEquals(3, Rulebook.inForce(state, 50));
    assertEquals(3, Rulebook.inForce(state, 51));
  }

  @Test
  void an_action_of_later_rules_is_kept_at_the_door_until_they_are_in_force() {
    Rulebook newer = new Rulebook(List.of(new Shelf(2)), Shelf.AUTHORITY, 2);
    Payload tipping = payload(NOW, true, PUT, TIP_OVER);
    Malformed early = assertThrows(Malformed.class, () -> newer.admit(state, 9, tipping));
    assertEquals("rules-not-in-force", early.code());
    assertEquals("/actions/1/type", early.pointer());
    newer.admit(state, 9, payload(NOW, PUT));
    assertThrows(
        IllegalStateException.class,
        () -> newer.decide(state, tipping, "key", new Moment(9, NOW, 1)),
        "an older program could not decide it either");
    state.put(Rulebook.RULES, Rulebook.NEWEST, new Rulebook.Schedule(2, 9));
    newer.admit(state, 9, tipping);
    assertEquals(2, newer.decide(state, tipping, "key", new Moment(9, NOW, 2)).size());
  }

  @Test
  void reasons_are_named_after_their_room() {
    assertEquals("kernel.NO_SUCH_BOOK", Shelf.Reason.NO_SUCH_BOOK.code());
    assertEquals("ledger.EXPIRED", LedgerRefusal.EXPIRED.code());
  }

  private Outcome decide(Action action) {
    return rules.decide(state, payload(NOW, action), "key", AT_NOW).getFirst();
  }

  private Outcome decideAt(long until, long time) {
    return rules.decide(state, payload(until, PUT), "key", new Moment(1, time, 1)).getFirst();
  }

  private List<Outcome> all(Action... actions) {
    return rules.decide(state, payload(NOW, true, actions), "key", AT_NOW);
  }

  private static Payload payload(long until, Action action) {
    return new Payload(ID, BY, until, true, false, List.of(action), "");
  }

  private static Payload payload(long until, boolean atomic, Action... actions) {
    return new Payload(ID, BY, until, atomic, true, Arrays.asList(actions), "");
  }

  private static Outcome refused(Refusal reason) {
    return Outcome.refused(reason);
  }
}
