package tallystick.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Reads one payload, field by field, so that the answer to a mistake can point at it.
final class PayloadReader {
  private final Map<String, Class<? extends Action>> types;
  private final byte[] bytes;

  PayloadReader(Map<String, Class<? extends Action>> types, byte[] bytes) {
    this.types = types;
    this.bytes = bytes;
  }

  Payload read() {
    if (bytes.length > Limits.PAYLOAD_BYTES) {
      throw new Malformed(
          "payload-too-large", "", "A payload has at most " + Limits.PAYLOAD_BYTES + " bytes.");
    }
    JsonNode root = parse();
    if (!root.isObject()) {
      throw bad("", "The payload must be a JSON object.");
    }
    if (!root.path("v").isInt() || root.path("v").intValue() != 1) {
      throw bad("/v", "v must be 1.");
    }
    String id = text(root, "id");
    String by = text(root, "by");
    require(() -> Require.principal(id, "id"), "/id");
    require(() -> Require.principal(by, "by"), "/by");
    JsonNode until = root.path("until");
    if (!until.isIntegralNumber() || !until.canConvertToLong() || until.longValue() < 0) {
      throw bad("/until", "until must be a time in milliseconds.");
    }
    String digest = HexFormat.of().formatHex(Sha256.of(bytes));
    long untilMillis = until.longValue();
    if (root.has("actions")) {
      only(root, "", List.of("v", "id", "by", "until", "mode", "actions"));
      return new Payload(id, by, untilMillis, atomic(root), true, list(root), digest);
    }
    only(root, "", List.of("v", "id", "by", "until", "type", "body"));
    return new Payload(id, by, untilMillis, true, false, List.of(action(root, "")), digest);
  }

  private JsonNode parse() {
    try {
      // Left to itself, the parser takes UTF-16 and UTF-32 for JSON too, and broken UTF-8 for text.
      return Codec.JSON.readTree(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw bad("", "The payload is not UTF-8.");
    } catch (JacksonException e) {
      throw bad("", "The payload is not well-formed JSON" + place(e.getLocation()) + ".");
    }
  }

  /// Where, for the parser's own words name classes of the program.
  private static String place(@Nullable TokenStreamLocation at) {
    return at == null || at.getLineNr() < 1
        ? ""
        : ": see line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  private static boolean atomic(JsonNode root) {
    return switch (text(root, "mode")) {
      case "all" -> true;
      case "each" -> false;
      default -> throw bad("/mode", "mode must be \"all\" or \"each\".");
    };
  }

  private List<Action> list(JsonNode root) {
    JsonNode list = root.path("actions");
    if (!list.isArray() || list.isEmpty() || list.size() > Limits.ACTIONS_PER_ENVELOPE) {
      throw bad("/actions", "actions must be 1 to " + Limits.ACTIONS_PER_ENVELOPE + " actions.");
    }
    List<Action> actions = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++) {
      String pointer = "/actions/" + i;
      if (!list.get(i).isObject()) {
        throw bad(pointer, "An action must be a JSON object.");
      }
      only(list.get(i), pointer, List.of("type", "body"));
      actions.add(action(list.get(i), pointer));
    }
    return List.copyOf(actions);
  }

  private Action action(JsonNode json, String pointer) {
    String name = json.path("type").asString("");
    Class<? extends Action> type = types.get(name);
    if (type == null) {
      throw new Malformed(
          "unknown-type",
          pointer + "/type",
          "There is no action of the type \"" + cut(name) + "\".");
    }
    JsonNode body = json.path("body");
    if (!body.isObject()) {
      throw bad(pointer + "/body", "body must be a JSON object.");
    }
    try {
      return Codec.JSON.treeToValue(body, type);
    } catch (JacksonException e) {
      throw explain(e, pointer + "/body");
    }
  }

  private static Malformed explain(JacksonException e, String pointer) {
    StringBuilder place = new StringBuilder(pointer);
    for (JacksonException.Reference step : e.getPath()) {
      String property = step.getPropertyName();
      place.append('/').append(property == null ? step.getIndex() : escaped(property));
    }
    if (e.getCause() instanceof Require.Field field) {
      return new Malformed(
          "invalid-field", place + "/" + field.field(), String.valueOf(field.getMessage()) + ".");
    }
    return new Malformed("invalid-field", place.toString(), sentence(e));
  }

  /// In our own words, because the parser's name classes of the program.
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

  private static String text(JsonNode json, String field) {
    @Nullable String value = json.path(field).stringValue(null);
    if (value == null) {
      throw bad("/" + field, field + " must be text.");
    }
    return value;
  }

  private static void only(JsonNode json, String pointer, List<String> fields) {
    for (String name : json.propertyNames()) {
      if (!fields.contains(name)) {
        throw new Malformed(
            "unknown-field", pointer + "/" + escaped(name), "There is no such field.");
      }
    }
  }

  private static void require(Runnable check, String pointer) {
    try {
      check.run();
    } catch (Require.Field e) {
      throw new Malformed("invalid-field", pointer, e.getMessage() + ".");
    }
  }

  private static Malformed bad(String pointer, String sentence) {
    return new Malformed("malformed", pointer, sentence);
  }

  /// A name as RFC 6901 writes it in a pointer.
  private static String escaped(String name) {
    return cut(name).replace("~", "~0").replace("/", "~1");
  }

  private static String cut(String text) {
    return text.length() > 120 ? text.substring(0, 120) + "…" : text;
  }
}
