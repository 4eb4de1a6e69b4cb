package tallystick.bench.micro.book;

import static tallystick.bench.micro.book.BookStream.ACT;
import static tallystick.bench.micro.book.BookStream.BUYS;
import static tallystick.bench.micro.book.BookStream.ORDER;
import static tallystick.bench.micro.book.BookStream.OWNER;
import static tallystick.bench.micro.book.BookStream.PRICE;
import static tallystick.bench.micro.book.BookStream.QUANTITY;
import static tallystick.bench.micro.book.BookStream.SYMBOL;
import static tallystick.bench.micro.book.BookStream.WHOLE;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tallystick.domains.exchange.BookRefusal;
import tallystick.domains.exchange.OrderBook;
import tallystick.domains.exchange.Side;
import tallystick.domains.exchange.TimeInForce;

/// The stream in the form that [OrderBook] takes.
final class OurBooks {
  private OurBooks() {}

  static @Nullable BookRefusal apply(List<OrderBook> books, long[] stream, int at) {
    OrderBook book = books.get((int) stream[at + SYMBOL]);
    long order = stream[at + ORDER];
    long owner = stream[at + OWNER];
    return switch (Op.ACTS.get((int) stream[at + ACT])) {
      case LIMIT -> limit(book, stream, at, TimeInForce.GTC);
      case IOC -> limit(book, stream, at, TimeInForce.IOC);
      case CANCEL -> book.cancel(order, owner);
      case REDUCE, MOVE -> book.amend(order, owner, stream[at + PRICE], stream[at + WHOLE]);
    };
  }

  private static @Nullable BookRefusal limit(
      OrderBook book, long[] stream, int at, TimeInForce timeInForce) {
    Side side = stream[at + BUYS] == 1 ? Side.BUY : Side.SELL;
    return book.limit(
        stream[at + ORDER],
        stream[at + OWNER],
        side,
        stream[at + PRICE],
        stream[at + QUANTITY],
        timeInForce);
  }
}
