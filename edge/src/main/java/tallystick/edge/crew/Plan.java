package tallystick.edge.crew;

import java.util.List;
import tallystick.domains.devices.DevicesAction;
import tallystick.kernel.Limits;
import tallystick.kernel.Require;

/// What to do in an emergency, as the owner wrote it.
///
/// @param version of two plans, the later one counts
public record Plan(long version, List<Step> steps) {
  /// Before the owner wrote one.
  static final Plan NONE = new Plan(0, List.of());

  private static final int MAX_STEPS = 64;
  private static final int MAX_DEVICES = 16;

  public Plan {
    Require.range(version, 0, Limits.AMOUNT, "version");
    Require.size(steps, 0, MAX_STEPS, "steps");
  }

  /// One thing to do when something rings.
  ///
  /// @param threshold whose alarms it is for
  /// @param from the device whose alarms it is for; empty for any
  /// @param command that an agent knows
  /// @param arguments a JSON object
  /// @param devices who shall do it, the first first; empty for whoever can, the one whose alarm it
  ///   is first
  public record Step(
      String threshold, String from, String command, String arguments, List<String> devices) {
    public Step {
      Require.id(threshold, "threshold");
      if (!from.isEmpty()) {
        Require.principal(from, "from");
      }
      Require.matches(command, DevicesAction.NAME, DevicesAction.NAME_SHAPE, "command");
      Require.jsonObject(arguments, DevicesAction.MAX_JSON, "arguments");
      Require.size(devices, 0, MAX_DEVICES, "devices");
      devices.forEach(device -> Require.principal(device, "devices"));
    }

    boolean isFor(String device, String rings) {
      return threshold.equals(rings) && (from.isEmpty() || from.equals(device));
    }
  }
}
