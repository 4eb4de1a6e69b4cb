package tallystick.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StateTreeTest {
  private static final String TABLE = "kernel.book";

  @Test
  void a_tree_without_rows_has_a_root_of_zeros() {
    assertArrayEquals(new byte[32], StateTree.EMPTY.root());
    assertSame(StateTree.EMPTY, StateTree.of(Stream.of()));
    assertSame(StateTree.EMPTY, StateTree.EMPTY.with(Stream.of(change("a", null))));
  }

  @Test
  void a_lone_row_is_its_leaf() {
    byte[] name = Sha256.of(bytes("kernel.book/a"));
    byte[] leaf = Sha256.of(new byte[] {0}, name, Sha256.of(bytes("{}")));
    assertArrayEquals(leaf, StateTree.of(Stream.of(change("a", "{}"))).root());
  }

  @Test
  void a_row_that_changes_to_what_it_is_changes_nothing() {
    StateTree tree = StateTree.of(Stream.of(change("a", "1"), change("b", "2")));
    assertSame(tree, tree.with(Stream.of(change("b", "2"), change("c", null))));
  }

  @Test
  void a_row_must_not_change_twice_at_once() {
    Stream<StateTree.Change> twice =
        Stream.of(change("a", "1"), change("b", "1"), change("a", "2"));
    assertThrows(IllegalArgumentException.class, () -> StateTree.of(twice));
  }

  @Test
  void the_state_root_chains_the_roots_of_the_tree() {
    StateTree tree = StateTree.of(Stream.of(change("a", "1")));
    byte[] before = Sha256.of(bytes("before"));
    assertArrayEquals(Sha256.of(before, tree.root()), tree.stateRoot(before));
  }

  @ParameterizedTest
  @MethodSource("tallystick.kernel.Seeds#some")
  void a_tree_after_any_history_is_that_of_its_rows(long seed) {
    Seeds.play(StateTreeTest.class, seed, StateTreeTest::live);
  }

  private static void live(Dice dice) {
    int keys = dice.pick(List.of(1, 2, 5, 40, 400));
    TreeMap<String, String> model = new TreeMap<>();
    StateTree tree = StateTree.EMPTY;
    List<StateTree> versions = new ArrayList<>();
    List<byte[]> roots = new ArrayList<>();
    for (int block = 0; block < 20; block++) {
      Map<String, @Nullable String> changed = changes(dice, keys);
      tree = tree.with(changed.entrySet().stream().map(e -> change(e.getKey(), e.getValue())));
      changed.forEach((key, json) -> {
        if (json == null) {
          model.remove(key);
        } else {
          model.put(key, json);
        }
      });
      assertArrayEquals(oracle(model), tree.root(), "block " + block);
      versions.add(tree);
      roots.add(tree.root());
    }
    assertArrayEquals(tree.root(), of(model, dice).root(), "made at once");
    for (int i = 0; i < versions.size(); i++) {
      assertArrayEquals(roots.get(i), versions.get(i).root(), "an old version has changed");
    }
    StateTree empty = tree.with(model.keySet().stream().map(key -> change(key, null)));
    assertArrayEquals(new byte[32], empty.root());
  }

  private static Map<String, @Nullable String> changes(Dice dice, int keys) {
    Map<String, @Nullable String> changes = new TreeMap<>();
    int count = dice.below(2 * keys + 1);
    for (int i = 0; i < count; i++) {
      changes.put("k" + dice.below(keys), dice.chance(40) ? null : "{\"n\":" + dice.below(9) + "}");
    }
    return changes;
  }

  private static StateTree of(Map<String, String> rows, Dice dice) {
    List<String> keys = new ArrayList<>(rows.keySet());
    Collections.shuffle(keys, new Random(dice.below(1_000_000)));
    return StateTree.of(keys.stream().map(key -> change(key, rows.get(key))));
  }

  @Test
  void many_rows_in_parallel_make_the_same_tree() {
    TreeMap<String, String> rows = new TreeMap<>();
    IntStream.range(0, 20_000).forEach(i -> rows.put("row" + i, "{\"i\":" + i + "}"));
    StateTree tree =
        StateTree.of(rows.entrySet().parallelStream().map(e -> change(e.getKey(), e.getValue())));
    assertArrayEquals(oracle(rows), tree.root());
  }

  /// The root as the definition says it: of all rows below a place, by recursion over sorted names.
  static byte[] oracle(Map<String, String> rows) {
    TreeMap<String, byte[]> leaves = new TreeMap<>();
    rows.forEach((key, json) -> {
      byte[] name = Sha256.of(bytes(TABLE + "/" + key));
      leaves.put(bits(name), Sha256.of(new byte[] {0}, name, Sha256.of(bytes(json))));
    });
    return oracle("", leaves);
  }

  private static byte[] oracle(String prefix, NavigableMap<String, byte[]> leaves) {
    var below = leaves.subMap(prefix, true, prefix + "2", false);
    return switch (below.size()) {
      case 0 -> new byte[32];
      case 1 -> below.firstEntry().getValue();
      default ->
          Sha256.of(new byte[] {1}, oracle(prefix + "0", leaves), oracle(prefix + "1", leaves));
    };
  }

  private static String bits(byte[] hash) {
    StringBuilder bits = new StringBuilder();
    for (byte one : hash) {
      for (int bit = 7; bit >= 0; bit--) {
        bits.append((one >> bit) & 1);
      }
    }
    return bits.toString();
  }

  @Test
  void the_root_of_three_rows_is_the_one_that_was_computed_elsewhere() {
    StateTree tree =
        StateTree.of(Stream.of(change("a", "{}"), change("b", "{}"), change("c", "{}")));
    assertEquals(
        "b8140b139e902bae347a6f00c2dd1ab8984b632cff8bbd18512e0e7407b2fcf8",
        HexFormat.of().formatHex(tree.root()));
  }

  private static StateTree.Change change(String key, @Nullable String json) {
    return StateTree.Change.of(TABLE, key, json == null ? null : bytes(json));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
