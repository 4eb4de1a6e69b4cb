package tallystick.domains.credits;

import java.util.List;
import tallystick.domains.credits.CreditsEvent.BasketDefined;
import tallystick.domains.credits.CreditsEvent.BatchAdjusted;
import tallystick.domains.credits.CreditsEvent.BatchImported;
import tallystick.domains.credits.CreditsEvent.BatchIssued;
import tallystick.domains.credits.CreditsEvent.BatchLabelled;
import tallystick.domains.credits.CreditsEvent.ChallengeResolved;
import tallystick.domains.credits.CreditsEvent.ClassDefined;
import tallystick.domains.credits.CreditsEvent.ClassFrozen;
import tallystick.domains.credits.CreditsEvent.DuplicateSuspected;
import tallystick.domains.credits.CreditsEvent.ProjectChallenged;
import tallystick.domains.credits.CreditsEvent.ProjectRegistered;
import tallystick.domains.credits.CreditsEvent.ProjectSuspended;
import tallystick.domains.credits.CreditsEvent.ProjectVerified;
import tallystick.domains.credits.CreditsEvent.RangesChanged;
import tallystick.domains.credits.CreditsEvent.RetirementFinalised;
import tallystick.domains.credits.CreditsEvent.RetirementRequested;
import tallystick.domains.credits.CreditsEvent.RetirementWithdrawn;
import tallystick.domains.credits.CreditsEvent.UnitsCancelled;
import tallystick.domains.credits.CreditsEvent.UnitsCounted;
import tallystick.domains.credits.CreditsEvent.UnitsDeposited;
import tallystick.domains.credits.CreditsEvent.UnitsExpired;
import tallystick.domains.credits.CreditsEvent.UnitsMoved;
import tallystick.domains.credits.CreditsEvent.UnitsReversed;
import tallystick.domains.credits.CreditsEvent.UnitsWithdrawn;
import tallystick.kernel.At;
import tallystick.kernel.Event;
import tallystick.kernel.View;
import tallystick.kernel.ViewWriter;
import tallystick.kernel.Views;

/// Projects, batches, serial numbers and retirements as people read them. The rows of what happens
/// to projects and batches are written by [RegistryViews], of what happens to units by [UnitViews];
/// the questions are in [CreditsQueries].
final class CreditsViews implements Views {
  static final View<ProjectRow> PROJECTS =
      new View<>("credits.projects", ProjectRow.class, "project");
  static final View<ClassRow> CLASSES = new View<>("credits.classes", ClassRow.class, "asset");
  static final View<BatchRow> BATCHES = new View<>("credits.batches", BatchRow.class, "batch");
  static final View<CountRow> COUNTS = new View<>("credits.counts", CountRow.class, "batch");
  static final View<RangeRow> RANGES = new View<>("credits.ranges", RangeRow.class, "key");
  static final View<BasketRow> BASKETS = new View<>("credits.baskets", BasketRow.class, "basket");
  static final View<RetirementRow> RETIREMENTS =
      new View<>("credits.retirements", RetirementRow.class, "retirement");
  static final View<VerificationRow> VERIFICATIONS =
      new View<>("credits.verifications", VerificationRow.class, "verification");
  static final View<VerifiedRow> VERIFIED = new View<>("credits.verified", VerifiedRow.class, "id");
  static final View<ChallengeRow> CHALLENGES =
      new View<>("credits.challenges", ChallengeRow.class, "challenge");
  static final View<DuplicateRow> DUPLICATES =
      new View<>("credits.duplicates", DuplicateRow.class, "id");
  static final View<HistoryRow> HISTORY = new View<>("credits.history", HistoryRow.class, "cursor");
  static final View<MoveRow> MOVES = new View<>("credits.moves", MoveRow.class, "cursor");

  /// A project; its id is the action that registered it. Places are in millionths of a degree and
  /// metres, days since 1970.
  record ProjectRow(
      String project,
      long number,
      String developer,
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
      long cursor) {}

