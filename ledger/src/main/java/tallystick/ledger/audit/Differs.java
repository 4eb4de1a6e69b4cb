package tallystick.ledger.audit;

/// The log is not what it says: the first place where somebody who checks comes to something else.
public final class Differs extends RuntimeException {
  private static final int MAX_SHOWN = 300;
  private static final int MAX_BEFORE = 60;
  private static final long serialVersionUID = 1;

  private final long height;
  private final long position;

  /// @param height of the block, or 0 if it is about the log as a whole
  /// @param position of the leaf, or -1 if it is about more than one
  /// @param what differs, as the beginning of a sentence
  /// @param expected what follows from everything before
  /// @param found what the log has
  public Differs(long height, long position, String what, String expected, String found) {
    super(
        (height > 0 ? "height " + height : "the log")
            + (position >= 0 ? ", leaf " + position : "")
            + ": "
            + what
            + ": expected "
            + cut(expected, found)
            + ", found "
            + cut(found, expected));
    this.height = height;
    this.position = position;
  }

  /// The height of the first block that differs, 0 if it is about the log as a whole.
  public long height() {
    return height;
  }

  /// The leaf, or -1.
  public long position() {
    return position;
  }

  /// Of a long text, what stands around the first character that differs.
  private static String cut(String text, String other) {
    int same = 0;
    while (same < Math.min(text.length(), other.length())
        && text.charAt(same) == other.charAt(same)) {
      same++;
    }
    int from = text.length() <= MAX_SHOWN ? 0 : Math.max(0, same - MAX_BEFORE);
    int to = Math.min(text.length(), from + MAX_SHOWN);
    return (from > 0 ? "…" : "") + text.substring(from, to) + (to < text.length() ? "…" : "");
  }
}
