package tallystick.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tallystick.kernel.Permission.ANYONE;
import static tallystick.kernel.Permission.PRINCIPAL;
import static tallystick.kernel.Permission.either;
import static tallystick.kernel.Permission.holder;
import static tallystick.kernel.Permission.once;
import static tallystick.kernel.Permission.party;
import static tallystick.kernel.Permissions.may;

import java.util.List;
import org.junit.jupiter.api.Test;
import tallystick.kernel.Permission.Office;
import tallystick.kernel.Shelf.Book;
import tallystick.kernel.Shelf.PutBook;
import tallystick.kernel.Shelf.TakeBook;
import tallystick.kernel.Shelf.TipOver;

class PermissionsTest {
  private static final Office LIBRARIAN =
      new Office(
          "librarian", Shelf.Reason.A_STRANGER, (state, principal) -> principal.equals("lea"));

  private static final Permission LENDER =
      party(
          "lender",
          (state, book, principal) -> {
            Book found = state.get(Shelf.BOOKS, book);
            return found != null && found.title().equals(principal);
          },
          "book");

  private static Rulebook rules(Permissions permissions) {
    return new Rulebook(List.of(new Shelf(1, permissions)), Shelf.AUTHORITY);
  }

  @Test
  void a_rulebook_takes_no_action_that_does_not_say_who_may_do_it() {
    Permissions silent = Permissions.of(may(PutBook.class, ANYONE), may(TipOver.class, ANYONE));
    var failure = assertThrows(IllegalArgumentException.class, () -> rules(silent));
    assertTrue(failure.toString().contains("TakeBook does not say who may do it"));
  }

  @Test
  void a_permission_names_what_its_action_has() {
    assertThrows(IllegalArgumentException.class, () -> Permissions.of(may(TipOver.class, LENDER)));
    assertEquals(List.of("book"), may(TakeBook.class, either(PRINCIPAL, LENDER)).object());
    assertEquals(List.of(), may(TipOver.class, holder(LIBRARIAN)).object());
  }

  @Test
  void an_office_is_asked_before_the_rule() {
    Rulebook rules =
        rules(
            Permissions.of(
                may(PutBook.class, ANYONE),
                may(TakeBook.class, holder(LIBRARIAN)),
                may(TipOver.class, ANYONE)));
    TakeBook missing = new TakeBook("0".repeat(32));
    assertEquals(Shelf.Reason.NO_SUCH_BOOK.code(), outcome(rules, "lea", missing).reason());
    assertEquals(Shelf.Reason.A_STRANGER.code(), outcome(rules, "max", missing).reason());
  }

  private static Outcome outcome(Rulebook rules, String by, Action action) {
    Payload payload = new Payload("1".repeat(32), by, 1_000, false, false, List.of(action), "");
    return rules
        .decide(new Overlay(new InMemoryState()), payload, "key", new Moment(1, 1, 1))
        .getFirst();
  }

  @Test
  void every_permission_knows_whom_it_is_for_and_says_so() {
    InMemoryState state = new InMemoryState();
    state.put(Shelf.BOOKS, "b", new Book("max", 1));
    assertTrue(LENDER.isFor(state, "max", "b"));
    assertFalse(LENDER.isFor(state, "lea", "b"));
    assertFalse(LENDER.isFor(state, "max", "another"));
    assertFalse(LENDER.isFor(state, "max", ""));
    Permission two = either(holder(LIBRARIAN), LENDER);
    assertTrue(two.isFor(state, "lea", "b"));
    assertFalse(two.isFor(state, "mia", "b"));
    assertEquals("the office of librarian, or the lender of the book", two.sentence());
    assertEquals("anyone", ANYONE.sentence());
    assertEquals("any principal, once it is old", once("it is old").sentence());
  }
}
