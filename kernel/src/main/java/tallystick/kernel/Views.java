package tallystick.kernel;

import java.util.List;

/// A room's read side: its tables, and how an event changes them.
public interface Views {
  /// The tables; a change in any of them, or in [#extras], makes every node rebuild them.
  List<View<?>> tables();

  /// Further SQL definitions: indexes, generated columns.
  List<String> extras();

  /// Writes what an event means.
  void project(Event event, At at, ViewWriter out);
}
