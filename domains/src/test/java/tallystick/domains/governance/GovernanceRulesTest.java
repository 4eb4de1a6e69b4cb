package tallystick.domains.governance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tallystick.domains.Venue.HOUR_MILLIS;
import static tallystick.domains.governance.Forum.DAY_MILLIS;
import static tallystick.domains.governance.Forum.SHARE;
import static tallystick.domains.identity.IdentityAction.Role.OPERATOR;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tallystick.domains.Venue;
import tallystick.domains.accounts.AccountsAction.AtDeadline;
import tallystick.domains.accounts.AccountsAction.PlaceHold;
import tallystick.domains.accounts.AccountsAction.Transfer;
import tallystick.domains.governance.GovernanceAction.CancelProposal;
import tallystick.domains.governance.GovernanceAction.CloseVoting;
import tallystick.domains.governance.GovernanceAction.ExecuteProposal;
import tallystick.domains.governance.GovernanceAction.ProposeDelisting;
import tallystick.domains.governance.GovernanceAction.ProposeHalt;
import tallystick.domains.governance.GovernanceAction.ProposeInstrument;
import tallystick.domains.governance.GovernanceAction.ProposeParameter;
import tallystick.domains.governance.GovernanceAction.ProposeRole;
import tallystick.domains.governance.GovernanceAction.ProposeRules;
import tallystick.domains.governance.GovernanceAction.Reason;
import tallystick.domains.governance.GovernanceAction.Vote;
import tallystick.domains.governance.GovernanceEvent.ProposalFailed;
import tallystick.domains.governance.GovernanceEvent.RulesDecided;
import tallystick.domains.governance.GovernanceEvent.VotingClosed;
import tallystick.domains.identity.IdentityAction.GrantRole;
import tallystick.domains.identity.IdentityAction.WithdrawRole;
import tallystick.kernel.Outcome;
import tallystick.kernel.Rulebook;

class GovernanceRulesTest {
  @Test
  void what_the_only_operator_wants_passes_at_once_and_waits_for_its_delay() {
    Forum forum = new Forum();
    String id = forum.proposesFee(forum.olga, 7);
    forum.votes(forum.olga, id, Choice.FOR);
    assertTrue(forum.venue.told(VotingClosed.class).passed());
    assertEquals(5, forum.fee());
    forum.venue.refuses(Reason.NOT_DUE, forum.ann, new ExecuteProposal(id));
    forum.venue.passes(HOUR_MILLIS);
    forum.venue.does(forum.ann, new ExecuteProposal(id));
    assertEquals(7, forum.fee());
  }

  @Test
  void what_needs_no_delay_takes_effect_with_the_vote_that_decides() {
    Forum forum = new Forum();
    forum.decides(new ProposeHalt("", true, "Something is wrong"));
    assertTrue(Governance.isHalted(forum.venue.state(), "ANY"));
    forum.decides(new ProposeHalt("", false, "It is not"));
    assertFalse(Governance.isHalted(forum.venue.state(), "ANY"));
  }

  @Test
  void a_vote_weighs_what_its_voter_had_when_it_was_proposed() {
    Forum forum = new Forum().byShares();
    String id = forum.proposesFee(forum.ann, 7);
    forum.venue.does(forum.ann, new Transfer(forum.cleo.id(), SHARE, 60, ""));
    forum.votes(forum.cleo, id, Choice.AGAINST);
    assertEquals(10, forum.venue.told(GovernanceEvent.Voted.class).power());
    forum.votes(forum.ann, id, Choice.FOR);
    assertEquals(60, forum.venue.told(GovernanceEvent.Voted.class).power());
  }

  @Test
  void who_bought_after_the_proposal_has_no_vote() {
    Forum forum = new Forum().byShares();
    String id = forum.proposesFee(forum.ann, 7);
    forum.venue.does(forum.ann, new Transfer(forum.olga.id(), SHARE, 50, ""));
    forum.venue.refuses(Reason.NO_POWER, forum.olga, new Vote(id, Choice.AGAINST));
  }

