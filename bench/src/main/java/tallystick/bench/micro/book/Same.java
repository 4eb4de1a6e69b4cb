package tallystick.bench.micro.book;

import java.util.List;
import tallystick.domains.exchange.OrderBook;

/// Makes sure that both engines do the same work before anything is compared.
final class Same {
  private Same() {}

  static void check(BookStream stream, List<OrderBook> ours, Tally tally) {
    CoreBooks core = new CoreBooks(stream.symbols);
    core.applyAll(BookStream.flat(stream.filling));
    core.applyAll(BookStream.flat(stream.commands));
    int open = ours.stream().mapToInt(OrderBook::size).sum();
    if (core.trades != tally.trades || core.traded != tally.traded || core.orders() != open) {
      throw new IllegalStateException(
          "the engines differ: %d and %d trades, %d and %d in value, %d and %d left"
              .formatted(
                  tally.trades, core.trades, tally.traded, core.traded, open, core.orders()));
    }
  }
}
