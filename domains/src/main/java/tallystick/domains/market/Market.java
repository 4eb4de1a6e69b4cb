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

  static final Table<Order> ORDERS = new Table<>("market.order", Order.class);

  /// By `<order>/<author>`.
  static final Table<Review> REVIEWS = new Table<>("market.review", Review.class);

  /// What open orders add up to, by asset.
  static final Table<Open> OPEN = new Table<>("market.open", Open.class);

  private Market() {}

  record Listing(
      String seller, String title, String asset, boolean open, int shipHours, int confirmHours) {}

  record Stock(long price, long quantity) {}

  record Open(long total) {}

  record Review(String seal, boolean open) {}

  enum Status {
    PLACED,
    SHIPPED,
    PAID,
    GIVEN_BACK
  }

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

    Order shipped(long newDeadline) {
      return with(Status.SHIPPED, newDeadline, 0);
    }

    Order ended(Ending ending, long newReviewDeadline) {
      boolean paid = ending == Ending.CONFIRMED || ending == Ending.CONFIRMED_BY_TIME;
      return with(paid ? Status.PAID : Status.GIVEN_BACK, 0, newReviewDeadline);
    }

    private Order with(Status newStatus, long newDeadline, long newReviewDeadline) {
      return new Order(
          listing,
          variant,
          quantity,
          total,
          asset,
          buyer,
          seller,
          confirmHours,
          newStatus,
          newDeadline,
          newReviewDeadline);
    }
  }
}
