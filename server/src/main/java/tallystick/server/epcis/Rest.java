package tallystick.server.epcis;

import java.util.Set;
import tallystick.kernel.Codec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What an event says beyond the record that the rules read: taken out on the way in, put back on
/// the way out.
///
/// A rest only ever adds. It has no say in what the record says, nor in what the record could say
/// and does not: whoever signs a rest such as `{"epcList":…}` is not heard.
final class Rest {
  /// All names that a record has words for. `recordTime` is ours to say.
  private static final Set<String> SAID =
      Set.of(
          "type",
          "eventID",
          "action",
          "eventTime",
          "eventTimeZoneOffset",
          "recordTime",
          "parentID",
          "epcList",
          "quantityList",
          "childEPCs",
          "childQuantityList",
          "inputEPCList",
          "inputQuantityList",
          "outputEPCList",
          "outputQuantityList",
          "transformationID",
          "bizStep",
          "disposition",
          "persistentDisposition",
          "set",
          "unset",
          "readPoint",
          "bizLocation",
          "id",
          "bizTransactionList",
          "bizTransaction",
          "sourceList",
          "source",
          "destinationList",
          "destination",
          "epcClass",
          "quantity",
          "uom",
          "errorDeclaration",
          "declarationTime",
          "reason",
          "correctiveEventIDs");

  private Rest() {}

  /// What is in an object and not in what is said of it; elements of lists are told by their place.
  static ObjectNode of(JsonNode whole, JsonNode said) {
    ObjectNode rest = Codec.JSON.createObjectNode();
    whole
        .properties()
        .forEach(property -> {
          String name = property.getKey();
          JsonNode value = property.getValue();
          if (said.has(name)) {
            JsonNode beyond = beyond(value, said.path(name));
            if (!beyond.isEmpty()) {
              rest.set(name, beyond);
            }
          } else if (!SAID.contains(name)) {
            rest.set(name, value);
          }
        });
    return rest;
  }

  private static JsonNode beyond(JsonNode whole, JsonNode said) {
    if (whole.isObject() && said.isObject()) {
      return of(whole, said);
    }
    ArrayNode rests = Codec.JSON.createArrayNode();
    boolean any = false;
    for (int i = 0; i < whole.size() && i < said.size(); i++) {
      ObjectNode rest = of(whole.path(i), said.path(i));
      any |= !rest.isEmpty();
      rests.add(rest);
    }
    return any ? rests : Codec.JSON.createArrayNode();
  }

  /// Puts a rest back.
  static void add(ObjectNode said, JsonNode rest) {
    rest.properties()
        .forEach(property -> {
          String name = property.getKey();
          if (said.has(name)) {
            within(said.path(name), property.getValue());
          } else if (!SAID.contains(name)) {
            said.set(name, property.getValue());
          }
        });
  }

  private static void within(JsonNode said, JsonNode rest) {
    if (said instanceof ObjectNode object && rest.isObject()) {
      add(object, rest);
    } else if (said.isArray() && rest.isArray()) {
      for (int i = 0; i < said.size() && i < rest.size(); i++) {
        if (said.path(i) instanceof ObjectNode element) {
          add(element, rest.path(i));
        }
      }
    }
  }
}
