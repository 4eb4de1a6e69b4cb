package tallystick.domains.mandates;

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

/// The front door of the room of mandates.
public final class MandatesDomain implements Domain {
  @Override
  public String name() {
    return "mandates";
  }

  @Override
  public Class<? extends Action> actions() {
    return MandatesAction.class;
  }

  @Override
  public Permissions permissions() {
    return MandatesPermissions.ALL;
  }

  @Override
  public Class<? extends Event> events() {
    return MandatesEvent.class;
  }

  @Override
  public List<? extends Refusal> refusals() {
    return List.of(MandatesAction.Reason.values());
  }

  @Override
  public Decision decide(Action action, Step step) {
    return MandatesRules.decide((MandatesAction) action, step);
  }

  @Override
  public Views views() {
    return new MandatesViews();
  }

  @Override
  public Api api() {
    return MandatesApi.API;
  }

  @Override
  public List<Invariant> invariants() {
    return MandatesInvariants.ALL;
  }

  @Override
  public Workload workload() {
    return new MandatesWorkload();
  }
}
