package tallystick.domains.governance;

import tallystick.kernel.Event;

/// What happened in the room of common decisions.
public sealed interface GovernanceEvent extends Event {
  /// Something is put to the vote.
  ///
  /// @param subject the parameter, instrument, asset, or `<role>/<principal>`; empty for the whole
  ///   exchange
  /// @param value the number, the version; 1 or 0 for yes or no
  /// @param asset what votes weigh; empty if each operator has one vote
  /// @param power all there is
  /// @param quorum power that must vote
  /// @param threshold basis points of the votes for or against that must be exceeded
  /// @param closes log time in milliseconds
  record Proposed(
      String proposal,
      Kind kind,
      String by,
      String subject,
      long value,
      String text,
      String asset,
      long power,
      long quorum,
      long threshold,
      long opens,
      long closes)
      implements GovernanceEvent {}

  /// The terms of an instrument that is put to the vote.
  record InstrumentProposed(String proposal, String symbol, InstrumentTerms terms)
      implements GovernanceEvent {}

  /// Somebody voted; the sums are those after it.
  record Voted(
      String proposal,
      String voter,
      Choice choice,
      long power,
      long forPower,
      long againstPower,
      long abstainPower)
      implements GovernanceEvent {}

  /// The votes are counted.
  ///
  /// @param executableAt log time in milliseconds; 0 if it has not passed
  record VotingClosed(String proposal, boolean passed, long executableAt)
      implements GovernanceEvent {}

  /// What was decided has taken effect; the event after it says which.
  record ProposalExecuted(String proposal) implements GovernanceEvent {}

  /// What was decided can no longer take effect, as things have changed since.
  record ProposalFailed(String proposal, String reason) implements GovernanceEvent {}

  /// It was stopped.
  record ProposalCancelled(String proposal, String by, String text) implements GovernanceEvent {}

  /// A parameter has another value.
  record ParameterSet(String parameter, long before, long value) implements GovernanceEvent {}

  /// Somebody got a role, or lost it.
  record RoleChanged(Role role, String principal, boolean granted) implements GovernanceEvent {}

  /// An instrument may be opened.
  record InstrumentApproved(String symbol, InstrumentTerms terms) implements GovernanceEvent {}

  /// An instrument is traded no more.
  record InstrumentDelisted(String symbol) implements GovernanceEvent {}

  /// Trading stops, or goes on.
  ///
  /// @param symbol empty for the whole exchange
  record HaltChanged(String symbol, boolean halted) implements GovernanceEvent {}

  /// Votes weigh this asset from now on.
  record VotingAssetChanged(String asset) implements GovernanceEvent {}

  /// Another version of the rules begins at a height.
  record RulesDecided(int version, long height) implements GovernanceEvent {}
}
