package tallystick.domains.emissions;

import static tallystick.kernel.Permission.ANYONE;

import java.util.List;
import tallystick.kernel.Query;
import tallystick.kernel.Query.Param;

/// What goods emitted on their way, leg by leg and in all.
final class JourneyQueries {
  private static final String LEG =
      """
      l.leg, l.mode, l.by, coalesce(w.name, l.by) AS by_name, l.from_place,
        coalesce(a.name, '') AS from_name, l.to_place, coalesce(b.name, '') AS to_name,
        l.factor_set, l.version, l.factor, coalesce(f.title, '') AS factor_title,
        coalesce(f.source, '') AS source, l.distance_metres, l.great_circle, l.departed, l.arrived,
        l.note, l.document, l.cursor\
      """;

  private static final String NAMES =
      """
      LEFT JOIN identity.principals w ON w.principal = l.by
      LEFT JOIN custody.places a ON a.place = l.from_place
      LEFT JOIN custody.places b ON b.place = l.to_place
      LEFT JOIN emissions.factors f ON f.id = l.factor_set || '/' || l.version || '/' || l.factor
      """;

  /// How much of what went into something, and of what went into that, belongs to it. Amounts are
  /// those of the events; of several outputs each has the same part. Of a lot that was carried in
  /// parts, `lot` is all that left from one place.
  private static final String INTO =
      """
      WITH RECURSIVE edges AS (
        SELECT e.transformation, e.side, e.key, CASE WHEN e.quantity = '' THEN 1 ELSE
          e.quantity::numeric * power(10::numeric, coalesce(p.decimals, 0)) END AS amount
        FROM custody.edges e LEFT JOIN custody.products p
          ON p.product = regexp_replace(e.key, '^(01/[0-9]+)/.*', '\\1')),
      found AS (
        SELECT :thing::text AS key, NULL::numeric AS amount, 0 AS depth
        UNION ALL
        SELECT i.key, i.amount / n.outputs
          * CASE WHEN t.amount IS NULL THEN 1 ELSE least(1, t.amount / o.amount) END, t.depth + 1
        FROM found t
        JOIN edges o ON o.key = t.key AND o.side = 'OUT' AND o.amount > 0
        CROSS JOIN LATERAL (SELECT count(*) AS outputs FROM edges x
          WHERE x.transformation = o.transformation AND x.side = 'OUT') n
        JOIN edges i ON i.transformation = o.transformation AND i.side = 'IN'
        WHERE t.depth < 5),
      went AS (
        SELECT key, sum(amount) AS amount, min(depth) AS depth FROM found WHERE depth > 0
        GROUP BY key),
      inbound AS (
        SELECT s.leg, s.key, g.depth, least(1, g.amount / q.lot) AS part, sum(s.ttw) AS ttw,
          sum(s.wtw) AS wtw
        FROM went g
        JOIN emissions.shares s ON s.key = g.key
        JOIN emissions.legs k ON k.leg = s.leg AND k.status = 'RECORDED'
        CROSS JOIN LATERAL (SELECT max(y.amount) AS lot FROM (
          SELECT sum(z.amount) AS amount FROM emissions.shares z
          JOIN emissions.legs j ON j.leg = z.leg AND j.status = 'RECORDED'
          WHERE z.key = g.key GROUP BY j.from_place) y) q
        GROUP BY s.leg, s.key, g.depth, g.amount, q.lot)
      """;

  static final Query<JourneyRow> JOURNEY =
      Query.page(
          ANYONE,
          "journey",
          "Legs that a thing or lot went, newest first, with its share of the emissions; inside of"
              + " something, too.",
          JourneyRow.class,
          "SELECT "
              + LEG
              + """
              , s.parent, s.amount, s.mass_grams, s.ttw, s.wtw
              FROM emissions.shares s
              JOIN emissions.legs l ON l.leg = s.leg AND l.status = 'RECORDED'
              """
              + NAMES
              + """
              WHERE s.key = :thing
              ORDER BY l.cursor DESC, s.id LIMIT :limit OFFSET :offset\
              """,
          Param.required("thing", "key of a thing or lot"));

  static final Query<InboundRow> INBOUND =
      Query.page(
          ANYONE,
          "inbound",
          "Legs that what went into a thing or lot had gone before, nearest first, with the part of"
              + " their emissions that is in it.",
          InboundRow.class,
          INTO
              + "SELECT "
              + LEG
              + """
              , i.key, i.depth, (i.part * 1000000)::bigint AS millionths,
                round(i.ttw * i.part)::bigint AS ttw, round(i.wtw * i.part)::bigint AS wtw
              FROM inbound i JOIN emissions.legs l ON l.leg = i.leg
              """
              + NAMES
              + "ORDER BY i.depth, l.cursor DESC, i.key LIMIT :limit OFFSET :offset",
          Param.required("thing", "key of a thing or lot"));

