package tallystick.domains.emissions;

import static tallystick.domains.emissions.Emissions.FOOTPRINTS;
import static tallystick.kernel.Decision.ACCEPTED;
import static tallystick.kernel.Decision.refuse;

import tallystick.domains.custody.Custody;
import tallystick.domains.emissions.Emissions.Stated;
import tallystick.domains.emissions.EmissionsAction.StateFootprint;
import tallystick.domains.emissions.EmissionsAction.VerifyFootprint;
import tallystick.domains.emissions.EmissionsAction.WithdrawFootprint;
import tallystick.domains.emissions.EmissionsEvent.FootprintDeprecated;
import tallystick.domains.emissions.EmissionsEvent.FootprintStated;
import tallystick.domains.emissions.EmissionsEvent.FootprintVerified;
import tallystick.kernel.Decision;
import tallystick.kernel.State;
import tallystick.kernel.Step;

/// Rules about footprints of products. One is never changed: another supersedes it.
final class FootprintRules {
  private FootprintRules() {}

  static Decision state(StateFootprint action, Step step) {
    State state = step.state();
    Footprint footprint = action.footprint();
    String owner = Custody.describer(state, footprint.product());
    if (owner.isEmpty()) {
      return refuse(EmissionsRefusal.PRODUCT_UNKNOWN);
    }
    if (!owner.equals(step.by())) {
      return refuse(EmissionsRefusal.NOT_OWNER);
    }
    if (footprint.periodEnd() > step.time()) {
      return refuse(EmissionsRefusal.PERIOD_IN_FUTURE);
    }
    if (!footprint.supersedes().isEmpty()) {
      Stated before = state.get(FOOTPRINTS, footprint.supersedes());
      if (before == null || !before.product().equals(footprint.product())) {
        return refuse(EmissionsRefusal.FOOTPRINT_UNKNOWN);
      }
      if (before.deprecated()) {
        return refuse(EmissionsRefusal.FOOTPRINT_DEPRECATED);
      }
      deprecate(footprint.supersedes(), before, step.id(), step);
    }
    state.put(FOOTPRINTS, step.id(), new Stated(step.by(), footprint.product(), "", false));
    step.emit(new FootprintStated(step.id(), step.by(), footprint));
    return ACCEPTED;
  }

  private static void deprecate(String id, Stated stated, String by, Step step) {
    Stated after = new Stated(stated.by(), stated.product(), stated.verifier(), true);
    step.state().put(FOOTPRINTS, id, after);
    step.emit(new FootprintDeprecated(id, by));
  }

  static Decision verify(VerifyFootprint action, Step step) {
    Stated stated = step.state().get(FOOTPRINTS, action.footprint());
    if (stated == null) {
      return refuse(EmissionsRefusal.FOOTPRINT_UNKNOWN);
    }
    if (stated.deprecated()) {
      return refuse(EmissionsRefusal.FOOTPRINT_DEPRECATED);
    }
    if (stated.by().equals(step.by())) {
      return refuse(EmissionsRefusal.OWN_FOOTPRINT);
    }
    if (!stated.verifier().isEmpty()) {
      return refuse(EmissionsRefusal.FOOTPRINT_VERIFIED);
    }
    Stated after = new Stated(stated.by(), stated.product(), step.by(), false);
    step.state().put(FOOTPRINTS, action.footprint(), after);
    step.emit(new FootprintVerified(action.footprint(), step.by(), action.document()));
    return ACCEPTED;
  }

  static Decision withdraw(WithdrawFootprint action, Step step) {
    Stated stated = step.state().get(FOOTPRINTS, action.footprint());
    if (stated == null) {
      return refuse(EmissionsRefusal.FOOTPRINT_UNKNOWN);
    }
    if (!stated.by().equals(step.by())) {
      return refuse(EmissionsRefusal.NOT_OWNER);
    }
    if (stated.deprecated()) {
      return refuse(EmissionsRefusal.FOOTPRINT_DEPRECATED);
    }
    deprecate(action.footprint(), stated, "", step);
    return ACCEPTED;
  }
}
