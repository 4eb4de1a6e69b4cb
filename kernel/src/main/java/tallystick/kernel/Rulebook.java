package tallystick.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The rules of all rooms as one function: signed actions and a state give outcomes. Every node,
/// and every auditor, gets the same answer from the same log.
public final class Rulebook {
  /// What is remembered of an envelope, by its id.
  ///
  /// @param digest of its payload, to tell a repeat from another body
  /// @param position of its first action
  /// @param count of its actions
  public record Seen(String digest, long height, long position, int count) {}

  /// When the newest version of the rules that was scheduled comes into force; before that height
  /// it is the version before it.
  public record Schedule(int version, long height) {}

  /// Under the key [#NEWEST], once rules were scheduled at all.
  public static final Table<Schedule> RULES = new Table<>("ledger.rules", Schedule.class);

  /// The one key of [#RULES].
  public static final String NEWEST = "newest";

  /// Every envelope that was ever decided.
  public static final Table<Seen> SEEN = new Table<>("ledger.seen", Seen.class);

  /// Where an action is decided, and who may do it.
  private record Place(Domain room, Permission permission) {}

  private final List<Domain> domains;
  private final Map<Class<?>, Place> rooms = new TreeMap<>(Comparator.comparing(Class::getName));

  /// The rooms whose rules act after an event of a room before them.
  private final Map<Class<?>, List<Domain>> followers =
      new TreeMap<>(Comparator.comparing(Class::getName));

  private final Authority authority;
  private final int versions;
  private final Codec codec;

  /// Rules of which there is one version.
  ///
  /// @param domains the rooms in order of dependency
  /// @param authority the room that knows keys
  /// @throws IllegalArgumentException when an action does not say who may do it
  public Rulebook(List<? extends Domain> domains, Authority authority) {
    this(domains, authority, 1);
  }

  /// @param versions how many versions of the rules these rooms know: 1 to this one
  public Rulebook(List<? extends Domain> domains, Authority authority, int versions) {
    this.versions = versions;
    this.domains = List.copyOf(domains);
    this.authority = authority;
    this.codec = new Codec(domains);
    for (Domain domain : domains) {
      for (Class<?> type : domain.actions().getPermittedSubclasses()) {
        rooms.put(type, new Place(domain, domain.permissions().of(type).permission()));
      }
      for (Class<?> event : domain.follows()) {
        followers.computeIfAbsent(event, _ -> new ArrayList<>()).add(domain);
      }
    }
  }

  /// The rooms in order of dependency.
  public List<Domain> domains() {
    return domains;
  }

  /// The codec of these rooms.
  public Codec codec() {
    return codec;
  }

  /// The newest version of the rules that this program knows. It knows all before it, too.
  public int versions() {
    return versions;
  }

  /// The version of the rules in force at a height, as the state before that block says. It depends
  /// on the state alone, and may be one that this program does not know.
  public static int inForce(State state, long height) {
    Schedule newest = state.get(RULES, NEWEST);
    if (newest == null) {
      return 1;
    }
    return height >= newest.height ? newest.version : newest.version - 1;
  }

  /// Refuses at the door what a program that is older than this one could not decide, or this one
  /// could not: actions whose rules are not in force at the height, and schedules of rules that are
  /// unknown here. No decision may depend on what one program knows, so this is never recorded.
  ///
  /// @param height of the next block
  /// @throws Malformed with a code and a sentence for whoever sent it
  public void admit(State state, long height, Payload payload) {
    int rules = inForce(state, height);
    for (int i = 0; i < payload.actions().size(); i++) {
      Action action = payload.actions().get(i);
      String pointer = payload.batch() ? "/actions/" + i : "";
      int since = place(action).room.since(action.getClass());
      if (since > rules) {
        throw new Malformed(
            "rules-not-in-force",
            pointer + "/type",
            "This is understood from rules version " + since + " on; " + rules + " is in force.");
      }
      if (action instanceof SchedulesRules change && change.version() > versions) {
        throw new Malformed(
            "rules-unknown",
            pointer + "/body/version",
            "The program here knows rules versions 1 to " + versions + ": upgrade it first.");
      }
    }
  }

  /// Decides the actions of an envelope whose signature is known to be authentic and whose id was
  /// not seen before.
  ///
  /// @param moment where in the log the block stands, under rules that this program knows
  /// @return one outcome per action, in order
  public List<Outcome> decide(Overlay state, Payload payload, String key, Moment moment) {
    int start = state.mark();
    List<Outcome> outcomes = new ArrayList<>(payload.actions().size());
    for (int i = 0; i < payload.actions().size(); i++) {
      Outcome outcome = decideOne(state, payload, i, key, moment);
      outcomes.add(outcome);
      if (!outcome.accepted() && payload.atomic()) {
        state.rollback(start);
        return allRefused(payload.actions().size(), i, outcome);
      }
    }
    return outcomes;
  }

  private Outcome decideOne(Overlay state, Payload payload, int part, String key, Moment moment) {
    long time = moment.time();
    if (payload.until() < time) {
      return Outcome.refused(LedgerRefusal.EXPIRED);
    }
    if (payload.until() > time + Limits.UNTIL_MILLIS) {
      return Outcome.refused(LedgerRefusal.UNTIL_TOO_FAR);
    }
    Action action = payload.actions().get(part);
    Decision allowed = authority.authorise(state, key, payload.by(), action, time);
    if (allowed instanceof Decision.Refused(Refusal reason)) {
      return Outcome.refused(reason);
    }
    Place place = place(action);
    Domain room = place.room;
    if (room.since(action.getClass()) > moment.rules()) {
      // The door takes none before; an older program could not even read it.
      throw new IllegalStateException(action.getClass() + " under rules " + moment.rules());
    }
    if (place.permission instanceof Permission.Holder(Permission.Office office)
        && !office.isHeld().test(state, payload.by())) {
      return Outcome.refused(office.refusal());
    }
    int mark = state.mark();
    Step step = new Step(state, moment, payload.by(), key, payload.actionId(part));
    Decision decided = room.decide(action, step);
    if (decided instanceof Decision.Accepted) {
      follow(step);
      decided = authority.review(action, step);
    }
    return switch (decided) {
      case Decision.Accepted() -> Outcome.accepted(step.events());
      case Decision.Refused(Refusal reason) -> {
        state.rollback(mark);
        yield Outcome.refused(reason);
      }
    };
  }

  /// Lets rooms do what follows from what happened, and from what that made happen.
  private void follow(Step step) {
    if (followers.isEmpty()) {
      return;
    }
    for (int i = 0; i < step.eventCount(); i++) {
      Event event = step.event(i);
      for (Domain room : followers.getOrDefault(event.getClass(), List.of())) {
        room.follow(event, step);
      }
    }
  }

  private Place place(Action action) {
    Place place = rooms.get(action.getClass());
    if (place == null) {
      throw new IllegalStateException("no room for " + action.getClass());
    }
    return place;
  }

  private static List<Outcome> allRefused(int count, int failed, Outcome why) {
    List<Outcome> outcomes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      outcomes.add(i == failed ? why : Outcome.refused(LedgerRefusal.BATCH_REFUSED));
    }
    return outcomes;
  }
}
