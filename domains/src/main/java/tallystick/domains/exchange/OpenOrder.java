package tallystick.domains.exchange;

/// A row of the book: an order's terms as they stand, and where it is. The rows and the [BookState]
/// are the whole truth: [OrderBook#of] makes the same book of them, in whatever order they come.
///
/// @param order with the quantity and price of the last amendment, and the stop price as it follows
/// @param price where it rests in the book, in ticks; 0 while it waits (a stop, or a pegged order
///   without anything to follow)
/// @param open what may still trade, in lots
/// @param shown the part of it that is displayed and trades before it must queue again
/// @param priority its place in every queue: lower is earlier; unique in the book
/// @param partner the other order of its list, or 0
public record OpenOrder(
    Order order, long price, long open, long shown, long priority, long partner) {}
