package tallystick.domains.emissions;

import java.util.List;
import tallystick.kernel.Event;

/// What happened in the room of emissions. Emissions are milligrams of CO2e.
public sealed interface EmissionsEvent extends Event {
  /// A version of a set of factors begins.
  record FactorsPublished(
      String set, int version, String source, String url, List<Factor> factors, String by)
      implements EmissionsEvent {}

  /// Goods went from a place to another.
  ///
  /// @param distanceMetres the great circle if `greatCircle`, else as stated
  /// @param activity kilogram-kilometres: mass times distance
  record LegRecorded(
      String leg,
      String by,
      Mode mode,
      String set,
      int version,
      String factor,
      String from,
      String to,
      long massGrams,
      long distanceMetres,
      boolean greatCircle,
      long activity,
      long consumed,
      long ttw,
      long wtw,
      long departed,
      long arrived,
      String note,
      String document,
      List<Share> shares)
      implements EmissionsEvent {}

  /// A leg was recorded in error.
  record LegWithdrawn(String leg, String by) implements EmissionsEvent {}

  /// A product emits so much.
  record FootprintStated(String id, String by, Footprint footprint) implements EmissionsEvent {}

  /// A product is said to emit so much, by somebody outside.
  record FootprintAdopted(
      String id, String by, String company, String source, String sourceId, Footprint footprint)
      implements EmissionsEvent {}

  /// A footprint is right.
  record FootprintVerified(String id, String by, String document) implements EmissionsEvent {}

  /// A footprint should be used no more.
  ///
  /// @param by the footprint that supersedes it; empty if none does
  record FootprintDeprecated(String id, String by) implements EmissionsEvent {}

  /// A leg is said to have emitted less than a baseline.
  record SavingClaimed(
      String leg,
      String by,
      String set,
      int version,
      String factor,
      long baseline,
      long saved,
      String note,
      String document)
      implements EmissionsEvent {}

  /// It did, and tokens were granted for it.
  record SavingConfirmed(String leg, String to, long saved, long tokens, String by)
      implements EmissionsEvent {}

  /// It is not proven.
  record SavingDeclined(String leg, String claimant, String reason, String by)
      implements EmissionsEvent {}

  /// Tokens changed hands.
  record TokensTransferred(String from, String to, long amount, String memo)
      implements EmissionsEvent {}
}
