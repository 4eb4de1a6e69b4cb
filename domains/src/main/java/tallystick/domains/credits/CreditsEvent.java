package tallystick.domains.credits;

import java.util.List;
import tallystick.kernel.Event;

/// What happened in the room of carbon credits. Whatever changes rows of serial numbers also says
/// how, in one [RangesChanged] at the end of the action or of the trade.
public sealed interface CreditsEvent extends Event {
  /// A project is known.
  ///
  /// @param number the running number of the project, part of the codes of its classes
  record ProjectRegistered(
      String project,
      long number,
      String developer,
      String registry,
      String registryId,
      String name,
      String methodology,
      String country,
      Sector sector,
      int latitude,
      int longitude,
      int extent,
      int periodStart,
      int periodEnd,
      List<String> documents,
      String text)
      implements CreditsEvent {}

  /// A project may count what another counts: same sector, overlapping place and period. Said when
  /// it is registered, and again whenever units are issued.
  ///
  /// @param batch that was issued all the same; empty at registration
  record DuplicateSuspected(String project, String other, String batch) implements CreditsEvent {}

  /// Somebody objects to a project.
  ///
  /// @param bond what it costs if it is dismissed, of an asset; 0 and empty if nothing
  record ProjectChallenged(
      String challenge,
      String project,
      String other,
      String by,
      String text,
      long bond,
      String bondAsset)
      implements CreditsEvent {}

  /// A challenge was decided.
  record ChallengeResolved(
      String challenge, String project, String other, boolean upheld, String by, String text)
      implements CreditsEvent {}

  /// A project was suspended, or reinstated.
  record ProjectSuspended(String project, boolean suspended, String text) implements CreditsEvent {}

  /// A verifier has signed for tonnes.
  ///
  /// @param verification the action's id
  /// @param verified tonnes of the vintage that were verified so far
  /// @param issued tonnes of the vintage that were issued so far
  record ProjectVerified(
      String verification,
      String project,
      int vintage,
      long tonnes,
      String verifier,
      String report,
      String text,
      long verified,
      long issued)
      implements CreditsEvent {}

  /// The class of a project and a vintage exists now.
  record ClassDefined(String asset, String project, int vintage, String name)
      implements CreditsEvent {}

  /// Units exist now.
  ///
  /// @param owner the developer
  /// @param buffer how many of them, the last ones, went to the buffer pool
  record BatchIssued(
      String batch,
      String project,
      String asset,
      int vintage,
      String space,
      long first,
      long last,
      String owner,
      long buffer,
      List<String> labels,
      Adjustment adjustment,
      long expires,
      String methodVersion,
      String by)
      implements CreditsEvent {}

  /// Units of another registry are known now.
  record BatchImported(
      String batch,
      String project,
      String asset,
      int vintage,
      String registry,
      String registryBatch,
      String space,
      long first,
      long last,
      UnitStatus status,
      String holder,
      String beneficiary,
      String purpose,
      int issuedOn,
      int endedOn,
      List<String> labels,
      Adjustment adjustment,
      String methodVersion,
      String serialText,
      String by)
      implements CreditsEvent {}

  /// How many units of a batch are in which state now.
  record UnitsCounted(
      String batch,
      String asset,
      long active,
      long reserved,
      long pooled,
      long buffer,
      long retired,
      long cancelled,
      long expired)
      implements CreditsEvent {}

  /// A batch carries these labels now.
  record BatchLabelled(String batch, String project, String label, boolean on, List<String> labels)
      implements CreditsEvent {}

  /// A batch is in this state of corresponding adjustment now.
  record BatchAdjusted(String batch, String project, Adjustment adjustment)
      implements CreditsEvent {}

  /// A class can or cannot be moved now.
  record ClassFrozen(String asset, String project, boolean frozen, String text)
      implements CreditsEvent {}

  /// A basket exists now.
  record BasketDefined(String basket, String name, BasketRule rule, String by)
      implements CreditsEvent {}

  /// Units went into a basket.
  ///
  /// @param pooled units that stand behind the basket now
  record UnitsDeposited(
      String basket, String asset, String owner, long quantity, List<Serials> ranges, long pooled)
      implements CreditsEvent {}

  /// Units came out of a basket.
  ///
  /// @param pooled units that stand behind the basket now
  record UnitsWithdrawn(
      String basket, String owner, long quantity, List<Serials> ranges, long pooled)
      implements CreditsEvent {}

  /// Units went from one owner to another, by gift or by trade.
  ///
  /// @param reference of a trade `exchange/<the seller's order>`, else empty
  record UnitsMoved(
      String asset, String from, String to, long quantity, List<Serials> ranges, String reference)
      implements CreditsEvent {}

  /// Units wait for their retirement.
  ///
  /// @param finalAt log time in milliseconds from which anyone may make it final; 0 for never
  record RetirementRequested(
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
      long finalAt)
      implements CreditsEvent {}

  /// Units are retired, for ever.
  record RetirementFinalised(
      String retirement, String owner, String asset, String project, long quantity)
      implements CreditsEvent {}

  /// A retirement was taken back.
  ///
  /// @param expired how many of its units did not become active again, because their time was over
  record RetirementWithdrawn(
      String retirement, String owner, String asset, String project, long quantity, long expired)
      implements CreditsEvent {}

  /// Units were taken out by their owner, for ever.
  record UnitsCancelled(
      String cancellation,
      String owner,
      String asset,
      String project,
      long quantity,
      List<Serials> ranges,
      String reason)
      implements CreditsEvent {}

  /// The buffer pool paid for lost tonnes.
  record UnitsReversed(
      String reversal, String project, long quantity, List<Serials> ranges, String text)
      implements CreditsEvent {}

  /// The time of units was over.
  ///
  /// @param done whether none of the batch can still be moved
  record UnitsExpired(
      String batch, String project, String asset, long quantity, List<Serials> ranges, boolean done)
      implements CreditsEvent {}

  /// How the rows of serial numbers changed: first `gone` went, then `rows` came.
  ///
  /// @param gone keys of rows, `<space>/<last, 16 digits>`
  record RangesChanged(List<String> gone, List<UnitRange> rows) implements CreditsEvent {}

  /// A row of serial numbers as it is now.
  record UnitRange(
      String space,
      long first,
      long last,
      String asset,
      String batch,
      String owner,
      UnitStatus status,
      String reference) {}
}
