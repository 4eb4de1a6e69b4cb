package tallystick.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tallystick.kernel.Codec;
import tallystick.kernel.Dice;
import tallystick.kernel.InMemoryState;
import tallystick.kernel.Overlay;
import tallystick.kernel.StateTree;
import tallystick.kernel.Table;

class RocksStateTest {
  private static final int BLOCKS = 400;
  private static final int SCANS = 20;

  /// What stands in the rows.
  record Value(long value) {}

  private static final List<Table<Value>> TABLES =
      List.of(new Table<>("test.queue", Value.class), new Table<>("test.queues", Value.class));

  private static final List<String> PREFIXES =
      List.of("", "a", "a/", "a/b/", "a/c/", "b/", "a/b/0");

  @TempDir private Path folder;

  private static String key(Dice dice) {
    String account = List.of("a/b/", "a/c/", "b/", "a", "a/b").get(dice.below(5));
    return account + "0".repeat(3) + (10 + dice.below(40));
  }

  /// Rows come anywhere and go mostly from the front, as in queues.
  private static List<Overlay.Change<?>> changes(InMemoryState known, Dice dice) {
    Overlay overlay = new Overlay(known);
    for (int i = 0; i < 6; i++) {
      Table<Value> table = TABLES.get(dice.below(2));
      String prefix = PREFIXES.get(dice.below(PREFIXES.size()));
      if (dice.chance(60)) {
        overlay.scan(table, prefix, "", 2).keySet().forEach(key -> overlay.remove(table, key));
      } else {
        overlay.put(table, key(dice), new Value(dice.below(1_000)));
      }
    }
    return overlay.changes();
  }

  private static Executed.Row row(Overlay.Change<?> change) {
    Record value = change.value();
    return new Executed.Row(change, value == null ? null : Codec.JSON.writeValueAsBytes(value));
  }

  @Test
  void what_is_scanned_is_what_was_written_whatever_was_scanned_before() {
    long seed = System.nanoTime();
    Dice dice = new Dice(seed);
    InMemoryState known = new InMemoryState();
    try (RocksStore store = new RocksStore(folder);
        BlockWrite write = new BlockWrite(store)) {
      RocksState state = new RocksState(store);
      for (int block = 0; block < BLOCKS; block++) {
        List<Overlay.Change<?>> changes = changes(known, dice);
        List<Executed.Row> rows = changes.stream().map(RocksStateTest::row).toList();
        write.rows(rows);
        write.write(new BlockWrite.Standing(1, block, Execution.Past.nothing(StateTree.EMPTY)));
        state.changed(rows);
        known.apply(changes);
        for (int scan = 0; scan < SCANS; scan++) {
          Table<Value> table = TABLES.get(dice.below(2));
          String prefix = PREFIXES.get(dice.below(PREFIXES.size()));
          String after = dice.chance(60) ? "" : key(dice);
          int limit = 1 + dice.below(5);
          SequencedMap<String, Value> wanted = known.scan(table, prefix, after, limit);
          SequencedMap<String, Value> found = state.scan(table, prefix, after, limit);
          assertEquals(
              new ArrayList<>(wanted.entrySet()),
              new ArrayList<>(found.entrySet()),
              "seed %d, block %d, %s after %s".formatted(seed, block, prefix, after));
        }
      }
    }
  }
}
