package tallystick.domains.emissions;

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

/// The front door of the room of emissions.
public final class EmissionsDomain implements Domain {
  @Override
  public String name() {
    return "emissions";
  }

  @Override
  public Class<? extends Action> actions() {
    return EmissionsAction.class;
  }

  @Override
  public Permissions permissions() {
    return EmissionsPermissions.ALL;
  }

  @Override
  public Class<? extends Event> events() {
    return EmissionsEvent.class;
  }

  @Override
  public List<? extends Refusal> refusals() {
    return List.of(EmissionsRefusal.values());
  }

  @Override
  public Decision decide(Action action, Step step) {
    return EmissionsRules.decide((EmissionsAction) action, step);
  }

  @Override
  public Views views() {
    return new EmissionsViews();
  }

  @Override
  public Api api() {
    return EmissionsApi.API;
  }

  @Override
  public List<Invariant> invariants() {
    return EmissionsInvariants.ALL;
  }

  @Override
  public Workload workload() {
    return new EmissionsWorkload();
  }
}
