package tallystick.domains.custody;

import static tallystick.kernel.Permission.ANYONE;

import java.util.List;
import tallystick.kernel.Query;
import tallystick.kernel.Query.Param;

/// Where things come from and where they went: what happened to one, what it was made of, and what
/// was made of it. Each walks at most ten steps.
final class TraceQueries {
  /// A thing and what it was packed in, each with the cursors between which that counts.
  static final String AROUND =
      """
      WITH RECURSIVE around AS (
        SELECT :thing::text AS thing, 0::bigint AS since, 9223372036854775807::bigint AS until,
          0 AS depth
        UNION ALL
        SELECT p.parent, greatest(a.since, p.cursor), least(a.until, n.cursor), a.depth + 1
        FROM around a
        JOIN custody.packings p ON p.thing = a.thing AND p.parent <> '' AND p.cursor < a.until
        CROSS JOIN LATERAL (
          SELECT coalesce(min(q.cursor), 9223372036854775807) AS cursor FROM custody.packings q
          WHERE q.thing = p.thing AND q.cursor > p.cursor) n
        WHERE a.depth < 10 AND n.cursor > a.since)
      """;

  static final Query<StoryRow> TIMELINE =
      Query.page(
          ANYONE,
          "timeline",
          "What happened to a thing or class, newest first; while a thing was packed in another,"
              + " what happened to that counts, too.",
          StoryRow.class,
          AROUND
              + """
              SELECT m.cursor, m.through, coalesce(e.kind, a.what) AS what,
                coalesce(e.deed, '') AS deed, coalesce(e.event_id, '') AS event_id,
                coalesce(a.hand_over, '') AS hand_over, coalesce(e.by, a.by) AS by,
                coalesce(w.name, e.by, a.by) AS by_name, coalesce(e.event_time, a.time) AS time,
                coalesce(e.biz_step, '') AS biz_step, coalesce(e.disposition, '') AS disposition,
                coalesce(l.place, '') AS place, coalesce(p.name, '') AS place_name,
                coalesce(p.latitude, 0) AS latitude, coalesce(p.longitude, 0) AS longitude,
                coalesce(a.note, '') AS note, x.event_id IS NOT NULL AS erroneous,
                coalesce(e.action, a.action) AS action
              FROM (
                SELECT DISTINCT ON (o.cursor) o.cursor, r.thing AS through
                FROM around r CROSS JOIN LATERAL (
                  SELECT q.cursor FROM custody.mentions q
                  WHERE q.key = r.thing AND q.cursor >= r.since AND q.cursor < r.until
                    AND q.cursor < :before
                  ORDER BY q.cursor DESC LIMIT :limit * 7) o
                ORDER BY o.cursor DESC, r.depth LIMIT :limit) m
              LEFT JOIN custody.events e ON e.cursor = m.cursor
              LEFT JOIN custody.answers a ON a.cursor = m.cursor
              LEFT JOIN custody.errors x ON x.event_id = e.event_id
              LEFT JOIN identity.principals w ON w.principal = coalesce(e.by, a.by)
              CROSS JOIN LATERAL (
                SELECT coalesce(nullif(e.biz_location, ''), nullif(e.read_point, ''), a.place)
                  AS place) l
              LEFT JOIN custody.places p ON p.place = l.place
              ORDER BY m.cursor DESC\
              """,
          Param.required("thing", "its key"));

  static final Query<OriginRow> ORIGINS =
      Query.page(
          ANYONE,
          "origins",
          "What a thing or class was made of, and that of, nearest first; each with the event that"
              + " first named it.",
          OriginRow.class,
          """
          WITH RECURSIVE found AS (
            SELECT :thing::text AS key, ''::text AS through, 0 AS depth
            UNION
            SELECT n.key, f.key, f.depth + n.step
            FROM found f CROSS JOIN LATERAL (
              SELECT i.key, 1 AS step FROM custody.edges o
              JOIN custody.edges i ON i.transformation = o.transformation AND i.side = 'IN'
              WHERE o.key = f.key AND o.side = 'OUT'
              UNION ALL
              SELECT t.class_key, 0 FROM custody.things t
              WHERE t.thing = f.key AND t.class_key <> t.product) n
            WHERE f.depth < 10)
          SELECT k.key, k.through, k.depth, coalesce(pr.name, '') AS product_name,
            coalesce(e.event_id, '') AS event_id, coalesce(e.by, '') AS by,
            coalesce(w.name, e.by, '') AS by_name, coalesce(e.event_time, 0) AS time,
            coalesce(l.place, '') AS place, coalesce(p.name, '') AS place_name,
            coalesce(p.latitude, 0) AS latitude, coalesce(p.longitude, 0) AS longitude,
            coalesce(e.action, '') AS action
          FROM (SELECT DISTINCT ON (key) key, through, depth FROM found
            WHERE key <> :thing ORDER BY key, depth, through) k
          LEFT JOIN custody.products pr
            ON pr.product = regexp_replace(k.key, '^(01/[0-9]+)/.*', '\\1')
          LEFT JOIN custody.events e ON e.cursor = (
            SELECT min(m.cursor) FROM custody.mentions m
            WHERE m.key = k.key AND m.role <> 'HAND_OVER')
          LEFT JOIN identity.principals w ON w.principal = e.by
          CROSS JOIN LATERAL (
            SELECT coalesce(nullif(e.biz_location, ''), e.read_point) AS place) l
          LEFT JOIN custody.places p ON p.place = l.place
          ORDER BY k.depth, k.key LIMIT :limit OFFSET :offset\
          """,
          Param.required("thing", "key of a thing or class"));

