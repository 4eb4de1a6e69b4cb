package tallystick.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The structure of these tests follows the pages of the books of a shelf.
class IndexTest {
  private static final Index<Pages> PAGES = new Index<>("kernel.book", Pages.class, Pages::of);

  private final InMemoryState base = new InMemoryState();

  private static final class Pages implements Index.Following {
    private final List<Long> all = new ArrayList<>();

    static Pages of(State state, String shelf) {
      Pages pages = new Pages();
      state.scan(Shelf.BOOKS, shelf + "/", "", 100).values().forEach(b -> pages.all.add(b.pages()));
      return pages;
    }

    @Override
    public int mark() {
      return all.size();
    }

    @Override
    public void rollback(int mark) {
      all.subList(mark, all.size()).clear();
    }

    @Override
    public void commit() {}
  }

  @Test
  void a_structure_is_made_of_the_rows_there_are() {
    base.put(Shelf.BOOKS, "a/1", book(7));
    base.put(Shelf.BOOKS, "b/1", book(8));
    assertEquals(List.of(7L), base.index(PAGES, "a").all);
    assertSame(base.index(PAGES, "a"), base.index(PAGES, "a"));
    assertNotSame(base.index(PAGES, "a"), base.index(PAGES, "b"));
  }

  @Test
  void what_a_refused_action_did_is_taken_back() {
    Overlay overlay = new Overlay(base);
    add(overlay, 1);
    int mark = overlay.mark();
    add(overlay, 2);
    add(overlay, 3);
    overlay.rollback(mark);
    assertEquals(List.of(1L), overlay.index(PAGES, "a").all);
    add(overlay, 4);
    overlay.rollback(0);
    assertEquals(List.of(), overlay.index(PAGES, "a").all);
  }

  @Test
  void what_was_applied_stays() {
    Overlay overlay = new Overlay(base);
    add(overlay, 1);
    base.apply(overlay.changes());
    add(new Overlay(base), 2);
    var _ = new Overlay(base);
    assertEquals(List.of(1L), base.index(PAGES, "a").all);
  }

  @Test
  void what_an_overlay_did_that_was_dropped_is_taken_back_when_the_next_begins() {
    add(new Overlay(base), 1);
    Overlay next = new Overlay(base);
    assertEquals(List.of(), next.index(PAGES, "a").all);
    add(next, 2);
    base.apply(next.changes());
    assertEquals(List.of(2L), base.index(PAGES, "a").all);
  }

  @Test
  void a_row_written_without_its_structure_makes_it_anew() {
    Pages before = base.index(PAGES, "a");
    base.put(Shelf.BOOKS, "a/1", book(7));
    assertNotSame(before, base.index(PAGES, "a"));
    assertEquals(List.of(7L), base.index(PAGES, "a").all);
    base.remove(Shelf.BOOKS, "a/1");
    assertEquals(List.of(), base.index(PAGES, "a").all);
  }

  private static void add(Overlay overlay, long pages) {
    Pages structure = overlay.index(PAGES, "a");
    structure.all.add(pages);
    overlay.put(Shelf.BOOKS, "a/" + structure.all.size(), book(pages));
  }

  private static Shelf.Book book(long pages) {
    return new Shelf.Book("Tally", pages);
  }
}
