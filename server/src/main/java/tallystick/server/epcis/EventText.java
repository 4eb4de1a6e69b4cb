package tallystick.server.epcis;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import tallystick.domains.custody.EpcisEvent;
import tallystick.domains.custody.EpcisEvent.Deed;
import tallystick.domains.custody.EpcisEvent.ErrorDeclaration;
import tallystick.domains.custody.EpcisEvent.Quantity;
import tallystick.domains.custody.EpcisEvent.Reference;
import tallystick.kernel.Codec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Events as they go out: the record that was signed, as JSON of EPCIS 2.0.
final class EventText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT);

  private EventText() {}

  /// Writes an event with all that it said.
  static ObjectNode write(EpcisEvent event) {
    ObjectNode json = Codec.JSON.createObjectNode();
    json.put("type", EventJson.type(event.kind()));
    json.put("eventID", event.eventID());
    json.put("eventTime", time(event.eventTime(), event));
    json.put("eventTimeZoneOffset", event.eventTimeZoneOffset());
    if (event.errorDeclaration().declarationTime() > 0) {
      declare(json, event, event.errorDeclaration());
    }
    if (event.action() != Deed.NONE) {
      json.put("action", event.action().name());
    }
    things(json, event);
    text(json, "bizStep", event.bizStep());
    text(json, "disposition", event.disposition());
    var persistent = event.persistentDisposition();
    if (!(persistent.set().isEmpty() && persistent.unset().isEmpty())) {
      ObjectNode said = json.putObject("persistentDisposition");
      texts(said, "set", persistent.set());
      texts(said, "unset", persistent.unset());
    }
    place(json, "readPoint", event.readPoint());
    place(json, "bizLocation", event.bizLocation());
    references(json, "bizTransactionList", "bizTransaction", event.bizTransactionList());
    references(json, "sourceList", "source", event.sourceList());
    references(json, "destinationList", "destination", event.destinationList());
    if (!event.more().isEmpty()) {
      Rest.add(json, Codec.JSON.readTree(event.more()));
    }
    return json;
  }

  /// Says in an event that it was in error.
  static void declare(ObjectNode json, EpcisEvent event, ErrorDeclaration declaration) {
    ObjectNode said = json.putObject("errorDeclaration");
    said.put("declarationTime", time(declaration.declarationTime(), event));
    text(said, "reason", declaration.reason());
    texts(said, "correctiveEventIDs", declaration.correctiveEventIDs());
  }

  private static String time(long millis, EpcisEvent event) {
    return TIME.format(
        Instant.ofEpochMilli(millis).atOffset(ZoneOffset.of(event.eventTimeZoneOffset())));
  }

  private static void things(ObjectNode json, EpcisEvent event) {
    boolean children = EventJson.hasChildren(event.kind());
    text(json, "parentID", event.parentID());
    texts(json, children ? "childEPCs" : "epcList", event.epcList());
    quantities(json, children ? "childQuantityList" : "quantityList", event.quantityList());
    texts(json, "inputEPCList", event.inputEPCList());
    quantities(json, "inputQuantityList", event.inputQuantityList());
    texts(json, "outputEPCList", event.outputEPCList());
    quantities(json, "outputQuantityList", event.outputQuantityList());
    text(json, "transformationID", event.transformationID());
  }

  private static void text(ObjectNode json, String name, String text) {
    if (!text.isEmpty()) {
      json.put(name, text);
    }
  }

  private static void texts(ObjectNode json, String name, List<String> texts) {
    if (!texts.isEmpty()) {
      ArrayNode list = json.putArray(name);
      texts.forEach(list::add);
    }
  }

  private static void place(ObjectNode json, String name, String place) {
    if (!place.isEmpty()) {
      json.putObject(name).put("id", place);
    }
  }

  private static void quantities(ObjectNode json, String name, List<Quantity> quantities) {
    if (quantities.isEmpty()) {
      return;
    }
    ArrayNode list = json.putArray(name);
    for (Quantity quantity : quantities) {
      ObjectNode one = list.addObject().put("epcClass", quantity.epcClass());
      if (!quantity.quantity().isEmpty()) {
        one.put("quantity", new BigDecimal(quantity.quantity()));
      }
      text(one, "uom", quantity.uom());
    }
  }

  private static void references(
      ObjectNode json, String name, String id, List<Reference> references) {
    if (references.isEmpty()) {
      return;
    }
    ArrayNode list = json.putArray(name);
    for (Reference reference : references) {
      ObjectNode one = list.addObject();
      text(one, "type", reference.type());
      one.put(id, reference.id());
    }
  }
}