  /// The units of a project and a vintage; `action` made it.
  record ClassRow(
      String asset,
      String project,
      int vintage,
      String name,
      boolean frozen,
      String frozenText,
      String action,
      long cursor) {}

  /// A batch; its id is the action that issued or imported it. `imported` says which; `status` is
  /// what it was imported as, `ACTIVE` for all that were issued here. It is `sweeping` from when
  /// its time is over until its last units are taken out, and then `expired`.
  record BatchRow(
      String batch,
      String project,
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
      boolean sweeping,
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
      long cursor) {}

  /// How many units of a batch are in which state.
  record CountRow(
      String batch,
      String asset,
      long active,
      long reserved,
      long pooled,
      long buffer,
      long retired,
      long cancelled,
      long expired) {}

  /// A row of serial numbers, as the state has it under `credits.range/<key>`; `action` was the
  /// last to change it.
  record RangeRow(
      String key,
      String space,
      long first,
      long last,
      long quantity,
      String asset,
      String batch,
      String owner,
      String status,
      String reference,
      String action,
      long height,
      long cursor) {}

  /// A basket; `pooled` units stand behind it, and as many of its own exist.
  record BasketRow(
      String basket,
      String name,
      BasketRule rule,
      long pooled,
      String definedBy,
      String action,
      long cursor) {}

