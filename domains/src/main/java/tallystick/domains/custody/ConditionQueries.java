package tallystick.domains.custody;

import static tallystick.kernel.Permission.ANYONE;

import java.util.List;
import tallystick.kernel.Query;
import tallystick.kernel.Query.Param;

/// In what conditions a thing or lot was, and what papers there are of it.
final class ConditionQueries {
  /// Where something was, and in what: from each event that says so until the next, but for when it
  /// was leaving. A device may be at a place, or travel in a thing: then that is its place.
  private static final String STAYS =
      """
      , seen AS (
        SELECT m.cursor, coalesce(e.event_time, a.time) AS time, CASE
          WHEN e.biz_step ~ '(^|[:/-])departing$' THEN ''
          ELSE coalesce(nullif(e.biz_location, ''), nullif(e.read_point, ''), a.place, '') END
          AS place
        FROM around r
        JOIN custody.mentions m
          ON m.key = r.thing AND m.cursor >= r.since AND m.cursor < r.until
        LEFT JOIN custody.events e ON e.cursor = m.cursor
        LEFT JOIN custody.answers a ON a.cursor = m.cursor AND a.what = 'ACCEPTED'
        WHERE (e.cursor IS NOT NULL OR a.cursor IS NOT NULL)
          AND NOT EXISTS (SELECT 1 FROM custody.errors x WHERE x.event_id = e.event_id)),
      stays AS (
        SELECT place, time AS since, coalesce(lead(time) OVER (ORDER BY time, cursor),
          9223372036854775807) AS until FROM seen),
      readings AS (
        SELECT DISTINCT b.batch, b.device, b.place, b."from", b.until, b.channels
        FROM stays s JOIN devices.batches b
          ON b.place = s.place AND b.until >= s.since AND b."from" < s.until
        WHERE s.place <> ''
        UNION
        SELECT b.batch, b.device, b.place, b."from", b.until, b.channels
        FROM around r JOIN devices.batches b
          ON b.place = r.thing AND b.cursor >= r.since AND b.cursor < r.until)
      """;

  static final Query<ConditionRow> CONDITIONS =
      Query.page(
          ANYONE,
          "conditions",
          "Extremes of what devices measured where a thing or lot was, or in what it was packed,"
              + " with their alarms; by device and channel.",
          ConditionRow.class,
          TraceQueries.AROUND
              + STAYS
              + """
              SELECT g.device, coalesce(d.label, '') AS label, g.place,
                coalesce(p.name, '') AS place_name, g.channel, g.minimum, g.maximum, g.since,
                g.until, g.batches, (SELECT count(*) FROM devices.alarms a
                  WHERE a.device = g.device AND a.channel = g.channel AND a.since <= g.until
                    AND (a.cleared = 0 OR a.cleared >= g.since)) AS alarms
              FROM (
                SELECT r.device, r.place, c ->> 'name' AS channel,
                  min((c ->> 'minimum')::bigint) AS minimum,
                  max((c ->> 'maximum')::bigint) AS maximum, min(r."from") AS since,
                  max(r.until) AS until, count(*) AS batches
                FROM readings r CROSS JOIN LATERAL jsonb_array_elements(r.channels) c
                GROUP BY r.device, r.place, c ->> 'name') g
              LEFT JOIN devices.devices d ON d.device = g.device
              LEFT JOIN custody.places p ON p.place = g.place
              ORDER BY g.since, g.device, g.place, g.channel LIMIT :limit OFFSET :offset\
              """,
          Param.required("thing", "key of a thing or lot"));

  static final Query<DocumentRow> DOCUMENTS =
      Query.page(
          ANYONE,
          "documents",
          "Papers and pictures of hand-overs in which a thing or lot was, also inside of something,"
              + " and of its product.",
          DocumentRow.class,
          TraceQueries.AROUND
              + """
              , papers AS (
                SELECT DISTINCT h.cursor, h.document AS file, 'HAND_OVER' AS kind, h.note,
                  h.giver AS by, h.offered AS time, h.action
                FROM around r
                JOIN custody.mentions m
                  ON m.key = r.thing AND m.cursor >= r.since AND m.cursor < r.until
                JOIN custody.answers a ON a.cursor = m.cursor
                JOIN custody.handovers h ON h.hand_over = a.hand_over
                WHERE h.document <> ''
                UNION
                SELECT DISTINCT h.cursor, h.picture, 'REFUSAL', h.reason, h.receiver, h.answered,
                  h.answer
                FROM around r
                JOIN custody.mentions m
                  ON m.key = r.thing AND m.cursor >= r.since AND m.cursor < r.until
                JOIN custody.answers a ON a.cursor = m.cursor
                JOIN custody.handovers h ON h.hand_over = a.hand_over
                WHERE h.picture <> ''
                UNION
                SELECT p.cursor, f.file, 'PRODUCT', p.name, p.owner, p.time, p.action
                FROM custody.products p
                CROSS JOIN LATERAL jsonb_array_elements_text(p.pictures) f(file)
                WHERE p.product = regexp_replace(:thing, '^(01/[0-9]+)/.*', '\\1'))
              SELECT d.cursor, d.file, d.kind, d.note, d.by, coalesce(w.name, d.by) AS by_name,
                d.time, d.action
              FROM papers d LEFT JOIN identity.principals w ON w.principal = d.by
              ORDER BY d.cursor DESC, d.kind, d.file LIMIT :limit OFFSET :offset\
              """,
          Param.required("thing", "key of a thing or lot"));

  static final List<Query<?>> ALL = List.of(CONDITIONS, DOCUMENTS);

  private ConditionQueries() {}

  /// What a device measured of a channel: thousandths of its unit, at a place or in a thing,
  /// between two of the device's times.
  record ConditionRow(
      String device,
      String label,
      String place,
      String placeName,
      String channel,
      long minimum,
      long maximum,
      long since,
      long until,
      long batches,
      long alarms) {}

  /// A file, by `sha256:<hex>` or an address; `kind` is HAND_OVER, REFUSAL or PRODUCT.
  record DocumentRow(
      long cursor,
      String file,
      String kind,
      String note,
      String by,
      String byName,
      long time,
      String action) {}
}
