package tallystick.kernel;

/// Why an action was refused: an enum constant of a room (`INSUFFICIENT_BALANCE`) and the one
/// sentence that explains it to a person.
public interface Refusal {
  /// The stable code, as the enum constant is written.
  String name();

  /// The code on the wire: the room, a dot, the constant.
  default String code() {
    String room = getClass().getPackageName();
    return room.substring(room.lastIndexOf('.') + 1) + "." + name();
  }

  /// One sentence for a person.
  String sentence();
}
