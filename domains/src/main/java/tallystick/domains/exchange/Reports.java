package tallystick.domains.exchange;

/// What a book tells while it carries out a command, in an order that follows from the orders
/// alone:
///
/// 1. [#accepted], or [#amended]; a refused command tells nothing.
/// 2. The trades of the order in price–time priority, each followed by the end of its maker if it
///    is filled, and by the end of the maker's partner if it belongs to a list. Prevented matches
///    stand where the trade would have been.
/// 3. The end of the order itself, unless it rests.
/// 4. Stops that those trades reached, earliest priority first: [#triggered], then as 2 and 3.
///    Those that these trades reach queue up behind. If there are more than one command may
///    trigger, [#phase] tells of an auction, and [#repriced] of pegged orders that leave for it.
/// 5. [#repriced] of pegged orders, earliest priority first.
///
/// Every accepted order has exactly one [#done]. Nothing is allocated; the numbers are only valid
/// during the call, and the book must not be called from within.
public interface Reports {
  /// An order is in the book, or will trade at once.
  void accepted(long order);

  /// An order has new terms.
  ///
  /// @param price in ticks
  /// @param open what may still trade, in lots
  /// @param kept whether it keeps its place in the queue
  void amended(long order, long price, long open, boolean kept);

  /// A stop has been reached.
  void triggered(long order);

  /// Two orders trade.
  ///
  /// @param side the taker's
  /// @param price in ticks
  /// @param quantity in lots
  void trade(long taker, long maker, Side side, long price, long quantity);

  /// Two orders would have traded.
  ///
  /// @param mode what happens instead; TRANSFER only if the quantity is to change hands
  /// @param side the taker's
  /// @param price the maker's, in ticks
  /// @param quantity what would have traded, in lots
  void prevented(long taker, long maker, SelfTrade mode, Side side, long price, long quantity);

  /// A pegged order has moved; to 0 when there is nothing to follow.
  void repriced(long order, long price);

  /// An order is over.
  ///
  /// @param open what is left of it, in lots
  void done(long order, Ending why, long open);

  /// The book does something else with orders from here on.
  void phase(Phase phase);
}
