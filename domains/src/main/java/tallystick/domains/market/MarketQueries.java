package tallystick.domains.market;

import static tallystick.kernel.Permission.ANYONE;

import java.util.List;
import tallystick.domains.market.MarketViews.StepRow;
import tallystick.domains.market.MarketViews.VariantRow;
import tallystick.kernel.Query;
import tallystick.kernel.Query.Param;

/// The questions that the room of goods answers.
final class MarketQueries {
  private static final String CARDS =
      """
      SELECT l.listing, l.title, l.category, l.seller, coalesce(p.name, l.seller) AS seller_name,
             l.asset, l.pictures, l.open, l.since, l.cursor,
             v.price, v.quantity, v.variants, r.stars, r.reviews
      FROM market.listings l
      LEFT JOIN identity.principals p ON p.principal = l.seller
      CROSS JOIN LATERAL (
        SELECT min(price) AS price, sum(quantity)::bigint AS quantity, count(*)::int AS variants
        FROM market.variants WHERE listing = l.listing) v
      CROSS JOIN LATERAL (
        SELECT coalesce(sum(stars), 0)::bigint AS stars, count(*)::int AS reviews
        FROM market.reviews
        WHERE listing = l.listing AND subject = l.seller AND open) r
      """;

  private static final String ORDERS =
      """
      SELECT o.*, l.title, l.pictures, v.name AS variant_name,
             coalesce(b.name, o.buyer) AS buyer_name, coalesce(s.name, o.seller) AS seller_name
      FROM market.orders o
      JOIN market.listings l ON l.listing = o.listing
      JOIN market.variants v ON v.listing = o.listing AND v.variant = o.variant
      LEFT JOIN identity.principals b ON b.principal = o.buyer
      LEFT JOIN identity.principals s ON s.principal = o.seller
      """;

  static final Query<Card> LISTINGS =
      Query.page(
          ANYONE,
          "listings",
          "Open listings, newest first.",
          Card.class,
          CARDS
              + """
              WHERE l.cursor < :before AND (l.open OR :seller::text IS NOT NULL)
                AND (:seller::text IS NULL OR l.seller = :seller)
                AND (:category::text IS NULL OR l.category = :category)
              ORDER BY l.cursor DESC LIMIT :limit\
              """,
          Param.optional("seller", "of one seller, closed ones too"),
          Param.optional("category", "of one category"));

  static final Query<Card> SEARCH =
      Query.page(
          ANYONE,
          "search",
          "Open listings that speak of the words, or almost: a typo still finds them.",
          Card.class,
          CARDS
              + """
              WHERE l.open AND (l.search @@ websearch_to_tsquery('english', :q)
                OR word_similarity(:q, l.title) > 0.32)
              ORDER BY ts_rank(l.search, websearch_to_tsquery('english', :q))
                + word_similarity(:q, l.title) DESC, l.cursor DESC
              LIMIT :limit OFFSET :offset\
              """,
          Param.required("q", "words"));

  static final Query<Detail> LISTING =
      Query.one(
          ANYONE,
          "listing",
          "One listing with its text and terms.",
          Detail.class,
          """
          SELECT l.*, coalesce(p.name, l.seller) AS seller_name
          FROM market.listings l LEFT JOIN identity.principals p ON p.principal = l.seller
          WHERE l.listing = :listing\
          """,
          Param.required("listing", "its id"));

  static final Query<VariantRow> VARIANTS =
      Query.page(
          ANYONE,
          "variants",
          "The variants of a listing with price and stock.",
          VariantRow.class,
          """
          SELECT * FROM market.variants WHERE listing = :listing
          ORDER BY variant LIMIT :limit OFFSET :offset\
          """,
          Param.required("listing", "its id"));

  static final Query<Category> CATEGORIES =
      Query.page(
          ANYONE,
          "categories",
          "Categories of open listings, fullest first.",
          Category.class,
          """
          SELECT category, count(*)::int AS listings FROM market.listings
          WHERE open AND category <> ''
          GROUP BY category ORDER BY 2 DESC, 1 LIMIT :limit OFFSET :offset\
          """);

