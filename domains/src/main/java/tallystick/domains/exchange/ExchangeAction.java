package tallystick.domains.exchange;

import tallystick.kernel.Action;
import tallystick.kernel.Limits;
import tallystick.kernel.Require;

/// What may be asked of the exchange. Prices are minor units of money for one lot, quantities are
/// units of the instrument's asset; both must lie on the instrument's grid. Orders are known by the
/// number that the exchange gave them, and by their owner's client id while they are open. Times
/// are log time in milliseconds.
public sealed interface ExchangeAction extends Action {
  /// Lists an instrument whose terms governance has approved, and opens it with an auction. By
  /// anyone.
  record OpenInstrument(String symbol) implements ExchangeAction {
    public OpenInstrument {
      Names.symbol(symbol, "symbol");
    }
  }

  /// Places an order. What [Order] says of its terms holds here, in minor units and units.
  ///
  /// @param quantity the whole, in units
  /// @param price the worst acceptable; 0 where the kind needs none: then a market order, a stop
  ///   and a pegged order get the price that lies one dynamic band from where they start
  /// @param stop what triggers a stop; of a trailing stop 0 starts it at its distance
  /// @param offset a trailing stop's distance, or what a pegged order adds; may be negative
  /// @param display the part of an iceberg that is shown, in units; 0 shows all
  /// @param expires of GTD, else 0
  /// @param clientId the owner's own name for it, unique among its open orders; may be empty
  record PlaceOrder(
      String instrument,
      Side side,
      Kind kind,
      long quantity,
      long price,
      long stop,
      long offset,
      Peg peg,
      long display,
      TimeInForce timeInForce,
      long expires,
      boolean postOnly,
      SelfTrade selfTrade,
      String clientId)
      implements ExchangeAction {
    public PlaceOrder {
      Names.symbol(instrument, "instrument");
      Require.positive(quantity, "quantity");
      Require.range(price, 0, Limits.AMOUNT, "price");
      Require.range(stop, 0, Limits.AMOUNT, "stop");
      Require.range(offset, -Limits.AMOUNT, Limits.AMOUNT, "offset");
      Require.range(display, 0, Limits.AMOUNT, "display");
      Require.range(expires, 0, Limits.AMOUNT, "expires");
      Names.clientId(clientId, "clientId");
    }
  }

  /// Places two orders of one instrument that rest, of which the first to trade, to be triggered or
  /// to end ends the other (OCO).
  record PlaceOrderList(PlaceOrder first, PlaceOrder second) implements ExchangeAction {}

  /// Gives an order another price and quantity. It keeps its place in the queue if the price stays
  /// and the quantity does not grow. By its owner.
  ///
  /// @param quantity the whole, what is filled already included, in units
  record AmendOrder(String instrument, long order, long price, long quantity)
      implements ExchangeAction {
    public AmendOrder {
      Names.symbol(instrument, "instrument");
      Require.positive(order, "order");
      Require.range(price, 0, Limits.AMOUNT, "price");
      Require.positive(quantity, "quantity");
    }
  }

  /// Cancels an order. By its owner.
  record CancelOrder(String instrument, long order) implements ExchangeAction {
    public CancelOrder {
      Names.symbol(instrument, "instrument");
      Require.positive(order, "order");
    }
  }

  /// Cancels an order by its owner's name for it.
  record CancelOrderByClientId(String instrument, String clientId) implements ExchangeAction {
    public CancelOrderByClientId {
      Names.symbol(instrument, "instrument");
      Require.text(clientId, Names.CLIENT_ID_CHARS, "clientId");
      Names.clientId(clientId, "clientId");
    }
  }

  /// Cancels all orders of one's own, a thousand at most: `AllCancelled` says whether there are
  /// more. Instruments of which an auction is being traded are left out.
  ///
  /// @param instrument empty for all instruments
  record CancelAll(String instrument) implements ExchangeAction {
    public CancelAll {
      if (!instrument.isEmpty()) {
        Names.symbol(instrument, "instrument");
      }
    }
  }

  /// Sets the dead-man's switch: unless it is set again before, all orders of one's own end then.
  ///
  /// @param until 0 switches it off
  record SetSwitch(long until) implements ExchangeAction {
    public SetSwitch {
      Require.range(until, 0, Limits.AMOUNT, "until");
    }
  }

  /// Cancels all orders of someone whose switch has run out. By anyone.
  record FireSwitch(String owner) implements ExchangeAction {
    public FireSwitch {
      Require.principal(owner, "owner");
    }
  }

  /// Ends an instrument's orders whose time has come. By anyone.
  record ExpireOrders(String instrument) implements ExchangeAction {
    public ExpireOrders {
      Names.symbol(instrument, "instrument");
    }
  }

  /// Offers somebody to count as one owner in self-trade prevention, or accepts that offer. It
  /// holds for orders placed from then on.
  ///
  /// @param linked false withdraws the offer, and leaves the group that came of it
  record LinkOwner(String owner, boolean linked) implements ExchangeAction {
    public LinkOwner {
      Require.principal(owner, "owner");
    }
  }

  /// Halts an instrument, starts an auction, or goes on to trade. By a supervisor.
  ///
  /// @param until when an auction ends; else 0
  /// @param next what follows an auction: HALTED after a closing one; else CONTINUOUS
  record ChangePhase(String instrument, Phase phase, long until, Phase next)
      implements ExchangeAction {
    public ChangePhase {
      Names.symbol(instrument, "instrument");
      Require.range(until, 0, Limits.AMOUNT, "until");
    }
  }

  /// Ends an auction whose time is over, by its price. By anyone. If there are more trades than one
  /// action may have, the phase is UNCROSSING, and the same action goes on.
  record Uncross(String instrument) implements ExchangeAction {
    public Uncross {
      Names.symbol(instrument, "instrument");
    }
  }

  /// Halts an instrument that is delisted, or whose credits cannot change hands, and ends its
  /// orders, a thousand at most. By anyone, until none is left.
  record SuspendInstrument(String instrument) implements ExchangeAction {
    public SuspendInstrument {
      Names.symbol(instrument, "instrument");
    }
  }
}