  static final Query<RecallRow> RECALL =
      Query.page(
          ANYONE,
          "recall",
          "All that is, or was made of, a thing, lot or product, with who has it and where: what a"
              + " recall has to reach.",
          RecallRow.class,
          """
          WITH RECURSIVE found AS (
            SELECT :thing::text AS key, 0 AS depth
            UNION
            SELECT n.key, f.depth + n.step
            FROM found f CROSS JOIN LATERAL (
              SELECT o.key, 1 AS step FROM custody.edges i
              JOIN custody.edges o ON o.transformation = i.transformation AND o.side = 'OUT'
              WHERE i.key = f.key AND i.side = 'IN'
              UNION ALL
              SELECT t.thing, 0 FROM custody.things t WHERE t.class_key = f.key
              UNION ALL
              SELECT t.thing, 0 FROM custody.things t
              WHERE t.product = f.key AND t.class_key <> f.key
              UNION ALL
              SELECT s.class_key, 0 FROM custody.lots s
              WHERE s.product = f.key AND s.class_key <> f.key) n
            WHERE f.depth < 10),
          affected AS (SELECT key, min(depth) AS depth FROM found GROUP BY key),
          there AS (
            SELECT a.key, a.depth, 'THING' AS what, t.status, r.holder, r.place, t.parent,
              1::bigint AS amount
            FROM affected a JOIN custody.things t ON t.thing = a.key JOIN\
          """
              + ' '
              + ThingQueries.ROOT.formatted("t.thing")
              + """
              r ON true
                UNION ALL
                SELECT a.key, a.depth, 'STOCK', 'ACTIVE', s.holder, s.place, '', s.amount
                FROM affected a JOIN custody.stock s ON s.class_key = a.key
                UNION ALL
                SELECT a.key, a.depth, 'PACKED', 'ACTIVE', r.holder, r.place, c.parent, c.amount
                FROM affected a JOIN custody.contents c ON c.class_key = a.key JOIN \
              """
              + ThingQueries.ROOT.formatted("c.parent")
              + """
              r ON true
                UNION ALL
                SELECT a.key, a.depth, 'CLASS', 'GONE', '', '', '', 0
                FROM affected a JOIN custody.lots l ON l.class_key = a.key
                WHERE NOT EXISTS (SELECT 1 FROM custody.stock s WHERE s.class_key = a.key)
                  AND NOT EXISTS (SELECT 1 FROM custody.contents c WHERE c.class_key = a.key))
              SELECT x.key, x.depth, x.what, x.status, x.holder,
                coalesce(h.name, x.holder) AS holder_name, x.place,
                coalesce(p.name, '') AS place_name, x.parent, x.amount
              FROM there x
              LEFT JOIN identity.principals h ON h.principal = x.holder
              LEFT JOIN custody.places p ON p.place = x.place
              ORDER BY x.depth, x.key, x.holder, x.place, x.parent LIMIT :limit OFFSET :offset\
              """,
          Param.required("thing", "key of a thing, lot or product"));

  static final List<Query<?>> ALL = List.of(TIMELINE, ORIGINS, RECALL);

  private TraceQueries() {}

  /// One thing that happened. `what` is the kind of the EPCIS event or the status that a hand-over
  /// came to; `through` is the key that is named: the thing's own, or that of what it was in. Of an
  /// event `time` is when it happened.
  record StoryRow(
      long cursor,
      String through,
      String what,
      String deed,
      String eventId,
      String handOver,
      String by,
      String byName,
      long time,
      String bizStep,
      String disposition,
      String place,
      String placeName,
      long latitude,
      long longitude,
      String note,
      boolean erroneous,
      String action) {}

  /// What something was made of: `depth` transformations back, into `through`. The event is that
  /// which named it first; its fields are empty or 0 if none did.
  record OriginRow(
      String key,
      String through,
      int depth,
      String productName,
      String eventId,
      String by,
      String byName,
      long time,
      String place,
      String placeName,
      long latitude,
      long longitude,
      String action) {}

  /// Something affected, `depth` transformations on. `what` is THING, STOCK, PACKED (stock in the
  /// thing `parent`) or CLASS (of which nothing is left); `amount` is 1 of a thing, else in
  /// smallest parts of the product's unit. A thing that is not ACTIVE has who held it last.
  record RecallRow(
      String key,
      int depth,
      String what,
      String status,
      String holder,
      String holderName,
      String place,
      String placeName,
      String parent,
      long amount) {}
}
