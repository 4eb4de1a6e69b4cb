package tallystick.server.passport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.TreeMap;
import tallystick.kernel.Codec;
import tools.jackson.databind.JsonNode;

/// JSON in its one canonical form (RFC 8785), of what passports are made of: objects, lists, text,
/// booleans and whole numbers. Fractions have no part in it, and what has one is no passport.
final class Jcs {
  private static final long LARGEST = 9_007_199_254_740_991L;

  private Jcs() {}

  /// @throws IllegalArgumentException when there is something else in it
  static byte[] bytes(JsonNode json) {
    StringBuilder text = new StringBuilder();
    write(json, text);
    return text.toString().getBytes(UTF_8);
  }

  private static void write(JsonNode json, StringBuilder out) {
    if (json.isObject()) {
      // Names sort by their UTF-16 code units, as Java's strings do.
      TreeMap<String, JsonNode> members = new TreeMap<>();
      json.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
      String before = "{";
      for (var member : members.entrySet()) {
        out.append(before);
        string(member.getKey(), out);
        out.append(':');
        write(member.getValue(), out);
        before = ",";
      }
      out.append(members.isEmpty() ? "{}" : "}");
    } else if (json.isArray()) {
      String before = "[";
      for (JsonNode element : json) {
        out.append(before);
        write(element, out);
        before = ",";
      }
      out.append(json.isEmpty() ? "[]" : "]");
    } else if (json.isString()) {
      string(json.asString(), out);
    } else if (json.isBoolean()) {
      out.append(json.asBoolean());
    } else if (json.isIntegralNumber()
        && json.canConvertToLong()
        && Math.abs(json.asLong()) <= LARGEST) {
      out.append(json.asLong());
    } else {
      throw new IllegalArgumentException("a passport has no such value: " + json);
    }
  }

  private static void string(String text, StringBuilder out) {
    if (text.chars().anyMatch(c -> c < ' ' && "\b\t\n\f\r".indexOf(c) < 0)) {
      throw new IllegalArgumentException("a passport has no control characters");
    }
    out.append(Codec.JSON.writeValueAsString(text));
  }
}