  static final Query<TotalRow> TOTAL =
      Query.one(
          ANYONE,
          "total",
          "What a thing or lot emitted on its way in all, before that as part of what it was made"
              + " of, and its product's newest footprint: as stated here, else as somebody who has"
              + " or had it adopted it from outside.",
          TotalRow.class,
          INTO
              + """
              SELECT :thing::text AS thing, coalesce(o.legs, 0) AS legs, coalesce(o.ttw, 0) AS ttw,
                coalesce(o.wtw, 0) AS wtw, coalesce(o.activity, 0) AS activity,
                coalesce(n.wtw, 0) AS inbound, coalesce(f.id, '') AS footprint,
                coalesce((f.footprint ->> 'excludingUptake')::bigint, 0) AS per_unit,
                coalesce(f.footprint ->> 'unit', '') AS unit,
                coalesce((f.footprint ->> 'unitThousandths')::bigint, 0) AS unit_thousandths,
                coalesce(f.verifier, '') AS verifier, coalesce(f.company, '') AS company,
                coalesce(f.source, '') AS source
              FROM (SELECT count(*) AS legs, sum(s.ttw)::bigint AS ttw, sum(s.wtw)::bigint AS wtw,
                  sum(s.mass_grams::numeric * l.distance_metres / 1000000)::bigint AS activity
                FROM emissions.shares s
                JOIN emissions.legs l ON l.leg = s.leg AND l.status = 'RECORDED'
                WHERE s.key = :thing) o
              CROSS JOIN (SELECT round(sum(i.wtw * i.part))::bigint AS wtw FROM inbound i) n
              LEFT JOIN LATERAL (SELECT x.* FROM emissions.footprints x
                WHERE x.product = regexp_replace(:thing, '^(01/[0-9]+)/.*', '\\1')
                  AND x.status = 'ACTIVE' AND (x.source = ''
                    OR EXISTS (SELECT FROM custody.movements m
                      WHERE m.holder = x.by AND m.class_key = :thing)
                    OR EXISTS (SELECT FROM custody.things t
                      WHERE t.holder = x.by AND t.thing = :thing))
                ORDER BY x.source <> '', x.cursor DESC LIMIT 1) f ON true\
              """,
          Param.required("thing", "key of a thing or lot"));

  static final Query<LegCard> LEGS =
      Query.page(
          ANYONE,
          "legs",
          "Legs, newest first.",
          LegCard.class,
          "SELECT "
              + LEG
              + """
              , l.mass_grams, l.activity, l.consumed, l.ttw, l.wtw, l.status,
                coalesce(v.status, '') AS saving
              FROM emissions.legs l LEFT JOIN emissions.savings v ON v.leg = l.leg
              """
              + NAMES
              + """
              WHERE l.cursor < :before AND (:principal::text IS NULL OR l.by = :principal)
              ORDER BY l.cursor DESC LIMIT :limit\
              """,
          Param.optional("principal", "recorded by one principal"));

  static final Query<MonthRow> MONTHS =
      Query.page(
          ANYONE,
          "months",
          "What somebody's legs emitted, by month of arrival and mode, newest first.",
          MonthRow.class,
          """
          SELECT to_char(to_timestamp(l.arrived / 1000) AT TIME ZONE 'UTC', 'YYYY-MM') AS month,
            l.mode, count(*) AS legs, sum(l.wtw)::bigint AS wtw,
            coalesce(sum(s.saved), 0)::bigint AS saved
          FROM emissions.legs l
          LEFT JOIN emissions.savings s ON s.leg = l.leg AND s.status = 'PROVEN'
          WHERE l.by = :principal AND l.status = 'RECORDED'
          GROUP BY 1, 2 ORDER BY 1 DESC, 2 LIMIT :limit OFFSET :offset\
          """,
          Param.required("principal", "who recorded them"));

  static final List<Query<?>> ALL = List.of(JOURNEY, INBOUND, TOTAL, LEGS, MONTHS);

  private JourneyQueries() {}

  /// A leg that something went, and its share: `massGrams`, `ttw` and `wtw`. `parent` is what it
  /// was in.
  record JourneyRow(
      String leg,
      String mode,
      String by,
      String byName,
      String fromPlace,
      String fromName,
      String toPlace,
      String toName,
      String factorSet,
      int version,
      String factor,
      String factorTitle,
      String source,
      long distanceMetres,
      boolean greatCircle,
      long departed,
      long arrived,
      String note,
      String document,
      String parent,
      long amount,
      long massGrams,
      long ttw,
      long wtw,
      long cursor) {}

  /// A leg that an input went, `depth` transformations back; `millionths` of the input's share are
  /// in the thing.
  record InboundRow(
      String leg,
      String mode,
      String by,
      String byName,
      String fromPlace,
      String fromName,
      String toPlace,
      String toName,
      String factorSet,
      int version,
      String factor,
      String factorTitle,
      String source,
      long distanceMetres,
      boolean greatCircle,
      long departed,
      long arrived,
      String note,
      String document,
      String key,
      int depth,
      long millionths,
      long ttw,
      long wtw,
      long cursor) {}

  /// Emissions in all. `activity` is in kilogram-kilometres; `perUnit` is the footprint of a
  /// declared unit without biogenic uptake, 0 with an empty `footprint` if nobody stated one;
  /// `company` and `source` say from whom outside it was adopted.
  record TotalRow(
      String thing,
      long legs,
      long ttw,
      long wtw,
      long activity,
      long inbound,
      String footprint,
      long perUnit,
      String unit,
      long unitThousandths,
      String verifier,
      String company,
      String source) {}

  /// A month, as in `2026-11`, of one mode; `saved` is what was proven.
  record MonthRow(String month, String mode, long legs, long wtw, long saved) {}

  /// A leg as a whole; `saving` is what became of a claim, empty if there is none.
  record LegCard(
      String leg,
      String mode,
      String by,
      String byName,
      String fromPlace,
      String fromName,
      String toPlace,
      String toName,
      String factorSet,
      int version,
      String factor,
      String factorTitle,
      String source,
      long distanceMetres,
      boolean greatCircle,
      long departed,
      long arrived,
      String note,
      String document,
      long massGrams,
      long activity,
      long consumed,
      long ttw,
      long wtw,
      String status,
      String saving,
      long cursor) {}
}
