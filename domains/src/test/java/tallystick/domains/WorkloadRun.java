package tallystick.domains;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import tallystick.domains.Venue.Person;
import tallystick.domains.accounts.AccountsAction.DefineAsset;
import tallystick.domains.accounts.AccountsAction.Issue;
import tallystick.domains.identity.IdentityAction.FoundVenue;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.kernel.Action;
import tallystick.kernel.At;
import tallystick.kernel.Codec;
import tallystick.kernel.Dice;
import tallystick.kernel.Event;
import tallystick.kernel.InMemoryState;
import tallystick.kernel.Moment;
import tallystick.kernel.Outcome;
import tallystick.kernel.Overlay;
import tallystick.kernel.Rulebook;
import tallystick.kernel.Sha256;
import tallystick.kernel.Workload;

/// A venue in which the workloads of all rooms act, as a seed says.
public final class WorkloadRun {
  private static final int MEMBERS = 8;
  private static final long MINUTE_MILLIS = 60_000;
  private static final long DAY_MILLIS = 24 * 60 * MINUTE_MILLIS;

  final Map<String, Integer> events = new TreeMap<>();
  final List<Outcome> outcomes = new ArrayList<>();
  final InMemoryState state = new InMemoryState();
  int legal;
  int legalAccepted;
  final List<String> surprises = new ArrayList<>();

  private final Rulebook rules = Domains.rulebook();
  private final Codec codec = rules.codec().forLog("tallystick/test");
  private final List<Workload> workloads =
      Domains.ALL.stream().map(room -> room.workload()).toList();
  private final Map<String, Person> people = new TreeMap<>();
  private final Map<Overlay.Cell, String> rows = new TreeMap<>();
  private final Workload.Cast cast;
  private final long seed;
  private final Dice dice;
  private long time = 1_800_000_000_000L;
  private BiConsumer<Person, Action> onlooker = (_, _) -> {};

  WorkloadRun(long seed) {
    this.seed = seed;
    dice = new Dice(seed);
    List<String> members = new ArrayList<>();
    for (int i = 0; i <= MEMBERS; i++) {
      Person person = Person.of("person " + i);
      people.put(person.id(), person);
      act(person, i == 0 ? new FoundVenue("Venue") : new RegisterPrincipal("Person " + i));
      if (i > 0) {
        members.add(person.id());
      }
    }
    Person operator = Person.of("person 0");
    cast = new Workload.Cast(operator.id(), members);
    act(operator, new DefineAsset(Venue.USD, "US dollar", 2));
    for (String member : members) {
      act(operator, new Issue(member, Venue.USD, 200_000, "welcome"));
    }
  }

  /// Lets one of the workloads act, if anything comes to its mind. Whether the state changed.
  boolean act() {
    time += dice.chance(3) ? dice.between(1, 4) * DAY_MILLIS : dice.below(20) * MINUTE_MILLIS;
    Workload.Intent intent = dice.pick(workloads).next(dice, cast, time);
    if (intent == null) {
      return false;
    }
    boolean accepted = act(signer(intent), intent.action()).accepted();
    legal += intent.legal() ? 1 : 0;
    legalAccepted += intent.legal() && accepted ? 1 : 0;
    if (!intent.legal() && accepted) {
      surprises.add("seed " + seed + ": " + intent);
    }
    return accepted;
  }

  /// Shows somebody from now on who is about to do what.
  WorkloadRun shown(BiConsumer<Person, Action> to) {
    onlooker = to;
    return this;
  }

  /// Does what must be accepted.
  void does(Person who, Action action) {
    Outcome outcome = act(who, action);
    assertTrue(outcome.accepted(), outcome::reason);
  }

  /// What would come of an act, of which nothing stays.
  Outcome tries(Person who, Action action) {
    byte[] payload = codec.payload(Venue.nothing(), who.id(), time + 5 * MINUTE_MILLIS, action);
    return rules
        .decide(new Overlay(state), codec.payload(payload), who.key().keyId(), moment())
        .getFirst();
  }

  WorkloadRun acts(int count) {
    for (int i = 0; i < count; i++) {
      act();
    }
    return this;
  }

  private Person signer(Workload.Intent intent) {
    if (intent.key() != null) {
      return new Person(intent.by(), intent.key());
    }
    Person who = people.get(intent.by());
    if (who == null) {
      throw new IllegalStateException("no such person " + intent.by());
    }
    return who;
  }

  private Outcome act(Person who, Action action) {
    onlooker.accept(who, action);
    String by = who.id();
    byte[] payload = codec.payload(dice.id(), by, time + 5 * MINUTE_MILLIS, action);
    Overlay overlay = new Overlay(state);
    Outcome outcome =
        rules.decide(overlay, codec.payload(payload), who.key().keyId(), moment()).getFirst();
    assertTrue(outcome.accepted() || overlay.changes().isEmpty(), "a refused act left a trace");
    state.apply(overlay.changes());
    for (Overlay.Change<?> change : overlay.changes()) {
      Record value = change.value();
      Overlay.Cell cell = new Overlay.Cell(change.table().name(), change.key());
      rows.put(cell, value == null ? "" : Codec.JSON.writeValueAsString(value));
    }
    outcomes.add(outcome);
    int sequence = 0;
    for (Event event : outcome.events()) {
      At at = new At(outcomes.size(), time, outcomes.size() - 1, sequence++, "", by);
      workloads.forEach(workload -> workload.saw(event, at));
      events.merge(Codec.name(event.getClass()), 1, Integer::sum);
    }
    return outcome;
  }

  private Moment moment() {
    return new Moment(outcomes.size() + 1L, time, 1);
  }

  /// The bytes of all outcomes and of the state, as one hash.
  String fingerprint() {
    StringBuilder all = new StringBuilder();
    for (Outcome outcome : outcomes) {
      all.append(new String(Codec.outcome(outcome), UTF_8)).append('\n');
    }
    rows.forEach((cell, row) -> all.append(cell).append(' ').append(row).append('\n'));
    return HexFormat.of().formatHex(Sha256.of(all.toString().getBytes(UTF_8)));
  }

  /// Prints the fingerprint of a run, for a test that runs in another JVM.
  public static void main(String[] args) {
    System.out.println(
        new WorkloadRun(Long.parseLong(args[0])).acts(Integer.parseInt(args[1])).fingerprint());
  }
}
