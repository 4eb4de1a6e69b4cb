/// The order book: matching by price–time priority, stops, pegs, icebergs, auctions.
///
/// [OrderBook] is the way in, and needs neither ledger nor server. What may be asked for is in
/// [Order], why it may be refused in [BookRefusal], what is told and in which order in [Reports].
/// Inside, an order is a row of [Slots]; [OpenOrders] holds the indexes over them and is the only
/// one to change them; [Matcher], [StopBook], [Pegs], [Auction] and [Amendment] decide.
@NullMarked
package tallystick.domains.exchange;

import org.jspecify.annotations.NullMarked;
