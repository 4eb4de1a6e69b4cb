package tallystick.simulation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Times as people write them, in milliseconds: `30s`, `10m`, `2h`.
final class Duration implements ITypeConverter<Long> {
  private static final Pattern TIME = Pattern.compile("(\\d{1,5})([smh])");
  private static final long SECOND_MILLIS = 1_000;

  @Override
  public Long convert(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      throw new TypeConversionException("a time is wanted, as 30s, 10m or 2h");
    }
    long number = Long.parseLong(time.group(1));
    return switch (time.group(2)) {
      case "s" -> number * SECOND_MILLIS;
      case "m" -> number * 60 * SECOND_MILLIS;
      default -> number * 3_600 * SECOND_MILLIS;
    };
  }

  static String text(long millis) {
    return millis / SECOND_MILLIS + "s";
  }
}
