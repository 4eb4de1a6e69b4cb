package tallystick.domains.devices;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tallystick.domains.devices.DevicesAction.PublishRelease;
import tallystick.domains.devices.DevicesAction.RollBack;
import tallystick.domains.devices.DevicesAction.RollOut;
import tallystick.domains.devices.DevicesEvent.ReleasePublished;
import tallystick.domains.devices.DevicesEvent.ReleaseRolledBack;
import tallystick.domains.devices.DevicesEvent.ReleaseRolledOut;
import tallystick.kernel.Dice;
import tallystick.kernel.Event;
import tallystick.kernel.Workload.Intent;

/// Random releases of one program to one group of each owner.
final class ReleaseWorkload {
  private static final String GROUP = "cold-rooms";
  private static final String NAME = "door-model";

  private final Map<String, ReleasePublished> published = new TreeMap<>();
  private final Map<String, ReleaseRolledOut> out = new TreeMap<>();

  @Nullable Intent next(String owner, Dice dice) {
    List<String> own =
        published.values().stream()
            .filter(one -> one.owner().equals(owner))
            .map(ReleasePublished::release)
            .toList();
    if (own.isEmpty() || (own.size() < 4 && dice.chance(30))) {
      return new Intent(
          owner,
          new PublishRelease(ReleaseKind.MODEL, NAME, "1." + own.size(), "ab".repeat(32), 120_000),
          true);
    }
    ReleaseRolledOut so = out.get(owner);
    if (so != null && dice.chance(30)) {
      return new Intent(owner, new RollBack(so.release(), GROUP), true);
    }
    String release = so != null && so.percent() < 100 ? so.release() : dice.pick(own);
    int percent = 10 * (1 + dice.below(10));
    boolean more = so == null || !so.release().equals(release) || percent > so.percent();
    return new Intent(owner, new RollOut(release, GROUP, percent), more);
  }

  void saw(Event event) {
    switch (event) {
      case ReleasePublished e -> published.put(e.release(), e);
      case ReleaseRolledOut e -> out.put(e.owner(), e);
      case ReleaseRolledBack e -> {
        ReleaseRolledOut so = out.remove(e.owner());
        if (so != null && !e.previous().isEmpty()) {
          out.put(
              e.owner(),
              new ReleaseRolledOut(
                  e.previous(), e.owner(), GROUP, ReleaseKind.MODEL, NAME, 100, ""));
        }
      }
      default -> {}
    }
  }
}
