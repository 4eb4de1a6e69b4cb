package tallystick.server.connectors;

import java.util.List;
import java.util.Map;
import tallystick.server.access.Access;
import tallystick.server.gateway.Gateway;
import tallystick.server.outbound.Destinations;

/// The front door of the package: what it adds to the gateway.
public final class Connectors {
  private Connectors() {}

  /// What the gateway answers besides.
  ///
  /// @param destinations where connectors may go
  public static Gateway.Addition addition(Destinations destinations) {
    return new Gateway.Addition(
        ConnectorsConfiguration.class,
        Map.of("destinations", destinations),
        ConnectorOperations.ALL);
  }

  /// The connectors of a person, without what opens anything.
  public static List<?> of(Access access, String person) {
    return new ConnectorRows(access)
        .all(access.people().byId(person)).stream().map(Connector::definition).toList();
  }
}
