package tallystick.server.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Passwords that are known to have leaked: a file of SHA-1 hashes in hex, one a line and in their
/// order, each with a count behind a colon or not. That is the form in which Have I Been Pwned
/// hands them out (https://haveibeenpwned.com/Passwords), of any size: it is searched in place.
final class BreachedPasswords implements AutoCloseable {
  private static final Pattern LINE = Pattern.compile("[0-9A-Fa-f]{40}(:[0-9]+)?\r?");
  private static final int HASH_CHARS = 40;

  /// Bytes of the longest line.
  private static final int MAX_LINE = 64;

  private final FileChannel file;

  private BreachedPasswords(FileChannel file) {
    this.file = file;
  }

  /// @throws IOException when the file cannot be read, or is of another form
  static BreachedPasswords open(Path path) throws IOException {
    BreachedPasswords list = new BreachedPasswords(FileChannel.open(path));
    Optional<Line> first = list.lineAfter(0);
    if (first.isEmpty() || !LINE.matcher(first.get().text()).matches()) {
      list.close();
      throw new IOException(
          path + " is no list of breached passwords: lines of SHA-1 in hex are wanted, sorted");
    }
    return list;
  }

  /// @param end offset of the next line
  private record Line(String text, long end) {}

  boolean contains(String password) {
    String wanted = sha1(password);
    try {
      long low = 0;
      long high = file.size();
      // The line wanted begins, if it is there, from low on and before high.
      while (low < high) {
        long middle = (low + high) >>> 1;
        long start = middle == 0 ? 0 : startAfter(middle - 1);
        Optional<Line> line = start < high ? lineAfter(start) : Optional.empty();
        int order = line.isEmpty() ? 1 : hashOf(line.get()).compareTo(wanted);
        if (order == 0) {
          return true;
        }
        if (order > 0) {
          high = middle;
        } else {
          low = line.orElseThrow().end();
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("the list of breached passwords cannot be read", e);
    }
  }

  private static String hashOf(Line line) {
    return line.text()
        .substring(0, Math.min(HASH_CHARS, line.text().length()))
        .toUpperCase(Locale.ROOT);
  }

  /// Where the first line begins that begins behind an offset.
  private long startAfter(long offset) throws IOException {
    Optional<Line> rest = lineAfter(offset);
    return rest.isEmpty() ? file.size() : rest.get().end();
  }

  private Optional<Line> lineAfter(long offset) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(MAX_LINE);
    while (bytes.hasRemaining() && file.read(bytes, offset + bytes.position()) > 0) {
      // Mostly done at once.
    }
    String text = new String(bytes.array(), 0, bytes.position(), US_ASCII);
    int end = text.indexOf('\n');
    if (end >= 0) {
      return Optional.of(new Line(text.substring(0, end), offset + end + 1));
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(new Line(text, offset + text.length()));
  }

  /// SHA-1 is the list's choice; it protects nothing here.
  private static String sha1(String password) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-1").digest(password.getBytes(UTF_8));
      return HexFormat.of().withUpperCase().formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
