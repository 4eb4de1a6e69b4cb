package tallystick.server.connectors;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tallystick.server.access.Access;
import tallystick.server.gateway.Gateway;

/// The front door of the package: what it adds to the gateway.
public final class Connectors implements AutoCloseable {
  private final Destinations destinations;

  private Connectors(Destinations destinations) {
    this.destinations = destinations;
  }

  /// Reads where connectors may go.
  ///
  /// @param data folder in which `connectors.json` may be
  /// @throws IOException when it is not as it must be
  public static Connectors open(Path data) throws IOException {
    return new Connectors(Destinations.read(data));
  }

  /// What the gateway answers besides.
  public Gateway.Addition addition() {
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

  @Override
  public void close() throws IOException {
    destinations.close();
  }
}
