package tallystick.kernel;

/// Where a projection writes. Writes to different tables may be reordered, writes to one row may be
/// merged: a projection must never depend on reading.
public interface ViewWriter {
  /// Keeps a whole row, in the place of an older one with the same key.
  <R extends Record> void put(View<R> view, R row);

  /// Changes some columns of a row that exists: component name, value, component name, value, …
  void set(View<?> view, String key, Object... columns);

  /// Removes a row.
  void remove(View<?> view, String key);
}
