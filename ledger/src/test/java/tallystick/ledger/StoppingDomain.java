package tallystick.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tallystick.domains.identity.Identity;
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

/// The room of identities with one more invariant, which says what the test wants, and with actions
/// taken for others.
record StoppingDomain(
    Domain room, Supplier<@Nullable String> violation, UnaryOperator<Action> takenFor)
    implements Domain {
  static Rulebook rulebook(Supplier<@Nullable String> violation) {
    return rulebook(new StoppingDomain(new IdentityDomain(), violation, action -> action));
  }

  /// Rules that take some actions for others.
  static Rulebook bent(UnaryOperator<Action> takenFor) {
    return rulebook(new StoppingDomain(new IdentityDomain(), () -> null, takenFor));
  }

  private static Rulebook rulebook(Domain domain) {
    return new Rulebook(List.of(domain), Identity.AUTHORITY);
  }

  @Override
  public List<Invariant> invariants() {
    List<Invariant> more = new ArrayList<>(room.invariants());
    more.add(new Invariant("nothing is planted", true, _ -> violation.get()));
    return more;
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
  public Decision decide(Action action, Step step) {
    return room.decide(takenFor.apply(action), step);
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
  public Workload workload() {
    return room.workload();
  }
}
