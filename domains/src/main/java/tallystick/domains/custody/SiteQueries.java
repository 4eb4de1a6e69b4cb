package tallystick.domains.custody;

import static tallystick.kernel.Permission.ANYONE;

import java.util.List;
import tallystick.domains.devices.ChannelSummary;
import tallystick.kernel.Query;
import tallystick.kernel.Query.Param;

/// Questions about whole sites: what is in a building and where, what somebody has at each, and
/// what is on its way between them.
final class SiteQueries {
  /// A place and those in it, by key.
  static final String INSIDE =
      """
      WITH RECURSIVE inside AS (
        SELECT :within::text AS place, 0 AS depth
        UNION ALL
        SELECT i.place, o.depth + 1 FROM inside o JOIN custody.places i ON i.part_of = o.place
        WHERE o.depth < 10)
      SELECT place FROM inside\
      """;

  /// Where a place is on the earth: where it says, or the nearest around it that says.
  private static final String ON_EARTH =
      """
      LATERAL (
        WITH RECURSIVE up AS (
          SELECT u.name, u.part_of, u.latitude, u.longitude, 0 AS depth
          FROM custody.places u WHERE u.place = %s
          UNION ALL
          SELECT up.name, o.part_of, o.latitude, o.longitude, up.depth + 1
          FROM up JOIN custody.places o ON o.place = up.part_of WHERE up.depth < 10)
        SELECT name, latitude, longitude FROM up
        ORDER BY latitude = 0 AND longitude = 0, depth LIMIT 1)\
      """;

  private static final int MOST_PLACES = 2_000;

  static final Query<LayoutRow> LAYOUT =
      Query.page(
              ANYONE,
              "layout",
              "A building and all places that are arranged in it.",
              LayoutRow.class,
              """
              SELECT place, name, kind, part_of, owner, x, y, z, width, depth, height, action
              FROM custody.places
              WHERE (width > 0 OR place = :within) AND place IN (\
              """
                  + INSIDE
                  + ") ORDER BY place <> :within, place LIMIT :limit OFFSET :offset",
              Param.required("within", "key of the building, or of a place in one"))
          .upTo(MOST_PLACES);

  static final Query<SensorRow> SENSORS =
      Query.page(
          ANYONE,
          "sensors",
          "Devices in a place, or in places in it, with what they measured last.",
          SensorRow.class,
          """
          SELECT device, owner, label, place, stage, channels, alarms, last_seen
          FROM devices.devices
          WHERE stage <> 'REVOKED' AND place IN (\
          """
              + INSIDE
              + ") ORDER BY device LIMIT :limit OFFSET :offset",
          Param.required("within", "key of the place"));

  static final Query<SiteRow> SITES =
      Query.page(
          ANYONE,
          "sites",
          "Where somebody has stock, things or devices, by building, which counts for all that"
              + " is arranged in it. What expires within a week is in `expiring`.",
          SiteRow.class,
          """
          WITH RECURSIVE mine AS (
            SELECT s.place, 1 AS stock, 0 AS things, 0 AS devices, 0 AS alarms,
              CASE WHEN l.expires > 0 THEN l.expires WHEN p.shelf_days > 0
                THEN l.first_seen + p.shelf_days * 86400000::bigint END AS expires
            FROM custody.stock s JOIN custody.lots l ON l.class_key = s.class_key
            LEFT JOIN custody.products p ON p.product = s.product
            WHERE s.holder = :holder
            UNION ALL
            SELECT place, 0, 1, 0, 0, NULL FROM custody.things
            WHERE holder = :holder AND parent = '' AND status = 'ACTIVE'
            UNION ALL
            SELECT place, 0, 0, 1, alarms, NULL FROM devices.devices
            WHERE owner = :holder AND stage <> 'REVOKED'),
          up AS (
            SELECT DISTINCT place AS at, place, 0 AS depth FROM mine
            UNION ALL
            SELECT up.at, o.place, up.depth + 1 FROM up
            JOIN custody.places i ON i.place = up.place
            JOIN custody.places o ON o.place = i.part_of
            WHERE up.depth < 10),
          site AS (
            SELECT DISTINCT ON (up.at) up.at, up.place FROM up
            LEFT JOIN custody.places p ON p.place = up.place
            WHERE up.depth = 0 OR p.width > 0
            ORDER BY up.at, up.depth DESC)
          SELECT s.place, coalesce(e.name, '') AS name, coalesce(p.kind, '') AS kind,
            coalesce(e.latitude, 0) AS latitude, coalesce(e.longitude, 0) AS longitude,
            coalesce(p.width, 0) > 0 AS arranged, count(DISTINCT m.place) AS places,
            sum(m.stock) AS stock, sum(m.things) AS things, sum(m.devices) AS devices,
            sum(m.alarms) AS alarms,
            count(*) FILTER (WHERE m.expires - 7 * 86400000::bigint < :now) AS expiring
          FROM mine m JOIN site s ON s.at = m.place
          LEFT JOIN custody.places p ON p.place = s.place
          LEFT JOIN\
          """
              + ' '
              + ON_EARTH.formatted("s.place")
              + """
               e ON true
              GROUP BY s.place, e.name, p.kind, e.latitude, e.longitude, p.width
              ORDER BY s.place LIMIT :limit OFFSET :offset\
              """,
          Param.required("holder", "whose"),
          Param.requiredNumber("now", "the time that counts, in milliseconds since 1970"));

