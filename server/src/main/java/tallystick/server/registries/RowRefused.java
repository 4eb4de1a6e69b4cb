package tallystick.server.registries;

/// A row that says nothing that could be taken in, and why.
final class RowRefused extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final String column;
  private final String code;

  /// @param column where, empty if it is about the whole row
  /// @param code stable, in kebab case
  RowRefused(String column, String code, String sentence) {
    super(sentence);
    this.column = column;
    this.code = code;
  }

  String column() {
    return column;
  }

  String code() {
    return code;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