  @Test
  void who_bought_in_the_block_before_has_one() {
    Forum forum = new Forum().byShares();
    forum.venue.does(forum.ann, new Transfer(forum.olga.id(), SHARE, 50, ""));
    String id = forum.proposesFee(forum.ann, 7);
    forum.votes(forum.olga, id, Choice.AGAINST);
    assertEquals(50, forum.venue.told(GovernanceEvent.Voted.class).power());
  }

  @Test
  void who_was_made_an_operator_after_the_proposal_has_no_vote_on_it() {
    Forum forum = new Forum();
    forum.venue.does(forum.olga, new GrantRole(forum.ann.id(), OPERATOR));
    String before = forum.proposesFee(forum.ann, 7);
    forum.venue.does(forum.olga, new GrantRole(forum.ben.id(), OPERATOR));
    forum.venue.refuses(Reason.NO_POWER, forum.ben, new Vote(before, Choice.AGAINST));
    String after = forum.proposesFee(forum.ann, 8);
    forum.votes(forum.ben, after, Choice.AGAINST);
    forum.votes(forum.ann, before, Choice.FOR);
    forum.votes(forum.olga, before, Choice.FOR);
    assertTrue(forum.venue.told(VotingClosed.class).passed());
  }

  @Test
  void who_is_made_an_operator_again_is_a_new_one() {
    Forum forum = new Forum();
    forum.venue.does(forum.olga, new GrantRole(forum.ann.id(), OPERATOR));
    String id = forum.proposesFee(forum.olga, 7);
    forum.venue.does(forum.olga, new WithdrawRole(forum.ann.id(), OPERATOR));
    forum.venue.refuses(Reason.NO_POWER, forum.ann, new Vote(id, Choice.FOR));
    forum.venue.does(forum.olga, new GrantRole(forum.ann.id(), OPERATOR));
    forum.venue.refuses(Reason.NO_POWER, forum.ann, new Vote(id, Choice.FOR));
    String next = forum.proposesFee(forum.olga, 8);
    forum.votes(forum.ann, next, Choice.FOR);
  }

  @Test
  void what_was_voted_stays_and_proposals_of_one_block_share_their_snapshot() {
    Forum forum = new Forum().byShares();
    var outcomes =
        forum.venue.triesAll(
            forum.ann,
            new ProposeParameter(Forum.FEE, 7, "Costs"),
            new ProposeParameter(Forum.FEE, 8, "Costs"));
    assertTrue(outcomes.stream().allMatch(Outcome::accepted));
    var ids =
        forum.venue.state().scan(Governance.PROPOSALS, "", "", 10).entrySet().stream()
            .filter(row -> row.getValue().stage() == Governance.Stage.OPEN)
            .map(Map.Entry::getKey)
            .toList();
    forum.votes(forum.ann, ids.getFirst(), Choice.AGAINST);
    assertEquals(
        new Governance.Ballot(Choice.AGAINST, 60),
        forum.venue.state().get(Governance.BALLOTS, ids.getFirst() + "/" + forum.ann.id()));
    forum.venue.does(forum.ann, new Transfer(forum.cleo.id(), SHARE, 60, ""));
    forum.votes(forum.ann, ids.getLast(), Choice.ABSTAIN);
    assertEquals(60, forum.venue.told(GovernanceEvent.Voted.class).power());
  }

  @Test
  void what_is_held_votes_too() {
    Forum forum = new Forum().byShares();
    forum.venue.does(
        forum.ann,
        new PlaceHold(
            forum.ben.id(),
            SHARE,
            60,
            forum.olga.id(),
            forum.venue.time() + DAY_MILLIS,
            AtDeadline.RELEASE,
            ""));
    String id = forum.proposesFee(forum.olga, 7);
    forum.votes(forum.ann, id, Choice.ABSTAIN);
    assertEquals(60, forum.venue.told(GovernanceEvent.Voted.class).power());
  }

