package tallystick.domains.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tallystick.domains.exchange.Command.Amend;
import tallystick.domains.exchange.Command.Place;
import tallystick.domains.exchange.Command.PlaceList;
import tallystick.domains.exchange.ReportList.Told;

/// What must hold of a book and its reports, whatever anybody thinks the right answer was.
final class BookAuditor {
  // What should be open of each order, as the reports alone tell it.
  private final Map<Long, Long> open = new HashMap<>();
  private final Map<Long, Long> quantities = new HashMap<>();
  private Map<Side, Map<Long, Level>> levels = Map.of();

  /// @param mark from before the command, or null if there is none any more
  void audit(Command command, List<Told> reports, OrderBook book, @Nullable Integer mark) {
    conserved(command, reports);
    Map<Long, OpenOrder> rows = new TreeMap<>();
    book.rows().forEach(row -> rows.put(row.order().id(), row));
    assertEquals(open.keySet(), rows.keySet(), "accepted and not done");
    rows.forEach((id, row) -> assertEquals(open.get(id), row.open(), "open of " + id));
    rows.values().forEach(row -> sound(row, book.state()));
    if (book.state().phase() == Phase.CONTINUOUS && book.best(Side.BUY) != 0) {
      long ask = book.best(Side.SELL);
      assertTrue(ask == 0 || book.best(Side.BUY) < ask, "crossed");
    }
    for (Side side : Side.values()) {
      levels(side, rows, book);
    }
    priority(reports);
    Map<Side, Map<Long, Level>> before = levels;
    levels = shown(book);
    if (mark != null) {
      differences(before, book.levelChanges(mark));
      List<BookChange> changes = book.changes(mark);
      for (BookChange change : changes) {
        assertEquals(rows.get(change.order()), change.row());
      }
      for (Told told : reports) {
        long id = told.order();
        assertTrue(id == 0 || changes.stream().anyMatch(c -> c.order() == id) || never(id, rows));
      }
    }
  }

  private static Map<Side, Map<Long, Level>> shown(OrderBook book) {
    Map<Side, Map<Long, Level>> shown = new TreeMap<>();
    for (Side side : Side.values()) {
      Map<Long, Level> prices = new TreeMap<>();
      book.depth(side, Integer.MAX_VALUE).forEach(level -> prices.put(level.price(), level));
      shown.put(side, prices);
    }
    return shown;
  }

  /// Whoever knows the levels from before and applies the changes knows the levels.
  private void differences(Map<Side, Map<Long, Level>> before, List<LevelChange> changes) {
    List<LevelChange> expected = new ArrayList<>();
    for (Side side : Side.values()) {
      Map<Long, Level> old = before.getOrDefault(side, Map.of());
      Map<Long, Level> now = levels.getOrDefault(side, Map.of());
      TreeSet<Long> prices = new TreeSet<>(old.keySet());
      prices.addAll(now.keySet());
      for (long price : prices) {
        Level level = now.getOrDefault(price, new Level(price, 0, 0));
        if (!level.equals(old.getOrDefault(price, new Level(price, 0, 0)))) {
          expected.add(new LevelChange(side, price, level.shown(), level.orders()));
        }
      }
    }
    assertEquals(expected, changes, "changed levels");
  }

  /// An order that never came to rest has no row to change.
  private static boolean never(long id, Map<Long, OpenOrder> rows) {
    return !rows.containsKey(id);
  }

  private void conserved(Command command, List<Told> reports) {
    if (!reports.isEmpty() && command instanceof Place(Order order)) {
      open.put(order.id(), order.quantity());
      quantities.put(order.id(), order.quantity());
    }
    if (!reports.isEmpty() && command instanceof PlaceList(Order one, Order other)) {
      for (Order order : List.of(one, other)) {
        open.put(order.id(), order.quantity());
        quantities.put(order.id(), order.quantity());
      }
    }
    if (!reports.isEmpty() && command instanceof Amend amend) {
      long grown = amend.quantity() - quantities.getOrDefault(amend.order(), 0L);
      open.merge(amend.order(), grown, Long::sum);
      quantities.put(amend.order(), amend.quantity());
    }
    for (Told told : reports) {
      boolean reduces =
          told.what().startsWith("trade")
              || told.what().startsWith("prevented DECREMENT")
              || told.what().startsWith("prevented TRANSFER");
      if (reduces) {
        open.merge(told.order(), -told.quantity(), Long::sum);
        open.merge(told.other(), -told.quantity(), Long::sum);
      }
      if (told.what().startsWith("done")) {
        assertEquals(told.quantity(), open.remove(told.order()), "left of " + told.order());
      }
    }
  }

  private static void sound(OpenOrder row, BookState state) {
    Order order = row.order();
    assertTrue(row.open() > 0 && row.open() <= order.quantity(), row::toString);
    assertTrue(row.shown() > 0 && row.shown() <= row.open(), row::toString);
    long display = order.display();
    assertTrue(display == 0 ? row.shown() == row.open() : row.shown() <= display, row::toString);
    assertTrue(row.priority() < state.nextPriority(), row::toString);
    boolean waits = order.kind().waits() && row.price() == 0;
    if (waits && state.phase() == Phase.CONTINUOUS && state.last() != 0) {
      boolean reached =
          order.side() == Side.BUY ? state.last() >= order.stop() : state.last() <= order.stop();
      assertTrue(!reached, () -> "a stop was passed over: " + row);
    }
  }

  private static void levels(Side side, Map<Long, OpenOrder> rows, OrderBook book) {
    TreeMap<Long, Level> sums = new TreeMap<>();
    for (OpenOrder row : rows.values()) {
      if (row.order().side() == side && row.price() != 0) {
        Level one = new Level(row.price(), row.shown(), 1);
        sums.merge(
            row.price(),
            one,
            (a, b) -> new Level(a.price(), a.shown() + b.shown(), a.orders() + b.orders()));
      }
    }
    var sorted = side == Side.BUY ? sums.descendingMap() : sums;
    assertEquals(List.copyOf(sorted.values()), book.depth(side, Integer.MAX_VALUE));
  }

  /// One order's trades get no better from one to the next.
  private static void priority(List<Told> reports) {
    Told before = null;
    for (Told told : reports) {
      if (!told.what().startsWith("trade")) {
        continue;
      }
      if (before != null && before.order() == told.order()) {
        boolean buys = told.what().equals("trade BUY");
        assertTrue(buys ? told.price() >= before.price() : told.price() <= before.price());
      }
      before = told;
    }
  }
}
