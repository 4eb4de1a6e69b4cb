package tallystick.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryStateTest {
  private static final Table<Shelf.Book> OTHERS = new Table<>("kernel.other", Shelf.Book.class);
  private static final Shelf.Book BOOK = new Shelf.Book("Tally", 12);

  private final InMemoryState state = new InMemoryState();

  @Test
  void a_row_is_kept_replaced_and_forgotten() {
    assertNull(state.get(Shelf.BOOKS, "a"));
    state.put(Shelf.BOOKS, "a", BOOK);
    assertEquals(BOOK, state.get(Shelf.BOOKS, "a"));
    state.put(Shelf.BOOKS, "a", new Shelf.Book("Other", 1));
    assertEquals(new Shelf.Book("Other", 1), state.get(Shelf.BOOKS, "a"));
    state.remove(Shelf.BOOKS, "a");
    state.remove(Shelf.BOOKS, "a");
    assertNull(state.get(Shelf.BOOKS, "a"));
  }

  @Test
  void a_scan_is_in_key_order_within_prefix_after_and_limit() {
    for (String key : List.of("b/2", "a/1", "b/1", "b/10", "c/1")) {
      state.put(Shelf.BOOKS, key, BOOK);
    }
    state.put(OTHERS, "b/0", BOOK);
    assertEquals(List.of("b/1", "b/10", "b/2"), keys("b/", "", 10));
    assertEquals(List.of("b/10", "b/2"), keys("b/", "b/1", 10));
    assertEquals(List.of("b/1", "b/10"), keys("b/", "a/1", 2));
    assertEquals(List.of(), keys("b/", "b/2", 10));
    assertEquals(List.of(), keys("d", "", 10));
  }

  @Test
  void what_a_scan_gave_does_not_change_with_the_state() {
    state.put(Shelf.BOOKS, "a", BOOK);
    var found = state.scan(Shelf.BOOKS, "", "", 10);
    state.put(Shelf.BOOKS, "b", BOOK);
    assertEquals(List.of("a"), List.copyOf(found.keySet()));
  }

  @Test
  void the_changes_of_a_block_are_made_in_full() {
    state.put(Shelf.BOOKS, "a", BOOK);
    Overlay overlay = new Overlay(state);
    overlay.remove(Shelf.BOOKS, "a");
    overlay.put(Shelf.BOOKS, "b", BOOK);
    overlay.put(OTHERS, "c", BOOK);
    state.apply(overlay.changes());
    assertEquals(List.of("b"), keys("", "", 10));
    assertEquals(BOOK, state.get(OTHERS, "c"));
  }

  private List<String> keys(String prefix, String after, int limit) {
    return List.copyOf(state.scan(Shelf.BOOKS, prefix, after, limit).sequencedKeySet());
  }
}
