package tallystick.domains.organisations;

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

/// The front door of the room of organisations.
public final class OrganisationsDomain implements Domain {
  @Override
  public String name() {
    return "organisations";
  }

  @Override
  public Class<? extends Action> actions() {
    return OrganisationsAction.class;
  }

  @Override
  public Permissions permissions() {
    return OrganisationsPermissions.ALL;
  }

  @Override
  public Class<? extends Event> events() {
    return OrganisationsEvent.class;
  }

  @Override
  public List<? extends Refusal> refusals() {
    return List.of(OrganisationsAction.Reason.values());
  }

  @Override
  public Decision decide(Action action, Step step) {
    return OrganisationsRules.decide((OrganisationsAction) action, step);
  }

  @Override
  public Views views() {
    return new OrganisationsViews();
  }

  @Override
  public Api api() {
    return OrganisationsApi.API;
  }

  @Override
  public List<Invariant> invariants() {
    return OrganisationsInvariants.ALL;
  }

  @Override
  public Workload workload() {
    return new OrganisationsWorkload();
  }
}