  static final Query<ShipmentRow> SHIPMENTS =
      Query.page(
          ANYONE,
          "shipments",
          "Things on their way, last sent first, that somebody holds or is to have: what happened"
              + " to them last leaves them in transit.",
          ShipmentRow.class,
          """
          SELECT t.thing, t.product, coalesce(pr.name, '') AS product_name, t.holder,
            coalesce(w.name, t.holder) AS holder_name, l.place, coalesce(f.name, '') AS place_name,
            coalesce(f.latitude, 0) AS latitude, coalesce(f.longitude, 0) AS longitude,
            coalesce(h.receiver, '') AS receiver,
            coalesce(r.name, h.receiver, '') AS receiver_name, coalesce(h.place, '') AS to_place,
            coalesce(d.name, '') AS to_name, coalesce(d.latitude, 0) AS to_latitude,
            coalesce(d.longitude, 0) AS to_longitude, e.event_time AS since, e.action
          FROM (
            SELECT * FROM custody.things
            WHERE holder = :holder AND parent = '' AND status = 'ACTIVE'
            UNION
            SELECT i.* FROM custody.handovers o
            CROSS JOIN LATERAL jsonb_array_elements_text(o.items) AS item
            JOIN custody.things i ON i.thing = item AND i.parent = ''
            WHERE o.receiver = :holder AND o.status = 'OFFERED') t
          JOIN LATERAL (
            SELECT v.* FROM custody.mentions m JOIN custody.events v ON v.cursor = m.cursor
            WHERE m.key = t.thing
              AND NOT EXISTS (SELECT 1 FROM custody.errors x WHERE x.event_id = v.event_id)
            ORDER BY m.cursor DESC LIMIT 1) e ON e.disposition LIKE '%in\\_transit'
          CROSS JOIN LATERAL (
            SELECT coalesce(nullif(t.place, ''), nullif(e.biz_location, ''), e.read_point) AS place
            ) l
          LEFT JOIN custody.handovers h ON h.hand_over = t.hand_over AND t.hand_over <> ''
          LEFT JOIN custody.products pr ON pr.product = t.product
          LEFT JOIN identity.principals w ON w.principal = t.holder
          LEFT JOIN identity.principals r ON r.principal = h.receiver
          LEFT JOIN\
          """
              + ' '
              + ON_EARTH.formatted("l.place")
              + " f ON true LEFT JOIN "
              + ON_EARTH.formatted("h.place")
              + """
               d ON true
              WHERE NOT EXISTS (
                SELECT 1 FROM custody.mentions m JOIN custody.answers a ON a.cursor = m.cursor
                WHERE m.key = t.thing AND m.cursor > e.cursor AND a.what = 'ACCEPTED')
              ORDER BY e.event_time DESC, t.thing LIMIT :limit OFFSET :offset\
              """,
          Param.required("holder", "who has them, or is to have them"));

  static final List<Query<?>> ALL = List.of(LAYOUT, SENSORS, SITES, SHIPMENTS);

  private SiteQueries() {}

  /// A place in a building, as a box in millimetres from a corner of it; all 0 for a building whose
  /// size nobody said.
  record LayoutRow(
      String place,
      String name,
      String kind,
      String partOf,
      String owner,
      long x,
      long y,
      long z,
      long width,
      long depth,
      long height,
      String action) {}

  /// A device somewhere in a place, with the last batch's channels and how many alarms are open.
  record SensorRow(
      String device,
      String owner,
      String label,
      String place,
      String stage,
      List<ChannelSummary> channels,
      int alarms,
      long lastSeen) {}

  /// What somebody has at a site: `stock` lines of stock in `places`, some `expiring` within a week
  /// or expired. The place is empty for what is nowhere that was said.
  record SiteRow(
      String place,
      String name,
      String kind,
      long latitude,
      long longitude,
      boolean arranged,
      long places,
      long stock,
      long things,
      long devices,
      long alarms,
      long expiring) {}

  /// A thing on its way from `place`; the receiver and where they wait are those of the open
  /// hand-over, empty if there is none.
  record ShipmentRow(
      String thing,
      String product,
      String productName,
      String holder,
      String holderName,
      String place,
      String placeName,
      long latitude,
      long longitude,
      String receiver,
      String receiverName,
      String toPlace,
      String toName,
      long toLatitude,
      long toLongitude,
      long since,
      String action) {}
}
