package tallystick.simulation;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// How often what was done, by the faults and by everybody else.
final class Tally {
  private final Map<Fault, Long> faults = new EnumMap<>(Fault.class);
  private final Map<Deed, Long> deeds = new EnumMap<>(Deed.class);

  /// What nodes and clients did.
  enum Deed {
    BLOCKS,
    ACTIONS,
    ACCEPTED,
    SUBMITTED,
    ACKNOWLEDGED,
    RETRIED,
    ELECTIONS,
    LEADERS,
    SNAPSHOTS,
    REJOINED,
    READS
  }

  void count(Fault fault) {
    faults.merge(fault, 1L, Long::sum);
  }

  void count(Deed deed) {
    deeds.merge(deed, 1L, Long::sum);
  }

  void add(Tally other) {
    other.faults.forEach((fault, times) -> faults.merge(fault, times, Long::sum));
    other.deeds.forEach((deed, times) -> deeds.merge(deed, times, Long::sum));
  }

  long of(Fault fault) {
    return faults.getOrDefault(fault, 0L);
  }

  long of(Deed deed) {
    return deeds.getOrDefault(deed, 0L);
  }

  /// All faults by their kinds, for a person.
  String faults() {
    return faults.entrySet().stream()
        .map(e -> "%,d %s".formatted(e.getValue(), e.getKey().plural()))
        .collect(Collectors.joining(", "));
  }

  /// All deeds, for a person.
  String deeds() {
    return deeds.entrySet().stream()
        .map(e -> "%,d %s".formatted(e.getValue(), e.getKey().name().toLowerCase(Locale.ROOT)))
        .collect(Collectors.joining(", "));
  }
}
