package tallystick.domains.exchange;

import static java.util.Comparator.comparingLong;

import java.util.ArrayList;
import java.util.List;
import tallystick.domains.exchange.NaiveBook.Entry;

/// The stops of the oracle: looks at all of them after every trade.
final class NaiveStops {
  private final NaiveBook book;
  private final Reports reports;

  NaiveStops(NaiveBook book, Reports reports) {
    this.book = book;
    this.reports = reports;
  }

  void trigger(List<Long> prices) {
    List<Entry> queue = new ArrayList<>(reached(prices));
    while (!queue.isEmpty()) {
      Entry stop = queue.removeFirst();
      if (!book.entries.contains(stop)) {
        continue;
      }
      if (!book.counts()) {
        stop.waits = true;
        queue.forEach(other -> other.waits = true);
        book.enter(Phase.AUCTION);
        return;
      }
      reports.triggered(stop.terms.id());
      book.endPartner(stop);
      queue.addAll(reached(book.take(stop)));
    }
  }

  private List<Entry> reached(List<Long> prices) {
    List<Entry> found = new ArrayList<>();
    for (long price : prices) {
      for (Entry stop : book.byPriority(e -> e.waits)) {
        if (stop.is(Kind.TRAILING_STOP)) {
          long near = distant(stop, price);
          stop.stop = stop.buys() ? Math.min(stop.stop, near) : Math.max(stop.stop, near);
        }
        if (stop.buys() ? price >= stop.stop : price <= stop.stop) {
          stop.waits = false;
          found.add(stop);
        }
      }
    }
    found.sort(comparingLong(e -> e.priority));
    return found;
  }

  static long distant(Entry stop, long price) {
    long distance = stop.terms.offset();
    return stop.buys()
        ? Math.min(BookLimits.MAX_PRICE + 1, price + distance)
        : Math.max(0, price - distance);
  }
}
