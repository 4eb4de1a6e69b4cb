package tallystick.kernel;

/// Where in the log an event stands.
///
/// @param position index of the action's leaf in the Merkle log
/// @param sequence of the event among the action's events, from 0
/// @param action the action's id
/// @param by the principal who acted
public record At(long height, long time, long position, int sequence, String action, String by) {
  /// A number that orders all events of the log: what lists page by.
  public long cursor() {
    return position * Limits.EVENTS_PER_ACTION + sequence;
  }
}