  @Test
  void more_than_the_threshold_of_all_passes_before_the_time_is_over() {
    Forum forum = new Forum().byShares();
    String id = forum.proposesFee(forum.ann, 7);
    // Sixty of a hundred are more than half, but not more than the six tenths that are needed.
    forum.votes(forum.cleo, id, Choice.FOR);
    forum.votes(forum.ann, id, Choice.FOR);
    assertTrue(forum.venue.told(VotingClosed.class).passed());
  }

  @Test
  void a_majority_below_the_threshold_of_all_waits_for_the_others() {
    Forum forum = new Forum().byShares();
    String id = forum.proposesFee(forum.ann, 7);
    forum.votes(forum.ann, id, Choice.FOR);
    forum.venue.refuses(Reason.VOTING_OPEN, forum.ann, new CloseVoting(id));
    forum.votes(forum.ben, id, Choice.AGAINST);
    forum.venue.passes(3 * DAY_MILLIS);
    forum.venue.does(forum.cleo, new CloseVoting(id));
    assertTrue(forum.venue.told(VotingClosed.class).passed(), "60 of 90 are more than 60 %");
  }

  @Test
  void a_majority_against_ends_it_at_once() {
    Forum forum = new Forum().byShares();
    String id = forum.proposesFee(forum.ann, 7);
    forum.votes(forum.ann, id, Choice.AGAINST);
    assertFalse(forum.venue.told(VotingClosed.class).passed());
    forum.venue.refuses(Reason.NOT_PASSED, forum.ann, new ExecuteProposal(id));
  }

  @Test
  void without_a_quorum_nothing_passes() {
    Forum forum = new Forum().byShares();
    String id = forum.proposesFee(forum.ann, 7);
    forum.votes(forum.cleo, id, Choice.FOR);
    forum.venue.passes(3 * DAY_MILLIS);
    forum.venue.refuses(Reason.VOTING_CLOSED, forum.ben, new Vote(id, Choice.FOR));
    forum.venue.does(forum.cleo, new CloseVoting(id));
    assertFalse(forum.venue.told(VotingClosed.class).passed(), "10 of 100 is less than 20 %");
  }

  @Test
  void abstentions_make_a_quorum() {
    Forum forum = new Forum().byShares();
    String id = forum.proposesFee(forum.ann, 7);
    forum.votes(forum.cleo, id, Choice.FOR);
    forum.votes(forum.ben, id, Choice.ABSTAIN);
    forum.venue.passes(3 * DAY_MILLIS);
    forum.venue.does(forum.cleo, new CloseVoting(id));
    assertTrue(forum.venue.told(VotingClosed.class).passed());
  }

  @Test
  void a_guardian_stops_what_has_passed() {
    Forum forum = new Forum();
    forum.decides(new ProposeRole(Role.GUARDIAN, forum.ben.id(), true, ""));
    String id = forum.proposesFee(forum.olga, 7);
    forum.votes(forum.olga, id, Choice.FOR);
    forum.venue.refuses(Reason.NOT_GUARDIAN, forum.olga, new CancelProposal(id, ""));
    forum.venue.does(forum.ben, new CancelProposal(id, "Members were not asked"));
    forum.venue.passes(HOUR_MILLIS);
    forum.venue.refuses(Reason.NOT_PASSED, forum.olga, new ExecuteProposal(id));
    assertEquals(5, forum.fee());
  }

  @Test
  void the_author_withdraws_what_is_not_decided_yet() {
    Forum forum = new Forum().byShares();
    String id = forum.proposesFee(forum.ann, 7);
    forum.venue.refuses(Reason.NOT_GUARDIAN, forum.ben, new CancelProposal(id, ""));
    forum.venue.does(forum.ann, new CancelProposal(id, ""));
    forum.venue.refuses(Reason.VOTING_CLOSED, forum.ben, new Vote(id, Choice.FOR));
  }

  @Test
  void operators_have_a_role_until_it_is_granted_and_again_when_nobody_has_it() {
    Forum forum = new Forum();
    assertTrue(has(forum, forum.olga));
    forum.decides(new ProposeRole(Role.VERIFIER, forum.ben.id(), true, ""));
    assertFalse(has(forum, forum.olga));
    assertTrue(has(forum, forum.ben));
    forum.decides(new ProposeRole(Role.VERIFIER, forum.ben.id(), false, ""));
    assertTrue(has(forum, forum.olga));
    assertFalse(has(forum, forum.ben));
  }

