package tallystick.kernel;

/// An action that, once accepted, brings another version of the rules into force. The door of a
/// node refuses one whose version the node's own program does not know: nobody decides on it then.
public interface SchedulesRules {
  /// The version that comes into force.
  int version();
}
