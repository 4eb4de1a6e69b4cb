package tallystick.ledger;

import java.util.List;
import tallystick.domains.identity.Identity;
import tallystick.domains.identity.IdentityAction.Reason;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.domains.identity.IdentityDomain;
import tallystick.kernel.Action;
import tallystick.kernel.Api;
import tallystick.kernel.Decision;
import tallystick.kernel.Domain;
import tallystick.kernel.Event;
import tallystick.kernel.Invariant;
import tallystick.kernel.Permissions;
import tallystick.kernel.Refusal;
import tallystick.kernel.Rulebook;
import tallystick.kernel.Step;
import tallystick.kernel.Views;
import tallystick.kernel.Workload;

/// The room of identities as a later program has it: since rules version 2 only operators may take
/// another name.
record NewerIdentity(Domain room) implements Domain {
  static Rulebook rulebook() {
    return new Rulebook(List.of(new NewerIdentity(new IdentityDomain())), Identity.AUTHORITY, 2);
  }

  /// What there was before.
  static Rulebook older() {
    return new Rulebook(List.of(new IdentityDomain()), Identity.AUTHORITY, 1);
  }

  @Override
  public Decision decide(Action action, Step step) {
    boolean refused =
        step.rules() >= 2
            && action instanceof RenamePrincipal
            && !Identity.isOperator(step.state(), step.by());
    return refused ? Decision.refuse(Reason.NOT_OPERATOR) : room.decide(action, step);
  }

  @Override
  public String name() {
    return room.name();
  }

  @Override
  public Class<? extends Action> actions() {
    return room.actions();
  }

  @Override
  public Permissions permissions() {
    return room.permissions();
  }

  @Override
  public Class<? extends Event> events() {
    return room.events();
  }

  @Override
  public List<? extends Refusal> refusals() {
    return room.refusals();
  }

  @Override
  public Views views() {
    return room.views();
  }

  @Override
  public Api api() {
    return room.api();
  }

  @Override
  public List<Invariant> invariants() {
    return room.invariants();
  }

  @Override
  public Workload workload() {
    return room.workload();
  }
}
