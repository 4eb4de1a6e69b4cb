package tallystick.server.epcis;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tallystick.domains.custody.EpcisEvent;
import tallystick.domains.custody.EpcisEvent.Deed;
import tallystick.domains.custody.EpcisEvent.ErrorDeclaration;
import tallystick.domains.custody.EpcisEvent.Kind;
import tallystick.domains.custody.EpcisEvent.Persistent;
import tallystick.domains.custody.EpcisEvent.Quantity;
import tallystick.domains.custody.EpcisEvent.Reference;
import tallystick.kernel.Malformed;
import tools.jackson.databind.JsonNode;

/// Events as they come in: JSON of EPCIS 2.0 (GS1 EPCIS Standard, 9.3 and 10) becomes the record
/// that is signed. What the record has no words for goes into its `more`; [EventText] is the way
/// back.
final class EventJson {
  /// When what is made expires (CBV 2.0, 9.2.1).
  private static final String EXPIRY = "cbvmda:itemExpirationDate";

  private static final Set<String> OF_ALL =
      Set.of(
          "@context",
          "type",
          "eventID",
          "eventTime",
          "eventTimeZoneOffset",
          "recordTime",
          "errorDeclaration",
          "certificationInfo",
          "bizStep",
          "disposition",
          "persistentDisposition",
          "readPoint",
          "bizLocation",
          "bizTransactionList",
          "sourceList",
          "destinationList",
          "sensorElementList");

  private static final Set<String> OF_OBJECTS = Set.of("action", "epcList", "quantityList", "ilmd");
  private static final Set<String> OF_PARENTS =
      Set.of("action", "parentID", "childEPCs", "childQuantityList");
  private static final Set<String> OF_TRANSACTIONS =
      Set.of("action", "parentID", "epcList", "quantityList");
  private static final Set<String> OF_TRANSFORMATIONS =
      Set.of(
          "inputEPCList",
          "inputQuantityList",
          "outputEPCList",
          "outputQuantityList",
          "transformationID",
          "ilmd");

  private static final Map<String, String> CHILDREN =
      Map.of("epcList", "childEPCs", "quantityList", "childQuantityList");

  private EventJson() {}

  /// Reads an event.
  ///
  /// @param pointer where it is in what was sent
  /// @throws Malformed `invalid-field` with the place that is wrong
  static EpcisEvent read(JsonNode json, String pointer) {
    Fields event = new Fields(json, pointer);
    Kind kind = kind(event);
    requireNames(event, kind);
    EpcisEvent said = read(event, kind, "");
    JsonNode rest = Rest.of(json, EventText.write(said));
    if (rest.isEmpty()) {
      return said;
    }
    String more = rest.toString();
    if (more.length() > EpcisEvent.MAX_MORE) {
      throw new Malformed(
          "invalid-field",
          pointer,
          "Sensor elements, master data and extensions of an event have at most %d characters."
              .formatted(EpcisEvent.MAX_MORE));
    }
    return read(event, kind, more);
  }

