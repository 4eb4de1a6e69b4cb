package tallystick.domains.market;

import java.util.List;
import tallystick.domains.market.MarketAction.Variant;
import tallystick.kernel.Event;

/// What happened in the room of goods.
public sealed interface MarketEvent extends Event {
  /// Goods are on offer now.
  record ListingCreated(
      String listing,
      String seller,
      String title,
      String text,
      String category,
      String asset,
      List<String> pictures,
      List<Variant> variants,
      int shipHours,
      int confirmHours)
      implements MarketEvent {}

  /// Price and stock of a variant are other now.
  record VariantRevised(String listing, int variant, long price, long quantity)
      implements MarketEvent {}

  /// The quantity of a variant follows stock, or nothing any more.
  ///
  /// @param classKey empty for nothing
  /// @param threshold that the seller promises to keep; empty for none
  record StockFollowed(String listing, int variant, String classKey, String place, String threshold)
      implements MarketEvent {}

  /// A listing takes no orders any more.
  record ListingClosed(String listing, String seller) implements MarketEvent {}

  /// The quantity changed, because of an order or with the stock that it follows.
  record StockChanged(String listing, int variant, long quantity) implements MarketEvent {}

  /// An order waits to be shipped; its price is held.
  ///
  /// @param threshold that the seller promised to keep; empty for none
  /// @param fromStock whether the goods are set aside in stock, and can be handed over
  /// @param deadline log time until which the seller may ship
  record OrderPlaced(
      String order,
      String listing,
      int variant,
      long quantity,
      long total,
      String asset,
      String buyer,
      String seller,
      String threshold,
      boolean fromStock,
      long deadline)
      implements MarketEvent {}

  /// An order is on its way.
  ///
  /// @param handOver whether the buyer signs for it, in the hand-over of the same id
  /// @param deadline log time until which the buyer may confirm or object
  record OrderShipped(
      String order, String buyer, String seller, String note, boolean handOver, long deadline)
      implements MarketEvent {}

  /// An order has ended.
  ///
  /// @param reviewDeadline log time until which each side may review; 0 if neither may
  record OrderClosed(
      String order, String buyer, String seller, Ending ending, String note, long reviewDeadline)
      implements MarketEvent {}

  /// A review is written and sealed.
  record ReviewSealed(String order, String author, String subject, String listing, String seal)
      implements MarketEvent {}

  /// A review can be read.
  record ReviewOpened(
      String order, String author, String subject, String listing, int stars, String text)
      implements MarketEvent {}

  /// How an order ended.
  enum Ending {
    /// The buyer confirmed, or signed for the goods; the seller was paid.
    CONFIRMED,
    /// The buyer's time to confirm passed; the seller was paid.
    CONFIRMED_BY_TIME,
    /// The buyer called it off; the price went back.
    CANCELLED,
    /// The seller could not deliver; the price went back.
    DECLINED,
    /// The seller's time to ship passed, or the buyer's to sign for the goods; the price went back.
    LAPSED,
    /// The buyer did not take the goods; the price went back.
    REFUSED,
    /// A promised threshold was not kept; the price went back.
    SPOILED
  }
}
