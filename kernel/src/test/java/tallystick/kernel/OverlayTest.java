package tallystick.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OverlayTest {
  private static final Table<Cell> LEFT = new Table<>("test.left", Cell.class);
  private static final Table<Cell> RIGHT = new Table<>("test.right", Cell.class);

  private final InMemoryState base = new InMemoryState();
  private final Overlay overlay = new Overlay(base);

  private record Cell(int value) {}

  @Test
  void what_is_written_is_read_and_the_base_does_not_know() {
    base.put(LEFT, "a", new Cell(1));
    overlay.put(LEFT, "a", new Cell(2));
    overlay.put(LEFT, "b", new Cell(3));
    assertEquals(new Cell(2), overlay.get(LEFT, "a"));
    assertEquals(new Cell(3), overlay.get(LEFT, "b"));
    assertEquals(new Cell(1), base.get(LEFT, "a"));
    assertNull(base.get(LEFT, "b"));
  }

  @Test
  void what_is_removed_is_gone_though_the_base_has_it() {
    base.put(LEFT, "a", new Cell(1));
    overlay.remove(LEFT, "a");
    assertNull(overlay.get(LEFT, "a"));
    assertEquals(List.of(), keys(overlay, "", "", 10));
    assertEquals(new Cell(1), base.get(LEFT, "a"));
  }

  @Test
  void it_knows_where_the_block_has_been_and_what_was_there_before() {
    base.put(LEFT, "a", new Cell(1));
    base.put(LEFT, "b", new Cell(2));
    base.put(LEFT, "c", new Cell(3));
    overlay.put(LEFT, "d", new Cell(4));
    overlay.remove(LEFT, "b");
    int mark = overlay.mark();
    overlay.put(LEFT, "a", new Cell(5));
    overlay.rollback(mark);
    assertEquals(List.of("b", "d"), List.copyOf(overlay.touched(LEFT)));
    assertEquals(new Cell(2), overlay.before(LEFT, "b"));
    assertNull(overlay.before(LEFT, "d"));
    assertEquals(List.of(), List.copyOf(overlay.touched(RIGHT)));
  }

  @Test
  void of_a_state_that_is_no_block_everything_is_new() {
    base.put(LEFT, "a", new Cell(1));
    assertEquals(List.of("a"), List.copyOf(base.touched(LEFT)));
    assertNull(base.before(LEFT, "a"));
  }

  @Test
  void a_table_does_not_see_the_keys_of_another() {
    overlay.put(LEFT, "a", new Cell(1));
    overlay.put(RIGHT, "b", new Cell(2));
    base.put(RIGHT, "c", new Cell(3));
    assertNull(overlay.get(RIGHT, "a"));
    assertEquals(List.of("a"), keys(overlay, "", "", 10));
  }

  @Test
  void a_scan_merges_base_and_changes_in_key_order() {
    for (String key : List.of("a", "c", "e", "g")) {
      base.put(LEFT, key, new Cell(1));
    }
    overlay.put(LEFT, "b", new Cell(2));
    overlay.put(LEFT, "e", new Cell(3));
    overlay.remove(LEFT, "c");
    assertEquals(List.of("a", "b", "e", "g"), keys(overlay, "", "", 10));
    assertEquals(List.of("e", "g"), keys(overlay, "", "b", 10));
    assertEquals(List.of("b", "e"), keys(overlay, "", "a", 2));
    assertEquals(new Cell(3), overlay.scan(LEFT, "", "", 10).get("e"));
  }

  @Test
  void a_scan_keeps_to_its_prefix() {
    for (String key : List.of("a", "a/1", "a/2", "a0", "b/1")) {
      base.put(LEFT, key, new Cell(1));
    }
    overlay.put(LEFT, "a/15", new Cell(2));
    overlay.put(LEFT, "b/0", new Cell(2));
    assertEquals(List.of("a/1", "a/15", "a/2"), keys(overlay, "a/", "", 10));
    assertEquals(List.of("a/2"), keys(overlay, "a/", "a/15", 10));
    assertEquals(List.of(), keys(overlay, "a/", "b", 10));
    assertEquals(List.of(), keys(overlay, "a/", "", 0));
  }

  @Test
  void a_full_page_is_found_behind_many_removed_rows() {
    for (int i = 10; i < 60; i++) {
      base.put(LEFT, "k" + i, new Cell(i));
    }
    for (int i = 10; i < 50; i++) {
      overlay.remove(LEFT, "k" + i);
    }
    assertEquals(List.of("k50", "k51", "k52"), keys(overlay, "k", "", 3));
    assertEquals(10, keys(overlay, "", "", Integer.MAX_VALUE).size());
  }

  @Test
  void a_rollback_takes_back_everything_since_its_mark_and_nothing_before() {
    base.put(LEFT, "base", new Cell(0));
    overlay.put(LEFT, "a", new Cell(1));
    int outer = overlay.mark();
    overlay.put(LEFT, "a", new Cell(2));
    overlay.remove(LEFT, "base");
    int inner = overlay.mark();
    overlay.remove(LEFT, "a");
    overlay.put(LEFT, "b", new Cell(3));
    overlay.rollback(inner);
    assertEquals(new Cell(2), overlay.get(LEFT, "a"));
    assertNull(overlay.get(LEFT, "b"));
    assertNull(overlay.get(LEFT, "base"));
    overlay.rollback(outer);
    assertEquals(new Cell(1), overlay.get(LEFT, "a"));
    assertEquals(new Cell(0), overlay.get(LEFT, "base"));
    overlay.rollback(0);
    assertEquals(List.of(), overlay.changes());
  }

  @Test
  void changes_are_listed_once_per_place_in_the_order_in_which_places_first_changed() {
    overlay.put(RIGHT, "a", new Cell(1));
    overlay.put(LEFT, "b", new Cell(2));
    overlay.put(LEFT, "a", new Cell(3));
    overlay.put(LEFT, "b", new Cell(4));
    overlay.remove(LEFT, "c");
    assertEquals(
        List.of(
            new Overlay.Change<>(RIGHT, "a", new Cell(1)),
            new Overlay.Change<>(LEFT, "b", new Cell(4)),
            new Overlay.Change<>(LEFT, "a", new Cell(3)),
            new Overlay.Change<>(LEFT, "c", null)),
        overlay.changes());
  }

  @ParameterizedTest
  @MethodSource("tallystick.kernel.Seeds#some")
  void an_overlay_of_an_overlay_and_its_base_behave_like_one_sorted_map(long seed) {
    Seeds.play(OverlayTest.class, seed, this::play);
  }

  private void play(Dice dice) {
    TreeMap<String, Cell> model = new TreeMap<>();
    for (int block = 0; block < 5; block++) {
      Overlay below = new Overlay(base);
      Overlay above = new Overlay(below);
      act(dice, below, model);
      act(dice, above, model);
      assertEquals(model, above.scan(LEFT, "", "", Integer.MAX_VALUE));
      base.apply(below.changes());
      base.apply(above.changes());
      assertEquals(model, base.scan(LEFT, "", "", Integer.MAX_VALUE));
    }
  }

  private static void act(Dice dice, Overlay state, Map<String, Cell> model) {
    List<Integer> marks = new ArrayList<>();
    List<TreeMap<String, Cell>> memories = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String key = key(dice);
      switch (dice.below(10)) {
        case 0, 1, 2, 3 -> {
          Cell value = new Cell(dice.below(1000));
          state.put(LEFT, key, value);
          model.put(key, value);
        }
        case 4, 5 -> {
          state.remove(LEFT, key);
          model.remove(key);
        }
        case 6 -> {
          marks.add(state.mark());
          memories.add(new TreeMap<>(model));
        }
        case 7 -> {
          if (!marks.isEmpty()) {
            state.rollback(marks.removeLast());
            model.clear();
            model.putAll(memories.removeLast());
          }
        }
        default -> compare(dice, state, model, key);
      }
    }
  }

  private static void compare(Dice dice, State state, Map<String, Cell> model, String key) {
    assertEquals(model.get(key), state.get(LEFT, key));
    String prefix = key.substring(0, dice.below(key.length() + 1));
    String after = dice.chance(50) ? "" : key(dice);
    int limit = dice.below(8);
    List<String> expected =
        model.keySet().stream()
            .filter(k -> k.startsWith(prefix) && k.compareTo(after) > 0)
            .limit(limit)
            .toList();
    assertEquals(expected, keys(state, prefix, after, limit), prefix + ", " + after);
  }

  private static String key(Dice dice) {
    return dice.pick(List.of("a", "b", "a/", "c-"))
        + dice.pick(List.of("", "0", "1", "/9", "z"))
        + dice.pick(List.of("", "0", "5"));
  }

  private static List<String> keys(State state, String prefix, String after, int limit) {
    return List.copyOf(state.scan(LEFT, prefix, after, limit).sequencedKeySet());
  }
}
