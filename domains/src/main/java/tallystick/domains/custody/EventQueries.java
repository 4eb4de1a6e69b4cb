package tallystick.domains.custody;

import static tallystick.kernel.Permission.ANYONE;

import java.util.Arrays;
import java.util.List;
import tallystick.kernel.Query;
import tallystick.kernel.Query.Param;

/// Questions about events, by the parameters of EPCIS's simple event query (GS1 EPCIS Standard,
/// 8.2.7.1), under its names. Where that takes a list, elements are joined by `|`; things, classes
/// and places are given by their keys, times in milliseconds since 1970.
final class EventQueries {
  private static final String EVENTS =
      """
      SELECT e.cursor, e.event_id, e.by, coalesce(w.name, e.by) AS by_name, e.record_time, e.event,
        x.event_id IS NOT NULL AS erroneous, coalesce(x.declaration_time, 0) AS declaration_time,
        coalesce(x.reason, '') AS reason, coalesce(x.corrections, '[]') AS corrections, e.action
      FROM custody.events e
      LEFT JOIN custody.errors x ON x.event_id = e.event_id
      LEFT JOIN identity.principals w ON w.principal = e.by
      """;

  private static final String CONDITIONS =
      within("kind", "eventType")
          + within("deed", "EQ_action")
          + from("event_time", "GE_eventTime")
          + until("event_time", "LT_eventTime")
          + from("record_time", "GE_recordTime")
          + until("record_time", "LT_recordTime")
          + within("biz_step", "EQ_bizStep")
          + within("disposition", "EQ_disposition")
          + within("read_point", "EQ_readPoint")
          + within("biz_location", "EQ_bizLocation")
          + inside("read_point", "WD_readPoint")
          + inside("biz_location", "WD_bizLocation")
          + within("transformation_id", "EQ_transformationID")
          + within("event_id", "EQ_eventID")
          + within("by", "EQ_userID")
          + names("MATCH_epc", "'EPC'")
          + names("MATCH_parentID", "'PARENT'")
          + names("MATCH_inputEPC", "'INPUT'")
          + names("MATCH_outputEPC", "'OUTPUT'")
          + names("MATCH_anyEPC", "'EPC', 'PARENT', 'INPUT', 'OUTPUT'")
          + names("MATCH_epcClass", "'CLASS'")
          + names("MATCH_inputEPCClass", "'INPUT_CLASS'")
          + names("MATCH_outputEPCClass", "'OUTPUT_CLASS'")
          + names("MATCH_anyEPCClass", "'CLASS', 'INPUT_CLASS', 'OUTPUT_CLASS'")
          + lists("EQ_bizTransaction", "bizTransactionList")
          + lists("EQ_source", "sourceList")
          + lists("EQ_destination", "destinationList")
          + dispositions("EQ_persistentDisposition_set", "set")
          + dispositions("EQ_persistentDisposition_unset", "unset")
          + " AND (:EXISTS_errorDeclaration::text IS NULL OR x.event_id IS NOT NULL)"
          + " AND (:EQ_errorReason::text IS NULL"
          + " OR x.reason = ANY (string_to_array(:EQ_errorReason, '|')))"
          + " AND (:EQ_correctiveEventID::text IS NULL"
          + " OR jsonb_exists_any(x.corrections, string_to_array(:EQ_correctiveEventID, '|')))"
          + " AND (:GE_errorDeclarationTime::bigint IS NULL"
          + " OR x.declaration_time >= :GE_errorDeclarationTime)"
          + " AND (:LT_errorDeclarationTime::bigint IS NULL"
          + " OR x.declaration_time < :LT_errorDeclarationTime)";

  private static final Param[] PARAMS = {
    Param.optional("eventType", "OBJECT, AGGREGATION, TRANSACTION, TRANSFORMATION, …"),
    Param.optional("EQ_action", "ADD, OBSERVE or DELETE"),
    Param.number("GE_eventTime", "happened at or after"),
    Param.number("LT_eventTime", "happened before"),
    Param.number("GE_recordTime", "recorded at or after"),
    Param.number("LT_recordTime", "recorded before"),
    Param.optional("EQ_bizStep", "business steps, as events say them"),
    Param.optional("EQ_disposition", "dispositions, as events say them"),
    Param.optional("EQ_readPoint", "read points"),
    Param.optional("EQ_bizLocation", "business locations"),
    Param.optional("WD_readPoint", "read points, or places in them"),
    Param.optional("WD_bizLocation", "business locations, or places in them"),
    Param.optional("EQ_transformationID", "transformations, as events say them"),
    Param.optional("EQ_eventID", "event ids"),
    Param.optional("EQ_userID", "principals who recorded"),
    Param.optional("MATCH_epc", "things"),
    Param.optional("MATCH_parentID", "containers"),
    Param.optional("MATCH_inputEPC", "things that went in"),
    Param.optional("MATCH_outputEPC", "things that came out"),
    Param.optional("MATCH_anyEPC", "things, in whatever role"),
    Param.optional("MATCH_epcClass", "classes"),
    Param.optional("MATCH_inputEPCClass", "classes that went in"),
    Param.optional("MATCH_outputEPCClass", "classes that came out"),
    Param.optional("MATCH_anyEPCClass", "classes, in whatever role"),
    Param.optional("EQ_bizTransaction", "business transactions, or type, space and id"),
    Param.optional("EQ_source", "sources, or type, space and id"),
    Param.optional("EQ_destination", "destinations, or type, space and id"),
    Param.optional("EQ_persistentDisposition_set", "dispositions that are set"),
    Param.optional("EQ_persistentDisposition_unset", "dispositions that are unset"),
    Param.optional("EXISTS_errorDeclaration", "anything: in error only"),
    Param.optional("EQ_errorReason", "reasons of errors"),
    Param.optional("EQ_correctiveEventID", "ids of corrective events"),
    Param.number("GE_errorDeclarationTime", "declared in error at or after"),
    Param.number("LT_errorDeclarationTime", "declared in error before")
  };

