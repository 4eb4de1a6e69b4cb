package tallystick.domains.custody;

import java.util.List;
import tallystick.domains.custody.CustodyEvent.ErrorDeclared;
import tallystick.domains.custody.CustodyEvent.EventRecorded;
import tallystick.domains.custody.CustodyEvent.ThingRow;
import tallystick.domains.custody.CustodyEvent.ThingsChanged;
import tallystick.domains.custody.EpcisEvent.ErrorDeclaration;
import tallystick.domains.custody.EpcisEvent.Quantity;
import tallystick.kernel.At;
import tallystick.kernel.View;
import tallystick.kernel.ViewWriter;

/// Things and events as rows.
final class ThingViews {
  static final View<ThingState> THINGS = new View<>("custody.things", ThingState.class, "thing");
  static final View<PackingRow> PACKINGS = new View<>("custody.packings", PackingRow.class, "id");
  static final View<EventRow> EVENTS = new View<>("custody.events", EventRow.class, "cursor");
  static final View<MentionRow> MENTIONS = new View<>("custody.mentions", MentionRow.class, "id");
  static final View<EdgeRow> EDGES = new View<>("custody.edges", EdgeRow.class, "id");
  static final View<ErrorRow> ERRORS = new View<>("custody.errors", ErrorRow.class, "eventId");

  private ThingViews() {}

  /// A thing; holder and place are empty while it is packed.
  record ThingState(
      String thing,
      String classKey,
      String product,
      String holder,
      String place,
      String parent,
      int children,
      String status,
      String handOver,
      long time,
      String action,
      long cursor) {}

  /// From here on, until its next row, a thing is packed in another, or in nothing.
  record PackingRow(String id, String thing, String parent, long cursor) {}

  /// An event of EPCIS, whole and by what it is asked for; places are keys.
  record EventRow(
      long cursor,
      String eventId,
      String by,
      String kind,
      String deed,
      long eventTime,
      long recordTime,
      String parent,
      String bizStep,
      String disposition,
      String readPoint,
      String bizLocation,
      String transformationId,
      EpcisEvent event,
      String action) {}

  /// That an event or a step of a hand-over names a thing or class; `role` is EPC, PARENT, INPUT,
  /// OUTPUT, CLASS, INPUT_CLASS, OUTPUT_CLASS or HAND_OVER.
  record MentionRow(String id, String key, String role, long cursor) {}

  /// An input (`side` IN) or output (OUT) of a transformation, of which several events may tell.
  /// `quantity` is as the event says it, empty of a thing.
  record EdgeRow(
      String id, String transformation, String side, String key, String quantity, long cursor) {}

  /// That an event was in error.
  record ErrorRow(
      String eventId,
      String by,
      long declarationTime,
      String reason,
      List<String> corrections,
      long time,
      String action,
      long cursor) {}

  static void changed(ThingsChanged e, At at, ViewWriter out) {
    for (ThingRow row : e.things()) {
      out.put(
          THINGS,
          new ThingState(
              row.thing(),
              row.classKey(),
              row.classKey().isEmpty() ? "" : Epc.product(row.classKey()),
              row.holder(),
              row.place(),
              row.parent(),
              row.children(),
              row.status(),
              row.handOver(),
              at.time(),
              at.action(),
              at.cursor()));
      if (!row.parent().equals(row.was())) {
        String id = at.cursor() + "|" + row.thing();
        out.put(PACKINGS, new PackingRow(id, row.thing(), row.parent(), at.cursor()));
      }
    }
  }

  static void recorded(EventRecorded e, At at, ViewWriter out) {
    EpcisEvent event = e.event();
    out.put(
        EVENTS,
        new EventRow(
            at.cursor(),
            event.eventID(),
            e.by(),
            event.kind().name(),
            event.action().name(),
            event.eventTime(),
            at.time(),
            event.parentID().isEmpty() ? "" : Epc.of(event.parentID()).key(),
            event.bizStep(),
            event.disposition(),
            Epc.placeKey(event.readPoint()),
            Epc.placeKey(event.bizLocation()),
            event.transformationID(),
            event,
            at.action()));
    if (!event.parentID().isEmpty()) {
      mention("PARENT", List.of(event.parentID()), at, out);
    }
    mention("EPC", event.epcList(), at, out);
    mention("INPUT", event.inputEPCList(), at, out);
    mention("OUTPUT", event.outputEPCList(), at, out);
    mention("CLASS", classes(event.quantityList()), at, out);
    mention("INPUT_CLASS", classes(event.inputQuantityList()), at, out);
    mention("OUTPUT_CLASS", classes(event.outputQuantityList()), at, out);
    ErrorDeclaration error = event.errorDeclaration();
    if (event.isErroneous()) {
      declared(
          new ErrorDeclared(
              event.eventID(),
              e.by(),
              error.declarationTime(),
              error.reason(),
              error.correctiveEventIDs()),
          at,
          out);
      return;
    }
    // Whose transformation it is belongs to its name: others may use the same.
    String id = event.transformationID();
    String transformation = e.by() + "/" + (id.isEmpty() ? event.eventID() : id);
    things(transformation, "IN", event.inputEPCList(), at, out);
    amounts(transformation, "IN", event.inputQuantityList(), at, out);
    things(transformation, "OUT", event.outputEPCList(), at, out);
    amounts(transformation, "OUT", event.outputQuantityList(), at, out);
  }

  private static List<String> classes(List<Quantity> quantities) {
    return quantities.stream().map(Quantity::epcClass).toList();
  }

  private static void mention(String role, List<String> epcs, At at, ViewWriter out) {
    for (String epc : epcs) {
      mentionKey(role, Epc.of(epc).key(), at, out);
    }
  }

  private static void mentionKey(String role, String key, At at, ViewWriter out) {
    String id = at.cursor() + "|" + role + "|" + key;
    out.put(MENTIONS, new MentionRow(id, key, role, at.cursor()));
  }

  /// What a hand-over is about, by keys.
  static void mention(List<String> items, List<String> classes, At at, ViewWriter out) {
    items.forEach(key -> mentionKey("HAND_OVER", key, at, out));
    classes.forEach(key -> mentionKey("HAND_OVER", key, at, out));
  }

  private static void things(
      String transformation, String side, List<String> epcs, At at, ViewWriter out) {
    epcs.forEach(epc -> edge(transformation, side, epc, "", at, out));
  }

  private static void amounts(
      String transformation, String side, List<Quantity> amounts, At at, ViewWriter out) {
    amounts.forEach(one -> edge(transformation, side, one.epcClass(), one.quantity(), at, out));
  }

  private static void edge(
      String transformation, String side, String epc, String quantity, At at, ViewWriter out) {
    String key = Epc.of(epc).key();
    String id = at.cursor() + "|" + side + "|" + key;
    out.put(EDGES, new EdgeRow(id, transformation, side, key, quantity, at.cursor()));
  }

  static void declared(ErrorDeclared e, At at, ViewWriter out) {
    out.put(
        ERRORS,
        new ErrorRow(
            e.eventID(),
            e.by(),
            e.declarationTime(),
            e.reason(),
            e.corrections(),
            at.time(),
            at.action(),
            at.cursor()));
  }
}