  /// What the standard calls a kind.
  static String type(Kind kind) {
    String name = kind.name();
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT) + "Event";
  }

  /// Whether events of this kind call their things children.
  static boolean hasChildren(Kind kind) {
    return kind == Kind.AGGREGATION || kind == Kind.ASSOCIATION;
  }

  private static Kind kind(Fields event) {
    String type = event.required("type");
    for (Kind kind : Kind.values()) {
      if (type(kind).equals(type)) {
        return kind;
      }
    }
    throw event.wrong(
        "type",
        "must be one of "
            + Stream.of(Kind.values()).map(EventJson::type).collect(Collectors.joining(", ")));
  }

  /// A name without prefix is the standard's, or a mistake that would go unseen.
  private static void requireNames(Fields event, Kind kind) {
    Set<String> own =
        switch (kind) {
          case OBJECT -> OF_OBJECTS;
          case AGGREGATION, ASSOCIATION -> OF_PARENTS;
          case TRANSACTION -> OF_TRANSACTIONS;
          case TRANSFORMATION -> OF_TRANSFORMATIONS;
        };
    for (String name : event.json().propertyNames()) {
      if (!OF_ALL.contains(name) && !own.contains(name) && name.indexOf(':') < 1) {
        throw event.wrong(
            name, "is no field of " + type(kind) + "; names of extensions have a prefix");
      }
    }
  }

  private static EpcisEvent read(Fields event, Kind kind, String more) {
    return event.made(
        () -> record(event, kind, more),
        name -> hasChildren(kind) ? CHILDREN.getOrDefault(name, name) : name);
  }

  private static EpcisEvent record(Fields event, Kind kind, String more) {
    OffsetDateTime time = event.time("eventTime");
    boolean children = hasChildren(kind);
    return new EpcisEvent(
        kind,
        event.required("eventID"),
        deed(event, kind),
        time.toInstant().toEpochMilli(),
        event.required("eventTimeZoneOffset"),
        event.text("parentID"),
        event.texts(children ? "childEPCs" : "epcList"),
        quantities(event, children ? "childQuantityList" : "quantityList"),
        event.texts("inputEPCList"),
        quantities(event, "inputQuantityList"),
        event.texts("outputEPCList"),
        quantities(event, "outputQuantityList"),
        event.text("transformationID"),
        event.text("bizStep"),
        event.text("disposition"),
        persistent(event.object("persistentDisposition")),
        place(event, "readPoint"),
        place(event, "bizLocation"),
        references(event, "bizTransactionList", "bizTransaction"),
        references(event, "sourceList", "source"),
        references(event, "destinationList", "destination"),
        expiry(event, time.getOffset()),
        more,
        event.has("errorDeclaration")
            ? declaration(event.object("errorDeclaration"))
            : ErrorDeclaration.NONE);
  }

  private static Deed deed(Fields event, Kind kind) {
    if (kind == Kind.TRANSFORMATION) {
      return Deed.NONE;
    }
    return switch (event.required("action")) {
      case "ADD" -> Deed.ADD;
      case "OBSERVE" -> Deed.OBSERVE;
      case "DELETE" -> Deed.DELETE;
      case String other -> throw event.wrong("action", "must be ADD, OBSERVE or DELETE");
    };
  }

  private static List<Quantity> quantities(Fields event, String name) {
    List<Quantity> all = new ArrayList<>();
    for (Fields one : event.objects(name)) {
      all.add(
          one.made(() ->
              new Quantity(one.required("epcClass"), one.decimal("quantity"), one.text("uom"))));
    }
    return all;
  }

  private static List<Reference> references(Fields event, String name, String id) {
    List<Reference> all = new ArrayList<>();
    for (Fields one : event.objects(name)) {
      boolean typed = !id.equals("bizTransaction");
      String type = typed ? one.required("type") : one.text("type");
      all.add(one.made(() -> new Reference(type, one.required(id))));
    }
    return all;
  }

  private static Persistent persistent(Fields said) {
    return said.made(() -> new Persistent(said.texts("set"), said.texts("unset")));
  }

  private static String place(Fields event, String name) {
    return event.has(name) ? event.object(name).required("id") : "";
  }

  private static ErrorDeclaration declaration(Fields said) {
    return said.made(() ->
        new ErrorDeclaration(
            said.time("declarationTime").toInstant().toEpochMilli(),
            said.text("reason"),
            said.texts("correctiveEventIDs")));
  }

  /// A day begins where the event was.
  private static long expiry(Fields event, ZoneOffset offset) {
    Fields data = event.object("ilmd");
    if (!data.has(EXPIRY)) {
      return 0;
    }
    String text = data.required(EXPIRY);
    try {
      return text.indexOf('T') < 0
          ? LocalDate.parse(text).atStartOfDay(offset).toInstant().toEpochMilli()
          : data.time(EXPIRY).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      throw data.wrong(EXPIRY, "must be a date, as 2026-05-01, or a time with its offset");
    }
  }
}
