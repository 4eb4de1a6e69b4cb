package tallystick.kernel;

import java.util.ArrayList;
import java.util.List;

/// One action being decided: who asks, when, under which name, and where its events go.
public final class Step {
  private final State state;
  private final Moment moment;
  private final String by;
  private final String key;
  private final String id;
  private final List<Event> events = new ArrayList<>();

  /// @param moment where in the log the block stands
  /// @param by the acting principal
  /// @param key the key that signed
  /// @param id the action's id, which is also the id of what it makes
  public Step(State state, Moment moment, String by, String key, String id) {
    this.state = state;
    this.moment = moment;
    this.by = by;
    this.key = key;
    this.id = id;
  }

  /// The state, as left by the action before.
  public State state() {
    return state;
  }

  /// Log time in milliseconds since 1970.
  public long time() {
    return moment.time();
  }

  /// Height of the block.
  public long height() {
    return moment.height();
  }

  /// The version of the rules that this action is decided under. A rule that changes asks for it,
  /// and keeps its old way for the old versions for ever: their logs are replayed.
  public int rules() {
    return moment.rules();
  }

  /// The acting principal.
  public String by() {
    return by;
  }

  /// Id of the key that signed.
  public String key() {
    return key;
  }

  /// The action's id.
  public String id() {
    return id;
  }

  /// Says that something happened.
  public void emit(Event event) {
    events.add(event);
  }

  /// How many events there are so far.
  public int eventCount() {
    return events.size();
  }

  /// One of them, counted from 0.
  public Event event(int index) {
    return events.get(index);
  }

  /// What happened so far.
  public List<Event> events() {
    return List.copyOf(events);
  }
}
