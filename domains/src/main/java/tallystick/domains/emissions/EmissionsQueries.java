package tallystick.domains.emissions;

import static tallystick.kernel.Permission.ANYONE;

import java.util.List;
import tallystick.domains.emissions.EmissionsViews.FactorRow;
import tallystick.domains.emissions.EmissionsViews.SetRow;
import tallystick.kernel.Query;
import tallystick.kernel.Query.Param;

/// Questions about factors, footprints and savings; of what goods emitted on their way, see
/// [JourneyQueries].
final class EmissionsQueries {
  static final Query<SetRow> FACTOR_SETS =
      Query.page(
          ANYONE,
          "factor-sets",
          "Versions of sets of factors, newest first.",
          SetRow.class,
          """
          SELECT * FROM emissions.sets
          WHERE cursor < :before AND (:set::text IS NULL OR name = :set)
          ORDER BY cursor DESC LIMIT :limit\
          """,
          Param.optional("set", "of one set"));

  static final Query<FactorRow> FACTORS =
      Query.page(
          ANYONE,
          "factors",
          "Factors of the newest versions, or of one; milligrams of CO2e per tonne-kilometre, tonne"
              + " or unit of energy.",
          FactorRow.class,
          """
          SELECT f.* FROM emissions.factors f
          WHERE (:set::text IS NULL OR f.name = :set)
            AND f.version = coalesce(:version::bigint,
              (SELECT max(s.version) FROM emissions.sets s WHERE s.name = f.name))
          ORDER BY f.name, f.mode, f.code LIMIT :limit OFFSET :offset\
          """,
          Param.optional("set", "of one set"),
          Param.number("version", "of this version"));

  private static final String CARDS =
      """
      SELECT f.*, coalesce(p.name, '') AS product_name, coalesce(o.name, f.by) AS by_name,
        coalesce(v.name, f.verifier) AS verifier_name
      FROM emissions.footprints f
      LEFT JOIN custody.products p ON p.product = f.product
      LEFT JOIN identity.principals o ON o.principal = f.by
      LEFT JOIN identity.principals v ON v.principal = f.verifier
      """;

  static final Query<FootprintCard> FOOTPRINTS =
      Query.page(
          ANYONE,
          "footprints",
          "Footprints of products, newest first; milligrams of CO2e per declared unit.",
          FootprintCard.class,
          CARDS
              + """
              WHERE f.cursor < :before AND (:product::text IS NULL OR f.product = :product)
                AND (:owner::text IS NULL OR f.by = :owner)
                AND (:status::text IS NULL OR f.status = :status)
                AND (:origin::text IS NULL OR (f.source = '') = (:origin = 'STATED'))
              ORDER BY f.cursor DESC LIMIT :limit\
              """,
          Param.optional("product", "of one product: its key"),
          Param.optional("owner", "stated by one principal"),
          Param.choice("status", List.of("ACTIVE", "DEPRECATED"), "in one status"),
          Param.choice(
              "origin", List.of("STATED", "ADOPTED"), "stated here, or adopted from outside"));

  static final Query<FootprintCard> FOOTPRINT =
      Query.one(
          ANYONE,
          "footprint",
          "One footprint.",
          FootprintCard.class,
          CARDS + "WHERE f.id = :footprint",
          Param.required("footprint", "id of the act that stated it"));

  static final Query<SavingCard> SAVINGS =
      Query.page(
          ANYONE,
          "savings",
          "Savings that were claimed, newest first.",
          SavingCard.class,
          """
          SELECT s.*, coalesce(o.name, s.by) AS by_name,
            coalesce(v.name, s.verifier) AS verifier_name, l.mode, l.wtw,
            coalesce(a.name, l.from_place) AS from_name, coalesce(b.name, l.to_place) AS to_name
          FROM emissions.savings s
          JOIN emissions.legs l ON l.leg = s.leg
          LEFT JOIN identity.principals o ON o.principal = s.by
          LEFT JOIN identity.principals v ON v.principal = s.verifier
          LEFT JOIN custody.places a ON a.place = l.from_place
          LEFT JOIN custody.places b ON b.place = l.to_place
          WHERE s.cursor < :before AND (:principal::text IS NULL OR s.by = :principal)
            AND (:saving::text IS NULL OR s.status = :saving)
          ORDER BY s.cursor DESC LIMIT :limit\
          """,
          Param.optional("principal", "claimed by one principal"),
          Param.choice("saving", List.of("CLAIMED", "PROVEN", "DECLINED"), "in one status"));

  static final List<Query<?>> ALL = List.of(FACTOR_SETS, FACTORS, FOOTPRINTS, FOOTPRINT, SAVINGS);

  private EmissionsQueries() {}

  /// A footprint with names; `company` and `source` say from whom outside it was adopted, empty of
  /// what was stated here; `successor` is what superseded it, `verification` the verifier's act.
  record FootprintCard(
      String id,
      String product,
      String productName,
      String by,
      String byName,
      String company,
      String source,
      String sourceId,
      Footprint footprint,
      String status,
      String successor,
      String verifier,
      String verifierName,
      String statement,
      String verification,
      long created,
      long cursor) {}

  /// A saving with its leg: `wtw` is what that emitted, `baseline` what it would have.
  record SavingCard(
      String leg,
      String by,
      String byName,
      String mode,
      String fromName,
      String toName,
      long wtw,
      String factorSet,
      int version,
      String factor,
      long baseline,
      long saved,
      String note,
      String document,
      String status,
      long tokens,
      String verifier,
      String verifierName,
      String reason,
      long time,
      String action,
      long cursor) {}
}
