package tallystick.server.imports;

/// Why a file cannot be read at all.
public final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final String code;

  public Unreadable(String code, String sentence) {
    super(sentence);
    this.code = code;
  }

  /// Stable code in kebab case.
  public String code() {
    return code;
  }
}
