package tallystick.domains.custody;

import static tallystick.kernel.Permission.ANYONE;

import java.util.List;
import tallystick.domains.custody.CustodyViews.PrefixRow;
import tallystick.kernel.Query;
import tallystick.kernel.Query.Param;

/// Questions about things, and the prefixes, products and places that they are named by.
final class ThingQueries {
  /// The outermost container of a thing, which says who holds it and where it is.
  static final String ROOT =
      """
      LATERAL (
        WITH RECURSIVE up AS (
          SELECT u.thing, u.parent, u.holder, u.place, u.hand_over, 0 AS depth
          FROM custody.things u WHERE u.thing = %s
          UNION ALL
          SELECT o.thing, o.parent, o.holder, o.place, o.hand_over, up.depth + 1
          FROM up JOIN custody.things o ON o.thing = up.parent WHERE up.depth < 10)
        SELECT thing, holder, place, hand_over FROM up WHERE parent = '')\
      """;

  private static final String CARDS =
      """
      SELECT t.thing, t.class_key, t.product, coalesce(pr.name, '') AS product_name, r.holder,
        coalesce(h.name, r.holder) AS holder_name, r.place, coalesce(pl.name, '') AS place_name,
        t.parent, r.thing AS root, t.children, t.status, r.hand_over, t.time, t.action, t.cursor
      FROM custody.things t
      JOIN\
      """
          + ' '
          + ROOT.formatted("t.thing")
          + """
          r ON true
          LEFT JOIN custody.products pr ON pr.product = t.product
          LEFT JOIN identity.principals h ON h.principal = r.holder
          LEFT JOIN custody.places pl ON pl.place = r.place
          """;

  static final Query<ThingCard> THINGS =
      Query.page(
          ANYONE,
          "things",
          "Things, last changed first: those in nothing by who holds them or where they are.",
          ThingCard.class,
          CARDS
              + """
              WHERE (:holder::text IS NULL OR t.holder = :holder)
                AND (:place::text IS NULL OR t.place = :place)
                AND (:within::text IS NULL OR t.place IN (\
              """
              + SiteQueries.INSIDE
              + """
              ))
                AND (:class::text IS NULL OR t.class_key = :class)
                AND (:product::text IS NULL OR t.product = :product)
                AND (:parent::text IS NULL OR t.parent = :parent)
                AND (:status::text IS NULL OR t.status = :status)
              ORDER BY t.cursor DESC, t.thing LIMIT :limit OFFSET :offset\
              """,
          Param.optional("holder", "in nothing, and held by one principal"),
          Param.optional("place", "in nothing, and at one place: its key"),
          Param.optional("within", "the same, or at a place in it"),
          Param.optional("class", "of one class: its key"),
          Param.optional("product", "of one product: its key"),
          Param.optional("parent", "packed in one thing: its key"),
          Param.choice("status", List.of("ACTIVE", "CONSUMED", "GONE"), "in one status"));

  static final Query<ThingCard> THING =
      Query.one(
          ANYONE,
          "thing",
          "One thing: who holds it, where it is, what it is in.",
          ThingCard.class,
          CARDS + "WHERE t.thing = :thing",
          Param.required("thing", "its key, as in 01/09506000134352/21/7"));

  static final Query<ContentsCard> CONTENTS =
      Query.page(
          ANYONE,
          "contents",
          "How much of which classes is packed in a thing; for things in it ask `things`.",
          ContentsCard.class,
          """
          SELECT c.parent, c.class_key, c.product, coalesce(p.name, '') AS product_name,
            coalesce(p.unit, '') AS unit, coalesce(p.decimals, 0) AS decimals, c.amount
          FROM custody.contents c LEFT JOIN custody.products p ON p.product = c.product
          WHERE c.parent = :parent ORDER BY c.class_key LIMIT :limit OFFSET :offset\
          """,
          Param.required("parent", "key of the thing"));

  static final Query<PrefixRow> PREFIXES =
      Query.page(
          ANYONE,
          "prefixes",
          "GS1 company prefixes that somebody claimed, newest first.",
          PrefixRow.class,
          """
          SELECT * FROM custody.prefixes
          WHERE cursor < :before AND (:prefix::text IS NULL OR prefix = :prefix)
            AND (:principal::text IS NULL OR principal = :principal)
          ORDER BY cursor DESC LIMIT :limit\
          """,
          Param.optional("prefix", "one prefix"),
          Param.optional("principal", "of one principal"));

