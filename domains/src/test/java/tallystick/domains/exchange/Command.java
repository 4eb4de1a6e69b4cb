package tallystick.domains.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be asked of a book, as data.
sealed interface Command {
  record Place(Order order) implements Command {}

  record PlaceList(Order first, Order second) implements Command {}

  record Amend(long order, long owner, long price, long quantity) implements Command {}

  record Cancel(long order, long owner) implements Command {}

  record CancelAll(long owner, int limit) implements Command {}

  record Suspend(int limit) implements Command {}

  record Expire(long time) implements Command {}

  record GoTo(Phase phase) implements Command {}

  record Uncross(long reference, Phase next) implements Command {}

  /// Commands that are taken back: for the oracle, nothing at all.
  record TakenBack(List<Command> commands) implements Command {}

  /// All marks are forgotten.
  record Commit() implements Command {}

  /// The book is built again from its rows.
  record Rebuild() implements Command {}

  /// Has the book carry out a command.
  static @Nullable BookRefusal apply(Command command, OrderBook book) {
    return switch (command) {
      case Place c -> place(c.order, book);
      case PlaceList c -> book.placeList(c.first, c.second);
      case Amend c -> book.amend(c.order, c.owner, c.price, c.quantity);
      case Cancel c -> book.cancel(c.order, c.owner);
      case CancelAll c -> {
        int _ = book.cancelAll(c.owner, c.limit);
        yield null;
      }
      case Suspend c -> {
        book.suspend(c.limit);
        yield null;
      }
      case Expire c -> {
        book.expire(c.time);
        yield null;
      }
      case GoTo c -> book.phase(c.phase);
      case Uncross c -> book.uncross(c.reference, c.next);
      case TakenBack c -> {
        int mark = book.mark();
        for (Command taken : c.commands) {
          var _ = apply(taken, book);
        }
        book.rollback(mark);
        yield null;
      }
      case Commit _ -> {
        book.commit();
        yield null;
      }
      case Rebuild _ -> null;
    };
  }

  /// What can go through the door for plain limits does so half of the time.
  private static @Nullable BookRefusal place(Order order, OrderBook book) {
    Order plain =
        Order.limit(order.id(), order.owner(), order.side(), order.price(), order.quantity())
            .with(order.timeInForce(), 0);
    return order.id() % 2 == 0 && order.equals(plain)
        ? book.limit(
            order.id(),
            order.owner(),
            order.side(),
            order.price(),
            order.quantity(),
            order.timeInForce())
        : book.place(order);
  }
}
