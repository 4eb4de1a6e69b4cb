package tallystick.server.views;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.ColumnMapRowMapper;
import tallystick.domains.Domains;
import tallystick.kernel.Api;
import tallystick.kernel.Codec;
import tallystick.kernel.Dice;
import tallystick.kernel.Query;
import tallystick.ledger.EventStream;
import tallystick.server.Pause;
import tallystick.server.views.Questions.Page;
import tools.jackson.databind.JsonNode;

/// The tables that people read follow from the log and from nothing else.
class ViewsTest {
  private static final int ACTS = 450;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static volatile LongSupplier reached = () -> Long.MAX_VALUE;
  private static @Nullable Town town;
  private static @Nullable ViewHeight shown;
  private static @Nullable Questions questions;

  private static Town town() {
    return Objects.requireNonNull(town);
  }

  private static Questions questions() {
    return Objects.requireNonNull(questions);
  }

  private static ViewHeight shown() {
    return Objects.requireNonNull(shown);
  }

  @BeforeAll
  static void fillsALedgerAndItsTables() throws Exception {
    town = Town.of(System.nanoTime(), ACTS);
    Databases databases = TestDatabase.get().databases();
    project(town().node.events(), true, town().height());
    shown = new ViewHeight(databases.writing());
    questions = new Questions(databases.reading(), shown());
    assertTrue(shown().await(town().height(), PATIENCE));
  }

  @AfterAll
  static void endsThem() throws InterruptedException {
    shown().close();
    town().close();
  }

  /// Projects up to a height at least.
  private static void project(EventStream stream, boolean anew, long height) throws Exception {
    try (Projector projector =
        new Projector(Domains.ALL, stream, TestDatabase.get().databases().writing(), anew)) {
      reached = projector::height;
      while (projector.height() < height) {
        assertTrue(projector.isHealthy(), () -> "seed " + town().seed);
        Pause.moment();
      }
    }
  }

  /// The stream in bursts: after each, waits until it is in the tables.
  private static EventStream bursts(Dice dice) {
    return (from, sink) -> {
      int[] left = {1 + dice.below(30)};
      return town()
          .node
          .events()
          .follow(
              from,
              block -> {
                sink.take(block);
                if (--left[0] == 0) {
                  while (reached.getAsLong() < block.height()
                      && !Thread.currentThread().isInterrupted()) {
                    Pause.moment();
                  }
                  left[0] = 1 + dice.below(30);
                }
              });
    };
  }

  private static long height() {
    return TestDatabase.get().sql().sql("SELECT height FROM views.head").query(Long.class).single();
  }

  private static Map<String, List<String>> dump() {
    return TableDump.of(TestDatabase.get().sql());
  }

  @Test
  void tables_made_anew_are_those_that_grew() throws Exception {
    Map<String, List<String>> grown = dump();
    grown.forEach((table, rows) -> assertFalse(rows.isEmpty(), table));
    long seed = System.nanoTime();
    project(bursts(new Dice(seed)), true, town().height());
    assertEquals(grown, dump(), () -> "seeds " + town().seed + ", " + seed);
    assertEquals(town().height(), height());
  }

  @Test
  void a_projector_that_was_stopped_midway_goes_on_where_it_was() throws Exception {
    Map<String, List<String>> grown = dump();
    long seed = System.nanoTime();
    Dice dice = new Dice(seed);
    long middle = dice.between(1, town().height() - 1);
    project(bursts(dice), true, middle);
    assertTrue(height() >= middle);
    project(bursts(dice), false, town().height());
    assertEquals(grown, dump(), () -> "seeds " + town().seed + ", " + seed);
  }

