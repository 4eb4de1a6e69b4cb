package tallystick.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// JSON from strangers: whatever is wrong with it is said in our own words, for the parser's name
/// classes of the program, and with the place where it is (RFC 6901).
public final class StrictJson {
  /// Characters of a stranger's word that an answer repeats.
  private static final int MAX_WORD = 120;

  private StrictJson() {}

  /// Reads a JSON object in UTF-8.
  ///
  /// @param what it is called in the sentence of a refusal, as in `The payload is not UTF-8.`
  /// @throws Malformed `malformed` when it is anything else
  public static JsonNode object(byte[] bytes, String what) {
    JsonNode json;
    try {
      // Left to itself, the parser takes UTF-16 and UTF-32 for JSON too, and broken UTF-8 for text.
      json = Codec.JSON.readTree(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw new Malformed("malformed", "", "The " + what + " is not UTF-8.");
    } catch (JacksonException e) {
      throw new Malformed(
          "malformed", "", "The " + what + " is not well-formed JSON" + place(e.getLocation()));
    }
    if (!json.isObject()) {
      throw new Malformed("malformed", "", "The " + what + " must be a JSON object.");
    }
    return json;
  }

  /// Makes a record of a JSON object.
  ///
  /// @param pointer where the object stands in what was sent
  /// @throws Malformed `malformed` when it is no object, `invalid-field` with the place of the
  ///   first field that is missing, unknown or not what the record takes
  public static <T> T as(JsonNode json, Class<T> type, String pointer) {
    if (!json.isObject()) {
      throw new Malformed("malformed", pointer, "Here must be a JSON object.");
    }
    try {
      return Codec.JSON.treeToValue(json, type);
    } catch (JacksonException e) {
      throw explained(e, pointer);
    }
  }

  private static String place(@Nullable TokenStreamLocation at) {
    return at == null || at.getLineNr() < 1
        ? "."
        : ": see line " + at.getLineNr() + ", column " + at.getColumnNr() + ".";
  }

  private static Malformed explained(JacksonException e, String pointer) {
    StringBuilder place = new StringBuilder(pointer);
    for (JacksonException.Reference step : e.getPath()) {
      String property = step.getPropertyName();
      place.append('/').append(property == null ? step.getIndex() : escaped(property));
    }
    if (e.getCause() instanceof Require.Field field) {
      return new Malformed("invalid-field", place + "/" + field.field(), field.getMessage() + ".");
    }
    return new Malformed("invalid-field", place.toString(), sentence(e));
  }

  private static String sentence(JacksonException e) {
    if (e instanceof UnrecognizedPropertyException) {
      return "There is no such field.";
    }
    if (e instanceof MismatchedInputException mismatch
        && mismatch.getTargetType() != null
        && mismatch.getTargetType().isEnum()) {
      Object[] constants = mismatch.getTargetType().getEnumConstants();
      return "The value must be one of " + Arrays.toString(constants) + ".";
    }
    return "The field is missing, or its value has another type or size.";
  }

  /// A name as RFC 6901 writes it in a pointer, cut if it is long.
  static String escaped(String name) {
    return cut(name).replace("~", "~0").replace("/", "~1");
  }

  /// A stranger's word, cut if it is long.
  static String cut(String text) {
    return text.length() > MAX_WORD ? text.substring(0, MAX_WORD) + "…" : text;
  }
}
