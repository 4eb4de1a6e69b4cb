package tallystick.domains.compliance;

import static tallystick.domains.compliance.ComplianceRows.DECISIONS;
import static tallystick.domains.compliance.ComplianceRows.LIMITS;
import static tallystick.domains.compliance.ComplianceRows.STANDINGS;
import static tallystick.domains.compliance.ComplianceRows.THRESHOLDS;
import static tallystick.domains.compliance.ComplianceRows.TRAVEL;
import static tallystick.domains.compliance.ComplianceRows.USES;
import static tallystick.kernel.Permission.ANYONE;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tallystick.domains.compliance.ComplianceEvent.DecisionConfirmed;
import tallystick.domains.compliance.ComplianceEvent.DecisionDropped;
import tallystick.domains.compliance.ComplianceEvent.DecisionProposed;
import tallystick.domains.compliance.ComplianceEvent.LevelChanged;
import tallystick.domains.compliance.ComplianceEvent.LimitSet;
import tallystick.domains.compliance.ComplianceEvent.LimitUsed;
import tallystick.domains.compliance.ComplianceEvent.PrincipalFrozen;
import tallystick.domains.compliance.ComplianceEvent.PrincipalUnfrozen;
import tallystick.domains.compliance.ComplianceEvent.ThresholdSet;
import tallystick.domains.compliance.ComplianceEvent.TravelDataCommitted;
import tallystick.domains.compliance.ComplianceEvent.TravelDataUsed;
import tallystick.domains.compliance.ComplianceRows.LevelLimitRow;
import tallystick.domains.compliance.ComplianceRows.LimitUseRow;
import tallystick.domains.compliance.ComplianceRows.OfficersDecisionRow;
import tallystick.domains.compliance.ComplianceRows.StandingRow;
import tallystick.domains.compliance.ComplianceRows.ThresholdRow;
import tallystick.domains.compliance.ComplianceRows.TravelRow;
import tallystick.kernel.At;
import tallystick.kernel.Event;
import tallystick.kernel.Query;
import tallystick.kernel.Query.Param;
import tallystick.kernel.View;
import tallystick.kernel.ViewWriter;
import tallystick.kernel.Views;

/// Levels, limits and decisions as people read them. Public like the log, which holds commitments
/// only.
final class ComplianceViews implements Views {
  static final Query<StandingRow> STANDING =
      Query.one(
          ANYONE,
          "standing",
          "How a principal stands; not found if nobody ever decided anything of it.",
          StandingRow.class,
          "SELECT * FROM compliance.standings WHERE principal = :principal",
          Param.required("principal", "its id"));

  static final Query<StandingRow> ALL_STANDINGS =
      Query.page(
          ANYONE,
          "standings",
          "How principals stand, what changed last first.",
          StandingRow.class,
          """
          SELECT * FROM compliance.standings
          WHERE cursor < :before AND (:level::text IS NULL OR level = :level)
            AND (:principal::text IS NULL OR principal = :principal)
          ORDER BY cursor DESC LIMIT :limit\
          """,
          Param.choice("level", List.of("NONE", "BASIC", "FULL", "ENHANCED"), "of this level"),
          Param.optional("principal", "of this one"));

  static final Query<OfficersDecisionRow> DECISIONS_OF =
      Query.page(
          ANYONE,
          "decisions",
          "What officers proposed and decided, newest first.",
          OfficersDecisionRow.class,
          """
          SELECT * FROM compliance.decisions
          WHERE cursor < :before AND (:principal::text IS NULL OR principal = :principal)
            AND (:state::text IS NULL OR state = :state)
          ORDER BY cursor DESC LIMIT :limit\
          """,
          Param.optional("principal", "of this principal"),
          Param.choice("state", List.of("PENDING", "DONE", "DROPPED"), "in this state"));

  static final Query<LevelLimitRow> LIMITS_SET =
      Query.newest(ANYONE, "limits", "What levels may take out.", LIMITS);

  static final Query<ThresholdRow> THRESHOLDS_SET =
      Query.newest(
          ANYONE,
          "thresholds",
          "From which amounts on transfers need Travel Rule data.",
          THRESHOLDS);

  static final Query<LimitUseRow> USES_OF =
      Query.page(
          ANYONE,
          "uses",
          "What a principal used of its limits.",
          LimitUseRow.class,
          """
          SELECT * FROM compliance.uses WHERE principal = :principal AND cursor < :before
          ORDER BY cursor DESC LIMIT :limit\
          """,
          Param.required("principal", "its id"));

  static final Query<TravelRow> TRAVEL_OF =
      Query.page(
          ANYONE,
          "travel",
          "Commitments to Travel Rule data that a principal gave or got, newest first.",
          TravelRow.class,
          """
          SELECT * FROM compliance.travel
          WHERE (sender = :principal OR recipient = :principal) AND cursor < :before
          ORDER BY cursor DESC LIMIT :limit\
          """,
          Param.required("principal", "its id"));

