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

  /// The structure that follows the rows of a key, as they are. It may be used within the step
  /// only, and whoever changes it writes the rows that it then stands for.
  <X extends Index.Following> X index(Index<X> index, String key);

  /// Takes back what was done to structures of [#index] by an overlay that was never applied.
  default void discard() {}
}
