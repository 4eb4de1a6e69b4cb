package tallystick.server;

import java.io.IOException;
import picocli.CommandLine.Option;

/// What the command line says of MQTT.
final class MqttOptions {
  @Option(
      names = "--mqtt",
      paramLabel = "URL",
      defaultValue = "",
      description =
          "an MQTT broker elsewhere for the role devices, as mqtt://user:password@host:1883; one of"
              + " our own if not given")
  private String address = "";

  @Option(
      names = "--mqtt-port",
      defaultValue = "1883",
      description =
          "port of our own broker; the next free one is taken if it is not (default: 1883)")
  private int port;

  /// Refuses what is no address.
  void check() throws IOException {
    if (!address.isEmpty() && !address.matches("mqtts?://[^/]+/?")) {
      throw new IOException("--mqtt must look like mqtt://host:1883");
    }
  }

  Settings.Mqtt settings() {
    return new Settings.Mqtt(address, port);
  }
}
