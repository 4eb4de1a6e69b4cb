package tallystick.domains.market;

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

/// The front door of the room of goods.
public final class MarketDomain implements Domain {
  @Override
  public String name() {
    return "market";
  }

  @Override
  public Class<? extends Action> actions() {
    return MarketAction.class;
  }

  @Override
  public Permissions permissions() {
    return MarketPermissions.ALL;
  }

  @Override
  public Class<? extends Event> events() {
    return MarketEvent.class;
  }

  @Override
  public List<? extends Refusal> refusals() {
    return List.of(MarketAction.Reason.values());
  }

  @Override
  public Decision decide(Action action, Step step) {
    return MarketRules.decide((MarketAction) action, step);
  }

  @Override
  public List<Class<? extends Event>> follows() {
    return SupplyRules.FOLLOWED;
  }

  @Override
  public void follow(Event event, Step step) {
    SupplyRules.follow(event, step);
  }

  @Override
  public Views views() {
    return new MarketViews();
  }

  @Override
  public Api api() {
    return MarketApi.API;
  }

  @Override
  public List<Invariant> invariants() {
    return MarketInvariants.ALL;
  }

  @Override
  public Workload workload() {
    return new MarketWorkload();
  }
}
