package tallystick.domains.custody;

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

/// The front door of the room of things.
public final class CustodyDomain implements Domain {
  @Override
  public String name() {
    return "custody";
  }

  @Override
  public Class<? extends Action> actions() {
    return CustodyAction.class;
  }

  @Override
  public Permissions permissions() {
    return CustodyPermissions.ALL;
  }

  @Override
  public Class<? extends Event> events() {
    return CustodyEvent.class;
  }

  @Override
  public List<? extends Refusal> refusals() {
    return List.of(CustodyRefusal.values());
  }

  @Override
  public Decision decide(Action action, Step step) {
    return CustodyRules.decide((CustodyAction) action, step);
  }

  @Override
  public Views views() {
    return new CustodyViews();
  }

  @Override
  public Api api() {
    return CustodyApi.API;
  }

  @Override
  public List<Invariant> invariants() {
    return CustodyInvariants.ALL;
  }

  @Override
  public Workload workload() {
    return new CustodyWorkload();
  }
}
