package tallystick.server;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tallystick.domains.Domains;
import tallystick.kernel.Codec;

/// How much everybody may ask for at the gateway, on the command line.
final class RateOptions {
  @Option(
      names = "--rate-limit",
      paramLabel = "N",
      defaultValue = "2000",
      description =
          "actions a second of every key, and of every person; 0 for no limit (default: 2000)")
  private long rateLimit;

  @Option(
      names = "--action-limit",
      split = ",",
      paramLabel = "ACTION=N",
      description =
          "how often a second a key or a network may do an action, as"
              + " identity.RegisterPrincipal=5, or all of a room, as market=100")
  private Map<String, Long> actionLimits = Map.of();

  @Option(
      names = "--body-seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "how long the whole of a request's body may take to come (default: 60)")
  private int bodySeconds;

  @Option(
      names = "--redis",
      paramLabel = "URL",
      description =
          "where several gateways count together how much is asked for, as redis://host:6379;"
              + " without it each counts by itself")
  private @Nullable URI redis;

  Settings.Rates settings() {
    return new Settings.Rates(
        rateLimit, actionLimits, Optional.ofNullable(redis), Duration.ofSeconds(bodySeconds));
  }

  /// Refuses limits for what is no action.
  void check() throws IOException {
    Set<String> known =
        Domains.ALL.stream()
            .flatMap(room ->
                Stream.concat(
                    Stream.of(room.name()),
                    Arrays.stream(room.actions().getPermittedSubclasses()).map(Codec::name)))
            .collect(Collectors.toSet());
    for (Map.Entry<String, Long> limit : actionLimits.entrySet()) {
      if (!known.contains(limit.getKey()) || limit.getValue() < 1) {
        throw new IOException(
            "--action-limit wants an action or a room and a whole number of at least 1, not "
                + limit);
      }
    }
  }
}
