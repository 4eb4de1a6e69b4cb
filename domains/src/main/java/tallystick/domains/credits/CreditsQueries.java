package tallystick.domains.credits;

import static tallystick.kernel.Permission.ANYONE;

import java.util.List;
import tallystick.kernel.Query;
import tallystick.kernel.Query.Param;

/// The questions that the room of carbon credits answers.
final class CreditsQueries {
  private static final String SUMS =
      """
      coalesce(sum(n.active), 0)::bigint AS active,
      coalesce(sum(n.reserved), 0)::bigint AS reserved,
      coalesce(sum(n.pooled), 0)::bigint AS pooled, coalesce(sum(n.buffer), 0)::bigint AS buffer,
      coalesce(sum(n.retired), 0)::bigint AS retired,
      coalesce(sum(n.cancelled), 0)::bigint AS cancelled,
      coalesce(sum(n.expired), 0)::bigint AS expired,
      coalesce(sum(n.active + n.reserved + n.pooled + n.buffer + n.retired + n.cancelled
        + n.expired), 0)::bigint AS issued
      """;

  private static final String PROJECTS =
      """
      SELECT p.*, coalesce(d.name, p.developer) AS developer_name, t.*,
        (SELECT count(*)::int FROM credits.challenges c
         WHERE c.project = p.project AND c.state = 'OPEN') AS challenges,
        (SELECT count(*)::int FROM credits.duplicates u
         WHERE u.project = p.project OR u.other = p.project) AS duplicates
      FROM credits.projects p
      LEFT JOIN identity.principals d ON d.principal = p.developer
      CROSS JOIN LATERAL (
        SELECT
      """
          + SUMS
          + """
            FROM credits.classes c JOIN credits.counts n ON n.asset = c.asset
            WHERE c.project = p.project) t
          """;

  private static final String CLASSES =
      """
      SELECT c.*, p.name AS project_name, p.registry, p.registry_id, p.sector, p.country,
        p.methodology, p.suspended, t.*,
        coalesce(b.labels, '[]'::jsonb) AS labels,
        coalesce(b.adjustments, '[]'::jsonb) AS adjustments
      FROM credits.classes c
      JOIN credits.projects p ON p.project = c.project
      CROSS JOIN LATERAL (
        SELECT
      """
          + SUMS
          + """
            FROM credits.counts n WHERE n.asset = c.asset) t
          CROSS JOIN LATERAL (
            SELECT jsonb_agg(DISTINCT a.adjustment) AS adjustments,
              (SELECT jsonb_agg(DISTINCT l.label) FROM credits.batches x,
                 jsonb_array_elements_text(x.labels) AS l(label) WHERE x.asset = c.asset) AS labels
            FROM credits.batches a WHERE a.asset = c.asset) b
          """;

  private static final String BATCHES =
      """
      SELECT b.*, p.name AS project_name, n.active, n.reserved, n.pooled, n.buffer AS buffered,
        n.retired, n.cancelled, n.expired AS expired_units
      FROM credits.batches b
      JOIN credits.projects p ON p.project = b.project
      JOIN credits.counts n ON n.batch = b.batch
      """;

  private static final Query<ProjectCard> PROJECTS_ALL =
      Query.page(
          ANYONE,
          "projects",
          "Projects, newest first.",
          ProjectCard.class,
          PROJECTS
              + """
              WHERE p.cursor < :before
                AND (:q::text IS NULL OR p.search @@ websearch_to_tsquery('english', :q)
                  OR word_similarity(:q, p.name) > 0.32)
                AND (:sector::text IS NULL OR p.sector = :sector)
                AND (:country::text IS NULL OR p.country = :country)
                AND (:methodology::text IS NULL OR p.methodology = :methodology)
                AND (:registry::text IS NULL OR p.registry = :registry)
                AND (:registryId::text IS NULL OR p.registry_id = :registryId)
                AND (:developer::text IS NULL OR p.developer = :developer)
                AND (:vintage::bigint IS NULL OR EXISTS (
                  SELECT 1 FROM credits.batches b
                  WHERE b.project = p.project AND b.vintage = :vintage::bigint))
                AND (:label::text IS NULL OR EXISTS (
                  SELECT 1 FROM credits.batches b
                  WHERE b.project = p.project AND b.labels @> to_jsonb(:label::text)))
              ORDER BY p.cursor DESC LIMIT :limit\
              """,
          Param.optional("q", "words"),
          Param.optional("sector", "of one sector"),
          Param.optional("country", "ISO 3166-1 alpha-2"),
          Param.optional("methodology", "of one methodology"),
          Param.optional("registry", "of one registry"),
          Param.optional("registryId", "with this id in its registry"),
          Param.optional("developer", "of one developer"),
          Param.number("vintage", "with a batch of one year"),
          Param.optional("label", "with a batch that carries the label"));

  private static final Query<ProjectCard> PROJECT =
      Query.one(
          ANYONE,
          "project",
          "One project.",
          ProjectCard.class,
          PROJECTS + "WHERE p.project = :project",
          Param.required("project", "its id"));

