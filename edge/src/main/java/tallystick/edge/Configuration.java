package tallystick.edge;

import java.util.List;
import tallystick.kernel.Codec;
import tallystick.kernel.Malformed;
import tallystick.kernel.Require;
import tallystick.kernel.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/// What an agent measures, and how often: as the command line says it, or a release of kind
/// configuration.
///
/// @param everySeconds between measurements
/// @param gatherSeconds that readings wait for others to go with them
/// @param sensors as the command line names them
/// @param rules beside those of the wanted configuration, which come first
record Configuration(int everySeconds, int gatherSeconds, List<String> sensors, List<Rule> rules) {
  static final int MAX_EVERY_SECONDS = 3_600;
  static final int MAX_GATHER_SECONDS = 600;
  private static final int MAX_SENSORS = 64;

  Configuration {
    Require.range(everySeconds, 1, MAX_EVERY_SECONDS, "everySeconds");
    Require.range(gatherSeconds, 0, MAX_GATHER_SECONDS, "gatherSeconds");
    Require.size(sensors, 0, MAX_SENSORS, "sensors");
    Require.size(rules, 0, Rule.MAX, "rules");
    sensors = List.copyOf(sensors);
    rules = List.copyOf(rules);
  }

  /// Reads a release: a JSON object of these fields, of which those that it lacks are as before.
  ///
  /// @throws Malformed with a sentence for the owner
  Configuration with(byte[] release) {
    ObjectNode all = Codec.JSON.valueToTree(this);
    all.setAll((ObjectNode) StrictJson.object(release, "configuration"));
    return StrictJson.as(all, Configuration.class, "");
  }
}