  /// Values for parameters by their names: what the tables hold, and what they do not.
  private static List<Object> values(Query.Param param) {
    if (param.number()) {
      List<Object> numbers = new ArrayList<>(List.of(1L, 2L, Long.MAX_VALUE, -1L));
      if (param.name().equals("order")) {
        // Most orders have no history of their own: one is asked for that has.
        String changed = "SELECT \"order\" FROM exchange.steps ORDER BY cursor LIMIT 1";
        numbers.addFirst(TestDatabase.get().sql().sql(changed).query(Long.class).single());
      }
      return numbers;
    }
    if (!param.choices().isEmpty()) {
      return List.copyOf(param.choices());
    }
    String principals =
        "(SELECT principal FROM identity.principals ORDER BY cursor LIMIT 4) UNION ALL"
            + " (SELECT DISTINCT principal FROM identity.recoveries LIMIT 2) UNION ALL"
            + " (SELECT principal FROM compliance.standings LIMIT 2) UNION ALL"
            + " (SELECT DISTINCT principal FROM compliance.uses LIMIT 1) UNION ALL"
            + " (SELECT DISTINCT sender FROM compliance.travel LIMIT 1)";
    String sql =
        switch (param.name()) {
          case "listing" -> "SELECT listing FROM market.listings ORDER BY cursor LIMIT 4";
          case "order" -> "SELECT order_id FROM market.orders ORDER BY cursor LIMIT 4";
          case "category" -> "SELECT DISTINCT category FROM market.listings";
          case "status" -> "SELECT DISTINCT status FROM market.orders";
          case "state" -> "SELECT DISTINCT state FROM accounts.holds";
          case "asset" -> "SELECT asset FROM accounts.assets";
          case "proposal" ->
              "(SELECT proposal FROM governance.terms LIMIT 2) UNION ALL"
                  + " (SELECT proposal FROM governance.votes ORDER BY cursor DESC LIMIT 2)";
          case "stage" -> "SELECT DISTINCT stage FROM governance.proposals";
          case "kind" -> "SELECT DISTINCT kind FROM governance.proposals";
          case "subject" -> "SELECT DISTINCT subject FROM governance.proposals LIMIT 4";
          case "role" -> "SELECT DISTINCT role FROM governance.roles";
          case "instrument" -> "SELECT instrument FROM exchange.instruments";
          case "project" -> "SELECT project FROM credits.projects ORDER BY cursor LIMIT 4";
          case "batch" -> "SELECT batch FROM credits.batches ORDER BY cursor LIMIT 2";
          case "basket" -> "SELECT basket FROM credits.baskets";
          case "retirement" -> "SELECT retirement FROM credits.retirements LIMIT 2";
          case "space" -> "SELECT DISTINCT space FROM credits.ranges";
          case "sector", "country", "methodology", "registry" ->
              "SELECT DISTINCT " + param.name() + " FROM credits.projects";
          case "label" -> "VALUES ('CCP')";
          case "adjustment" -> "SELECT DISTINCT adjustment FROM credits.batches";
          case "organisation" -> "SELECT organisation FROM organisations.organisations";
          case "giver", "agent", "mandate" ->
              "SELECT DISTINCT " + param.name() + " FROM mandates.uses LIMIT 4";
          case "room" -> "VALUES ('identity')";
          case "by" -> "SELECT principal FROM identity.offices LIMIT 2";
          case "key" -> "SELECT DISTINCT key FROM log.actions LIMIT 4";
          case "name" -> "VALUES ('Person'), ('%'), ('\\')";
          case "device" ->
              "(SELECT device FROM devices.gaps ORDER BY cursor LIMIT 1) UNION ALL"
                  + " (SELECT device FROM devices.commands ORDER BY cursor LIMIT 1) UNION ALL"
                  + " (SELECT device FROM devices.alarms ORDER BY cursor LIMIT 2)";
          case "place" ->
              "(SELECT DISTINCT place FROM devices.devices LIMIT 2) UNION ALL " + things("place");
          case "group" -> "SELECT DISTINCT \"group\" FROM devices.devices";
          case "holder" ->
              "(SELECT by FROM custody.events WHERE disposition = 'in_transit' LIMIT 1) UNION ALL "
                  + principals;
          case "owner" -> "(SELECT owner FROM devices.roll_outs LIMIT 1) UNION ALL " + principals;
          case "q" -> "SELECT title FROM market.listings LIMIT 4";
          default -> Objects.requireNonNullElse(things(param.name()), principals);
        };
    List<Object> found =
        new ArrayList<>(TestDatabase.get().sql().sql(sql).query(String.class).list());
    found.add("nothing of this kind");
    return found;
  }

