package tallystick.domains.custody;

import static tallystick.kernel.Permission.ANYONE;

import java.util.List;
import tallystick.domains.custody.StockViews.CheckRow;
import tallystick.domains.custody.StockViews.MovementRow;
import tallystick.domains.custody.StockViews.ReservationRow;
import tallystick.kernel.Query;
import tallystick.kernel.Query.Param;

/// Questions about stock. Amounts are in smallest parts of the product's unit.
final class StockQueries {
  /// When what is in stock is no longer good: as its makers said, or by its product's shelf life
  /// since it was first seen.
  private static final String EXPIRY =
      """
      CASE WHEN l.expires > 0 THEN l.expires
        WHEN p.shelf_days > 0 THEN l.first_seen + p.shelf_days * 86400000::bigint ELSE 0 END\
      """;

  static final Query<StockCard> STOCK =
      Query.page(
              ANYONE,
              "stock",
              "Stock, what expires first first.",
              StockCard.class,
              """
              SELECT s.*, coalesce(p.name, '') AS product_name, coalesce(p.unit, '') AS unit,
                coalesce(p.decimals, 0) AS decimals, coalesce(h.name, s.holder) AS holder_name,
                coalesce(pl.name, '') AS place_name, x.expires
              FROM custody.stock s
              JOIN custody.lots l ON l.class_key = s.class_key
              LEFT JOIN custody.products p ON p.product = s.product
              LEFT JOIN identity.principals h ON h.principal = s.holder
              LEFT JOIN custody.places pl ON pl.place = s.place
              CROSS JOIN LATERAL (SELECT\
              """
                  + ' '
                  + EXPIRY
                  + """
                   AS expires) x
                  WHERE (:holder::text IS NULL OR s.holder = :holder)
                    AND (:place::text IS NULL OR s.place = :place)
                    AND (:within::text IS NULL OR s.place IN (\
                  """
                  + SiteQueries.INSIDE
                  + """
                  ))
                    AND (:class::text IS NULL OR s.class_key = :class)
                    AND (:product::text IS NULL OR s.product = :product)
                  ORDER BY nullif(x.expires, 0) NULLS LAST, l.first_seen, s.id
                  LIMIT :limit OFFSET :offset\
                  """,
              Param.optional("holder", "of one principal"),
              Param.optional("place", "at one place: its key"),
              Param.optional("within", "at one place, or at a place in it"),
              Param.optional("class", "of one class: its key"),
              Param.optional("product", "of one product: its key"))
          .upTo(1_000);

  static final Query<LowRow> LOW =
      Query.page(
          ANYONE,
          "low-stock",
          "Products of which a holder has less than their describer calls enough.",
          LowRow.class,
          """
          SELECT s.holder, coalesce(h.name, s.holder) AS holder_name, p.product, p.name, p.unit,
            p.decimals, s.amount, s.reserved, p.low_stock
          FROM custody.products p
          JOIN (
            SELECT product, holder, sum(amount)::bigint AS amount, sum(reserved)::bigint AS reserved
            FROM custody.stock WHERE :holder::text IS NULL OR holder = :holder
            GROUP BY product, holder) s ON s.product = p.product
          LEFT JOIN identity.principals h ON h.principal = s.holder
          WHERE s.amount - s.reserved < p.low_stock
          ORDER BY s.holder, p.product LIMIT :limit OFFSET :offset\
          """,
          Param.optional("holder", "of one principal"));

  static final Query<LotCard> LOTS =
      Query.page(
          ANYONE,
          "lots",
          "The classes of a product that were ever counted, with how much there is of them.",
          LotCard.class,
          """
          SELECT l.class_key, l.product, l.first_seen, x.expires,
            (SELECT coalesce(sum(amount), 0)::bigint FROM custody.stock s
              WHERE s.class_key = l.class_key) AS stocked,
            (SELECT coalesce(sum(amount), 0)::bigint FROM custody.contents c
              WHERE c.class_key = l.class_key) AS packed
          FROM custody.lots l
          LEFT JOIN custody.products p ON p.product = l.product
          CROSS JOIN LATERAL (SELECT\
          """
              + ' '
              + EXPIRY
              + """
               AS expires) x
              WHERE l.product = :product
              ORDER BY l.first_seen DESC, l.class_key LIMIT :limit OFFSET :offset\
              """,
          Param.required("product", "its key"));

  static final Query<MovementRow> MOVEMENTS =
      Query.page(
          ANYONE,
          "movements",
          "Changes of stock, newest first; the action says why.",
          MovementRow.class,
          """
          SELECT * FROM custody.movements
          WHERE (:holder::text IS NULL OR holder = :holder)
            AND (:class::text IS NULL OR class_key = :class)
          ORDER BY cursor DESC, id LIMIT :limit OFFSET :offset\
          """,
          Param.optional("holder", "of one principal"),
          Param.optional("class", "of one class: its key"));

  static final Query<CheckRow> CHECKS =
      Query.page(
          ANYONE,
          "checks",
          "Counts and adjustments of stock, newest first.",
          CheckRow.class,
          """
          SELECT * FROM custody.checks
          WHERE cursor < :before AND (:holder::text IS NULL OR holder = :holder)
          ORDER BY cursor DESC LIMIT :limit\
          """,
          Param.optional("holder", "of one principal"));

  static final Query<ReservationRow> RESERVATIONS =
      Query.page(
          ANYONE,
          "reservations",
          "Stock that is set aside, newest first.",
          ReservationRow.class,
          """
          SELECT * FROM custody.reservations
          WHERE cursor < :before AND (:holder::text IS NULL OR holder = :holder)
          ORDER BY cursor DESC LIMIT :limit\
          """,
          Param.optional("holder", "of one principal"));

  static final List<Query<?>> ALL = List.of(STOCK, LOW, LOTS, MOVEMENTS, CHECKS, RESERVATIONS);

  private StockQueries() {}

  /// How much of a class somebody has at a place: `amount`, of which `reserved` is set aside.
  /// `expires` is 0 if it keeps.
  record StockCard(
      String classKey,
      String product,
      String productName,
      String unit,
      int decimals,
      String holder,
      String holderName,
      String place,
      String placeName,
      long amount,
      long reserved,
      long expires,
      long time,
      String action) {}

  /// A product that runs out at a holder's.
  record LowRow(
      String holder,
      String holderName,
      String product,
      String name,
      String unit,
      int decimals,
      long amount,
      long reserved,
      long lowStock) {}

  /// A class of a product; `stocked` is in stock, `packed` is in things.
  record LotCard(
      String classKey, String product, long firstSeen, long expires, long stocked, long packed) {}
}
