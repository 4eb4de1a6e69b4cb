package tallystick.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Period;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What the command line says of MQTT.
final class MqttOptions {
  /// Yesterday's batches may still be decided about.
  private static final int LEAST_DAYS = 2;

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

  @Option(
      names = "--mqtt-tls",
      paramLabel = "DIR",
      description =
          "tls.crt, tls.key and ca.crt (./run keys makes them): our own broker encrypts, and"
              + " devices show a certificate that this authority signed")
  private @Nullable Path keys;

  @Option(
      names = "--readings-days",
      paramLabel = "DAYS",
      description =
          "after so many days readings go: sums by minute, hour and day stay, and what the log says"
              + " of their batches; forever if not given")
  private @Nullable Integer readingsDays;

  /// Refuses what is no address.
  void check() throws IOException {
    if (keys != null && !address.isEmpty()) {
      throw new IOException(
          "--mqtt-tls is for a broker of our own, not for one elsewhere (--mqtt)");
    }
    if (readingsDays != null && readingsDays < LEAST_DAYS) {
      throw new IOException("--readings-days is " + LEAST_DAYS + " or more");
    }
    if (!address.isEmpty() && !address.matches("mqtts?://[^/]+/?")) {
      throw new IOException("--mqtt must look like mqtt://host:1883");
    }
  }

  Settings.Mqtt settings() {
    return new Settings.Mqtt(
        address,
        port,
        Optional.ofNullable(keys),
        Optional.ofNullable(readingsDays).map(Period::ofDays));
  }
}
