package tallystick.server.epcis;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import tallystick.kernel.Codec;
import tallystick.server.epcis.XmlElement.Attribute;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An event in XML as the same in JSON (GS1 EPCIS Standard, 9.5 and 10). Names of the standard are
/// without namespace; whatever is not of the standard is found when the JSON is read.
///
/// @param names of extensions
record XmlEvent(XmlNames names) {
  private static final String TYPES = "http://www.w3.org/2001/XMLSchema-instance";

  /// Where text is said to be the value of what has attributes, too.
  private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

  /// Characters of a number, as in JSON from outside.
  private static final int MAX_NUMBER = 20;

  /// Wrappers by which versions before 2.0 put new fields into old events.
  private static final Set<String> WRAPPERS = Set.of("extension", "baseExtension");

  /// Lists of texts, and what an element of them is called.
  private static final Map<String, String> TEXTS =
      Map.of(
          "epcList", "epc",
          "childEPCs", "epc",
          "inputEPCList", "epc",
          "outputEPCList", "epc",
          "correctiveEventIDs", "correctiveEventID");

  private static final Set<String> QUANTITIES =
      Set.of("quantityList", "childQuantityList", "inputQuantityList", "outputQuantityList");
  private static final Set<String> TYPED =
      Set.of("bizTransactionList", "sourceList", "destinationList");
  private static final Set<String> OBJECTS =
      Set.of("readPoint", "bizLocation", "errorDeclaration", "ilmd", "persistentDisposition");

  /// What is a list in JSON even when it has one element.
  private static final Set<String> REPEATED = Set.of("set", "unset", "sensorReport");

  private static final Set<String> NUMBERS =
      Set.of(
          "quantity",
          "value",
          "minValue",
          "maxValue",
          "meanValue",
          "sDev",
          "percRank",
          "percValue");
  private static final Set<String> NUMBER_TYPES =
      Set.of("integer", "int", "long", "short", "decimal", "double", "float");

  ObjectNode json(XmlElement event) {
    ObjectNode json = Codec.JSON.createObjectNode().put("type", event.name());
    fill(json, event);
    return json;
  }

  private void fill(ObjectNode json, XmlElement element) {
    for (XmlElement child : element.children()) {
      if (!child.space().isEmpty()) {
        add(json, names.name(child.space(), child.prefix(), child.name()), extension(child));
      } else if (WRAPPERS.contains(child.name())) {
        fill(json, child);
      } else {
        add(json, child.name(), value(child));
      }
    }
  }

  private static void add(ObjectNode json, String name, JsonNode value) {
    JsonNode there = json.path(name);
    if (there instanceof ArrayNode list && !value.isArray()) {
      list.add(value);
    } else if (!there.isMissingNode()) {
      json.set(name, Codec.JSON.createArrayNode().add(there).add(value));
    } else if (REPEATED.contains(name)) {
      json.set(name, Codec.JSON.createArrayNode().add(value));
    } else {
      json.set(name, value);
    }
  }

  private JsonNode value(XmlElement element) {
    String name = element.name();
    if (TEXTS.containsKey(name)) {
      ArrayNode list = Codec.JSON.createArrayNode();
      element.children().forEach(one -> list.add(one.text()));
      return list;
    }
    if (QUANTITIES.contains(name) || name.equals("sensorElementList")) {
      ArrayNode list = Codec.JSON.createArrayNode();
      element.children().forEach(one -> list.add(object(one)));
      return list;
    }
    if (TYPED.contains(name)) {
      ArrayNode list = Codec.JSON.createArrayNode();
      element.children().forEach(one -> list.add(typed(one)));
      return list;
    }
    if (OBJECTS.contains(name) || name.startsWith("sensor")) {
      return object(element);
    }
    return scalar(name, element.text());
  }

  /// Children and attributes; the standard has attributes of sensor data alone.
  private ObjectNode object(XmlElement element) {
    ObjectNode json = Codec.JSON.createObjectNode();
    for (Attribute one : element.attributes()) {
      if (one.space().isEmpty()) {
        json.set(one.name(), scalar(one.name(), one.value()));
      } else if (!one.space().equals(TYPES)) {
        json.put(names.name(one.space(), one.prefix(), one.name()), one.value());
      }
    }
    fill(json, element);
    return json;
  }

  private static ObjectNode typed(XmlElement element) {
    ObjectNode json = Codec.JSON.createObjectNode();
    String type = element.attribute("type").strip();
    if (!type.isEmpty()) {
      json.put("type", type);
    }
    return json.put(element.name(), element.text());
  }

  private static JsonNode scalar(String name, String text) {
    String bare = text.strip();
    if (name.equals("booleanValue")) {
      return truth(bare);
    }
    return NUMBERS.contains(name) ? number(bare) : Codec.JSON.valueToTree(bare);
  }

  /// What is no number stays text, and is told when the event is read.
  private static JsonNode number(String text) {
    try {
      if (text.length() <= MAX_NUMBER) {
        return Codec.JSON.valueToTree(new BigDecimal(text));
      }
    } catch (NumberFormatException e) {
      // It stays text.
    }
    return Codec.JSON.valueToTree(text);
  }

  private static JsonNode truth(String text) {
    return switch (text) {
      case "true", "1" -> Codec.JSON.valueToTree(true);
      case "false", "0" -> Codec.JSON.valueToTree(false);
      default -> Codec.JSON.valueToTree(text);
    };
  }

  /// Text, typed as it says, or an object; attributes stand beside, or before, what is inside.
  private JsonNode extension(XmlElement element) {
    boolean plain =
        element.attributes().stream().allMatch(attribute -> attribute.space().equals(TYPES));
    if (!element.children().isEmpty() || !plain) {
      ObjectNode json = object(element);
      return element.text().isEmpty()
          ? json
          : json.put(names.name(RDF, "rdf", "value"), element.text());
    }
    String type = element.attribute(TYPES, "type");
    String local = type.substring(type.indexOf(':') + 1);
    if (local.equals("boolean")) {
      return truth(element.text());
    }
    return NUMBER_TYPES.contains(local)
        ? number(element.text())
        : Codec.JSON.valueToTree(element.text());
  }
}
