package tallystick.domains.market;

import tallystick.domains.market.MarketEvent.Ending;
import tallystick.kernel.Table;

/// The room's tables and what their rows are.
final class Market {
  /// The name under which its holds stand.
  static final String ROOM = "market";

  /// How long a closed order may be reviewed: 14 days.
  static final long REVIEW_MILLIS = 14L * 24 * 60 * 60 * 1000;

  static final long HOUR_MILLIS = 60L * 60 * 1000;

  static final Table<Listing> LISTINGS = new Table<>("market.listing", Listing.class);

  /// By `<listing>/<variant>`.
  static final Table<Stock> STOCK = new Table<>("market.stock", Stock.class);

  /// What the quantity of a variant follows, by `<listing>/<variant>`.
  static final Table<Source> SOURCES = new Table<>("market.source", Source.class);

  /// Which variant follows stock, by [#follower].
  static final Table<Follower> FOLLOWERS = new Table<>("market.follower", Follower.class);

  static final Table<Order> ORDERS = new Table<>("market.order", Order.class);

  /// By `<order>/<author>`.
  static final Table<Review> REVIEWS = new Table<>("market.review", Review.class);

  /// What open orders add up to, by asset.
  static final Table<Open> OPEN = new Table<>("market.open", Open.class);

  private Market() {}

  record Listing(
      String seller, String title, String asset, boolean open, int shipHours, int confirmHours) {}

  record Stock(long price, long quantity) {}

  /// Stock of the seller's.
  ///
  /// @param threshold that the seller promises to keep; empty for none
  record Source(String classKey, String place, String threshold) {}

  record Follower(String listing, int variant) {}

  /// The key of a row of [#FOLLOWERS].
  static String follower(String classKey, String seller, String place) {
    return String.join("|", classKey, seller, place);
  }

  record Open(long total) {}

  record Review(String seal, boolean open) {}

  enum Status {
    PLACED,
    SHIPPED,
    PAID,
    GIVEN_BACK
  }

  /// Where the goods of an order are.
  enum Supply {
    /// The seller only says that there are some.
    SAID,
    /// In stock, set aside.
    RESERVED,
    /// In stock, and offered to the buyer under the id of the order.
    OFFERED,
    /// They left stock on their way.
    TAKEN
  }

  /// @param threshold that the seller promised to keep since it was placed; empty for none
  /// @param deadline of the status it is in
  /// @param reviewDeadline 0 if it cannot be reviewed
  record Order(
      String listing,
      int variant,
      long quantity,
      long total,
      String asset,
      String buyer,
      String seller,
      int confirmHours,
      Supply supply,
      String threshold,
      long placed,
      Status status,
      long deadline,
      long reviewDeadline) {

    boolean isOpen() {
      return status == Status.PLACED || status == Status.SHIPPED;
    }

    boolean isParty(String principal) {
      return principal.equals(buyer) || principal.equals(seller);
    }

    String other(String principal) {
      return principal.equals(buyer) ? seller : buyer;
    }

    Order shipped(Supply newSupply, long newDeadline) {
      return with(newSupply, Status.SHIPPED, newDeadline, 0);
    }

    Order ended(Ending ending, long newReviewDeadline) {
      boolean paid = ending == Ending.CONFIRMED || ending == Ending.CONFIRMED_BY_TIME;
      return with(supply, paid ? Status.PAID : Status.GIVEN_BACK, 0, newReviewDeadline);
    }

    private Order with(
        Supply newSupply, Status newStatus, long newDeadline, long newReviewDeadline) {
      return new Order(
          listing,
          variant,
          quantity,
          total,
          asset,
          buyer,
          seller,
          confirmHours,
          newSupply,
          threshold,
          placed,
          newStatus,
          newDeadline,
          newReviewDeadline);
    }
  }
}
