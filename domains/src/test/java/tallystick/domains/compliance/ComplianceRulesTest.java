package tallystick.domains.compliance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tallystick.domains.compliance.Bureau.confirm;
import static tallystick.domains.compliance.Bureau.freeze;
import static tallystick.domains.compliance.Bureau.level;
import static tallystick.domains.compliance.Bureau.limit;
import static tallystick.domains.compliance.Bureau.unfreeze;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import tallystick.domains.Venue;
import tallystick.domains.Venue.Person;
import tallystick.domains.accounts.AccountsAction.AtDeadline;
import tallystick.domains.accounts.AccountsAction.PlaceHold;
import tallystick.domains.accounts.AccountsAction.ReleaseHold;
import tallystick.domains.accounts.AccountsAction.Transfer;
import tallystick.domains.compliance.ComplianceAction.DropDecision;
import tallystick.domains.compliance.ComplianceAction.LowerLevel;
import tallystick.domains.compliance.ComplianceAction.Reason;
import tallystick.domains.compliance.ComplianceAction.SetThreshold;
import tallystick.domains.compliance.ComplianceEvent.LimitUsed;
import tallystick.domains.compliance.ComplianceEvent.TravelDataUsed;
import tallystick.domains.identity.IdentityAction.AddKey;
import tallystick.domains.identity.IdentityAction.RevokeKey;
import tallystick.domains.mandates.Allowance;
import tallystick.domains.mandates.MandatesAction;
import tallystick.domains.mandates.MandatesAction.GiveMandate;
import tallystick.domains.mandates.MandatesAction.RevokeMandates;
import tallystick.kernel.Outcome;

class ComplianceRulesTest {
  private final Bureau bureau = new Bureau();
  private final Venue venue = bureau.venue;
  private final Person ann = bureau.ann;
  private final Person ben = bureau.ben;

  @Test
  void a_level_takes_two_officers() {
    String decision = venue.does(bureau.olga, level(ann, Level.FULL, 0));
    assertEquals(Level.NONE, bureau.levelOf(ann));
    venue.does(bureau.paul, confirm(ann, decision));
    assertEquals(Level.FULL, bureau.levelOf(ann));
  }

  @Test
  void a_dropped_proposal_has_no_effect_and_makes_room_for_another() {
    String decision = venue.does(bureau.olga, level(ann, Level.FULL, 0));
    venue.does(bureau.paul, new DropDecision(ann.id(), decision));
    venue.refuses(Reason.DECISION_UNKNOWN, bureau.paul, confirm(ann, decision));
    bureau.verify(ann, Level.BASIC, 0);
    assertEquals(Level.BASIC, bureau.levelOf(ann));
  }

  @Test
  void a_level_is_none_from_its_expiry_on() {
    bureau.verify(ann, Level.FULL, venue.time() + Bureau.DAY);
    venue.passes(Bureau.DAY - 1);
    assertEquals(Level.FULL, bureau.levelOf(ann));
    venue.passes(1);
    assertEquals(Level.NONE, bureau.levelOf(ann));
  }

  @Test
  void one_officer_lowers_a_level_at_once() {
    bureau.verify(ann, Level.FULL, 0);
    venue.does(bureau.paul, new LowerLevel(ann.id(), Level.BASIC, Bureau.COMMITMENT));
    assertEquals(Level.BASIC, bureau.levelOf(ann));
    venue.does(bureau.paul, new LowerLevel(ann.id(), Level.NONE, Bureau.COMMITMENT));
    assertEquals(Level.NONE, bureau.levelOf(ann));
  }

  @Test
  void without_limits_nothing_is_counted() {
    venue.does(ann, bureau.pay(ben, 1_000));
    assertTrue(venue.told().stream().noneMatch(ComplianceEvent.class::isInstance));
  }

  @Test
  void a_higher_level_may_move_more() {
    venue.does(bureau.olga, limit(Level.NONE, 30, 50));
    venue.does(bureau.olga, limit(Level.BASIC, 100, 200));
    venue.refuses(Reason.OVER_LIMIT, ann, bureau.pay(ben, 100));
    bureau.verify(ann, Level.BASIC, 0);
    venue.does(ann, bureau.pay(ben, 100));
    bureau.verify(ann, Level.FULL, 0);
    venue.does(ann, bureau.pay(ben, 900));
  }

  @Test
  void a_budget_comes_back_when_its_day_is_over() {
    venue.does(bureau.olga, limit(Level.NONE, 50, 50));
    venue.does(ann, bureau.pay(ben, 50));
    venue.refuses(Reason.OVER_BUDGET, ann, bureau.pay(ben, 1));
    venue.passes(Bureau.DAY);
    venue.does(ann, bureau.pay(ben, 50));
  }

