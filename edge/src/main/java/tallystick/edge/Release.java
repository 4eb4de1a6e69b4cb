package tallystick.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tallystick.domains.devices.DevicesAction;
import tallystick.domains.devices.ReleaseKind;
import tallystick.kernel.Codec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A release as the venue names it. Nothing of it counts but what [SignedRelease] finds signed.
///
/// @param release its id
/// @param name beside which others of its kind may be
record Release(String release, String kind, String name, String sha256) {
  private static final Pattern ID = Pattern.compile("[0-9a-f-]{32,40}");

  /// Reads `{"items":[{"release","kind","name","sha256",…}]}`, all that should run; null if it is
  /// none.
  static @Nullable List<Release> listOf(byte[] message) {
    JsonNode items;
    try {
      items = Codec.JSON.readTree(message).path("items");
    } catch (JacksonException e) {
      return null;
    }
    if (!items.isArray()) {
      return null;
    }
    List<Release> releases = new ArrayList<>();
    for (JsonNode item : items) {
      releases.add(
          new Release(
              item.path("release").asString(""),
              item.path("kind").asString(""),
              item.path("name").asString(""),
              item.path("sha256").asString("")));
    }
    return releases;
  }

  boolean is(ReleaseKind wanted) {
    return kind.equals(wanted.name());
  }

  /// Whether it can be the name of a file, and be asked for.
  boolean isWellFormed() {
    return DevicesAction.NAME.matcher(name).matches()
        && DevicesAction.SHA256.matcher(sha256).matches()
        && ID.matcher(release).matches();
  }

  /// What the owner reads when it is not taken.
  String refused(String why) {
    return "release " + release + " of " + name + ": " + why;
  }
}
