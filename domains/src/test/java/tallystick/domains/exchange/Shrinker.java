package tallystick.domains.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Makes a failing list short: takes out ever smaller chunks as long as it still fails.
final class Shrinker {
  private Shrinker() {}

  static <T> List<T> shrink(List<T> failing, Predicate<List<T>> fails) {
    List<T> shortest = failing;
    for (int chunk = Math.max(1, failing.size() / 2); chunk > 0; ) {
      List<T> shorter = without(shortest, chunk, fails);
      // A pass that removed something may make room for another.
      chunk = shorter.size() < shortest.size() ? Math.min(chunk, shorter.size()) : chunk / 2;
      shortest = shorter;
    }
    return shortest;
  }

  private static <T> List<T> without(List<T> list, int chunk, Predicate<List<T>> fails) {
    List<T> kept = list;
    for (int from = 0; from < kept.size(); ) {
      List<T> candidate = new ArrayList<>(kept.subList(0, from));
      candidate.addAll(kept.subList(Math.min(kept.size(), from + chunk), kept.size()));
      if (fails.test(candidate)) {
        kept = candidate;
      } else {
        from += chunk;
      }
    }
    return kept;
  }
}
