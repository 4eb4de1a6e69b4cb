package tallystick.domains;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tallystick.domains.Venue.Person;
import tallystick.domains.exchange.ExchangeAction.SuspendInstrument;
import tallystick.domains.governance.GovernanceAction.ProposeRules;
import tallystick.domains.governance.GovernanceAction.ProposeVotingAsset;
import tallystick.domains.identity.IdentityAction.ScheduleRules;
import tallystick.kernel.Action;
import tallystick.kernel.Codec;
import tallystick.kernel.Domain;
import tallystick.kernel.Outcome;
import tallystick.kernel.Permission;
import tallystick.kernel.Permissions;
import tallystick.kernel.Query;
import tallystick.kernel.Refusal;
import tallystick.kernel.State;

/// What the rooms declare of who may do what, held against their rules in random lives of a venue:
/// whatever is accepted was permitted to whoever did it, and every act is tried by strangers, too.
/// An action that is new is among them by itself, once the room's workload does it.
class StrangersTest {
  private static final Long ONE_SEED = Long.getLong("seed");
  private static final int SEEDS = 24;

  /// As many lives there are at most, while an action that workloads do seldom came up in none.
  private static final int MOST_SEEDS = 96;

  private static final int ACTS = 150 * Domains.ALL.size();

  /// All kinds of actions that strangers have tried in a run.
  private final TreeSet<String> tried = new TreeSet<>();

  @Test
  void every_action_is_permitted_as_declared_and_refused_to_strangers() {
    if (ONE_SEED != null) {
      live(ONE_SEED);
      return;
    }
    for (long seed = 0; seed < SEEDS || (seed < MOST_SEEDS && !left().isEmpty()); seed++) {
      live(seed);
    }
    assertTrue(left().isEmpty(), () -> "nobody has tried " + left());
  }

  private Set<String> left() {
    TreeSet<String> left = new TreeSet<>(Domains.rulebook().codec().actions().keySet());
    left.removeIf(name -> permission(name) instanceof Permission.Anyone);
    left.removeAll(tried);
    return left;
  }

  private static Permission permission(String name) {
    return Domains.ALL.stream()
        .flatMap(room -> room.permissions().acts().stream())
        .filter(act -> Codec.name(act.action()).equals(name))
        .findFirst()
        .orElseThrow()
        .permission();
  }

  private void live(long seed) {
    try {
      WorkloadRun run = new WorkloadRun(seed);
      Strangers strangers = Strangers.comeTo(run);
      run.shown((who, what) -> sees(run, strangers, who, what)).acts(ACTS);
      // What workloads do seldom, or never, because a venue would be another one afterwards.
      for (Action rare :
          List.of(
              new ScheduleRules(2, 1_000_000),
              new SuspendInstrument("TALLY-USD"),
              new ProposeRules(2, "Newer"),
              new ProposeVotingAsset(Venue.USD, "All have some"))) {
        sees(run, strangers, Person.of("person 0"), rare);
      }
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError(
          "Seed %d failed: %s. Repeat with ./mvnw test -pl domains -am -Dtest=StrangersTest "
                  .formatted(seed, e.getMessage())
              + "-Dsurefire.failIfNoSpecifiedTests=false -Dseed="
              + seed,
          e);
    }
  }

  private void sees(WorkloadRun run, Strangers strangers, Person who, Action what) {
    Domain room = Strangers.room(what);
    Permission permission = room.permissions().of(what.getClass()).permission();
    if (run.tries(who, what).accepted()) {
      assertTrue(permission.isFor(run.state, who.id(), object(room, what)), what::toString);
    }
    if (permission instanceof Permission.Anyone) {
      return;
    }
    tried.add(Codec.name(what.getClass()));
    strangers
        .attempts(who, what)
        .forEach((stranger, reasons) -> {
          Outcome outcome = run.tries(stranger, what);
          assertFalse(outcome.accepted(), () -> stranger + ": " + what);
          assertEquals(List.of(), outcome.events());
          assertTrue(reasons.contains(outcome.reason()), () -> outcome.reason() + ": " + what);
        });
    isRefused(permission, strangers.nobody(), run, what);
  }

  /// Somebody who has nothing to do with it, in their own name.
  private static void isRefused(
      Permission permission, Person stranger, WorkloadRun run, Action what) {
    Domain room = Strangers.room(what);
    State state = run.state;
    if (permission.isFor(state, stranger.id(), object(room, what))) {
      return;
    }
    Outcome outcome = run.tries(stranger, what);
    assertFalse(outcome.accepted(), what::toString);
    assertEquals(List.of(), outcome.events());
    if (permission instanceof Permission.Holder(Permission.Office office)) {
      assertEquals(office.refusal().code(), outcome.reason());
    } else {
      List<String> known = room.refusals().stream().map(Refusal::code).toList();
      assertTrue(known.contains(outcome.reason()), () -> outcome.reason() + ": " + what);
    }
  }

  /// What an act is about, as permissions name it.
  private static String object(Domain room, Action what) {
    Permissions.Act act = room.permissions().of(what.getClass());
    var json = Codec.JSON.valueToTree(what);
    return act.object().stream()
        .map(name -> json.path(name).asString())
        .collect(Collectors.joining("/"));
  }

  @Test
  void rooms_declare_their_actions_in_order_and_nothing_else() {
    for (Domain room : Domains.ALL) {
      assertEquals(
          List.of(room.actions().getPermittedSubclasses()),
          room.permissions().acts().stream().map(Permissions.Act::action).toList());
    }
  }

  @Test
  void what_anyone_may_do_is_to_come() {
    assertEquals(
        List.of("identity.FoundVenue", "identity.RegisterPrincipal"),
        Domains.ALL.stream()
            .flatMap(room -> room.permissions().acts().stream())
            .filter(act -> act.permission() instanceof Permission.Anyone)
            .map(act -> Codec.name(act.action()))
            .toList());
  }

  @Test
  void queries_show_what_the_public_log_shows() {
    for (Domain room : Domains.ALL) {
      for (Query<?> query : room.api().queries()) {
        assertEquals(Permission.ANYONE, query.access(), query.name());
      }
    }
  }
}