  private static boolean has(Forum forum, Venue.Person who) {
    return Governance.hasRole(forum.venue.state(), who.id(), Role.VERIFIER);
  }

  @Test
  void an_instrument_is_approved_halted_and_delisted_for_good() {
    Forum forum = new Forum();
    forum.decides(new ProposeInstrument("SHARE-USD", forum.terms(), ""));
    assertEquals(forum.terms(), Governance.approval(forum.venue.state(), "SHARE-USD"));
    forum.decides(new ProposeHalt("SHARE-USD", true, ""));
    assertTrue(Governance.isHalted(forum.venue.state(), "SHARE-USD"));
    assertFalse(Governance.isHalted(forum.venue.state(), "OTHER"));
    forum.decides(new ProposeHalt("SHARE-USD", false, ""));
    forum.decides(new ProposeDelisting("SHARE-USD", ""));
    assertNull(Governance.approval(forum.venue.state(), "SHARE-USD"));
    assertTrue(Governance.isHalted(forum.venue.state(), "SHARE-USD"));
    forum.venue.refuses(
        Reason.INSTRUMENT_LISTED,
        forum.olga,
        new ProposeInstrument("SHARE-USD", forum.terms(), ""));
  }

  @Test
  void what_has_become_impossible_fails_and_says_why() {
    Forum forum = new Forum();
    String first = forum.proposesFee(forum.olga, 7);
    String second = forum.proposesFee(forum.olga, 7);
    forum.votes(forum.olga, first, Choice.FOR);
    forum.votes(forum.olga, second, Choice.FOR);
    forum.venue.passes(HOUR_MILLIS);
    forum.venue.does(forum.ann, new ExecuteProposal(first));
    forum.venue.does(forum.ann, new ExecuteProposal(second));
    assertEquals(Reason.NOTHING_CHANGES.code(), forum.venue.told(ProposalFailed.class).reason());
    forum.venue.refuses(Reason.NOT_PASSED, forum.ann, new ExecuteProposal(second));
  }

  @Test
  void a_kind_keeps_the_quorum_and_period_it_had_when_it_was_proposed() {
    Forum forum = new Forum().byShares();
    String id = forum.proposesFee(forum.ann, 7);
    String shorter =
        forum.venue.does(
            forum.ann, new ProposeParameter(Kind.PARAMETER.period().name(), 60_000, "Quicker"));
    forum.votes(forum.ann, shorter, Choice.FOR);
    forum.votes(forum.cleo, shorter, Choice.FOR);
    forum.venue.passes(HOUR_MILLIS);
    forum.venue.does(forum.ann, new ExecuteProposal(shorter));
    forum.venue.refuses(Reason.VOTING_OPEN, forum.ann, new CloseVoting(id));
    String next = forum.proposesFee(forum.ann, 8);
    forum.venue.passes(60_000);
    forum.venue.does(forum.ann, new CloseVoting(next));
  }

  @Test
  void rules_begin_some_blocks_after_they_were_decided() {
    Forum forum = new Forum();
    String id = forum.venue.does(forum.olga, new ProposeRules(2, "Better ones"));
    forum.votes(forum.olga, id, Choice.FOR);
    forum.venue.passes(DAY_MILLIS);
    long height = forum.venue.nextHeight();
    forum.venue.does(forum.ann, new ExecuteProposal(id));
    assertEquals(height + 100, forum.venue.told(RulesDecided.class).height());
    assertEquals(1, Rulebook.inForce(forum.venue.state(), height + 99));
    assertEquals(2, Rulebook.inForce(forum.venue.state(), height + 100));
  }

  @Test
  void shares_of_large_amounts_do_not_overflow() {
    long all = 9_007_199_254_740_991L;
    assertEquals(all, Governance.share(all, 10_000));
    assertEquals(1, Governance.share(1, 1));
    assertEquals(900_719_925_474_100L, Governance.share(all, 1_000));
  }
}
