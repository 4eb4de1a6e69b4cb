package tallystick.domains.credits;

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

/// The front door of the room of carbon credits.
public final class CreditsDomain implements Domain {
  @Override
  public String name() {
    return "credits";
  }

  @Override
  public Class<? extends Action> actions() {
    return CreditsAction.class;
  }

  @Override
  public Permissions permissions() {
    return CreditsPermissions.ALL;
  }

  @Override
  public Class<? extends Event> events() {
    return CreditsEvent.class;
  }

  @Override
  public List<? extends Refusal> refusals() {
    return List.of(CreditsRefusal.values());
  }

  @Override
  public Decision decide(Action action, Step step) {
    return CreditsRules.decide((CreditsAction) action, step);
  }

  @Override
  public Views views() {
    return new CreditsViews();
  }

  @Override
  public Api api() {
    return CreditsApi.API;
  }

  @Override
  public List<Invariant> invariants() {
    return CreditsInvariants.ALL;
  }

  @Override
  public Workload workload() {
    return new CreditsWorkload();
  }
}
