package tallystick.server.registries;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which numbers of which space were read, and where: no unit may stand in two rows.
final class Numbers {
  private final Map<String, NavigableMap<Long, Taken>> spaces = new HashMap<>();

  /// @param where file and line
  private record Taken(long last, String where) {}

  /// Takes a range, or tells which row has some of it.
  @Nullable String take(SerialRange range, String where) {
    NavigableMap<Long, Taken> space =
        spaces.computeIfAbsent(range.space(), name -> new TreeMap<>());
    Map.Entry<Long, Taken> before = space.floorEntry(range.last());
    if (before != null && before.getValue().last() >= range.first()) {
      return before.getValue().where();
    }
    space.put(range.first(), new Taken(range.last(), where));
    return null;
  }

  /// The largest number that was taken, or -1.
  long end(String space) {
    NavigableMap<Long, Taken> taken = spaces.get(space);
    return taken == null ? -1 : taken.lastEntry().getValue().last();
  }

  /// What nothing took.
  List<SerialRange> gaps(SerialRange whole) {
    List<SerialRange> gaps = new ArrayList<>();
    long next = whole.first();
    NavigableMap<Long, Taken> taken = spaces.getOrDefault(whole.space(), new TreeMap<>());
    for (Map.Entry<Long, Taken> range : taken.entrySet()) {
      if (range.getKey() > next) {
        gaps.add(new SerialRange(whole.space(), next, range.getKey() - 1));
      }
      next = Math.max(next, range.getValue().last() + 1);
    }
    if (next <= whole.last()) {
      gaps.add(new SerialRange(whole.space(), next, whole.last()));
    }
    return gaps;
  }
}
