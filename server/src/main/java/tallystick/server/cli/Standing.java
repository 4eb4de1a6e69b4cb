package tallystick.server.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.TreeSet;
import tallystick.server.registries.Published.Units;
import tallystick.server.registries.SerialRange;
import tools.jackson.databind.JsonNode;

/// What the venue knows of units that a row of a registry names again.
final class Standing {
  /// Rows of one page; units in more pieces than that are not compared.
  private static final int PIECES = 100;

  private Standing() {}

  /// The one status that all units of a range have, or nothing if they have several or are not all
  /// there.
  ///
  /// @param height that the answer must show
  static Optional<String> of(VenueApi venue, SerialRange range, long height)
      throws IOException, InterruptedException {
    JsonNode rows =
        venue
            .get(
                "/v1/credits/ranges?space=%s&first=%d&last=%d&limit=%d&min-height=%d"
                    .formatted(
                        VenueApi.encode(range.space()),
                        range.first(),
                        range.last(),
                        PIECES,
                        height))
            .required("items");
    TreeSet<String> states = new TreeSet<>();
    long missing = range.quantity();
    for (JsonNode row : rows) {
      long first = Math.max(range.first(), row.path("first").longValue());
      long last = Math.min(range.last(), row.path("last").longValue());
      missing -= last - first + 1;
      states.add(row.path("status").asString(""));
    }
    return missing == 0 && states.size() == 1 ? Optional.of(states.first()) : Optional.empty();
  }

  /// What has to be done about it, for a person to read.
  static String changed(Units units, String before) {
    String now = units.fate().state().name();
    String since = units.fate().on() == null ? "" : " since " + units.fate().on();
    return "These units were taken in and are %s here; the registry says %s%s. %s"
        .formatted(before, now, since, todo(before, now));
  }

  private static String todo(String before, String now) {
    return switch (before + " " + now) {
      case "ACTIVE RETIRED" -> "Their owner can retire them by RequestRetirement.";
      case "ACTIVE CANCELLED" -> "Their owner can cancel them by CancelUnits.";
      case "BUFFER CANCELLED" -> "A registrar can cancel them by ReverseUnits.";
      default -> "Somebody has to look into it.";
    };
  }
}
