package tallystick.domains.market;

import java.util.List;
import tallystick.domains.market.MarketAction.Variant;
import tallystick.domains.market.MarketEvent.ListingClosed;
import tallystick.domains.market.MarketEvent.ListingCreated;
import tallystick.domains.market.MarketEvent.OrderClosed;
import tallystick.domains.market.MarketEvent.OrderPlaced;
import tallystick.domains.market.MarketEvent.OrderShipped;
import tallystick.domains.market.MarketEvent.ReviewOpened;
import tallystick.domains.market.MarketEvent.ReviewSealed;
import tallystick.domains.market.MarketEvent.StockChanged;
import tallystick.domains.market.MarketEvent.StockFollowed;
import tallystick.domains.market.MarketEvent.VariantRevised;
import tallystick.kernel.At;
import tallystick.kernel.Event;
import tallystick.kernel.View;
import tallystick.kernel.ViewWriter;
import tallystick.kernel.Views;

/// Listings, orders and reviews as people read them. The questions are in [MarketQueries].
final class MarketViews implements Views {
  private static final View<ListingRow> LISTINGS =
      new View<>("market.listings", ListingRow.class, "listing");
  private static final View<VariantRow> VARIANTS =
      new View<>("market.variants", VariantRow.class, "id");
  private static final View<OrderRow> ORDERS =
      new View<>("market.orders", OrderRow.class, "orderId");
  private static final View<StepRow> STEPS = new View<>("market.steps", StepRow.class, "cursor");
  private static final View<ReviewRow> REVIEWS =
      new View<>("market.reviews", ReviewRow.class, "id");

  /// A listing; its id is the action that made it.
  record ListingRow(
      String listing,
      String seller,
      String title,
      String text,
      String category,
      String asset,
      List<String> pictures,
      int shipHours,
      int confirmHours,
      boolean open,
      long since,
      long cursor) {}

  /// A variant of a listing.
  ///
  /// @param classKey of the seller's stock that the quantity follows, at `place`; empty for none
  /// @param threshold that the seller promises to keep; empty for none
  record VariantRow(
      String id,
      String listing,
      int variant,
      String name,
      String sku,
      long price,
      long quantity,
      String classKey,
      String place,
      String threshold) {}

  /// An order; its id is the action that placed it, and of its hand-over, if the buyer signs for
  /// it.
  record OrderRow(
      String orderId,
      String listing,
      int variant,
      long quantity,
      long total,
      String asset,
      String buyer,
      String seller,
      String threshold,
      boolean fromStock,
      String status,
      boolean handOver,
      long deadline,
      long reviewDeadline,
      long placed,
      long cursor) {}

  /// One thing that happened to an order; `action` did it.
  record StepRow(
      long cursor, String orderId, String what, String by, String note, long time, String action) {}

  /// A review, sealed or open; `action` sealed it, `openedBy` opened it.
  record ReviewRow(
      String id,
      String orderId,
      String listing,
      String author,
      String subject,
      String seal,
      boolean open,
      int stars,
      String text,
      long time,
      String action,
      String openedBy,
      long cursor) {}

  @Override
  public List<View<?>> tables() {
    return List.of(LISTINGS, VARIANTS, ORDERS, STEPS, REVIEWS);
  }

  @Override
  public List<String> extras() {
    return List.of(
        """
        ALTER TABLE market.listings ADD COLUMN search tsvector GENERATED ALWAYS AS (
          setweight(to_tsvector('english', title), 'A')
          || setweight(to_tsvector('english', category), 'B')
          || setweight(to_tsvector('english', text), 'C')) STORED\
        """,
        "CREATE INDEX ON market.listings USING gin (search)",
        "CREATE INDEX ON market.listings USING gin (title gin_trgm_ops)",
        "CREATE INDEX ON market.listings (seller, cursor)",
        "CREATE INDEX ON market.listings (cursor) WHERE open",
        "CREATE INDEX ON market.variants (listing, variant)",
        "CREATE INDEX ON market.orders (buyer, cursor)",
        "CREATE INDEX ON market.orders (seller, cursor)",
        "CREATE INDEX ON market.orders (deadline) WHERE status IN ('PLACED', 'SHIPPED')",
        "CREATE INDEX ON market.orders (threshold) WHERE status IN ('PLACED', 'SHIPPED')",
        "CREATE INDEX ON market.steps (order_id, cursor)",
        "CREATE INDEX ON market.reviews (order_id)",
        "CREATE INDEX ON market.reviews (subject, cursor)",
        "CREATE INDEX ON market.reviews (listing, cursor)",
        "CREATE INDEX ON market.reviews (seal) WHERE NOT open");
  }

