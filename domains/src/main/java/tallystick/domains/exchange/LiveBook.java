package tallystick.domains.exchange;

import java.util.ArrayList;
import java.util.List;
import tallystick.kernel.Index;
import tallystick.kernel.State;

/// An instrument's book in memory, which follows the rows of its orders.
final class LiveBook implements Index.Following {
  static final Index<LiveBook> INDEX =
      new Index<>(Exchange.ORDERS.name(), LiveBook.class, LiveBook::of);

  final OrderBook book;
  final ReportLog reports;

  private LiveBook(OrderBook book, ReportLog reports) {
    this.book = book;
    this.reports = reports;
  }

  static LiveBook of(State state, String symbol) {
    List<OpenOrder> rows = new ArrayList<>();
    String prefix = symbol + "/";
    state
        .scan(Exchange.ORDERS, prefix, "", Integer.MAX_VALUE)
        .forEach((key, row) -> rows.add(row.open(Long.parseLong(key.substring(prefix.length())))));
    ReportLog reports = new ReportLog();
    return new LiveBook(
        OrderBook.of(Exchange.book(state, symbol).state(), rows, reports, BookLimits.MAX_TRADES),
        reports);
  }

  @Override
  public int mark() {
    return book.mark();
  }

  @Override
  public void rollback(int mark) {
    book.rollback(mark);
  }

  @Override
  public void commit() {
    book.commit();
  }
}
