package tallystick.simulation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// From one number to another, both included.
record Seeds(long from, long to) {
  long size() {
    return to - from + 1;
  }

  static final class Reader implements ITypeConverter<Seeds> {
    private static final Pattern RANGE = Pattern.compile("(\\d{1,15})\\.\\.(\\d{1,15})");

    @Override
    public Seeds convert(String text) {
      Matcher range = RANGE.matcher(text);
      if (!range.matches() || Long.parseLong(range.group(1)) > Long.parseLong(range.group(2))) {
        throw new TypeConversionException("two numbers are wanted, as 1..100");
      }
      return new Seeds(Long.parseLong(range.group(1)), Long.parseLong(range.group(2)));
    }
  }
}
