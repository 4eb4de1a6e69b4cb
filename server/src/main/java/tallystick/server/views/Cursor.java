package tallystick.server.views;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a page begins: `<height>.<value>`. The height is the one that the page before showed.
///
/// @param value of the last row's cursor, or the number of rows before
public record Cursor(long height, long value) {
  /// The first page.
  public static final Cursor START = new Cursor(0, -1);

  private static final Pattern TEXT = Pattern.compile("([0-9]{1,18})\\.([0-9]{1,18})");

  /// Reads a cursor; null is the first page.
  ///
  /// @throws IllegalArgumentException when it is none
  public static Cursor parse(@Nullable String text) {
    if (text == null) {
      return START;
    }
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("a cursor looks like 12.345: take it from `next`");
    }
    return new Cursor(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
  }

  /// What [#parse] reads.
  public String text() {
    return height + "." + value;
  }

  long value(boolean keyed) {
    return value >= 0 ? value : keyed ? Long.MAX_VALUE : 0;
  }
}
