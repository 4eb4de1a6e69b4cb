package tallystick.domains.accounts;

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

/// The front door of the room of balances.
public final class AccountsDomain implements Domain {
  @Override
  public String name() {
    return "accounts";
  }

  @Override
  public Class<? extends Action> actions() {
    return AccountsAction.class;
  }

  @Override
  public Permissions permissions() {
    return AccountsPermissions.ALL;
  }

  @Override
  public Class<? extends Event> events() {
    return AccountsEvent.class;
  }

  @Override
  public List<? extends Refusal> refusals() {
    return List.of(AccountsAction.Reason.values());
  }

  @Override
  public Decision decide(Action action, Step step) {
    return AccountsRules.decide((AccountsAction) action, step);
  }

  @Override
  public Views views() {
    return new AccountsViews();
  }

  @Override
  public Api api() {
    return AccountsApi.API;
  }

  @Override
  public List<Invariant> invariants() {
    return AccountsInvariants.ALL;
  }

  @Override
  public Workload workload() {
    return new AccountsWorkload();
  }
}
