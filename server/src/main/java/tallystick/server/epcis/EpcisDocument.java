package tallystick.server.epcis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tallystick.kernel.Codec;
import tallystick.kernel.Malformed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Documents of EPCIS 2.0 in JSON-LD: they hold events, and say in `@context` what prefixes mean.
///
/// An event is kept by itself, so it takes along what its document's context says beyond the
/// standard's. Contexts elsewhere are never fetched; one that is not the standard's is refused.
final class EpcisDocument {
  /// The standard's context, by the name under which we give it.
  static final String STANDARD = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld";

  /// Events of one document.
  static final int MAX_EVENTS = 10_000;

  private static final String CONTEXT = "@context";

  private static final Set<String> KNOWN =
      Set.of(
          STANDARD,
          "https://ref.gs1.org/standards/epcis/epcis-context.jsonld",
          "https://gs1.github.io/EPCIS/epcis-context.jsonld");

  private EpcisDocument() {}

  /// An event as it was sent.
  ///
  /// @param pointer where it is in what was sent
  record Sent(String pointer, ObjectNode json) {}

  /// The events of a document, each with the context that it needs. An event without `eventID` gets
  /// its hash id, which follows from what it says, so that the same document sent again is the same
  /// events.
  ///
  /// @param document an `EPCISDocument`, or an `EPCISQueryDocument` with results
  /// @throws Malformed when it is neither; `too-many-events` when there are more than are taken
  static List<Sent> events(JsonNode document) {
    Fields fields = new Fields(document, "");
    Fields body = fields.object("epcisBody");
    Fields holder =
        switch (fields.required("type")) {
          case "EPCISDocument" -> body;
          case "EPCISQueryDocument" -> body.object("queryResults").object("resultsBody");
          case String other ->
              throw fields.wrong("type", "must be EPCISDocument or EPCISQueryDocument");
        };
    if (!fields.required("schemaVersion").startsWith("2.")) {
      throw fields.wrong("schemaVersion", "must be 2.0");
    }
    List<JsonNode> context = own(fields);
    List<Fields> events = holder.objects("eventList");
    if (events.isEmpty()) {
      throw holder.wrong("eventList", "must have events");
    }
    if (events.size() > MAX_EVENTS) {
      throw new Malformed(
          "too-many-events",
          holder.pointer() + "/eventList",
          "There are %d events: send at most %d at once.".formatted(events.size(), MAX_EVENTS));
    }
    return events.stream().map(event -> event(event, context)).toList();
  }

  /// An event that came by itself.
  static Sent event(JsonNode event) {
    return event(new Fields(event, ""), List.of());
  }

  private static Sent event(Fields event, List<JsonNode> outer) {
    ObjectNode json = (ObjectNode) event.json().deepCopy();
    List<JsonNode> context = new ArrayList<>(outer);
    own(event).stream().filter(one -> !context.contains(one)).forEach(context::add);
    json.remove(CONTEXT);
    if (!context.isEmpty()) {
      json.putArray(CONTEXT).addAll(context);
    }
    if (!json.has("eventID")) {
      json.put("eventID", EventHash.id(json));
    }
    return new Sent(event.pointer(), json);
  }

  /// What a context says beyond the standard's.
  private static List<JsonNode> own(Fields holder) {
    JsonNode context = holder.json().path(CONTEXT);
    List<JsonNode> all = new ArrayList<>();
    (context.isArray() ? context.values() : List.of(context))
        .forEach(one -> {
          if (one.isObject()) {
            all.add(one);
          } else if (!one.isMissingNode() && !KNOWN.contains(one.asString(""))) {
            throw holder.wrong(
                CONTEXT, "must be " + STANDARD + ", and objects that say what prefixes mean");
          }
        });
    return all;
  }

  /// Events as an answer to a query.
  ///
  /// @param events as [EventText] writes them
  static ObjectNode answer(String query, Instant now, List<ObjectNode> events) {
    ObjectNode document = Codec.JSON.createObjectNode();
    ArrayNode context = document.putArray(CONTEXT).add(STANDARD);
    lift(events).forEach(context::add);
    document.put("type", "EPCISQueryDocument");
    document.put("schemaVersion", "2.0");
    document.put("creationDate", now.toString());
    ObjectNode results = document.putObject("epcisBody").putObject("queryResults");
    results.put("queryName", query);
    results.putObject("resultsBody").putArray("eventList").addAll(events);
    return document;
  }

  /// Takes the context that all events have out of them; if they differ, each keeps its own.
  private static JsonNode lift(List<ObjectNode> events) {
    ArrayNode lifted = Codec.JSON.createArrayNode();
    if (events.isEmpty()) {
      return lifted;
    }
    JsonNode first = events.getFirst().path(CONTEXT);
    if (first.isMissingNode() || !events.stream().allMatch(e -> first.equals(e.path(CONTEXT)))) {
      return lifted;
    }
    events.forEach(event -> event.remove(CONTEXT));
    // What was signed elsewhere may have one instead of a list.
    return first.isArray() ? first : lifted.add(first);
  }
}
