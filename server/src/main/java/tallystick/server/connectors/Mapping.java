package tallystick.server.connectors;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tallystick.domains.Domains;
import tallystick.kernel.Codec;
import tallystick.kernel.Malformed;
import tallystick.kernel.Require;
import tallystick.server.access.Acting;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How the rows of a message become acts, or events what is told, by configuration alone.
///
/// @param action wire name of what each row becomes, as `custody.CountStock`; empty if messages are
///   acts already: `{"type": "market.ShipOrder", "data": {…}}`
/// @param each RFC 6901 pointer to the list of rows in a JSON message; empty if the message is one
/// @param fields for each component of the act where it comes from: `/pointer` in the row,
///   `^/pointer` in the whole message, `=value` always the same. Where events are told, for each
///   field of the body or column; none if all is told
record Mapping(String action, String each, Map<String, String> fields) {
  private static final int MAX_FIELDS = 40;
  private static final int MAX_NAME = 80;
  private static final int MAX_SOURCE = 300;
  private static final Pattern SOURCE = Pattern.compile("(?s)=.*|\\^?(/[^/]*){1,10}");
  private static final Pattern POINTER = Pattern.compile("(/[^/]{1,80}){0,10}");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");
  private static final Codec CODEC = new Codec(Domains.ALL);

  Mapping {
    Require.optionalText(each, MAX_SOURCE, "each");
    Require.matches(each, POINTER, "a pointer as /lines", "each");
    if (fields.size() > MAX_FIELDS) {
      throw new Require.Field("fields", "must have at most " + MAX_FIELDS + " entries");
    }
    fields.forEach(Mapping::requireField);
    // In the order in which columns are to stand.
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  private static void requireField(String name, String source) {
    if (name.isBlank() || name.length() > MAX_NAME) {
      throw new Require.Field("fields", "must have names of up to " + MAX_NAME + " characters");
    }
    if (source.length() > MAX_SOURCE || !SOURCE.matcher(source).matches()) {
      throw new Require.Field("fields", "must be /pointer, ^/pointer or =value");
    }
  }

  /// Refuses what makes no acts of rows.
  void requireIncoming() {
    if (action.isEmpty()) {
      if (!fields.isEmpty()) {
        throw new Require.Field("mapping/fields", "must be empty when no action is named");
      }
      return;
    }
    List<String> components = components(action);
    if (!components.containsAll(fields.keySet())) {
      throw new Require.Field("mapping/fields", "may name " + String.join(", ", components));
    }
  }

  /// Refuses what tells nothing of events.
  void requireOutgoing(Format format) {
    if (!action.isEmpty() || !each.isEmpty()) {
      throw new Require.Field("mapping/action", "must be empty where events are told");
    }
    if (format.isEdi() && !fields.isEmpty()) {
      throw new Require.Field("mapping/fields", "must be empty for EDI");
    }
  }

  /// Which acts a connector may be of: none that gives power to others.
  private static List<String> components(String action) {
    Class<?> type = CODEC.actions().get(action);
    if (type == null || Acting.NEVER.contains(action.substring(0, action.indexOf('.')))) {
      throw new Require.Field("mapping/action", "must be an act that may be delegated");
    }
    return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
  }

  /// @param type wire name
  /// @param body with the act's components
  record Act(String type, JsonNode body) {}

  /// The act of a row.
  ///
  /// @throws Malformed when the row has not what the act needs
  Act act(Row row) {
    if (action.isEmpty()) {
      JsonNode type = row.json().path("type");
      if (!type.isString() || !row.json().path("data").isObject()) {
        throw new Malformed("malformed", "/type", "It is no act: it needs type and data.");
      }
      return new Act(type.asString(), row.json().path("data"));
    }
    ObjectNode body = Codec.JSON.createObjectNode();
    for (RecordComponent one : requireNonNull(CODEC.actions().get(action)).getRecordComponents()) {
      body.set(one.getName(), value(one, fields.getOrDefault(one.getName(), "="), row));
    }
    return new Act(action, body);
  }

  /// What is told of an event: the fields that were chosen, or all of it.
  ///
  /// @param message of the event
  JsonNode told(JsonNode message) {
    if (fields.isEmpty()) {
      return message;
    }
    ObjectNode told = Codec.JSON.createObjectNode();
    fields.forEach((name, source) -> told.set(name, told(source, message)));
    return told;
  }

  private static JsonNode told(String source, JsonNode message) {
    if (source.startsWith("=")) {
      return Codec.JSON.getNodeFactory().stringNode(source.substring(1));
    }
    JsonNode found = message.at(source.startsWith("^") ? source.substring(1) : source);
    return found.isMissingNode() ? Codec.JSON.getNodeFactory().nullNode() : found;
  }

  private static JsonNode value(RecordComponent component, String source, Row row) {
    Class<?> type = component.getType();
    if (source.startsWith("=")) {
      return constant(type, source.substring(1));
    }
    JsonNode found =
        source.startsWith("^") ? row.whole().at(source.substring(1)) : row.json().at(source);
    if (type == String.class) {
      return Codec.JSON.getNodeFactory().stringNode(found.isValueNode() ? found.asString("") : "");
    }
    if (found.isMissingNode() || found.isNull()) {
      throw new Malformed(
          "invalid-field", source, "There is nothing here for " + component.getName() + ".");
    }
    return found.isString() && isWhole(type) ? number(found.asString().strip(), source) : found;
  }

  private static boolean isWhole(Class<?> type) {
    return type == long.class || type == int.class;
  }

  private static JsonNode number(String text, String source) {
    if (!NUMBER.matcher(text).matches()) {
      throw new Malformed("invalid-field", source, "Here must be a whole number.");
    }
    return Codec.JSON.getNodeFactory().numberNode(Long.parseLong(text));
  }

  private static JsonNode constant(Class<?> type, String text) {
    if (type == String.class || type.isEnum()) {
      return Codec.JSON.getNodeFactory().stringNode(text);
    }
    if (text.isEmpty() && List.class.isAssignableFrom(type)) {
      return Codec.JSON.createArrayNode();
    }
    try {
      return Codec.JSON.readTree(text.isEmpty() ? "0" : text);
    } catch (JacksonException e) {
      throw new Malformed("invalid-field", "", "The mapping's value is no JSON: " + text);
    }
  }
}
