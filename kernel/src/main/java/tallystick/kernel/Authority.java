package tallystick.kernel;

/// Says whether a key may act for a principal: the room that knows keys implements it.
public interface Authority {
  /// Accepts if `key` may sign `action` in the name of `by` at this time.
  Decision authorise(State state, String key, String by, Action action, long time);
}
