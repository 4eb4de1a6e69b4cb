package tallystick.kernel;

/// Input that is not an action at all: it is answered at the door and never reaches the log.
public final class Malformed extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final String code;
  private final String pointer;

  /// @param code stable, in kebab case
  /// @param pointer RFC 6901 pointer to the offending place of the payload, may be empty
  /// @param sentence for a person
  public Malformed(String code, String pointer, String sentence) {
    super(sentence);
    this.code = code;
    this.pointer = pointer;
  }

  /// Stable code in kebab case.
  public String code() {
    return code;
  }

  /// RFC 6901 JSON pointer into the payload.
  public String pointer() {
    return pointer;
  }

  /// The sentence for a person.
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
