package tallystick.domains.devices;

import static tallystick.domains.devices.Devices.RELEASES;
import static tallystick.domains.devices.Devices.ROLL_OUTS;
import static tallystick.kernel.Decision.ACCEPTED;
import static tallystick.kernel.Decision.refuse;

import org.jspecify.annotations.Nullable;
import tallystick.domains.devices.Devices.Release;
import tallystick.domains.devices.Devices.RollOutRow;
import tallystick.domains.devices.DevicesAction.PublishRelease;
import tallystick.domains.devices.DevicesAction.Reason;
import tallystick.domains.devices.DevicesAction.RollBack;
import tallystick.domains.devices.DevicesAction.RollOut;
import tallystick.domains.devices.DevicesEvent.ReleasePublished;
import tallystick.domains.devices.DevicesEvent.ReleaseRolledBack;
import tallystick.domains.devices.DevicesEvent.ReleaseRolledOut;
import tallystick.kernel.Decision;
import tallystick.kernel.State;
import tallystick.kernel.Step;

/// The rules of releases. Of each kind and name, a group has one release, or a part of it has the
/// next one already.
final class ReleaseRules {
  private static final int ALL = 100;

  private ReleaseRules() {}

  static Decision publishRelease(PublishRelease action, Step step) {
    step.state().put(RELEASES, step.id(), new Release(step.by(), action.kind(), action.name()));
    step.emit(
        new ReleasePublished(
            step.id(),
            step.by(),
            action.kind(),
            action.name(),
            action.version(),
            action.sha256(),
            action.bytes()));
    return ACCEPTED;
  }

  static Decision rollOut(RollOut action, Step step) {
    State state = step.state();
    Release release = own(action.release(), step);
    if (release == null) {
      return refuse(Reason.RELEASE_UNKNOWN);
    }
    String row = row(release, action.group());
    RollOutRow so = state.get(ROLL_OUTS, row);
    String previous = "";
    if (so != null && so.release().equals(action.release())) {
      if (action.percent() <= so.percent()) {
        return refuse(Reason.PERCENT_NOT_MORE);
      }
      previous = so.previous();
    } else if (so != null) {
      if (so.percent() < ALL) {
        return refuse(Reason.ROLL_OUT_UNDER_WAY);
      }
      previous = so.release();
    }
    state.put(ROLL_OUTS, row, new RollOutRow(action.release(), action.percent(), previous));
    step.emit(
        new ReleaseRolledOut(
            action.release(),
            step.by(),
            action.group(),
            release.kind(),
            release.name(),
            action.percent(),
            previous));
    return ACCEPTED;
  }

  static Decision rollBack(RollBack action, Step step) {
    State state = step.state();
    Release release = own(action.release(), step);
    if (release == null) {
      return refuse(Reason.RELEASE_UNKNOWN);
    }
    String row = row(release, action.group());
    RollOutRow so = state.get(ROLL_OUTS, row);
    if (so == null || !so.release().equals(action.release())) {
      return refuse(Reason.NOT_ROLLED_OUT);
    }
    if (so.previous().isEmpty()) {
      state.remove(ROLL_OUTS, row);
    } else {
      state.put(ROLL_OUTS, row, new RollOutRow(so.previous(), ALL, ""));
    }
    step.emit(
        new ReleaseRolledBack(
            action.release(),
            step.by(),
            action.group(),
            release.kind(),
            release.name(),
            so.previous()));
    return ACCEPTED;
  }

  private static @Nullable Release own(String id, Step step) {
    Release release = step.state().get(RELEASES, id);
    return release != null && release.owner().equals(step.by()) ? release : null;
  }

  static String row(Release release, String group) {
    return release.owner() + "/" + group + "/" + release.kind() + "/" + release.name();
  }
}
