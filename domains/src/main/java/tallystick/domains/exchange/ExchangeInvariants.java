package tallystick.domains.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tallystick.domains.accounts.Reserve;
import tallystick.domains.exchange.Exchange.BookRow;
import tallystick.domains.exchange.Exchange.Instrument;
import tallystick.kernel.Invariant;
import tallystick.kernel.State;

/// What always holds of books and of what is set aside for their orders. Bids and offers may cross
/// in an auction and while it is traded, and stay so in a halt: nothing else is traded then.
final class ExchangeInvariants {
  private static final int ALL_ROWS = Integer.MAX_VALUE;

  static final List<Invariant> ALL =
      List.of(
          new Invariant("no book is crossed", true, ExchangeInvariants::notCrossed),
          new Invariant(
              "reserves equal what books have set aside", true, ExchangeInvariants::reserves),
          new Invariant("every order has its reserve", false, ExchangeInvariants::everyReserve),
          new Invariant("levels add up to their orders", false, ExchangeInvariants::levels),
          new Invariant("checksums are of what books show", false, ExchangeInvariants::checksums),
          new Invariant("the book in memory is that of the rows", false, ExchangeInvariants::same));

  private ExchangeInvariants() {}

  private static @Nullable String notCrossed(State state) {
    for (String symbol : state.touched(Exchange.BOOKS)) {
      OrderBook book = state.index(LiveBook.INDEX, symbol).book;
      long bid = book.best(Side.BUY);
      long ask = book.best(Side.SELL);
      if (book.state().phase() == Phase.CONTINUOUS && ask != 0 && bid >= ask) {
        return symbol + ": the best bid " + bid + " meets the best offer " + ask;
      }
    }
    return null;
  }

  private static @Nullable String reserves(State state) {
    Map<String, Long> changes = new TreeMap<>();
    for (String symbol : state.touched(Exchange.BOOKS)) {
      Instrument instrument = state.get(Exchange.INSTRUMENTS, symbol);
      if (instrument == null) {
        return symbol + " has a book and is no instrument";
      }
      BookRow now = Exchange.book(state, symbol);
      BookRow before = state.before(Exchange.BOOKS, symbol);
      long money = now.money() - (before == null ? 0 : before.money());
      long units = now.units() - (before == null ? 0 : before.units());
      changes.merge(instrument.money(), money, Math::addExact);
      changes.merge(instrument.asset(), units, Math::addExact);
    }
    for (String asset : Reserve.touched(state, Exchange.ROOM)) {
      changes.putIfAbsent(asset, 0L);
    }
    for (var change : changes.entrySet()) {
      long held = Reserve.change(state, change.getKey(), Exchange.ROOM);
      if (held != change.getValue()) {
        return change.getKey() + ": books set aside " + change.getValue() + ", reserves " + held;
      }
    }
    return null;
  }

  private static @Nullable String everyReserve(State state) {
    Map<String, Long> owners = new TreeMap<>();
    for (var entry : instruments(state).entrySet()) {
      String symbol = entry.getKey();
      Instrument instrument = entry.getValue();
      long money = 0;
      long units = 0;
      for (var row : state.scan(Exchange.ORDERS, symbol + "/", "", ALL_ROWS).entrySet()) {
        OrderRow order = row.getValue();
        long held = order.held();
        boolean buys = Terms.side(order.terms()) == Side.BUY;
        long least =
            buys ? instrument.value(order.limit(), order.open()) : instrument.units(order.open());
        if (held < least || (!buys && held != least)) {
          return row.getKey() + " needs " + least + " and has set aside " + held;
        }
        money += buys ? held : 0;
        units += buys ? 0 : held;
        String asset = buys ? instrument.money() : instrument.asset();
        owners.merge(order.owner() + "/" + asset, held, Math::addExact);
      }
      BookRow book = Exchange.book(state, symbol);
      if (money != book.money() || units != book.units()) {
        return symbol + ": orders have set aside " + money + " and " + units + ", not as " + book;
      }
    }
    Map<String, Long> reserves = Reserve.all(state);
    for (var owner : owners.entrySet()) {
      long held = reserves.getOrDefault(owner.getKey(), 0L);
      if (held < owner.getValue()) {
        return owner.getKey() + ": orders have set aside " + owner.getValue() + " of " + held;
      }
    }
    return null;
  }

  private static @Nullable String levels(State state) {
    for (String symbol : instruments(state).keySet()) {
      for (Side side : Side.values()) {
        TreeMap<Long, Level> sums = new TreeMap<>();
        for (OrderRow row : state.scan(Exchange.ORDERS, symbol + "/", "", ALL_ROWS).values()) {
          if (row.price() != 0 && Terms.side(row.terms()) == side) {
            Level one = new Level(row.price(), row.shown(), 1);
            sums.merge(row.price(), one, ExchangeInvariants::plus);
          }
        }
        var sorted = side == Side.BUY ? sums.descendingMap() : sums;
        List<Level> expected = new ArrayList<>(sorted.values());
        OrderBook book = state.index(LiveBook.INDEX, symbol).book;
        List<Level> found = book.depth(side, ALL_ROWS);
        if (!found.equals(expected)) {
          return symbol + ": orders come to " + expected + ", the book shows " + found;
        }
      }
    }
    return null;
  }

  private static Level plus(Level one, Level other) {
    return new Level(one.price(), one.shown() + other.shown(), one.orders() + other.orders());
  }

  private static @Nullable String checksums(State state) {
    for (var entry : instruments(state).entrySet()) {
      String symbol = entry.getKey();
      OrderBook book = state.index(LiveBook.INDEX, symbol).book;
      long told = Exchange.book(state, symbol).checksum();
      if (Checksum.of(book, entry.getValue()) != told) {
        return symbol + ": another book was told by " + told;
      }
    }
    return null;
  }

  private static @Nullable String same(State state) {
    for (String symbol : instruments(state).keySet()) {
      byte[] live = state.index(LiveBook.INDEX, symbol).book.hash();
      byte[] rebuilt = LiveBook.of(state, symbol).book.hash();
      if (!Arrays.equals(live, rebuilt)) {
        return symbol + ": its rows are another book";
      }
    }
    return null;
  }

  private static Map<String, Instrument> instruments(State state) {
    return state.scan(Exchange.INSTRUMENTS, "", "", ALL_ROWS);
  }
}
