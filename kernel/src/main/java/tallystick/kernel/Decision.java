package tallystick.kernel;

/// What the rules answer to an action. A refusal is a value, never an exception.
public sealed interface Decision {
  /// The action took effect.
  Decision ACCEPTED = new Accepted();

  /// The action changed nothing, for this reason.
  static Decision refuse(Refusal reason) {
    return new Refused(reason);
  }

  /// See [#ACCEPTED].
  record Accepted() implements Decision {}

  /// See [#refuse].
  record Refused(Refusal reason) implements Decision {}
}
