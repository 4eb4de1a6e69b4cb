package tallystick.domains.compliance;

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

/// The front door of the room of compliance.
public final class ComplianceDomain implements Domain {
  @Override
  public String name() {
    return "compliance";
  }

  @Override
  public Class<? extends Action> actions() {
    return ComplianceAction.class;
  }

  @Override
  public Permissions permissions() {
    return CompliancePermissions.ALL;
  }

  @Override
  public Class<? extends Event> events() {
    return ComplianceEvent.class;
  }

  @Override
  public List<? extends Refusal> refusals() {
    return List.of(ComplianceAction.Reason.values());
  }

  @Override
  public Decision decide(Action action, Step step) {
    return ComplianceRules.decide((ComplianceAction) action, step);
  }

  @Override
  public Views views() {
    return new ComplianceViews();
  }

  @Override
  public Api api() {
    return ComplianceApi.API;
  }

  @Override
  public List<Invariant> invariants() {
    return ComplianceInvariants.ALL;
  }

  @Override
  public Workload workload() {
    return new ComplianceWorkload();
  }
}