  /// Where values for parameters of the room of things come from.
  private static @Nullable String things(String param) {
    return switch (param) {
      case "thing", "MATCH_anyEPC" ->
          "(SELECT thing FROM custody.packings ORDER BY cursor LIMIT 2) UNION ALL"
              + " (SELECT key FROM emissions.shares ORDER BY cursor DESC LIMIT 2) UNION ALL"
              + " (SELECT '"
              + Freight.LOAF
              + "') UNION ALL"
              + " (SELECT key FROM custody.edges WHERE side = 'IN' LIMIT 2) UNION ALL"
              + " (SELECT key FROM custody.edges WHERE side = 'OUT' LIMIT 2) UNION ALL"
              + " (SELECT product FROM custody.lots LIMIT 1)";
      case "parent" ->
          "(SELECT parent FROM custody.contents LIMIT 2) UNION ALL"
              + " (SELECT parent FROM custody.packings WHERE parent <> '' LIMIT 2)";
      case "class", "product" ->
          "SELECT DISTINCT "
              + (param.equals("class") ? "class_key" : "product")
              + " FROM custody.lots LIMIT 4";
      case "place", "partOf", "WD_bizLocation" ->
          "(SELECT part_of FROM custody.places WHERE part_of <> '' LIMIT 2) UNION ALL"
              + " (SELECT place FROM custody.places LIMIT 2)";
      case "set" -> "SELECT DISTINCT name FROM emissions.sets";
      case "footprint" -> "SELECT id FROM emissions.footprints ORDER BY cursor LIMIT 2";
      case "within" ->
          "(SELECT part_of FROM custody.places WHERE width > 0 AND part_of <> '' LIMIT 1) UNION ALL"
              + " (SELECT place FROM devices.devices WHERE place <> '' LIMIT 2)";
      case "prefix" -> "SELECT prefix FROM custody.prefixes LIMIT 2";
      case "handOver" -> "SELECT hand_over FROM custody.handovers LIMIT 4";
      case "eventID", "EQ_eventID" ->
          "(SELECT event_id FROM custody.errors LIMIT 2) UNION ALL"
              + " (SELECT event_id FROM custody.events LIMIT 2)";
      case "eventType" -> "VALUES ('OBJECT'), ('OBJECT|AGGREGATION')";
      case "EQ_bizStep" -> "SELECT DISTINCT biz_step FROM custody.events LIMIT 4";
      default -> null;
    };
  }