  static final Query<ProductCard> PRODUCTS =
      Query.page(
          ANYONE,
          "products",
          "Products, last described first.",
          ProductCard.class,
          """
          SELECT p.*, coalesce(o.name, p.owner) AS owner_name
          FROM custody.products p LEFT JOIN identity.principals o ON o.principal = p.owner
          WHERE p.cursor < :before AND (:owner::text IS NULL OR p.owner = :owner)
          ORDER BY p.cursor DESC LIMIT :limit\
          """,
          Param.optional("owner", "described by one principal"));

  static final Query<ProductCard> PRODUCT =
      Query.one(
          ANYONE,
          "product",
          "One product.",
          ProductCard.class,
          """
          SELECT p.*, coalesce(o.name, p.owner) AS owner_name
          FROM custody.products p LEFT JOIN identity.principals o ON o.principal = p.owner
          WHERE p.product = :product\
          """,
          Param.required("product", "its key, as in 01/09506000134352"));

  static final Query<PlaceCard> PLACES =
      Query.page(
          ANYONE,
          "places",
          "Described places, last described first.",
          PlaceCard.class,
          """
          SELECT p.*, coalesce(o.name, p.owner) AS owner_name
          FROM custody.places p LEFT JOIN identity.principals o ON o.principal = p.owner
          WHERE p.cursor < :before AND (:owner::text IS NULL OR p.owner = :owner)
            AND (:partOf::text IS NULL OR p.part_of = :partOf)
            AND (:arranged::text IS NULL
              OR (p.width > 0 AND p.part_of <> '') = (:arranged = 'yes'))
          ORDER BY p.cursor DESC LIMIT :limit\
          """,
          Param.optional("owner", "described by one principal"),
          Param.optional("partOf", "in one place: its key"),
          Param.choice("arranged", List.of("yes", "no"), "whether arranged in another place"));

  static final Query<PlaceCard> PLACE =
      Query.one(
          ANYONE,
          "place",
          "One described place.",
          PlaceCard.class,
          """
          SELECT p.*, coalesce(o.name, p.owner) AS owner_name
          FROM custody.places p LEFT JOIN identity.principals o ON o.principal = p.owner
          WHERE p.place = :place\
          """,
          Param.required("place", "its key, as in 414/9506000134369"));

  static final List<Query<?>> ALL =
      List.of(THINGS, THING, CONTENTS, PREFIXES, PRODUCTS, PRODUCT, PLACES, PLACE);

  private ThingQueries() {}

  /// A thing as people know it. Holder, place and hand-over are those of `root`, what it is packed
  /// in in the end; itself if in nothing. `status` is ACTIVE, CONSUMED or GONE.
  record ThingCard(
      String thing,
      String classKey,
      String product,
      String productName,
      String holder,
      String holderName,
      String place,
      String placeName,
      String parent,
      String root,
      int children,
      String status,
      String handOver,
      long time,
      String action,
      long cursor) {}

  /// How much of a class is in a thing, in smallest parts of the unit: `amount` divided by ten to
  /// the power of `decimals`.
  record ContentsCard(
      String parent,
      String classKey,
      String product,
      String productName,
      String unit,
      int decimals,
      long amount) {}

  /// A product; `owner` and `name` are empty when nobody described it, but it is counted.
  record ProductCard(
      String product,
      String owner,
      String ownerName,
      String name,
      String unit,
      int decimals,
      int shelfDays,
      long lowStock,
      List<String> pictures,
      long mass,
      long time,
      String action,
      long cursor) {}

  /// A place; latitude and longitude are in millionths of a degree, both 0 if nobody said where.
  /// Its box is in millimetres from a corner of its building, all 0 if it is not arranged.
  record PlaceCard(
      String place,
      String owner,
      String ownerName,
      String name,
      String kind,
      long latitude,
      long longitude,
      String partOf,
      long x,
      long y,
      long z,
      long width,
      long depth,
      long height,
      long time,
      String action,
      long cursor) {}
}
