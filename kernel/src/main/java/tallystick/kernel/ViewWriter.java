package tallystick.kernel;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where a projection writes. Writes to different tables may be reordered, writes to one row may be
/// merged: a projection must never depend on reading. What depends on a row as it was is said as a
/// function of that row alone, so that tables made anew are those that grew.
public interface ViewWriter {
  /// Keeps a whole row, in the place of an older one with the same key.
  <R extends Record> void put(View<R> view, R row);

  /// Changes some columns of a row that exists: component name, value, component name, value, …
  void set(View<?> view, String key, Object... columns);

  /// Makes a row of what it was: for sums, extremes and the like.
  ///
  /// @param change gets null when there is no such row; gives a row with the same key. It follows
  ///   from the event alone, and is called once, later
  <R extends Record> void change(View<R> view, String key, Function<@Nullable R, R> change);

  /// Removes a row.
  void remove(View<?> view, String key);
}