  private static final Query<ClassCard> CLASSES_ALL =
      Query.page(
          ANYONE,
          "classes",
          "Classes (a project's vintages) and how many units of them are in which state.",
          ClassCard.class,
          CLASSES
              + """
              WHERE c.cursor < :before
                AND (:project::text IS NULL OR c.project = :project)
                AND (:asset::text IS NULL OR c.asset = :asset)
                AND (:vintage::bigint IS NULL OR c.vintage = :vintage::bigint)
                AND (:country::text IS NULL OR p.country = :country)
                AND (:sector::text IS NULL OR p.sector = :sector)
                AND (:methodology::text IS NULL OR p.methodology = :methodology)
                AND (:label::text IS NULL OR b.labels @> to_jsonb(:label::text))
                AND (:adjustment::text IS NULL OR b.adjustments @> to_jsonb(:adjustment::text))
              ORDER BY c.cursor DESC LIMIT :limit\
              """,
          Param.optional("project", "of one project"),
          Param.optional("asset", "one class"),
          Param.number("vintage", "of one year"),
          Param.optional("country", "of one country"),
          Param.optional("sector", "of one sector"),
          Param.optional("methodology", "of one methodology"),
          Param.optional("label", "with a batch that carries the label"),
          Param.optional("adjustment", "with a batch in this state"));

  private static final Query<BatchCard> BATCHES_ALL =
      Query.page(
          ANYONE,
          "batches",
          "Batches, newest first, and how many of their units are in which state.",
          BatchCard.class,
          BATCHES
              + """
              WHERE b.cursor < :before
                AND (:project::text IS NULL OR b.project = :project)
                AND (:asset::text IS NULL OR b.asset = :asset)
                AND (:vintage::bigint IS NULL OR b.vintage = :vintage::bigint)
                AND (:label::text IS NULL OR b.labels @> to_jsonb(:label::text))
              ORDER BY b.cursor DESC LIMIT :limit\
              """,
          Param.optional("project", "of one project"),
          Param.optional("asset", "of one class"),
          Param.number("vintage", "of one year"),
          Param.optional("label", "that carry a label"));

  private static final Query<BatchCard> BATCH =
      Query.one(
          ANYONE,
          "batch",
          "One batch.",
          BatchCard.class,
          BATCHES + "WHERE b.batch = :batch",
          Param.required("batch", "its id"));

  static final List<Query<?>> ALL =
      List.of(
          PROJECTS_ALL,
          PROJECT,
          CLASSES_ALL,
          BATCHES_ALL,
          BATCH,
          UnitQueries.RANGES,
          UnitQueries.HOLDINGS,
          UnitQueries.RETIREMENTS_ALL,
          UnitQueries.RETIREMENT,
          UnitQueries.HISTORY,
          UnitQueries.MOVES,
          OversightQueries.BASKETS,
          OversightQueries.VERIFICATIONS,
          OversightQueries.VERIFIED,
          OversightQueries.CHALLENGES,
          OversightQueries.DUPLICATES);

  private CreditsQueries() {}

  /// A project with the sums over all its units, open challenges and suspicions.
  record ProjectCard(
      String project,
      long number,
      String developer,
      String developerName,
      String registry,
      String registryId,
      String name,
      String methodology,
      String country,
      String sector,
      int latitude,
      int longitude,
      int extent,
      int periodStart,
      int periodEnd,
      List<String> documents,
      String text,
      boolean suspended,
      long since,
      long issued,
      long active,
      long reserved,
      long pooled,
      long buffer,
      long retired,
      long cancelled,
      long expired,
      int challenges,
      int duplicates,
      long cursor) {}

  /// A class with the sums over its batches, and all labels and adjustments among them.
  record ClassCard(
      String asset,
      String name,
      String project,
      String projectName,
      String registry,
      String registryId,
      int vintage,
      String sector,
      String country,
      String methodology,
      List<String> labels,
      List<String> adjustments,
      boolean frozen,
      String frozenText,
      boolean suspended,
      long issued,
      long active,
      long reserved,
      long pooled,
      long buffer,
      long retired,
      long cancelled,
      long expired,
      long cursor) {}

  /// A batch with how many of its units are in which state; `buffer` were set aside at issue,
  /// `buffered` still are.
  record BatchCard(
      String batch,
      String project,
      String projectName,
      String asset,
      int vintage,
      String space,
      long first,
      long last,
      long quantity,
      long buffer,
      String owner,
      List<String> labels,
      String adjustment,
      long expires,
      boolean expired,
      String methodVersion,
      boolean imported,
      String status,
      String registry,
      String registryBatch,
      String serialText,
      String beneficiary,
      String purpose,
      int issuedOn,
      int endedOn,
      String issuedBy,
      long issued,
      long active,
      long reserved,
      long pooled,
      long buffered,
      long retired,
      long cancelled,
      long expiredUnits,
      long cursor) {}
}
