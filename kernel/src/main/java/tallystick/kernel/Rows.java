package tallystick.kernel;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What stands under the keys of one table. Rules look for keys that they know much more often than
/// they walk keys in order, and many tables are never walked. So a key is found by its hash, and
/// the order is made when somebody walks, kept from then on, and dropped when nobody has walked for
/// so many changes that making it anew costs less than they did.
final class Rows<V> {
  private static final int PATIENCE = 4;

  private final Map<String, V> values = new LinkedHashMap<>();
  private @Nullable TreeSet<String> order;
  private long unasked;

  @Nullable V get(String key) {
    return values.get(key);
  }

  /// Returns what stood there before, or null.
  @Nullable V put(String key, V value) {
    V before = values.put(key, value);
    Set<String> kept = before == null ? kept() : null;
    if (kept != null) {
      kept.add(key);
    }
    return before;
  }

  void remove(String key) {
    Set<String> kept = values.remove(key) == null ? null : kept();
    if (kept != null) {
      kept.remove(key);
    }
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  /// All values, in the order in which their keys came.
  Collection<V> values() {
    return values.values();
  }

  /// The keys from one on, sorted.
  ///
  /// @param included whether that one is among them
  SortedSet<String> keys(String from, boolean included) {
    unasked = 0;
    if (order == null) {
      order = new TreeSet<>(values.keySet());
    }
    return order.tailSet(from, included);
  }

  /// The order, unless there is none, or it is no longer worth keeping.
  private @Nullable Set<String> kept() {
    if (order != null && ++unasked > (long) PATIENCE * values.size()) {
      order = null;
    }
    return order;
  }
}
