package tallystick.domains.governance;

import static tallystick.domains.Venue.HOUR_MILLIS;
import static tallystick.domains.Venue.USD;

import tallystick.domains.Venue;
import tallystick.domains.Venue.Person;
import tallystick.domains.accounts.AccountsAction.DefineAsset;
import tallystick.domains.accounts.AccountsAction.Issue;
import tallystick.domains.governance.GovernanceAction.ProposeParameter;
import tallystick.domains.governance.GovernanceAction.ProposeVotingAsset;
import tallystick.domains.governance.GovernanceAction.Vote;

/// A venue with something to decide: Olga operates it; Ann has 60, Ben 30 and Cleo 10 of the shares
/// that votes may weigh.
final class Forum {
  static final String SHARE = "SHARE";
  static final long DAY_MILLIS = 24 * HOUR_MILLIS;
  static final String FEE = Parameters.MAKER_FEE.name();

  final Venue venue = Venue.founded().withDollars();
  final Person olga = venue.olga();
  final Person ann = venue.member("Ann");
  final Person ben = venue.member("Ben");
  final Person cleo = venue.member("Cleo");

  Forum() {
    venue.does(olga, new DefineAsset(SHARE, "Share", 0));
    venue.does(olga, new Issue(ann.id(), SHARE, 60, ""));
    venue.does(olga, new Issue(ben.id(), SHARE, 30, ""));
    venue.does(olga, new Issue(cleo.id(), SHARE, 10, ""));
  }

  /// Votes weigh shares from here on.
  Forum byShares() {
    String proposal = venue.does(olga, new ProposeVotingAsset(SHARE, ""));
    votes(olga, proposal, Choice.FOR);
    venue.passes(HOUR_MILLIS);
    venue.does(ann, new GovernanceAction.ExecuteProposal(proposal));
    return this;
  }

  /// Proposes another fee; returns the proposal.
  String proposesFee(Person who, long value) {
    return venue.does(who, new ProposeParameter(FEE, value, "Costs have changed"));
  }

  void votes(Person who, String proposal, Choice choice) {
    venue.does(who, new Vote(proposal, choice));
  }

  long fee() {
    return Governance.value(venue.state(), Parameters.MAKER_FEE);
  }

  /// Has Olga decide alone, as long as she is the only one who votes.
  void decides(GovernanceAction proposal) {
    String id = venue.does(olga, proposal);
    votes(olga, id, Choice.FOR);
  }

  InstrumentTerms terms() {
    return new InstrumentTerms(SHARE, USD, 1, 5, 5, 100, olga.id());
  }
}
