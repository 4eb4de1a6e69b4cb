package tallystick.domains.market;

import java.util.List;
import tallystick.domains.market.MarketAction.CloseOrder;
import tallystick.domains.market.MarketAction.OpenReview;
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
import tallystick.kernel.Api;
import tallystick.kernel.Api.Due;
import tallystick.kernel.Api.Owned;
import tallystick.kernel.Api.Topic;
import tallystick.kernel.Event;

/// What may be asked and followed in the room of goods, and what time makes due there.
final class MarketApi {
  static final Api API =
      new Api(
          MarketQueries.ALL,
          List.of(
              new Topic(
                  "listing",
                  "listing",
                  "Price, stock and reviews of a listing.",
                  MarketApi::listings),
              new Topic(
                  "orders",
                  "principal",
                  "Orders and reviews of a principal, as buyer or seller.",
                  MarketApi::parties)),
          List.of(
              new Due(
                  CloseOrder.class,
                  """
                  SELECT order_id AS "order" FROM market.orders
                  WHERE status IN ('PLACED', 'SHIPPED') AND deadline < :now
                    -- These end when the hand-over lapses, which is due as well.
                    AND NOT hand_over
                  ORDER BY deadline LIMIT :limit\
                  """),
              new Due(
                  CloseOrder.class,
                  """
                  SELECT o.order_id AS "order" FROM market.orders o
                  WHERE o.status IN ('PLACED', 'SHIPPED') AND o.threshold <> '' AND EXISTS (
                    SELECT 1 FROM devices.alarms a
                    WHERE a.threshold = o.threshold AND a.owner = o.seller
                      AND a.raised >= o.placed)
                  LIMIT :limit\
                  """),
              new Due(
                  OpenReview.class,
                  """
                  SELECT d.content ->> 'order' AS "order", d.content ->> 'author' AS author,
                         (d.content ->> 'stars')::int AS stars, d.content ->> 'text' AS text,
                         d.content ->> 'salt' AS salt
                  FROM private.deposits d
                  JOIN market.reviews r ON r.seal = d.seal AND NOT r.open
                  JOIN market.orders o ON o.order_id = r.order_id
                  WHERE o.review_deadline < :now OR EXISTS (
                    SELECT 1 FROM market.reviews other
                    WHERE other.order_id = r.order_id AND other.author = r.subject)
                  LIMIT :limit\
                  """)),
          List.of(
              new Owned(
                  Market.ORDERS.name(),
                  """
                  SELECT order_id FROM market.orders
                  WHERE (buyer = :principal OR seller = :principal)
                    AND status IN ('PLACED', 'SHIPPED') AND order_id COLLATE "C" > :after
                  ORDER BY order_id COLLATE "C" LIMIT :limit\
                  """)));

  private MarketApi() {}

  private static List<String> listings(Event event) {
    return switch ((MarketEvent) event) {
      case ListingCreated e -> List.of(e.listing());
      case VariantRevised e -> List.of(e.listing());
      case StockFollowed e -> List.of(e.listing());
      case ListingClosed e -> List.of(e.listing());
      case StockChanged e -> List.of(e.listing());
      case OrderPlaced e -> List.of();
      case OrderShipped e -> List.of();
      case OrderClosed e -> List.of();
      case ReviewSealed e -> List.of();
      case ReviewOpened e -> List.of(e.listing());
    };
  }

  private static List<String> parties(Event event) {
    return switch ((MarketEvent) event) {
      case ListingCreated e -> List.of(e.seller());
      case VariantRevised e -> List.of();
      case StockFollowed e -> List.of();
      case ListingClosed e -> List.of(e.seller());
      case StockChanged e -> List.of();
      case OrderPlaced e -> List.of(e.buyer(), e.seller());
      case OrderShipped e -> List.of(e.buyer(), e.seller());
      case OrderClosed e -> List.of(e.buyer(), e.seller());
      case ReviewSealed e -> List.of(e.author(), e.subject());
      case ReviewOpened e -> List.of(e.author(), e.subject());
    };
  }
}
