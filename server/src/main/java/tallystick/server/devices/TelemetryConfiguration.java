package tallystick.server.devices;

import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tallystick.server.gateway.Gateway;
import tallystick.server.gateway.Operation;
import tallystick.server.gateway.Operation.Caller;

/// What the HTTP gateway answers besides, wherever the role `devices` runs.
@Configuration(proxyBeanMethods = false)
@Import(TelemetryController.class)
public class TelemetryConfiguration {
  private static final List<Operation> OPERATIONS =
      List.of(
          get(
              "/v1/devices/telemetry",
              "telemetry",
              "Readings of a channel, down-sampled to so many points",
              List.of("device", "channel", "from", "until", "points"),
              Charts.Chart.class),
          get(
              "/v1/devices/reading",
              "reading",
              "One reading, with its proof to the root in the log",
              List.of("device", "sequence"),
              Charts.Proof.class));

  /// The same as an addition.
  public static Gateway.Addition addition() {
    return new Gateway.Addition(TelemetryConfiguration.class, Map.of(), OPERATIONS);
  }

  private static Operation get(
      String path, String id, String summary, List<String> names, Class<?> answer) {
    return new Operation(Caller.ANYONE, "get", path, id, "devices", summary, names, null, answer);
  }
}
