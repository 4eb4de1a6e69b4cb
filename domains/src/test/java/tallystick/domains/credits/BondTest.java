package tallystick.domains.credits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static tallystick.domains.Venue.HOUR_MILLIS;
import static tallystick.domains.Venue.USD;

import org.junit.jupiter.api.Test;
import tallystick.domains.Venue.Person;
import tallystick.domains.accounts.AccountsAction.Reason;
import tallystick.domains.credits.CreditsAction.ChallengeProject;
import tallystick.domains.credits.CreditsAction.ResolveChallenge;
import tallystick.domains.credits.CreditsEvent.ProjectChallenged;
import tallystick.domains.governance.Choice;
import tallystick.domains.governance.GovernanceAction;
import tallystick.domains.governance.GovernanceAction.ExecuteProposal;
import tallystick.domains.governance.GovernanceAction.ProposeParameter;
import tallystick.domains.governance.GovernanceAction.ProposeVotingAsset;
import tallystick.domains.governance.GovernanceAction.Vote;

/// What it costs to challenge a project: Ann has a dollar, and every cent is a vote.
class BondTest {
  private final Forest forest = new Forest();

  BondTest() {
    forest.venue.withDollars().gives(forest.ann, 100);
    decide(forest.olga, new ProposeVotingAsset(USD, ""));
  }

  private void decide(Person who, GovernanceAction proposal) {
    String id = forest.venue.does(forest.olga, proposal);
    forest.venue.does(who, new Vote(id, Choice.FOR));
    forest.venue.passes(HOUR_MILLIS);
    forest.venue.does(who, new ExecuteProposal(id));
  }

  private String challenges() {
    return forest.venue.does(forest.ann, new ChallengeProject(forest.project, "", "It is mine."));
  }

  private void costs(long bond) {
    decide(forest.ann, new ProposeParameter("credits.challenge-bond", bond, ""));
  }

  private long has(Person who) {
    return forest.venue.available(who);
  }

  @Test
  void a_challenge_costs_nothing_unless_that_was_decided() {
    challenges();
    assertEquals(0, forest.venue.told(ProjectChallenged.class).bond());
    assertEquals(100, has(forest.ann));
  }

  @Test
  void who_was_right_gets_the_bond_back() {
    costs(60);
    String challenge = challenges();
    assertEquals(60, forest.venue.told(ProjectChallenged.class).bond());
    assertEquals(USD, forest.venue.told(ProjectChallenged.class).bondAsset());
    assertEquals(40, has(forest.ann));
    forest.venue.does(forest.olga, new ResolveChallenge(challenge, true, "So it is."));
    assertEquals(100, has(forest.ann));
  }

  @Test
  void who_was_wrong_leaves_the_bond_to_the_registrar() {
    costs(60);
    String challenge = challenges();
    costs(10);
    forest.venue.does(forest.olga, new ResolveChallenge(challenge, false, "It is not."));
    assertEquals(40, has(forest.ann));
    assertEquals(60, has(forest.olga));
  }

  @Test
  void who_cannot_pay_the_bond_cannot_challenge() {
    costs(60);
    challenges();
    forest.venue.refuses(
        Reason.INSUFFICIENT_BALANCE,
        forest.ann,
        new ChallengeProject(forest.project, "", "Really."));
  }
}