  static final Query<EventCard> ALL_EVENTS =
      events(
          "events",
          "EPCIS events, last recorded first.",
          "e.cursor < :before",
          "e.cursor DESC LIMIT :limit");

  static final Query<EventCard> FIRST_RECORDED =
      events(
          "events-first-recorded",
          "EPCIS events, first recorded first.",
          "true",
          "e.cursor LIMIT :limit OFFSET :offset");

  static final Query<EventCard> LAST_HAPPENED =
      events(
          "events-last-happened",
          "EPCIS events, latest first.",
          "true",
          "e.event_time DESC, e.cursor DESC LIMIT :limit OFFSET :offset");

  static final Query<EventCard> FIRST_HAPPENED =
      events(
          "events-first-happened",
          "EPCIS events, earliest first.",
          "true",
          "e.event_time, e.cursor LIMIT :limit OFFSET :offset");

  static final Query<EventCard> SINCE =
      Query.page(
          ANYONE,
          "events-since",
          "EPCIS events recorded beyond one cursor and up to another, first recorded first.",
          EventCard.class,
          EVENTS
              + "WHERE e.cursor > :after AND e.cursor <= :until"
              + CONDITIONS
              + " ORDER BY e.cursor LIMIT :limit OFFSET :offset",
          between());

  static final Query<EventCard> EVENT =
      Query.one(
          ANYONE,
          "event",
          "One EPCIS event.",
          EventCard.class,
          EVENTS + "WHERE e.event_id = :eventID",
          Param.required("eventID", "its id"));

  static final List<Query<?>> ALL =
      List.of(ALL_EVENTS, FIRST_RECORDED, LAST_HAPPENED, FIRST_HAPPENED, SINCE, EVENT);

  private EventQueries() {}

  private static Query<EventCard> events(String name, String summary, String from, String order) {
    String sql = EVENTS + "WHERE " + from + CONDITIONS + " ORDER BY " + order;
    return Query.page(ANYONE, name, summary, EventCard.class, sql, PARAMS);
  }

  private static Param[] between() {
    Param[] all = Arrays.copyOf(PARAMS, PARAMS.length + 2);
    all[PARAMS.length] = Param.requiredNumber("after", "cursor of the last event that is known");
    all[PARAMS.length + 1] = Param.requiredNumber("until", "cursor of the last event that counts");
    return all;
  }

  private static String within(String column, String parameter) {
    return " AND (:%2$s::text IS NULL OR e.\"%1$s\" = ANY (string_to_array(:%2$s, '|')))"
        .formatted(column, parameter);
  }

  private static String from(String column, String parameter) {
    return " AND (:%2$s::bigint IS NULL OR e.%1$s >= :%2$s)".formatted(column, parameter);
  }

  private static String until(String column, String parameter) {
    return " AND (:%2$s::bigint IS NULL OR e.%1$s < :%2$s)".formatted(column, parameter);
  }

  /// In places that are described as part of others, however deep.
  private static String inside(String column, String parameter) {
    return """
    AND (:%2$s::text IS NULL OR e.%1$s = ANY (ARRAY(
     WITH RECURSIVE inner_places AS (
       SELECT unnest(string_to_array(:%2$s, '|')) AS place
       UNION
       SELECT p.place FROM inner_places o JOIN custody.places p ON p.part_of = o.place)
     SELECT place FROM inner_places)))\
    """
        .formatted(column, parameter);
  }

  /// Rows are found by the index on their cursors: as a list that is made first, and not as a
  /// subquery, which PostgreSQL would look into for each row as it stands under `OR`.
  private static String names(String parameter, String roles) {
    return """
    AND (:%1$s::text IS NULL OR e.cursor = ANY (ARRAY(
     SELECT m.cursor FROM custody.mentions m
     WHERE m.key = ANY (string_to_array(:%1$s, '|')) AND m.role IN (%2$s))))\
    """
        .formatted(parameter, roles);
  }

  private static String lists(String parameter, String list) {
    return """
    AND (:%1$s::text IS NULL OR EXISTS (
     SELECT 1 FROM jsonb_array_elements(e.event -> '%2$s') r
     WHERE r ->> 'id' = ANY (string_to_array(:%1$s, '|'))
       OR (r ->> 'type') || ' ' || (r ->> 'id') = ANY (string_to_array(:%1$s, '|'))))\
    """
        .formatted(parameter, list);
  }

  private static String dispositions(String parameter, String list) {
    return """
    AND (:%1$s::text IS NULL OR jsonb_exists_any(
     e.event -> 'persistentDisposition' -> '%2$s', string_to_array(:%1$s, '|')))\
    """
        .formatted(parameter, list);
  }

  /// An event as it was recorded; if it was in error, when that was declared, why, and the ids of
  /// the events that correct it.
  record EventCard(
      long cursor,
      String eventId,
      String by,
      String byName,
      long recordTime,
      EpcisEvent event,
      boolean erroneous,
      long declarationTime,
      String reason,
      List<String> corrections,
      String action) {}
}
