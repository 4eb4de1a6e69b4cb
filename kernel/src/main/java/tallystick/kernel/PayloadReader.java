package tallystick.kernel;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads one payload, field by field, so that the answer to a mistake can point at it.
final class PayloadReader {
  private final Map<String, Class<? extends Action>> types;
  private final @Nullable String log;
  private final byte[] bytes;

  /// @param log for which the payload must be meant, or null for any
  PayloadReader(Map<String, Class<? extends Action>> types, @Nullable String log, byte[] bytes) {
    this.types = types;
    this.log = log;
    this.bytes = bytes;
  }

  Payload read() {
    if (bytes.length > Limits.PAYLOAD_BYTES) {
      throw new Malformed(
          "payload-too-large", "", "A payload has at most " + Limits.PAYLOAD_BYTES + " bytes.");
    }
    JsonNode root = StrictJson.object(bytes, "payload");
    if (!root.path("v").isInt() || root.path("v").intValue() != 1) {
      throw bad("/v", "v must be 1.");
    }
    requireLog(text(root, "log"));
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
      only(root, "", List.of("v", "log", "id", "by", "until", "mode", "actions"));
      return new Payload(id, by, untilMillis, atomic(root), true, list(root), digest);
    }
    only(root, "", List.of("v", "log", "id", "by", "until", "type", "body"));
    return new Payload(id, by, untilMillis, true, false, List.of(action(root, "")), digest);
  }

  /// Keys are the same everywhere, and so are the principals that they found: what was signed for
  /// one venue must not be replayed at another.
  private void requireLog(String named) {
    if (log != null && !log.equals(named)) {
      throw new Malformed(
          "wrong-log",
          "/log",
          "This is signed for the log \"" + StrictJson.cut(named) + "\", and here is " + log + ".");
    }
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
          "There is no action of the type \"" + StrictJson.cut(name) + "\".");
    }
    JsonNode body = json.path("body");
    if (!body.isObject()) {
      throw bad(pointer + "/body", "body must be a JSON object.");
    }
    return StrictJson.as(body, type, pointer + "/body");
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
            "unknown-field", pointer + "/" + StrictJson.escaped(name), "There is no such field.");
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
}
