package tallystick.kernel;

import java.util.List;

/// The head of a log at a size, which is the text of a signed note
/// (https://c2sp.org/tlog-checkpoint).
///
/// @param origin which log this is: one line of 1 to 1,024 characters
/// @param size leaves, 0 or more
/// @param root 32 bytes, of RFC 6962
/// @param extensions up to 16 further lines of 1 to 1,024 characters, which mean nothing here
public record Checkpoint(String origin, long size, byte[] root, List<String> extensions) {
  /// Characters of a line.
  public static final int MAX_LINE = 1_024;

  /// Lines after the root.
  public static final int MAX_EXTENSIONS = 16;

  private static final int FIXED_LINES = 3;

  /// @throws IllegalArgumentException when a component cannot be
  public Checkpoint {
    extensions = List.copyOf(extensions);
    if (!isLine(origin)
        || !extensions.stream().allMatch(Checkpoint::isLine)
        || extensions.size() > MAX_EXTENSIONS) {
      throw new IllegalArgumentException(
          "an origin or extension is no line, or there are too many");
    }
    if (size < 0 || root.length != Sha256.BYTES) {
      throw new IllegalArgumentException("a tree has no such size or root");
    }
  }

  /// A checkpoint without extension lines, as a log writes it.
  public Checkpoint(String origin, long size, byte[] root) {
    this(origin, size, root, List.of());
  }

  /// The text that the log signs.
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(origin).append('\n');
    text.append(size).append('\n');
    text.append(Canonical.toBase64(root)).append('\n');
    extensions.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  /// Reads what [#text] writes.
  ///
  /// @throws IllegalArgumentException when it is not a checkpoint, or one beyond the limits
  public static Checkpoint parse(String text) {
    String[] lines = text.split("\n", FIXED_LINES + MAX_EXTENSIONS + 2);
    // The text ends in a newline, so that an empty piece follows the last line.
    int count = lines.length - 1;
    if (count < FIXED_LINES || !lines[count].isEmpty()) {
      throw new IllegalArgumentException("a checkpoint has 3 to 19 lines");
    }
    long size = Canonical.decimal(lines[1]);
    byte[] root = Canonical.base64(lines[2]);
    if (size < 0 || root == null) {
      throw new IllegalArgumentException("not the size and root of a tree");
    }
    return new Checkpoint(lines[0], size, root, List.of(lines).subList(FIXED_LINES, count));
  }

  private static boolean isLine(String text) {
    return text.length() <= MAX_LINE && Canonical.isLine(text);
  }
}
