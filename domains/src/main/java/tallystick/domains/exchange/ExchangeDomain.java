package tallystick.domains.exchange;

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

/// The front door of the exchange.
public final class ExchangeDomain implements Domain {
  @Override
  public String name() {
    return "exchange";
  }

  @Override
  public Class<? extends Action> actions() {
    return ExchangeAction.class;
  }

  @Override
  public Permissions permissions() {
    return ExchangePermissions.ALL;
  }

  @Override
  public Class<? extends Event> events() {
    return ExchangeEvent.class;
  }

  @Override
  public List<? extends Refusal> refusals() {
    return ExchangeRefusal.all();
  }

  @Override
  public Decision decide(Action action, Step step) {
    return ExchangeRules.decide((ExchangeAction) action, step);
  }

  @Override
  public Views views() {
    return new ExchangeViews();
  }

  @Override
  public Api api() {
    return ExchangeApi.API;
  }

  @Override
  public List<Invariant> invariants() {
    return ExchangeInvariants.ALL;
  }

  @Override
  public Workload workload() {
    return new ExchangeWorkload();
  }
}