  static final Query<OrderCard> ORDERS_OF =
      Query.page(
          ANYONE,
          "orders",
          "Orders of a principal as buyer or seller, newest first.",
          OrderCard.class,
          ORDERS
              + """
              WHERE o.cursor < :before AND (:status::text IS NULL OR o.status = :status)
                AND ((:buyer::text IS NOT NULL AND o.buyer = :buyer)
                  OR (:seller::text IS NOT NULL AND o.seller = :seller))
              ORDER BY o.cursor DESC LIMIT :limit\
              """,
          Param.optional("buyer", "who bought"),
          Param.optional("seller", "who sold"),
          Param.optional("status", "in one status only"));

  static final Query<OrderCard> ORDER =
      Query.one(
          ANYONE,
          "order",
          "One order.",
          OrderCard.class,
          ORDERS + "WHERE o.order_id = :order",
          Param.required("order", "its id"));

  static final Query<StepRow> STEPS =
      Query.page(
          ANYONE,
          "steps",
          "What happened to an order, newest first, each with the action that did it.",
          StepRow.class,
          """
          SELECT * FROM market.steps WHERE order_id = :order AND cursor < :before
          ORDER BY cursor DESC LIMIT :limit\
          """,
          Param.required("order", "its id"));

  static final Query<ReviewCard> REVIEWS =
      Query.page(
          ANYONE,
          "reviews",
          "Reviews of an order, about a principal, or of a listing, newest first.",
          ReviewCard.class,
          """
          SELECT r.*, coalesce(p.name, r.author) AS author_name, l.title
          FROM market.reviews r
          JOIN market.listings l ON l.listing = r.listing
          LEFT JOIN identity.principals p ON p.principal = r.author
          WHERE r.cursor < :before AND (:order::text IS NULL OR r.order_id = :order)
            AND (:subject::text IS NULL OR r.subject = :subject)
            AND (:listing::text IS NULL OR (r.listing = :listing AND r.subject = l.seller))
          ORDER BY r.cursor DESC LIMIT :limit\
          """,
          Param.optional("order", "of one order"),
          Param.optional("subject", "about one principal"),
          Param.optional("listing", "of the seller, under one listing"));

  static final List<Query<?>> ALL =
      List.of(LISTINGS, SEARCH, LISTING, VARIANTS, CATEGORIES, ORDERS_OF, ORDER, STEPS, REVIEWS);

  private MarketQueries() {}

  /// A listing in a list: `price` is the lowest of its variants, `stars` the sum over `reviews`.
  record Card(
      String listing,
      String title,
      String category,
      String seller,
      String sellerName,
      String asset,
      List<String> pictures,
      boolean open,
      long since,
      long price,
      long quantity,
      int variants,
      long stars,
      int reviews,
      long cursor) {}

  /// A listing as a whole.
  record Detail(
      String listing,
      String seller,
      String sellerName,
      String title,
      String text,
      String category,
      String asset,
      List<String> pictures,
      int shipHours,
      int confirmHours,
      boolean open,
      long since) {}

  /// A category and how many open listings it has.
  record Category(String category, int listings) {}

  /// An order with the names people know its parts by. `status` is PLACED, SHIPPED, CONFIRMED,
  /// CONFIRMED_BY_TIME, CANCELLED, DECLINED, LAPSED, REFUSED or SPOILED; `fromStock` says whether
  /// the goods are set aside in stock, `handOver` whether the buyer signs for them, in the
  /// hand-over of the same id; `threshold` is what the seller promised to keep; `deadline` is when
  /// time decides, 0 if closed.
  record OrderCard(
      String orderId,
      String listing,
      String title,
      List<String> pictures,
      int variant,
      String variantName,
      long quantity,
      long total,
      String asset,
      String buyer,
      String buyerName,
      String seller,
      String sellerName,
      String threshold,
      boolean fromStock,
      String status,
      boolean handOver,
      long deadline,
      long reviewDeadline,
      long placed,
      long cursor) {}

  /// A review; `stars` is 0 and `text` empty while it is sealed.
  record ReviewCard(
      String orderId,
      String listing,
      String title,
      String author,
      String authorName,
      String subject,
      boolean open,
      int stars,
      String text,
      String seal,
      long time,
      String action,
      String openedBy,
      long cursor) {}
}