  private static List<Map<String, @Nullable Object>> askings(Query<?> query) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    Map<String, @Nullable Object> plain = new HashMap<>();
    query.params().forEach(p -> plain.put(p.name(), p.required() ? values(p).getFirst() : null));
    all.add(plain);
    for (Query.Param param : query.params()) {
      for (Object value : values(param)) {
        Map<String, @Nullable Object> one = new HashMap<>(plain);
        one.put(param.name(), value);
        all.add(one);
      }
    }
    return all;
  }

  private static List<Query<?>> queries() {
    List<Query<?>> all = new ArrayList<>(LogViews.QUERIES);
    Domains.ALL.forEach(room -> all.addAll(room.api().queries()));
    return all;
  }

  @Test
  void every_query_answers_with_rows_of_its_record() {
    for (Query<?> query : queries()) {
      int rows = 0;
      for (Map<String, @Nullable Object> values : askings(query)) {
        List<String> found =
            query.one()
                ? questions().one(query, values).stream().toList()
                : questions().page(query, values, query.pageLimit(), Cursor.START).rows();
        for (String row : found) {
          assertNotNull(Codec.JSON.readValue(row, query.row()));
        }
        rows += found.size();
      }
      assertTrue(rows > 0, query.name() + " gave no row, seed " + town().seed);
    }
  }

  @Test
  void what_is_due_is_found_in_the_tables_and_is_an_act() {
    int acts = 0;
    for (var room : Domains.ALL) {
      for (Api.Due due : room.api().due()) {
        var rows =
            TestDatabase.get()
                .sql()
                .sql(due.sql())
                .params(Map.of("now", Long.MAX_VALUE / 2, "limit", 200))
                .query(new ColumnMapRowMapper())
                .list();
        for (Map<String, Object> row : rows) {
          assertNotNull(Codec.JSON.convertValue(row, due.action()));
          acts++;
        }
      }
    }
    assertTrue(acts > 0, "nothing was due, seed " + town().seed);
  }

  @Test
  void walking_the_pages_gives_every_row_once() {
    long seed = System.nanoTime();
    Dice dice = new Dice(seed);
    for (Query<?> query : queries()) {
      for (Map<String, @Nullable Object> values :
          query.one() ? List.<Map<String, @Nullable Object>>of() : askings(query)) {
        String about = query.name() + values + ", seeds " + town().seed + ", " + seed;
        List<String> all = walk(query, values, query.pageLimit());
        // Some pages, wherever they are cut; not one for each row of thousands.
        int limit = Math.min(query.pageLimit(), 1 + all.size() / 8 + dice.below(9));
        List<String> walked = walk(query, values, limit);
        assertEquals(all, walked, about);
        assertEquals(walked.size(), new HashSet<>(walked).size(), about);
      }
    }
  }

  private static List<String> walk(
      Query<?> query, Map<String, @Nullable Object> values, int limit) {
    List<String> rows = new ArrayList<>();
    Cursor next = Cursor.START;
    while (next != null) {
      Page page = questions().page(query, values, limit, next);
      assertTrue(page.rows().size() <= limit);
      assertTrue(page.next() == null || page.rows().size() == limit);
      rows.addAll(page.rows());
      JsonNode json = Codec.JSON.readTree(page.json());
      next = json.path("next").isNull() ? null : Cursor.parse(json.path("next").asString());
    }
    return rows;
  }

  @Test
  void a_typo_still_finds_a_listing() {
    Query<?> search =
        queries().stream().filter(query -> query.name().equals("search")).findFirst().orElseThrow();
    List<String> titles =
        TestDatabase.get()
            .sql()
            .sql("SELECT title FROM market.listings WHERE open AND length(title) > 8")
            .query(String.class)
            .list();
    assertFalse(titles.isEmpty());
    for (String title : titles) {
      String swapped =
          title.charAt(0) + title.substring(2, 3) + title.charAt(1) + title.substring(3);
      List<String> found = questions().page(search, Map.of("q", swapped), 200, Cursor.START).rows();
      assertTrue(
          found.stream().anyMatch(row -> row.contains(Codec.JSON.writeValueAsString(title))),
          () -> swapped + " did not find " + title + ", seed " + town().seed);
    }
  }

  @Test
  void who_waits_for_a_height_is_woken_when_it_is_shown() throws Exception {
    long now = shown().height();
    assertTrue(shown().await(now, Duration.ZERO));
    assertFalse(shown().await(now + 1_000, Duration.ofMillis(20)));
    var waiting =
        CompletableFuture.supplyAsync(() -> {
          try {
            return shown().await(now + 5, PATIENCE);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    assertFalse(waiting.isDone());
    TestDatabase.get()
        .template()
        .query("SELECT pg_notify(?, ?)", row -> {}, ViewHeight.CHANNEL, "" + (now + 5));
    assertTrue(waiting.join());
    TestDatabase.get()
        .template()
        .query("SELECT pg_notify(?, ?)", row -> {}, ViewHeight.CHANNEL, "" + now);
  }
}
