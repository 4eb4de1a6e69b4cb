package tallystick.kernel;

import java.util.Collection;
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

  /// The keys of a table whose rows the block has written, also those that it has removed; of a
  /// state that is not a block's, all keys. For invariants: what held before a block needs to be
  /// looked at only where the block has been.
  default Collection<String> touched(Table<?> table) {
    return scan(table, "", "", Integer.MAX_VALUE).keySet();
  }

  /// The value under a key before the block; null in a state that is not a block's, as if it had
  /// come of nothing in one.
  default <V extends Record> @Nullable V before(Table<V> table, String key) {
    return null;
  }

  /// Takes back what was done to structures of [#index] by an overlay that was never applied.
  default void discard() {}
}
