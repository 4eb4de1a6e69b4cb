package tallystick.server.connectors;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.kernel.Codec;
import tallystick.server.connectors.Deliveries.Delivery;
import tallystick.server.views.ViewHeight;
import tools.jackson.databind.JsonNode;

/// An order of the market as documents of trade tell it.
///
/// @param price of one, in the units that people write
/// @param total the same
/// @param time of the order, by the log
/// @param note tracking or the like; empty if there is none
record Trade(
    Document document,
    String order,
    String buyer,
    String seller,
    String title,
    String sku,
    long quantity,
    String price,
    String total,
    String asset,
    long time,
    String note) {

  /// What is told of an order.
  enum Document {
    ORDER,
    DESPATCH,
    INVOICE
  }

  private record OrderRow(
      String buyer,
      String seller,
      String title,
      String sku,
      long quantity,
      long total,
      String asset,
      int decimals,
      long placed) {
    String units(long minor) {
      return BigDecimal.valueOf(minor, decimals).toPlainString();
    }
  }

  /// What an event of the market means for trade: an order that was placed, shipped, or paid.
  private static Optional<Document> document(String type, JsonNode event) {
    return switch (type) {
      case "market.OrderPlaced" -> Optional.of(Document.ORDER);
      case "market.OrderShipped" -> Optional.of(Document.DESPATCH);
      case "market.OrderClosed" ->
          event.path("ending").asString().startsWith("CONFIRMED")
              ? Optional.of(Document.INVOICE)
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /// Where orders are looked up.
  record Orders(JdbcClient sql, ViewHeight height) {
    private static final Duration SHOWN = Duration.ofSeconds(5);

    /// The document that a delivery is, nothing for what trade has no document for.
    ///
    /// @throws Courier.NotArrived when the views do not show the order yet
    Optional<Trade> of(Delivery delivery) {
      JsonNode event = Codec.JSON.readTree(delivery.body()).path("data");
      Optional<Document> document = document(delivery.type(), event);
      return document.map(one -> trade(one, event, delivery.height()));
    }

    private Trade trade(Document document, JsonNode event, long at) {
      String order = event.path("order").asString();
      try {
        if (!height.await(at, SHOWN)) {
          throw new Courier.NotArrived("The views do not show the order yet.");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Courier.NotArrived("The venue stops.");
      }
      OrderRow row =
          sql.sql(
                  """
                  SELECT o.buyer, o.seller, l.title, v.sku, o.quantity, o.total, o.asset,
                    a.decimals, o.placed
                  FROM market.orders o JOIN market.listings l USING (listing)
                  JOIN market.variants v ON v.listing = o.listing AND v.variant = o.variant
                  JOIN accounts.assets a ON a.asset = o.asset
                  WHERE o.order_id = :order\
                  """)
              .param("order", order)
              .query(OrderRow.class)
              .single();
      return new Trade(
          document,
          order,
          row.buyer(),
          row.seller(),
          row.title(),
          row.sku().isEmpty() ? event.path("listing").asString(order) : row.sku(),
          row.quantity(),
          row.units(row.total() / row.quantity()),
          row.units(row.total()),
          row.asset(),
          row.placed(),
          event.path("note").asString(""));
    }
  }
}
