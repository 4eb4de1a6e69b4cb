package tallystick.domains.exchange;

import java.util.List;
import tallystick.kernel.Event;

/// What happened on the exchange. Prices are minor units of money for one lot, quantities units of
/// the instrument's asset, values minor units of money; orders and trades are known by numbers that
/// rise over the whole exchange. Within one action the events come in this order: acceptance, then
/// trades by priority, each followed by its settlement and by the end of orders it ends (as
/// [Reports] says), then [PhaseChanged] if the phase changes, and [BookChanged] last, for one
/// instrument after the other; what sums up the action, as [AllCancelled], follows.
public sealed interface ExchangeEvent extends Event {
  /// An instrument is listed. It opens with an auction: [PhaseChanged] follows.
  ///
  /// @param tick smallest price step, in minor units of money for one lot
  /// @param lot smallest quantity step, in units
  /// @param minimum smallest order, in units
  /// @param maximum largest order, in units; 0 for no limit
  /// @param feeTo the principal that fees go to
  record InstrumentOpened(
      String instrument,
      String asset,
      String money,
      long tick,
      long lot,
      long minimum,
      long maximum,
      String feeTo)
      implements ExchangeEvent {}

  /// An order is in the book, or trades at once.
  ///
  /// @param price the worst acceptable, also where the exchange set it
  /// @param stop of a trailing stop the one it starts with
  /// @param partner the other order of its list, or 0
  /// @param held what its owner has set aside for it: money of a buyer, fees included, or units
  record OrderAccepted(
      long order,
      String instrument,
      String owner,
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
      String clientId,
      long partner,
      long held)
      implements ExchangeEvent {}

  /// An order has new terms.
  ///
  /// @param quantity the whole
  /// @param open what may still trade
  /// @param keptPriority whether it kept its place in the queue
  record OrderAmended(
      long order,
      String instrument,
      String owner,
      long price,
      long quantity,
      long open,
      boolean keptPriority)
      implements ExchangeEvent {}

  /// A stop was reached.
  record OrderTriggered(long order, String instrument, String owner) implements ExchangeEvent {}

  /// A pegged order moved.
  ///
  /// @param price where it rests now; 0 when it waits for something to follow
  record OrderRepriced(long order, String instrument, String owner, long price)
      implements ExchangeEvent {}

  /// Two orders traded. Settlement is in the same step: of credits, the event `credits.UnitsMoved`
  /// that follows, with `exchange/<the seller's order>` as its reference, tells which serials
  /// moved.
  ///
  /// @param trade rises over the whole exchange
  /// @param value what the buyer pays the seller, fees apart
  /// @param taker the order that came later; in an auction the younger one
  /// @param takerOpen what of it may still trade
  /// @param makerOpen what of the maker may still trade
  /// @param takerSide whether the taker bought or sold
  /// @param auction whether the price is that of an auction: then both are makers for fees
  record Traded(
      long trade,
      String instrument,
      long price,
      long quantity,
      long value,
      long taker,
      long maker,
      long takerOpen,
      long makerOpen,
      String buyer,
      String seller,
      long buyerFee,
      long sellerFee,
      Side takerSide,
      boolean auction)
      implements ExchangeEvent {}

  /// Two orders of one owner, or of linked owners, met and did not trade.
  ///
  /// @param mode what happened instead; with TRANSFER, quantity and value changed hands between
  ///   linked owners without a trade and without fees
  /// @param price the maker's
  /// @param quantity what would have traded
  /// @param value what was paid for it with TRANSFER; else 0
  record MatchPrevented(
      String instrument,
      long taker,
      long maker,
      String takerOwner,
      String makerOwner,
      SelfTrade mode,
      Side takerSide,
      long price,
      long quantity,
      long value)
      implements ExchangeEvent {}

  /// An order is over. Every accepted order has exactly one.
  ///
  /// @param open what is left of it
  record OrderDone(long order, String instrument, String owner, Ending why, long open)
      implements ExchangeEvent {}

  /// The instrument is traded in another way from here on.
  ///
  /// @param until when an auction may be ended; else 0
  /// @param price of the auction that has its price, or 0
  /// @param quantity what that auction trades
  record PhaseChanged(
      String instrument, Phase phase, long until, PhaseCause cause, long price, long quantity)
      implements ExchangeEvent {}

  /// What led to another phase.
  enum PhaseCause {
    /// The instrument was opened.
    OPENING,
    /// A supervisor asked for it.
    SUPERVISOR,
    /// The price would have left, or has left, the dynamic band, or an order set off more stops
    /// than one command may.
    VOLATILITY,
    /// An auction has its price: it is traded, or, with the phase UNCROSSING, being traded.
    UNCROSSING,
    /// Trading was stopped while an auction was being traded.
    INTERRUPTED,
    /// The instrument is delisted, or what it trades cannot change hands.
    SUSPENDED
  }

  /// All orders of somebody were cancelled, or as many as may be at once.
  ///
  /// @param instrument empty for all instruments
  /// @param orders how many
  /// @param more whether some are left: ask again
  record AllCancelled(String owner, String instrument, int orders, boolean more)
      implements ExchangeEvent {}

  /// The displayed book is another one: the new totals of every level that changed. Comes last in
  /// an action, once for each instrument that it changed. Every change has a number; those of one
  /// instrument follow each other without gaps, from 1.
  ///
  /// @param first number of the first change; before, `first - 1` was the last
  /// @param last number of the last change
  /// @param checksum CRC-32 of the ten best levels of each side after it, as docs/market-data.md
  ///   defines
  record BookChanged(
      String instrument, long first, long last, List<LevelTotal> changes, long checksum)
      implements ExchangeEvent {}

  /// A price level's new totals.
  ///
  /// @param quantity displayed; 0 when the level is gone
  /// @param orders how many there are
  record LevelTotal(Side side, long price, long quantity, int orders) {}

  /// Somebody's dead-man's switch is set, or with 0 off.
  record SwitchSet(String owner, long until) implements ExchangeEvent {}

  /// Somebody's dead-man's switch ran out: the orders end in the same action.
  record SwitchFired(String owner) implements ExchangeEvent {}

  /// Somebody offered to be linked with another; false when the offer is withdrawn, or the owner
  /// left its group.
  ///
  /// @param group number of the group that both are in now, or that the owner has left; 0 if it is
  ///   about an offer only
  record OwnerLinked(String owner, String other, boolean linked, long group)
      implements ExchangeEvent {}
}