  @Override
  public List<View<?>> tables() {
    return List.of(STANDINGS, DECISIONS, LIMITS, USES, THRESHOLDS, TRAVEL);
  }

  @Override
  public List<String> extras() {
    return List.of(
        "CREATE INDEX ON compliance.standings (cursor)",
        "CREATE INDEX ON compliance.decisions (principal, cursor)",
        "CREATE INDEX ON compliance.decisions (cursor)",
        "CREATE INDEX ON compliance.uses (principal, cursor)",
        "CREATE INDEX ON compliance.travel (sender, cursor)",
        "CREATE INDEX ON compliance.travel (recipient, cursor)");
  }

  @Override
  public void project(Event event, At at, ViewWriter out) {
    switch ((ComplianceEvent) event) {
      case DecisionProposed e -> out.put(DECISIONS, decision(e, at));
      case DecisionConfirmed e -> closed(e.decision(), "DONE", e.officer(), at, out);
      case DecisionDropped e -> closed(e.decision(), "DROPPED", e.officer(), at, out);
      case LevelChanged e -> out.change(STANDINGS, e.principal(), row -> levelled(row, e, at));
      case PrincipalFrozen e ->
          out.change(STANDINGS, e.principal(), row -> frozen(row, e.principal(), true, at));
      case PrincipalUnfrozen e ->
          out.change(STANDINGS, e.principal(), row -> frozen(row, e.principal(), false, at));
      case LimitSet e -> limit(e, at, out);
      case LimitUsed e -> out.put(USES, use(e, at));
      case ThresholdSet e -> threshold(e, at, out);
      case TravelDataCommitted e -> out.put(TRAVEL, travel(e, at));
      case TravelDataUsed e ->
          out.set(
              TRAVEL,
              travelId(e.sender(), e.commitment()),
              "state",
              "USED",
              "transfer",
              at.action());
    }
  }

  private static OfficersDecisionRow decision(DecisionProposed e, At at) {
    return new OfficersDecisionRow(
        e.decision(),
        e.principal(),
        e.kind().name(),
        e.level().name(),
        e.adapter(),
        e.commitment(),
        e.expires(),
        e.pending() ? "PENDING" : "DONE",
        e.officer(),
        "",
        at.time(),
        e.pending() ? 0 : at.time(),
        at.action(),
        at.cursor());
  }

  private static void closed(String decision, String state, String officer, At at, ViewWriter out) {
    out.set(DECISIONS, decision, "state", state, "confirmer", officer, "closed", at.time());
  }

  private static StandingRow levelled(@Nullable StandingRow before, LevelChanged e, At at) {
    return new StandingRow(
        e.principal(),
        e.level().name(),
        e.adapter(),
        e.commitment(),
        e.expires(),
        before != null && before.frozen(),
        at.time(),
        at.action(),
        at.cursor());
  }

  private static StandingRow frozen(
      @Nullable StandingRow before, String principal, boolean frozen, At at) {
    return new StandingRow(
        principal,
        before == null ? Level.NONE.name() : before.level(),
        before == null ? "" : before.adapter(),
        before == null ? "" : before.commitment(),
        before == null ? 0 : before.expires(),
        frozen,
        at.time(),
        at.action(),
        at.cursor());
  }

  private static void limit(LimitSet e, At at, ViewWriter out) {
    String id = e.level() + "/" + e.asset();
    if (e.each() == 0) {
      out.remove(LIMITS, id);
      return;
    }
    out.put(
        LIMITS,
        new LevelLimitRow(
            id,
            e.level().name(),
            e.asset(),
            e.each(),
            e.budget(),
            e.periodMillis(),
            at.time(),
            at.action(),
            at.cursor()));
  }

  private static LimitUseRow use(LimitUsed e, At at) {
    return new LimitUseRow(
        e.principal() + "/" + e.asset(),
        e.principal(),
        e.asset(),
        e.used(),
        e.budget(),
        e.since(),
        at.time(),
        at.action(),
        at.cursor());
  }

  private static void threshold(ThresholdSet e, At at, ViewWriter out) {
    if (e.amount() == 0) {
      out.remove(THRESHOLDS, e.asset());
      return;
    }
    out.put(
        THRESHOLDS, new ThresholdRow(e.asset(), e.amount(), at.time(), at.action(), at.cursor()));
  }

  private static TravelRow travel(TravelDataCommitted e, At at) {
    return new TravelRow(
        travelId(e.sender(), e.commitment()),
        e.sender(),
        e.recipient(),
        e.asset(),
        e.amount(),
        e.commitment(),
        e.until(),
        "COMMITTED",
        "",
        at.time(),
        at.action(),
        at.cursor());
  }

  /// A commitment is salted, so that one is for one transfer.
  private static String travelId(String sender, String commitment) {
    return sender + "/" + commitment;
  }
}
