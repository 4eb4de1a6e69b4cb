package tallystick.server.connectors;

import java.time.InstantSource;
import java.util.Optional;
import tallystick.server.connectors.Deliveries.Delivery;

/// Writes deliveries in the format of their connector.
record Forms(Trade.Orders orders, InstantSource clock) {
  static final String JSON = "application/json";
  private static final String X12 = "application/EDI-X12";
  private static final String EDIFACT = "application/EDIFACT";

  /// @param type media type; for EDI those of RFC 1767
  record Written(String type, String text) {}

  /// @return nothing for an event that the format has no words for
  Optional<Written> written(Definition definition, Delivery delivery) {
    return switch (definition.format()) {
      case JSON, CSV -> Optional.of(new Written(JSON, delivery.body()));
      case X12 -> document(definition, delivery).map(one -> new Written(X12, one.x12()));
      case EDIFACT ->
          document(definition, delivery).map(one -> new Written(EDIFACT, one.edifact()));
    };
  }

  private Optional<EdiDocument> document(Definition definition, Delivery delivery) {
    return orders
        .of(delivery)
        .map(trade ->
            new EdiDocument(trade, definition.partner(), delivery.cursor(), clock.instant()));
  }
}
