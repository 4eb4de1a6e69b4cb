package tallystick.domains.identity;

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

/// The front door of the room of identities.
public final class IdentityDomain implements Domain {
  @Override
  public String name() {
    return "identity";
  }

  @Override
  public Class<? extends Action> actions() {
    return IdentityAction.class;
  }

  @Override
  public Permissions permissions() {
    return IdentityPermissions.ALL;
  }

  @Override
  public Class<? extends Event> events() {
    return IdentityEvent.class;
  }

  @Override
  public List<? extends Refusal> refusals() {
    return List.of(IdentityAction.Reason.values());
  }

  @Override
  public Decision decide(Action action, Step step) {
    return IdentityRules.decide((IdentityAction) action, step);
  }

  @Override
  public Views views() {
    return new IdentityViews();
  }

  @Override
  public Api api() {
    return IdentityApi.API;
  }

  @Override
  public List<Invariant> invariants() {
    return IdentityInvariants.ALL;
  }

  @Override
  public Workload workload() {
    return new IdentityWorkload();
  }
}
