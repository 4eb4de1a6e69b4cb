package tallystick.domains.emissions;

import static tallystick.domains.emissions.Emissions.FOOTPRINTS;
import static tallystick.domains.emissions.Emissions.SOURCES;
import static tallystick.kernel.Decision.ACCEPTED;
import static tallystick.kernel.Decision.refuse;

import org.jspecify.annotations.Nullable;
import tallystick.domains.custody.Custody;
import tallystick.domains.emissions.Emissions.Source;
import tallystick.domains.emissions.Emissions.Stated;
import tallystick.domains.emissions.EmissionsAction.AdoptFootprint;
import tallystick.domains.emissions.EmissionsAction.StateFootprint;
import tallystick.domains.emissions.EmissionsAction.VerifyFootprint;
import tallystick.domains.emissions.EmissionsAction.WithdrawFootprint;
import tallystick.domains.emissions.EmissionsEvent.FootprintAdopted;
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
    EmissionsRefusal refusal = supersede(footprint, false, step);
    if (refusal != null) {
      return refuse(refusal);
    }
    state.put(FOOTPRINTS, step.id(), new Stated(step.by(), footprint.product(), "", false));
    step.emit(new FootprintStated(step.id(), step.by(), footprint));
    return ACCEPTED;
  }

  static Decision adopt(AdoptFootprint action, Step step) {
    Footprint footprint = action.footprint();
    if (footprint.periodEnd() > step.time()) {
      return refuse(EmissionsRefusal.PERIOD_IN_FUTURE);
    }
    EmissionsRefusal refusal = supersede(footprint, true, step);
    if (refusal != null) {
      return refuse(refusal);
    }
    State state = step.state();
    state.put(FOOTPRINTS, step.id(), new Stated(step.by(), footprint.product(), "", false));
    state.put(SOURCES, step.id(), new Source(action.source(), action.sourceId()));
    step.emit(
        new FootprintAdopted(
            step.id(), step.by(), action.company(), action.source(), action.sourceId(), footprint));
    return ACCEPTED;
  }

  /// Ends the footprint that another takes the place of: of what was stated here, by whoever
  /// describes the product now; of what was adopted, by who did.
  private static @Nullable EmissionsRefusal supersede(
      Footprint footprint, boolean adopted, Step step) {
    String id = footprint.supersedes();
    if (id.isEmpty()) {
      return null;
    }
    Stated before = step.state().get(FOOTPRINTS, id);
    if (before == null
        || !before.product().equals(footprint.product())
        || (step.state().get(SOURCES, id) != null) != adopted
        || (adopted && !before.by().equals(step.by()))) {
      return EmissionsRefusal.FOOTPRINT_UNKNOWN;
    }
    if (before.deprecated()) {
      return EmissionsRefusal.FOOTPRINT_DEPRECATED;
    }
    deprecate(id, before, step.id(), step);
    return null;
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