  @Override
  public void project(Event event, At at, ViewWriter out) {
    switch ((MarketEvent) event) {
      case ListingCreated e -> listing(e, at, out);
      case VariantRevised e ->
          out.set(
              VARIANTS,
              e.listing() + "/" + e.variant(),
              "price",
              e.price(),
              "quantity",
              e.quantity());
      case StockFollowed e ->
          out.set(
              VARIANTS,
              e.listing() + "/" + e.variant(),
              "classKey",
              e.classKey(),
              "place",
              e.place(),
              "threshold",
              e.threshold());
      case ListingClosed e -> out.set(LISTINGS, e.listing(), "open", false);
      case StockChanged e ->
          out.set(VARIANTS, e.listing() + "/" + e.variant(), "quantity", e.quantity());
      case OrderPlaced e -> order(e, at, out);
      case OrderShipped e -> {
        out.set(
            ORDERS,
            e.order(),
            "status",
            "SHIPPED",
            "handOver",
            e.handOver(),
            "deadline",
            e.deadline());
        step(e.order(), "SHIPPED", e.note(), at, out);
      }
      case OrderClosed e -> {
        out.set(
            ORDERS,
            e.order(),
            "status",
            e.ending().name(),
            "deadline",
            0L,
            "reviewDeadline",
            e.reviewDeadline());
        step(e.order(), e.ending().name(), e.note(), at, out);
      }
      case ReviewSealed e -> review(e, at, out);
      case ReviewOpened e ->
          out.set(
              REVIEWS,
              e.order() + "/" + e.author(),
              "open",
              true,
              "stars",
              e.stars(),
              "text",
              e.text(),
              "openedBy",
              at.action());
    }
  }

  private static void listing(ListingCreated e, At at, ViewWriter out) {
    out.put(
        LISTINGS,
        new ListingRow(
            e.listing(),
            e.seller(),
            e.title(),
            e.text(),
            e.category(),
            e.asset(),
            e.pictures(),
            e.shipHours(),
            e.confirmHours(),
            true,
            at.time(),
            at.cursor()));
    for (int i = 0; i < e.variants().size(); i++) {
      Variant v = e.variants().get(i);
      out.put(
          VARIANTS,
          new VariantRow(
              e.listing() + "/" + i,
              e.listing(),
              i,
              v.name(),
              v.sku(),
              v.price(),
              v.quantity(),
              "",
              "",
              ""));
    }
  }

  private static void order(OrderPlaced e, At at, ViewWriter out) {
    out.put(
        ORDERS,
        new OrderRow(
            e.order(),
            e.listing(),
            e.variant(),
            e.quantity(),
            e.total(),
            e.asset(),
            e.buyer(),
            e.seller(),
            e.threshold(),
            e.fromStock(),
            "PLACED",
            false,
            e.deadline(),
            0,
            at.time(),
            at.cursor()));
    step(e.order(), "PLACED", "", at, out);
  }

  private static void step(String order, String what, String note, At at, ViewWriter out) {
    out.put(STEPS, new StepRow(at.cursor(), order, what, at.by(), note, at.time(), at.action()));
  }

  private static void review(ReviewSealed e, At at, ViewWriter out) {
    out.put(
        REVIEWS,
        new ReviewRow(
            e.order() + "/" + e.author(),
            e.order(),
            e.listing(),
            e.author(),
            e.subject(),
            e.seal(),
            false,
            0,
            "",
            at.time(),
            at.action(),
            "",
            at.cursor()));
  }
}
