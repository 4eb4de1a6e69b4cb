package tallystick.edge.sparkplug;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a node says something: `spBv1.0/<group>/<type>/<node>[/<device>]`.
///
/// @param device of the node, empty for the node itself
record Topic(String group, String type, String node, String device) {
  static final String ROOT = "spBv1.0";

  private static final Pattern TEXT =
      Pattern.compile(
          ROOT
              + "/([^/+#]{1,100})/([ND](?:BIRTH|DATA|DEATH))/([^/+#]{1,100})(?:/([^/+#]{1,100}))?");

  /// Reads one; null if it is none that concerns us.
  static @Nullable Topic of(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      return null;
    }
    String device = parts.group(4) == null ? "" : parts.group(4);
    Topic topic = new Topic(parts.group(1), parts.group(2), parts.group(3), device);
    // D is of devices, N of nodes.
    return topic.type.startsWith("D") == device.isEmpty() ? null : topic;
  }

  /// The node, among all groups.
  String path() {
    return group + "/" + node;
  }

  /// What is born, speaks and dies: the node or a device of it.
  String speaker() {
    return device.isEmpty() ? node : node + "/" + device;
  }
}
