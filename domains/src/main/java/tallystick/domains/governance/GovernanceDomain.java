package tallystick.domains.governance;

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

/// The front door of the room of common decisions.
public final class GovernanceDomain implements Domain {
  @Override
  public String name() {
    return "governance";
  }

  @Override
  public Class<? extends Action> actions() {
    return GovernanceAction.class;
  }

  @Override
  public Permissions permissions() {
    return GovernancePermissions.ALL;
  }

  @Override
  public Class<? extends Event> events() {
    return GovernanceEvent.class;
  }

  @Override
  public List<? extends Refusal> refusals() {
    return List.of(GovernanceAction.Reason.values());
  }

  @Override
  public Decision decide(Action action, Step step) {
    return GovernanceRules.decide((GovernanceAction) action, step);
  }

  @Override
  public Views views() {
    return new GovernanceViews();
  }

  @Override
  public Api api() {
    return GovernanceApi.API;
  }

  @Override
  public List<Invariant> invariants() {
    return GovernanceInvariants.ALL;
  }

  @Override
  public Workload workload() {
    return new GovernanceWorkload();
  }
}