  /// A retirement; its id is the action that asked for it, or imported it (`imported`). `state` is
  /// REQUESTED, FINAL or WITHDRAWN; `closedBy` is the action that ended it, `finalAt` the time from
  /// which anyone may make it final.
  record RetirementRow(
      String retirement,
      String owner,
      String asset,
      String project,
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

  /// A verification report; its id is the action that signed for it.
  record VerificationRow(
      String verification,
      String project,
      int vintage,
      long tonnes,
      String verifier,
      String report,
      String text,
      long time,
      long cursor) {}

  /// How many tonnes of a project and a vintage were verified.
  record VerifiedRow(String id, String project, int vintage, long verified) {}

  /// A challenge; its id is the action that made it. `state` is OPEN, UPHELD or DISMISSED;
  /// `closedBy` is the action that decided it, `answer` the registrar's words, `bond` what it costs
  /// if it is dismissed.
  record ChallengeRow(
      String challenge,
      String project,
      String other,
      String challenger,
      String text,
      String state,
      String answer,
      long bond,
      String bondAsset,
      long opened,
      String closedBy,
      long cursor) {}

  /// A suspicion that two projects are one; `batch` is the last that was issued all the same.
  record DuplicateRow(
      String id,
      String project,
      String other,
      String batch,
      long time,
      String action,
      long cursor) {}

  /// One thing that happened to a project; `action` did it. `what` is the name of the event.
  record HistoryRow(
      long cursor,
      String project,
      String what,
      String by,
      long quantity,
      String subject,
      String text,
      long time,
      String action) {}

  /// Units that changed hands; `reference` is the hold of the trade, or empty.
  record MoveRow(
      long cursor,
      String asset,
      String sender,
      String receiver,
      long quantity,
      List<Serials> ranges,
      String reference,
      long time,
      String action) {}

  @Override
  public List<View<?>> tables() {
    return List.of(
        PROJECTS,
        CLASSES,
        BATCHES,
        COUNTS,
        RANGES,
        BASKETS,
        RETIREMENTS,
        VERIFICATIONS,
        VERIFIED,
        CHALLENGES,
        DUPLICATES,
        HISTORY,
        MOVES);
  }

  @Override
  public List<String> extras() {
    return List.of(
        """
        ALTER TABLE credits.projects ADD search tsvector GENERATED ALWAYS AS (
          to_tsvector('english', name || ' ' || registry_id || ' ' || methodology || ' ' || text))
          STORED\
        """,
        "CREATE INDEX ON credits.projects USING gin (search)",
        "CREATE INDEX ON credits.projects USING gin (name gin_trgm_ops)",
        "CREATE INDEX ON credits.projects (cursor)",
        "CREATE INDEX ON credits.projects (developer, cursor)",
        "CREATE INDEX ON credits.projects (registry, registry_id)",
        "CREATE INDEX ON credits.classes (project)",
        "CREATE INDEX ON credits.batches (project, cursor)",
        "CREATE INDEX ON credits.batches (asset, cursor)",
        "CREATE INDEX ON credits.batches (expires) WHERE expires > 0 AND NOT expired",
        "CREATE INDEX ON credits.counts (asset)",
        "CREATE INDEX ON credits.ranges (space COLLATE \"C\", last)",
        "CREATE INDEX ON credits.ranges (owner, asset)",
        "CREATE INDEX ON credits.ranges (batch)",
        "CREATE INDEX ON credits.ranges (asset, owner)",
        "CREATE INDEX ON credits.retirements (owner, cursor)",
        "CREATE INDEX ON credits.retirements (project, cursor)",
        "CREATE INDEX ON credits.retirements (final_at) WHERE state = 'REQUESTED' AND final_at > 0",
        "CREATE INDEX ON credits.verifications (project, cursor)",
        "CREATE INDEX ON credits.challenges (project, cursor)",
        "CREATE INDEX ON credits.duplicates (project, cursor)",
        "CREATE INDEX ON credits.history (project, cursor)",
        "CREATE INDEX ON credits.moves (asset, cursor)",
        "CREATE INDEX ON credits.moves (sender, cursor)",
        "CREATE INDEX ON credits.moves (receiver, cursor)");
  }

  @Override
  public void project(Event event, At at, ViewWriter out) {
    switch ((CreditsEvent) event) {
      case ProjectRegistered e -> RegistryViews.registered(e, at, out);
      case DuplicateSuspected e -> RegistryViews.suspected(e, at, out);
      case ProjectChallenged e -> RegistryViews.challenged(e, at, out);
      case ChallengeResolved e -> RegistryViews.resolved(e, at, out);
      case ProjectSuspended e -> out.set(PROJECTS, e.project(), "suspended", e.suspended());
      case ProjectVerified e -> RegistryViews.verified(e, at, out);
      case ClassDefined e -> RegistryViews.defined(e, at, out);
      case BatchIssued e -> RegistryViews.issued(e, at, out);
      case BatchImported e -> RegistryViews.imported(e, at, out);
      case UnitsCounted e -> UnitViews.counted(e, out);
      case BatchLabelled e -> out.set(BATCHES, e.batch(), "labels", e.labels());
      case BatchAdjusted e -> out.set(BATCHES, e.batch(), "adjustment", e.adjustment().name());
      case ClassFrozen e ->
          out.set(CLASSES, e.asset(), "frozen", e.frozen(), "frozenText", e.text());
      case BasketDefined e -> UnitViews.defined(e, at, out);
      case UnitsDeposited e -> out.set(BASKETS, e.basket(), "pooled", e.pooled());
      case UnitsWithdrawn e -> out.set(BASKETS, e.basket(), "pooled", e.pooled());
      case UnitsMoved e -> UnitViews.moved(e, at, out);
      case RetirementRequested e -> UnitViews.requested(e, at, out);
      case RetirementFinalised e -> UnitViews.closed(e.retirement(), "FINAL", at, out);
      case RetirementWithdrawn e -> UnitViews.closed(e.retirement(), "WITHDRAWN", at, out);
      case UnitsCancelled e -> {}
      case UnitsReversed e -> {}
      case UnitsExpired e -> {
        out.set(BATCHES, e.batch(), "sweeping", !e.done(), "expired", e.done());
      }
      case RangesChanged e -> UnitViews.changed(e, at, out);
    }
    HistoryRow line = History.of((CreditsEvent) event, at);
    if (line != null) {
      out.put(HISTORY, line);
    }
  }
}
