package tallystick.kernel;

import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What the rules know. Values are immutable records; keys sort by their bytes, so that every node
/// iterates in the same order.
public interface State {
  /// The value under a key, or null.
  <V extends Record> @Nullable V get(Table<V> table, String key);

  /// Keeps a value under a key.
  <V extends Record> void put(Table<V> table, String key, V value);

  /// Forgets a key.
  void remove(Table<?> table, String key);

  /// The entries whose keys start with a prefix, in key order, at most `limit`, from `after`
  /// (exclusive; empty for the start).
  <V extends Record> SequencedMap<String, V> scan(
      Table<V> table, String prefix, String after, int limit);
}
