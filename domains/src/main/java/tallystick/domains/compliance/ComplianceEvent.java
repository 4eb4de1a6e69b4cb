package tallystick.domains.compliance;

import tallystick.kernel.Event;

/// What happened in the room of compliance.
public sealed interface ComplianceEvent extends Event {
  /// An officer proposed something, or decided it alone.
  ///
  /// @param decision id of the act that proposed it
  /// @param pending whether another officer must confirm it
  record DecisionProposed(
      String decision,
      String principal,
      Kind kind,
      Level level,
      String adapter,
      String commitment,
      long expires,
      String officer,
      boolean pending)
      implements ComplianceEvent {}

  /// Another officer confirmed it; what follows from it is told next.
  record DecisionConfirmed(String decision, String principal, String officer)
      implements ComplianceEvent {}

  /// It is over without effect.
  record DecisionDropped(String decision, String principal, String officer)
      implements ComplianceEvent {}

  /// A principal has another level now, or the same for another time.
  ///
  /// @param expires log time from which on it is none; 0 for never
  record LevelChanged(
      String principal, Level level, String adapter, String commitment, long expires)
      implements ComplianceEvent {}

  /// A principal can do nothing more.
  record PrincipalFrozen(String principal) implements ComplianceEvent {}

  /// A principal may act again.
  record PrincipalUnfrozen(String principal) implements ComplianceEvent {}

  /// Another limit; all 0 for none.
  record LimitSet(Level level, String asset, long each, long budget, long periodMillis)
      implements ComplianceEvent {}

  /// An act took something of a limit, or gave it back.
  ///
  /// @param amount below zero for what came back
  /// @param used of the budget since `since`, with this act
  /// @param since when the period began
  record LimitUsed(String principal, String asset, long amount, long used, long budget, long since)
      implements ComplianceEvent {}

  /// Another threshold; 0 for none.
  record ThresholdSet(String asset, long amount) implements ComplianceEvent {}

  /// Somebody committed to the data of a transfer to come.
  record TravelDataCommitted(
      String sender, String recipient, String asset, long amount, String commitment, long until)
      implements ComplianceEvent {}

  /// The transfer was made.
  record TravelDataUsed(
      String sender, String recipient, String asset, long amount, String commitment)
      implements ComplianceEvent {}
}
