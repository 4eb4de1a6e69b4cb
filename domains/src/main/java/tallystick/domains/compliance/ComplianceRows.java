package tallystick.domains.compliance;

import tallystick.kernel.View;

/// What people read of the room, row by row.
final class ComplianceRows {
  static final View<StandingRow> STANDINGS =
      new View<>("compliance.standings", StandingRow.class, "principal");
  static final View<OfficersDecisionRow> DECISIONS =
      new View<>("compliance.decisions", OfficersDecisionRow.class, "decision");
  static final View<LevelLimitRow> LIMITS =
      new View<>("compliance.limits", LevelLimitRow.class, "id");
  static final View<LimitUseRow> USES = new View<>("compliance.uses", LimitUseRow.class, "id");
  static final View<ThresholdRow> THRESHOLDS =
      new View<>("compliance.thresholds", ThresholdRow.class, "asset");
  static final View<TravelRow> TRAVEL = new View<>("compliance.travel", TravelRow.class, "id");

  private ComplianceRows() {}

  /// How a principal stands; `expires` is 0 for never, and from then on the level is none. `action`
  /// changed it last.
  record StandingRow(
      String principal,
      String level,
      String adapter,
      String commitment,
      long expires,
      boolean frozen,
      long since,
      String action,
      long cursor) {}

  /// What officers decided of a principal: PENDING, DONE or DROPPED. `confirmer` is who confirmed
  /// or dropped it, empty if nobody needed to; `closed` is 0 while it is pending.
  record OfficersDecisionRow(
      String decision,
      String principal,
      String kind,
      String level,
      String adapter,
      String commitment,
      long expires,
      String state,
      String proposer,
      String confirmer,
      long since,
      long closed,
      String action,
      long cursor) {}

  /// What a level may take out of an asset; `action` set it.
  record LevelLimitRow(
      String id,
      String level,
      String asset,
      long each,
      long budget,
      long periodMillis,
      long since,
      String action,
      long cursor) {}

  /// What a principal used of its limit in the period that began at `periodStart`.
  record LimitUseRow(
      String id,
      String principal,
      String asset,
      long used,
      long budget,
      long periodStart,
      long time,
      String action,
      long cursor) {}

  /// The least amount of an asset that needs Travel Rule data; `action` set it.
  record ThresholdRow(String asset, long amount, long since, String action, long cursor) {}

  /// A commitment to data of a transfer: COMMITTED, or USED by the act `transfer`.
  record TravelRow(
      String id,
      String sender,
      String recipient,
      String asset,
      long amount,
      String commitment,
      long until,
      String state,
      String transfer,
      long since,
      String action,
      long cursor) {}
}
