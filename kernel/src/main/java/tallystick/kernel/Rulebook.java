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

  /// Every envelope that was ever decided.
  public static final Table<Seen> SEEN = new Table<>("ledger.seen", Seen.class);

  private final List<Domain> domains;
  private final Map<Class<?>, Domain> rooms = new TreeMap<>(Comparator.comparing(Class::getName));
  private final Authority authority;
  private final Codec codec;

  /// @param domains the rooms in order of dependency
  /// @param authority the room that knows keys
  public Rulebook(List<? extends Domain> domains, Authority authority) {
    this.domains = List.copyOf(domains);
    this.authority = authority;
    this.codec = new Codec(domains);
    for (Domain domain : domains) {
      for (Class<?> type : domain.actions().getPermittedSubclasses()) {
        rooms.put(type, domain);
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

  /// Decides the actions of an envelope whose signature is known to be authentic and whose id was
  /// not seen before.
  ///
  /// @param time log time of the block
  /// @return one outcome per action, in order
  public List<Outcome> decide(Overlay state, Payload payload, String key, long time) {
    int start = state.mark();
    List<Outcome> outcomes = new ArrayList<>(payload.actions().size());
    for (int i = 0; i < payload.actions().size(); i++) {
      Outcome outcome = decideOne(state, payload, i, key, time);
      outcomes.add(outcome);
      if (!outcome.accepted() && payload.atomic()) {
        state.rollback(start);
        return allRefused(payload.actions().size(), i, outcome);
      }
    }
    return outcomes;
  }

  private Outcome decideOne(Overlay state, Payload payload, int part, String key, long time) {
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
    Domain room = rooms.get(action.getClass());
    if (room == null) {
      throw new IllegalStateException("no room for " + action.getClass());
    }
    int mark = state.mark();
    Step step = new Step(state, time, payload.by(), key, payload.actionId(part));
    return switch (room.decide(action, step)) {
      case Decision.Accepted() -> Outcome.accepted(step.events());
      case Decision.Refused(Refusal reason) -> {
        state.rollback(mark);
        yield Outcome.refused(reason);
      }
    };
  }

  private static List<Outcome> allRefused(int count, int failed, Outcome why) {
    List<Outcome> outcomes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      outcomes.add(i == failed ? why : Outcome.refused(LedgerRefusal.BATCH_REFUSED));
    }
    return outcomes;
  }
}