  @Test
  void what_two_acts_of_one_envelope_take_counts_together() {
    venue.does(bureau.olga, limit(Level.NONE, 30, 50));
    List<Outcome> both = venue.triesAll(ann, bureau.pay(ben, 30), bureau.pay(ben, 30));
    assertTrue(both.stream().noneMatch(Outcome::accepted));
    assertEquals(Reason.OVER_BUDGET.code(), both.getLast().reason());
  }

  @Test
  void what_is_set_aside_counts_and_what_comes_back_does_not() {
    venue.does(bureau.olga, limit(Level.NONE, 50, 50));
    String hold =
        venue.does(
            ann,
            new PlaceHold(
                ben.id(),
                Venue.USD,
                50,
                bureau.olga.id(),
                venue.time() + Bureau.DAY,
                AtDeadline.RELEASE,
                ""));
    venue.refuses(Reason.OVER_BUDGET, ann, bureau.pay(ben, 1));
    venue.does(ben, new ReleaseHold(hold));
    assertEquals(0, venue.told(LimitUsed.class).used());
    venue.does(ann, bureau.pay(ben, 50));
  }

  @Test
  void an_agent_is_bound_by_the_limits_of_whom_it_acts_for() {
    Person robot = ann.with(Person.of("a robot").key());
    venue.does(
        ann,
        new GiveMandate(
            robot.key().keyId(),
            "",
            List.of("accounts"),
            List.of(),
            List.of(),
            List.of(new Allowance(Venue.USD, 500, 500, 0)),
            0,
            0));
    venue.does(bureau.olga, limit(Level.NONE, 50, 50));
    venue.refuses(Reason.OVER_LIMIT, robot, bureau.pay(ben, 51));
    venue.does(robot, bureau.pay(ben, 50));
    venue.refuses(Reason.OVER_BUDGET, ann, bureau.pay(ben, 1));
  }

  @Test
  void the_frozen_can_only_revoke_until_two_officers_let_them_go() {
    Person spare = Person.of("Ann's phone");
    byte[] text = ("tallystick.key/v1\n" + ann.id() + "\n").getBytes(UTF_8);
    String proof = Base64.getUrlEncoder().withoutPadding().encodeToString(spare.key().sign(text));
    venue.does(ann, new AddKey(spare.key().keyId(), proof));
    venue.does(bureau.olga, freeze(ann));
    venue.refuses(Reason.FROZEN, ann, bureau.pay(ben, 1));
    venue.does(ann, new RevokeKey(spare.key().keyId()));
    venue.refuses(MandatesAction.Reason.MANDATE_UNKNOWN, ann, new RevokeMandates(""));
    venue.gives(ann, 1);
    String decision = venue.does(bureau.olga, unfreeze(ann));
    venue.refuses(Reason.SAME_OFFICER, bureau.olga, confirm(ann, decision));
    venue.does(bureau.paul, confirm(ann, decision));
    venue.does(ann, bureau.pay(ben, 1));
  }

  @Test
  void a_strange_key_does_not_learn_more_of_the_frozen_than_of_others() {
    venue.does(bureau.olga, freeze(ann));
    Outcome outcome = venue.tries(ann.with(Person.of("thief").key()), bureau.pay(ben, 1));
    assertEquals("identity.KEY_UNKNOWN", outcome.reason());
  }

  @Test
  void a_large_transfer_uses_its_data_up() {
    venue.does(bureau.olga, new SetThreshold(Venue.USD, 100));
    venue.does(ann, bureau.pay(ben, 99));
    venue.does(ann, bureau.data(ben, 100));
    venue.does(ann, bureau.pay(ben, 100));
    assertEquals(Bureau.COMMITMENT, venue.told(TravelDataUsed.class).commitment());
    venue.refuses(Reason.TRAVEL_DATA_MISSING, ann, bureau.pay(ben, 100));
  }

  @Test
  void data_come_in_one_envelope_with_the_transfer_and_are_good_for_a_day() {
    venue.does(bureau.olga, new SetThreshold(Venue.USD, 100));
    Transfer large = bureau.pay(ben, 100);
    assertTrue(
        venue.triesAll(ann, bureau.data(ben, 100), large).stream().allMatch(Outcome::accepted));
    venue.does(ann, bureau.data(ben, 100));
    venue.passes(Bureau.DAY);
    venue.refuses(Reason.TRAVEL_DATA_MISSING, ann, large);
  }

  @Test
  void what_is_taken_away_again_needs_no_data_and_has_no_limit() {
    venue.does(bureau.olga, new SetThreshold(Venue.USD, 100));
    venue.does(bureau.olga, limit(Level.NONE, 1, 1));
    venue.does(bureau.olga, new SetThreshold(Venue.USD, 0));
    venue.does(bureau.olga, new ComplianceAction.SetLimit(Level.NONE, Venue.USD, 0, 0, 0));
    venue.does(ann, bureau.pay(ben, 1_000));
  }
}
