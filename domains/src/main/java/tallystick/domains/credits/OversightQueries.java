package tallystick.domains.credits;

import static tallystick.kernel.Permission.ANYONE;

import tallystick.domains.credits.CreditsViews.BasketRow;
import tallystick.domains.credits.CreditsViews.VerificationRow;
import tallystick.domains.credits.CreditsViews.VerifiedRow;
import tallystick.kernel.Query;
import tallystick.kernel.Query.Param;

/// The questions about baskets, verification and doubt. They belong to [CreditsQueries].
final class OversightQueries {
  static final Query<BasketRow> BASKETS =
      Query.page(
          ANYONE,
          "baskets",
          "Baskets and their rules, newest first.",
          BasketRow.class,
          """
          SELECT * FROM credits.baskets
          WHERE cursor < :before AND (:basket::text IS NULL OR basket = :basket)
          ORDER BY cursor DESC LIMIT :limit\
          """,
          Param.optional("basket", "one only"));

  static final Query<VerificationRow> VERIFICATIONS =
      Query.page(
          ANYONE,
          "verifications",
          "Verification reports, newest first.",
          VerificationRow.class,
          """
          SELECT * FROM credits.verifications
          WHERE cursor < :before AND (:project::text IS NULL OR project = :project)
            AND (:verifier::text IS NULL OR verifier = :verifier)
          ORDER BY cursor DESC LIMIT :limit\
          """,
          Param.optional("project", "of one project"),
          Param.optional("verifier", "by one verifier"));

  static final Query<VerifiedRow> VERIFIED =
      Query.page(
          ANYONE,
          "verified",
          "How many tonnes of each vintage of a project were verified.",
          VerifiedRow.class,
          """
          SELECT * FROM credits.verified WHERE project = :project
          ORDER BY vintage DESC LIMIT :limit OFFSET :offset\
          """,
          Param.required("project", "its id"));

  static final Query<ChallengeCard> CHALLENGES =
      Query.page(
          ANYONE,
          "challenges",
          "Challenges, newest first.",
          ChallengeCard.class,
          """
          SELECT c.*, p.name AS project_name, coalesce(o.name, '') AS other_name,
            coalesce(i.name, c.challenger) AS challenger_name
          FROM credits.challenges c
          JOIN credits.projects p ON p.project = c.project
          LEFT JOIN credits.projects o ON o.project = c.other
          LEFT JOIN identity.principals i ON i.principal = c.challenger
          WHERE c.cursor < :before
            AND (:project::text IS NULL OR c.project = :project OR c.other = :project)
            AND (:state::text IS NULL OR c.state = :state)
          ORDER BY c.cursor DESC LIMIT :limit\
          """,
          Param.optional("project", "that concern one project"),
          Param.optional("state", "OPEN, UPHELD or DISMISSED"));

  static final Query<DuplicateCard> DUPLICATES =
      Query.page(
          ANYONE,
          "duplicates",
          "Projects that may count the same tonnes, last seen first.",
          DuplicateCard.class,
          """
          SELECT d.*, p.name AS project_name, p.registry, p.registry_id,
            o.name AS other_name, o.registry AS other_registry, o.registry_id AS other_registry_id
          FROM credits.duplicates d
          JOIN credits.projects p ON p.project = d.project
          JOIN credits.projects o ON o.project = d.other
          WHERE d.cursor < :before
            AND (:project::text IS NULL OR d.project = :project OR d.other = :project)
          ORDER BY d.cursor DESC LIMIT :limit\
          """,
          Param.optional("project", "that concern one project"));

  private OversightQueries() {}

  /// A challenge with the names people know its parts by.
  record ChallengeCard(
      String challenge,
      String project,
      String projectName,
      String other,
      String otherName,
      String challenger,
      String challengerName,
      String text,
      String state,
      String answer,
      long bond,
      String bondAsset,
      long opened,
      String closedBy,
      long cursor) {}

  /// Two projects that may be one.
  record DuplicateCard(
      String project,
      String projectName,
      String registry,
      String registryId,
      String other,
      String otherName,
      String otherRegistry,
      String otherRegistryId,
      String batch,
      long time,
      String action,
      long cursor) {}
}
