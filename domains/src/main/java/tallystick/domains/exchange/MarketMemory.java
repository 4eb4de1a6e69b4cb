package tallystick.domains.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tallystick.domains.accounts.AccountsEvent.Posted;
import tallystick.domains.exchange.ExchangeEvent.AllCancelled;
import tallystick.domains.exchange.ExchangeEvent.BookChanged;
import tallystick.domains.exchange.ExchangeEvent.InstrumentOpened;
import tallystick.domains.exchange.ExchangeEvent.LevelTotal;
import tallystick.domains.exchange.ExchangeEvent.MatchPrevented;
import tallystick.domains.exchange.ExchangeEvent.OrderAccepted;
import tallystick.domains.exchange.ExchangeEvent.OrderAmended;
import tallystick.domains.exchange.ExchangeEvent.OrderDone;
import tallystick.domains.exchange.ExchangeEvent.OrderRepriced;
import tallystick.domains.exchange.ExchangeEvent.OrderTriggered;
import tallystick.domains.exchange.ExchangeEvent.OwnerLinked;
import tallystick.domains.exchange.ExchangeEvent.PhaseChanged;
import tallystick.domains.exchange.ExchangeEvent.SwitchFired;
import tallystick.domains.exchange.ExchangeEvent.SwitchSet;
import tallystick.domains.exchange.ExchangeEvent.Traded;

/// What somebody who only follows the events knows of the exchange: the workload's memory.
final class MarketMemory {
  final Map<String, Market> markets = new TreeMap<>();
  final Map<String, Long> switches = new TreeMap<>();

  /// Offers to be linked, as `<from>/<to>`.
  final TreeSet<String> offers = new TreeSet<>();

  /// Who is linked; the workload links two at most.
  final TreeSet<String> linked = new TreeSet<>();

  private final Map<String, Long> available = new TreeMap<>();

  /// An open order.
  static final class Known {
    final OrderAccepted terms;
    long price;
    long quantity;
    boolean touched;

    Known(OrderAccepted terms) {
      this.terms = terms;
      this.price = terms.price();
      this.quantity = terms.quantity();
    }
  }

  /// An instrument.
  static final class Market {
    final InstrumentOpened terms;
    final TreeMap<Long, Known> orders = new TreeMap<>();
    final TreeMap<Long, LevelTotal> bids = new TreeMap<>();
    final TreeMap<Long, LevelTotal> asks = new TreeMap<>();
    Phase phase = Phase.CONTINUOUS;
    long until;
    long last;

    Market(InstrumentOpened terms) {
      this.terms = terms;
    }

    String symbol() {
      return terms.instrument();
    }

    /// The best price of a side, or 0.
    long best(Side side) {
      TreeMap<Long, LevelTotal> levels = side == Side.BUY ? bids : asks;
      if (levels.isEmpty()) {
        return 0;
      }
      return side == Side.BUY ? levels.lastKey() : levels.firstKey();
    }

    List<Known> of(String owner) {
      List<Known> found = new ArrayList<>();
      for (Known order : orders.values()) {
        if (order.terms.owner().equals(owner)) {
          found.add(order);
        }
      }
      return found;
    }
  }

  long available(String owner, String asset) {
    return available.getOrDefault(owner + "/" + asset, 0L);
  }

  void saw(Posted event) {
    has(event.owner(), event.asset(), event.available());
  }

  void has(String owner, String asset, long amount) {
    available.put(owner + "/" + asset, amount);
  }

  void saw(ExchangeEvent event) {
    switch (event) {
      case InstrumentOpened e -> markets.put(e.instrument(), new Market(e));
      case OrderAccepted e -> market(e.instrument()).orders.put(e.order(), new Known(e));
      case OrderAmended e -> {
        Known order = order(e.instrument(), e.order());
        if (order != null) {
          order.price = e.price();
          order.quantity = e.quantity();
        }
      }
      case OrderTriggered e -> touch(e.instrument(), e.order());
      case OrderRepriced _, AllCancelled _ -> {}
      case Traded e -> {
        market(e.instrument()).last = e.price();
        touch(e.instrument(), e.taker());
        touch(e.instrument(), e.maker());
      }
      case MatchPrevented e -> {
        touch(e.instrument(), e.taker());
        touch(e.instrument(), e.maker());
      }
      case OrderDone e -> market(e.instrument()).orders.remove(e.order());
      case PhaseChanged e -> {
        Market market = market(e.instrument());
        market.phase = e.phase();
        market.until = e.until();
      }
      case BookChanged e -> e.changes().forEach(level -> change(market(e.instrument()), level));
      case SwitchSet e -> switches.put(e.owner(), e.until());
      case SwitchFired e -> switches.remove(e.owner());
      case OwnerLinked e -> {
        String pair = e.owner() + "/" + e.other();
        if (e.linked() && e.group() == 0) {
          offers.add(pair);
        } else {
          offers.remove(pair);
          offers.remove(e.other() + "/" + e.owner());
        }
        if (e.linked() && e.group() != 0) {
          linked.add(e.owner());
          linked.add(e.other());
        } else if (e.group() != 0) {
          linked.remove(e.owner());
          linked.remove(e.other());
        }
      }
    }
  }

  private static void change(Market market, LevelTotal level) {
    TreeMap<Long, LevelTotal> levels = level.side() == Side.BUY ? market.bids : market.asks;
    if (level.quantity() == 0) {
      levels.remove(level.price());
    } else {
      levels.put(level.price(), level);
    }
  }

  private void touch(String symbol, long number) {
    Known order = order(symbol, number);
    if (order != null) {
      order.touched = true;
    }
  }

  private @Nullable Known order(String symbol, long number) {
    return market(symbol).orders.get(number);
  }

  Market market(String symbol) {
    Market market = markets.get(symbol);
    if (market == null) {
      throw new IllegalStateException("nobody said that " + symbol + " is open");
    }
    return market;
  }
}
