package tallystick.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Checks that make an action record impossible to build from bad input. A failure becomes a
/// [Malformed] with a pointer to the field.
public final class Require {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}(-[0-9]{1,3})?");
  private static final Pattern PRINCIPAL = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern LARGE = Pattern.compile("[eE][+-]?[0-9]{3}");
  private static final Pattern ASSET = Pattern.compile("[A-Z][A-Z0-9_-]{1,15}");

  private Require() {}

  /// A whole number from 1 to [Limits#AMOUNT].
  public static void positive(long value, String field) {
    range(value, 1, Limits.AMOUNT, field);
  }

  /// A whole number between two bounds, both included.
  public static void range(long value, long min, long max, String field) {
    if (value < min || value > max) {
      throw new Field(field, "must be a whole number from " + min + " to " + max);
    }
  }

  /// Text of 1 to `max` characters, without control characters but line breaks and tabs.
  public static void text(String value, int max, String field) {
    if (value.isBlank()) {
      throw new Field(field, "must not be empty");
    }
    optionalText(value, max, field);
  }

  /// Text of 0 to `max` characters, without control characters but line breaks and tabs.
  public static void optionalText(String value, int max, String field) {
    if (value.length() > max) {
      throw new Field(field, "must have at most " + max + " characters");
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < ' ' && c != '\n' && c != '\t') || c == 0x7f) {
        throw new Field(field, "must not contain control characters");
      }
      if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c)
            || i + 1 == value.length()
            || !Character.isLowSurrogate(value.charAt(i + 1))) {
          throw new Field(field, "must be well-formed Unicode");
        }
        i++;
      }
    }
  }

  /// Nothing, or one JSON object of at most `max` characters that whoever reads it later can read:
  /// no name twice, no NUL, well-formed Unicode, no number of more than 20 characters or with an
  /// exponent of more than two digits.
  public static void optionalJson(String value, int max, String field) {
    if (value.length() > max) {
      throw new Field(field, "must have at most " + max + " characters");
    }
    if (!value.isEmpty() && !isObject(value)) {
      throw new Field(field, "must be one JSON object");
    }
  }

  private static boolean isObject(String text) {
    try (JsonParser json = Codec.JSON.createParser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      int depth = 1;
      while (depth > 0) {
        JsonToken token = json.nextToken();
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        boolean number = token.isNumeric();
        String said = token.isStructStart() || token.isStructEnd() ? "" : json.getString();
        if (number ? LARGE.matcher(said).find() : !isReadable(said)) {
          return false;
        }
      }
      return json.nextToken() == null;
    } catch (JacksonException e) {
      return false;
    }
  }

  private static boolean isReadable(String text) {
    return text.codePoints().allMatch(c -> c != 0 && Character.getType(c) != Character.SURROGATE);
  }

  /// The id of an action, and so of what it made: 32 hex digits, perhaps `-<n>`.
  public static void id(String value, String field) {
    matches(value, ID, "32 hexadecimal digits, perhaps with -<n>", field);
  }

  /// The id of a principal: 32 hex digits.
  public static void principal(String value, String field) {
    matches(value, PRINCIPAL, "32 hexadecimal digits", field);
  }

  /// The code of an asset: 2 to 16 capitals, digits, `_` or `-`.
  public static void asset(String value, String field) {
    matches(value, ASSET, "2 to 16 capitals, digits, _ or -, first a capital", field);
  }

  /// Text of a given pattern.
  public static void matches(String value, Pattern pattern, String shape, String field) {
    if (!pattern.matcher(value).matches()) {
      throw new Field(field, "must be " + shape);
    }
  }

  /// The text of a JSON object of at most `max` characters.
  public static void jsonObject(String value, int max, String field) {
    optionalText(value, max, field);
    try {
      StrictJson.object(value.getBytes(UTF_8), field);
    } catch (Malformed e) {
      throw new Field(field, "must be the text of a JSON object");
    }
  }

  /// A list with a number of elements between two bounds, both included.
  public static void size(List<?> list, int min, int max, String field) {
    if (list.size() < min || list.size() > max) {
      throw new Field(field, "must have " + min + " to " + max + " elements");
    }
  }

  /// A list in which nothing stands twice.
  public static void distinct(List<?> list, String field) {
    if (list.stream().distinct().count() < list.size()) {
      throw new Field(field, "must not have an element twice");
    }
  }

  /// A field that cannot be what it was given as.
  public static final class Field extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    private final String field;

    /// @param field component that is wrong
    /// @param rule what it breaks, as in `must not be empty`
    public Field(String field, String rule) {
      super(field + " " + rule);
      this.field = field;
    }

    /// The component's name.
    public String field() {
      return field;
    }
  }
}
