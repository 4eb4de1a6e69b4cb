package tallystick.domains.credits;

import static tallystick.kernel.Permission.ANYONE;

import java.util.List;
import tallystick.domains.credits.CreditsViews.HistoryRow;
import tallystick.domains.credits.CreditsViews.MoveRow;
import tallystick.kernel.Query;
import tallystick.kernel.Query.Param;

/// The questions about units: whose they are, where they went, who used them. They belong to
/// [CreditsQueries].
final class UnitQueries {
  private static final String RETIREMENTS =
      """
      SELECT r.*, p.name AS project_name, p.registry, p.registry_id, p.country, p.methodology,
        coalesce(o.name, r.owner) AS owner_name
      FROM credits.retirements r
      JOIN credits.projects p ON p.project = r.project
      LEFT JOIN identity.principals o ON o.principal = r.owner
      """;

  static final Query<RangeCard> RANGES =
      Query.page(
          ANYONE,
          "ranges",
          "Rows of serial numbers, by space and number: those that touch first to last, or those of"
              + " an owner, a class or a batch. Each is provable by /v1/log/state.",
          RangeCard.class,
          """
          SELECT r.*, b.project, b.vintage
          FROM credits.ranges r JOIN credits.batches b ON b.batch = r.batch
          WHERE (:space::text IS NULL OR r.space COLLATE "C" = :space)
            AND (:first::bigint IS NULL OR r.last >= :first::bigint)
            AND (:last::bigint IS NULL OR r.first <= :last::bigint)
            AND (:owner::text IS NULL OR r.owner = :owner)
            AND (:asset::text IS NULL OR r.asset = :asset)
            AND (:batch::text IS NULL OR r.batch = :batch)
            AND (:status::text IS NULL OR r.status = :status)
          ORDER BY r.space COLLATE "C", r.last LIMIT :limit OFFSET :offset\
          """,
          Param.optional("space", "of one space"),
          Param.number("first", "lowest serial number that matters"),
          Param.number("last", "highest serial number that matters"),
          Param.optional("owner", "principal, basket or project"),
          Param.optional("asset", "of one class"),
          Param.optional("batch", "of one batch"),
          Param.optional("status", "in one state"));

  static final Query<Holding> HOLDINGS =
      Query.page(
          ANYONE,
          "holdings",
          "The classes that a principal has units of, last changed first.",
          Holding.class,
          """
          SELECT a.owner, a.asset, a.available, a.held, c.project, c.vintage, c.frozen,
            p.name AS project_name, p.registry, p.registry_id, p.country, p.sector, p.methodology,
            p.suspended, a.cursor
          FROM accounts.balances a
          JOIN credits.classes c ON c.asset = a.asset
          JOIN credits.projects p ON p.project = c.project
          WHERE a.owner = :owner AND a.available + a.held > 0 AND a.cursor < :before
          ORDER BY a.cursor DESC LIMIT :limit\
          """,
          Param.required("owner", "whose units"));

  static final Query<RetirementCard> RETIREMENTS_ALL =
      Query.page(
          ANYONE,
          "retirements",
          "Retirements, newest first.",
          RetirementCard.class,
          RETIREMENTS
              + """
              WHERE r.cursor < :before
                AND (:owner::text IS NULL OR r.owner = :owner)
                AND (:project::text IS NULL OR r.project = :project)
                AND (:asset::text IS NULL OR r.asset = :asset)
                AND (:state::text IS NULL OR r.state = :state)
              ORDER BY r.cursor DESC LIMIT :limit\
              """,
          Param.optional("owner", "of one principal"),
          Param.optional("project", "of one project"),
          Param.optional("asset", "of one class"),
          Param.optional("state", "REQUESTED, FINAL or WITHDRAWN"));

  static final Query<RetirementCard> RETIREMENT =
      Query.one(
          ANYONE,
          "retirement",
          "One retirement, as its certificate shows it.",
          RetirementCard.class,
          RETIREMENTS + "WHERE r.retirement = :retirement",
          Param.required("retirement", "its id"));

  static final Query<HistoryRow> HISTORY =
      Query.page(
          ANYONE,
          "history",
          "What happened to a project, newest first.",
          HistoryRow.class,
          """
          SELECT * FROM credits.history WHERE project = :project AND cursor < :before
          ORDER BY cursor DESC LIMIT :limit\
          """,
          Param.required("project", "its id"));

  static final Query<MoveRow> MOVES =
      Query.page(
          ANYONE,
          "moves",
          "Units that changed hands, newest first.",
          MoveRow.class,
          """
          SELECT * FROM credits.moves
          WHERE cursor < :before AND (:asset::text IS NULL OR asset = :asset)
            AND (:principal::text IS NULL OR sender = :principal OR receiver = :principal)
          ORDER BY cursor DESC LIMIT :limit\
          """,
          Param.optional("asset", "of one class"),
          Param.optional("principal", "from or to a principal"));

  private UnitQueries() {}

  /// A row of serial numbers; `key` is its name in the state's table `credits.range`.
  record RangeCard(
      String key,
      String space,
      long first,
      long last,
      long quantity,
      String asset,
      String project,
      int vintage,
      String batch,
      String owner,
      String status,
      String reference,
      String action,
      long height) {}

  /// What somebody has of a class.
  record Holding(
      String owner,
      String asset,
      long available,
      long held,
      String project,
      String projectName,
      String registry,
      String registryId,
      int vintage,
      String country,
      String sector,
      String methodology,
      boolean frozen,
      boolean suspended,
      long cursor) {}

  /// A retirement with what its certificate says of the project.
  record RetirementCard(
      String retirement,
      String owner,
      String ownerName,
      String asset,
      String project,
      String projectName,
      String registry,
      String registryId,
      String country,
      String methodology,
      int vintage,
      long quantity,
      List<Serials> ranges,
      String beneficiary,
      String purpose,
      String message,
      String state,
      boolean imported,
      long requested,
      long finalAt,
      long closed,
      String closedBy,
      long closedHeight,
      long cursor) {}
}
