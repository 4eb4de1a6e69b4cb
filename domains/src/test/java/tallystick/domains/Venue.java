package tallystick.domains;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import tallystick.domains.accounts.AccountsAction.DefineAsset;
import tallystick.domains.accounts.AccountsAction.Issue;
import tallystick.domains.accounts.AccountsEvent.Posted;
import tallystick.domains.identity.IdentityAction.FoundVenue;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.kernel.Action;
import tallystick.kernel.Codec;
import tallystick.kernel.Domain;
import tallystick.kernel.Event;
import tallystick.kernel.Ids;
import tallystick.kernel.InMemoryState;
import tallystick.kernel.Invariant;
import tallystick.kernel.Limits;
import tallystick.kernel.Moment;
import tallystick.kernel.Outcome;
import tallystick.kernel.Overlay;
import tallystick.kernel.Refusal;
import tallystick.kernel.Rulebook;
import tallystick.kernel.Sha256;
import tallystick.kernel.SigningKey;
import tallystick.kernel.State;
import tallystick.kernel.Step;

/// A venue for tests: the real rules over state in memory, a clock that is moved by hand, and every
/// invariant of every room checked after every act.
public final class Venue {
  public static final long HOUR_MILLIS = 60L * 60 * 1000;
  public static final String USD = "USD";

  private final Rulebook rules = Domains.rulebook();
  private final Codec codec = rules.codec().forLog("tallystick/test");
  private final InMemoryState state = new InMemoryState();
  private final Map<String, Posted> balances = new TreeMap<>();
  private List<Event> told = List.of();
  private long time = 1_800_000_000_000L;
  private int acts;

  /// Somebody, whose key always follows from the name.
  public record Person(String id, SigningKey key) {
    public static Person of(String name) {
      SigningKey key = SigningKey.fromSeed(Sha256.of(name.getBytes(UTF_8)));
      return new Person(Ids.principalOf(key.keyId()), key);
    }

    /// The same person with another key in hand.
    public Person with(SigningKey other) {
      return new Person(id, other);
    }
  }

  /// A venue that Olga founded.
  public static Venue founded() {
    Venue venue = new Venue();
    venue.does(venue.olga(), new FoundVenue("Test venue"));
    return venue;
  }

  /// The operator of a founded venue.
  public Person olga() {
    return Person.of("Olga");
  }

  /// Somebody who registers now.
  public Person member(String name) {
    Person person = Person.of(name);
    does(person, new RegisterPrincipal(name));
    return person;
  }

  /// Makes dollars known.
  public Venue withDollars() {
    does(olga(), new DefineAsset(USD, "US dollar", 2));
    return this;
  }

  /// Gives somebody dollars.
  public void gives(Person to, long amount) {
    does(olga(), new Issue(to.id(), USD, amount, ""));
  }

  /// Does what must be accepted; returns its id.
  public String does(Person who, Action what) {
    Outcome outcome = tries(who, what);
    assertTrue(outcome.accepted(), () -> what + " was refused: " + outcome.reason());
    return id(acts);
  }

  /// Tries what must be refused for the reason.
  public void refuses(Refusal reason, Person who, Action what) {
    assertEquals(reason.code(), tries(who, what).reason(), what::toString);
  }

  /// Tries something that may take effect for five minutes.
  public Outcome tries(Person who, Action what) {
    return triesUntil(time + 300_000, who, what);
  }

  /// Tries something that may take effect until a time.
  public Outcome triesUntil(long until, Person who, Action what) {
    return decide(codec.payload(id(++acts), who.id(), until, what), who).getFirst();
  }

  /// Tries several things, all or none.
  public List<Outcome> triesAll(Person who, Action... what) {
    return decide(codec.payload(id(++acts), who.id(), time, true, List.of(what)), who);
  }

  /// Lets log time pass.
  public void passes(long millis) {
    time += millis;
  }

  public long time() {
    return time;
  }

  /// The events of the last act.
  public List<Event> told() {
    return told;
  }

  /// The only event of a kind in the last act.
  public <E extends Event> E told(Class<E> kind) {
    List<E> found = told.stream().filter(kind::isInstance).map(kind::cast).toList();
    assertEquals(1, found.size(), () -> kind.getSimpleName() + " among " + told);
    return found.getFirst();
  }

  /// What somebody may spend, as the events told it.
  public long available(Person who) {
    Posted last = balances.get(who.id());
    return last == null ? 0 : last.available();
  }

  /// What of somebody's is set aside, as the events told it.
  public long held(Person who) {
    Posted last = balances.get(who.id());
    return last == null ? 0 : last.held();
  }

  private List<Outcome> decide(byte[] payload, Person who) {
    Overlay overlay = new Overlay(state);
    List<Outcome> outcomes =
        rules.decide(overlay, codec.payload(payload), who.key().keyId(), moment());
    state.apply(overlay.changes());
    List<Event> events = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      assertEquals(outcome, rules.codec().outcome(Codec.outcome(outcome)));
      events.addAll(outcome.events());
    }
    keep(events);
    return outcomes;
  }

  /// Does something as a room would within a step of somebody's; what it returns is not looked at.
  public void inside(Person who, Consumer<Step> what) {
    Overlay overlay = new Overlay(state);
    acts++;
    Step step = new Step(overlay, moment(), who.id(), who.key().keyId(), id(acts));
    what.accept(step);
    state.apply(overlay.changes());
    keep(step.events());
  }

  /// The state after the last act.
  public State state() {
    return state;
  }

  private void keep(List<Event> events) {
    told = events;
    for (Event event : told) {
      if (event instanceof Posted posted && posted.asset().equals(USD)) {
        balances.put(posted.owner(), posted);
      }
    }
    assertEquals(List.of(), violations(state));
  }

  private Moment moment() {
    return new Moment(acts, time, Rulebook.inForce(state, acts));
  }

  /// The height of the next block: every act has one of its own.
  public long nextHeight() {
    return acts + 1L;
  }

  /// What the invariants of all rooms have to say against a state.
  public static List<String> violations(InMemoryState state) {
    List<String> violations = new ArrayList<>();
    for (Domain room : Domains.ALL) {
      for (Invariant invariant : room.invariants()) {
        String violation = invariant.check().violation(state);
        if (violation != null) {
          violations.add(room.name() + ": " + invariant.name() + ": " + violation);
        }
      }
    }
    return violations;
  }

  private static String id(int number) {
    return "%032x".formatted(number);
  }

  /// An id under which there is nothing.
  public static String nothing() {
    return "f".repeat(32);
  }

  /// A time too far ahead to sign for.
  public long tooFar() {
    return time + Limits.UNTIL_MILLIS + 1;
  }
}
