package tallystick.kernel;

/// Says whether a key may act for a principal: the rooms that know keys and mandates implement it.
public interface Authority {
  /// Accepts if `key` may sign `action` in the name of `by` at this time.
  Decision authorise(State state, String key, String by, Action action, long time);

  /// Looks at what an accepted action did, before it counts; a refusal takes all of it back. May
  /// write what it keeps count of, and say what happened.
  ///
  /// @param step as the rules left it, with their events
  default Decision review(Action action, Step step) {
    return Decision.ACCEPTED;
  }
}
