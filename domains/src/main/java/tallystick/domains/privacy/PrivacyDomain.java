package tallystick.domains.privacy;

import java.util.List;
import tallystick.kernel.Action;
import tallystick.kernel.Api;
import tallystick.kernel.Decision;
import tallystick.kernel.Domain;
import tallystick.kernel.Event;
import tallystick.kernel.Invariant;
import tallystick.kernel.Permissions;
import tallystick.kernel.Refusal;
import tallystick.kernel.Step;
import tallystick.kernel.Views;
import tallystick.kernel.Workload;

/// The front door of the room of privacy.
public final class PrivacyDomain implements Domain {
  @Override
  public String name() {
    return "privacy";
  }

  @Override
  public Class<? extends Action> actions() {
    return PrivacyAction.class;
  }

  @Override
  public Permissions permissions() {
    return PrivacyPermissions.ALL;
  }

  @Override
  public Class<? extends Event> events() {
    return PrivacyEvent.class;
  }

  @Override
  public List<? extends Refusal> refusals() {
    return List.of(PrivacyAction.Reason.values());
  }

  @Override
  public Decision decide(Action action, Step step) {
    return PrivacyRules.decide((PrivacyAction) action, step);
  }

  @Override
  public Views views() {
    return new PrivacyViews();
  }

  @Override
  public Api api() {
    return PrivacyApi.API;
  }

  @Override
  public List<Invariant> invariants() {
    return PrivacyInvariants.ALL;
  }

  @Override
  public Workload workload() {
    return new PrivacyWorkload();
  }
}
