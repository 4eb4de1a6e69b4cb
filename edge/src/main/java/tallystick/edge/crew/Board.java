package tallystick.edge.crew;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tallystick.edge.crew.Entry.Assigned;
import tallystick.edge.crew.Entry.Begun;
import tallystick.edge.crew.Entry.Ended;
import tallystick.edge.crew.Entry.Joined;
import tallystick.edge.crew.Entry.Over;
import tallystick.edge.crew.Entry.Planned;
import tallystick.edge.crew.Entry.Rang;

/// What the crew has agreed on: a function of the log, and so the same at every agent.
///
/// @param members by their principals
/// @param ringing by device and threshold
/// @param past the last alarms that are over, the oldest first
record Board(
    Plan plan,
    SortedMap<String, Joined> members,
    SortedMap<String, Ringing> ringing,
    List<Ringing> past) {
  /// Before the first entry.
  static final Board EMPTY = new Board(Plan.NONE, new TreeMap<>(), new TreeMap<>(), List.of());

  private static final int MAX_MEMBERS = 16;
  private static final int MAX_RINGING = 256;
  private static final int REMEMBERED = 20;

  /// An alarm, and what is done about it.
  record Ringing(String alarm, String device, String threshold, List<Duty> duties) {}

  static String key(String device, String threshold) {
    return device + "/" + threshold;
  }

  /// All that is to be done, or is done, about what rings.
  List<Duty> duties() {
    return ringing.values().stream().flatMap(one -> one.duties().stream()).toList();
  }

  @Nullable Duty duty(String id) {
    return duties().stream().filter(one -> one.id().equals(id)).findFirst().orElse(null);
  }

  /// The board after an entry; itself when the entry comes too late or a second time.
  Board after(Entry entry) {
    return switch (entry) {
      case Joined e -> joined(e);
      case Planned e ->
          e.plan().version() > plan.version() ? new Board(e.plan(), members, ringing, past) : this;
      case Rang e -> rang(e);
      case Assigned e -> {
        Duty duty = duty(e.duty());
        yield duty != null && duty.isNext(e.attempt()) ? with(duty.assigned(e.agent())) : this;
      }
      case Begun e -> {
        Duty duty = duty(e.duty());
        yield duty != null && duty.isOf(e.agent(), e.attempt()) ? with(duty.begun()) : this;
      }
      case Ended e -> {
        Duty duty = duty(e.duty());
        yield duty != null && duty.isOf(e.agent(), e.attempt())
            ? with(duty.ended(e.done(), e.result()))
            : this;
      }
      case Over e -> over(e);
    };
  }

  private Board joined(Joined entry) {
    if (!members.containsKey(entry.agent()) && members.size() == MAX_MEMBERS) {
      return this;
    }
    return new Board(plan, plus(members, entry.agent(), entry), ringing, past);
  }

  private Board rang(Rang entry) {
    String key = key(entry.device(), entry.threshold());
    if (ringing.containsKey(key) || ringing.size() == MAX_RINGING) {
      return this;
    }
    List<Duty> duties = new ArrayList<>();
    for (int i = 0; i < plan.steps().size(); i++) {
      Plan.Step step = plan.steps().get(i);
      if (step.isFor(entry.device(), entry.threshold())) {
        duties.add(Duty.of(entry, i + 1, step));
      }
    }
    Ringing one =
        new Ringing(entry.alarm(), entry.device(), entry.threshold(), List.copyOf(duties));
    return new Board(plan, members, plus(ringing, key, one), past);
  }

  private Board over(Over entry) {
    SortedMap<String, Ringing> left = new TreeMap<>(ringing);
    Ringing gone = left.remove(key(entry.device(), entry.threshold()));
    if (gone == null) {
      return this;
    }
    List<Ringing> all = new ArrayList<>(past);
    all.add(gone);
    return new Board(
        plan,
        members,
        left,
        List.copyOf(all.subList(Math.max(0, all.size() - REMEMBERED), all.size())));
  }

  private Board with(Duty duty) {
    String key = key(duty.device(), duty.threshold());
    Ringing old = Objects.requireNonNull(ringing.get(key), key);
    List<Duty> duties =
        old.duties().stream().map(one -> one.id().equals(duty.id()) ? duty : one).toList();
    Ringing one = new Ringing(old.alarm(), old.device(), old.threshold(), duties);
    return new Board(plan, members, plus(ringing, key, one), past);
  }

  private static <V> SortedMap<String, V> plus(Map<String, V> map, String key, V value) {
    SortedMap<String, V> more = new TreeMap<>(map);
    more.put(key, value);
    return more;
  }
}
