package tallystick.server.views;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tallystick.kernel.Codec;
import tallystick.kernel.Dice;
import tallystick.kernel.View;

/// What some blocks change, written at once, is what they change one after the other.
class RowBatchTest {
  private static final View<Thing> THINGS = new View<>("test.things", Thing.class, "id");
  private static final View<Count> COUNTS = new View<>("test.counts", Count.class, "cursor");
  private static final int BATCHES = 60;

  private final JdbcTemplate sql = TestDatabase.get().template();

  record Thing(String id, String by, int count, boolean open, List<String> tags, long atHeight) {}

  record Count(long cursor, String name) {}

  @BeforeEach
  void makesTheTables() {
    sql.execute("DROP SCHEMA IF EXISTS test CASCADE");
    sql.execute("CREATE SCHEMA test");
    for (View<?> view : List.of(THINGS, COUNTS)) {
      sql.execute(
          "CREATE TABLE %s (%s, PRIMARY KEY (%s))"
              .formatted(view.name(), Columns.definitions(view.row()), Columns.quoted(view.key())));
    }
  }

  @Test
  void any_order_of_changes_means_the_same_at_once_as_one_by_one() {
    long seed = System.nanoTime();
    Dice dice = new Dice(seed);
    Map<String, Thing> model = new TreeMap<>();
    for (int batch = 0; batch < BATCHES; batch++) {
      RowBatch rows = new RowBatch();
      for (int i = dice.below(40); i >= 0; i--) {
        change(dice, rows, model);
      }
      rows.write(sql);
      assertEquals(List.copyOf(model.values()), things(), "seed " + seed + ", batch " + batch);
    }
  }

  private static void change(Dice dice, RowBatch rows, Map<String, Thing> model) {
    String id = "k'\"" + dice.below(12);
    Thing old = model.get(id);
    String text = "é🍵\\ \n" + dice.id();
    long height = dice.between(0, Long.MAX_VALUE - 1);
    switch (dice.below(6)) {
      case 0 -> {
        Thing row =
            new Thing(id, text, dice.below(9), dice.chance(50), List.of(text, "null"), height);
        rows.put(THINGS, row);
        model.put(id, row);
      }
      case 1 -> {
        rows.remove(THINGS, id);
        model.remove(id);
      }
      case 5 -> {
        rows.change(THINGS, id, row -> counted(id, row));
        model.put(id, counted(id, old));
      }
      case 2 -> {
        rows.set(THINGS, id, "by", text);
        model.computeIfPresent(
            id, (k, t) -> new Thing(k, text, t.count, t.open, t.tags, t.atHeight));
      }
      case 3 -> {
        rows.set(THINGS, id, "open", true, "atHeight", height);
        model.computeIfPresent(id, (k, t) -> new Thing(k, t.by, t.count, true, t.tags, height));
      }
      default -> {
        rows.set(THINGS, id, "count", 7, "tags", List.of());
        model.computeIfPresent(id, (k, t) -> new Thing(k, t.by, 7, t.open, List.of(), t.atHeight));
      }
    }
    if (old == null && model.get(id) == null) {
      // Changes of a row that is not there come to nothing, here as there.
      rows.set(THINGS, id + "-never", "count", 1);
    }
  }

  private static Thing counted(String id, @Nullable Thing old) {
    return old == null
        ? new Thing(id, "made", 1, false, List.of(id), 0)
        : new Thing(id, old.by, old.count + 1, old.open, old.tags, old.atHeight);
  }

  private List<Thing> things() {
    return sql
        .queryForList(
            "SELECT row_to_json(r)::text FROM (SELECT %s FROM test.things q) r"
                    .formatted(Columns.selection(Thing.class, "q"))
                + " ORDER BY r.id COLLATE \"C\"",
            String.class)
        .stream()
        .map(json -> Codec.JSON.readValue(json, Thing.class))
        .toList();
  }

  @Test
  void rows_with_a_number_for_a_key_are_put_changed_and_removed_too() {
    RowBatch first = new RowBatch();
    for (long cursor = 1; cursor <= 3; cursor++) {
      first.put(COUNTS, new Count(cursor, "new"));
    }
    first.write(sql);
    RowBatch second = new RowBatch();
    second.set(COUNTS, "2", "name", "changed");
    second.remove(COUNTS, "3");
    second.write(sql);
    Map<Long, String> rows = new HashMap<>();
    sql.query(
        "SELECT cursor, name FROM test.counts",
        row -> {
          rows.put(row.getLong(1), row.getString(2));
        });
    assertEquals(Map.of(1L, "new", 2L, "changed"), rows);
  }

  @Test
  void a_batch_without_changes_writes_nothing() {
    new RowBatch().write(sql);
    assertEquals(new ArrayList<>(), things());
  }
}
