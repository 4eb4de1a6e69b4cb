package tallystick.domains.mandates;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tallystick.domains.Venue.USD;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import tallystick.domains.Venue;
import tallystick.domains.Venue.Person;
import tallystick.domains.accounts.AccountsAction.AtDeadline;
import tallystick.domains.accounts.AccountsAction.CaptureHold;
import tallystick.domains.accounts.AccountsAction.PlaceHold;
import tallystick.domains.accounts.AccountsAction.ReleaseHold;
import tallystick.domains.identity.IdentityAction;
import tallystick.domains.identity.IdentityAction.AddKey;
import tallystick.domains.identity.IdentityAction.CompleteRecovery;
import tallystick.domains.identity.IdentityAction.LimitKey;
import tallystick.domains.identity.IdentityAction.ProposeRecovery;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.domains.identity.IdentityAction.RevokeKey;
import tallystick.domains.identity.IdentityAction.SetGuardians;
import tallystick.domains.mandates.MandatesAction.GiveMandate;
import tallystick.domains.mandates.MandatesAction.Reason;
import tallystick.domains.mandates.MandatesAction.RevokeMandate;
import tallystick.domains.mandates.MandatesAction.RevokeMandates;
import tallystick.domains.mandates.MandatesEvent.MandateGiven;
import tallystick.domains.mandates.MandatesEvent.MandateRevoked;
import tallystick.domains.mandates.MandatesEvent.MandateUsed;
import tallystick.domains.mandates.MandatesEvent.Spent;
import tallystick.domains.market.MarketAction.CreateListing;
import tallystick.domains.market.MarketAction.PlaceOrder;
import tallystick.domains.market.MarketAction.Variant;

class MandatesRulesTest {
  private static final List<String> TRANSFER = List.of("accounts.Transfer");

  private final Household home = new Household();
  private final Venue venue = home.venue;
  private final Person ann = home.ann;
  private final Person robot = home.robot;

  @Test
  void an_agent_pays_in_the_name_of_the_giver_and_the_log_says_under_which_mandate() {
    long given = venue.time();
    String mandate = home.gives(home.weekly());
    assertEquals(
        List.of(
            new MandateGiven(
                mandate,
                ann.id(),
                home.agent(),
                "Robot",
                TRANSFER,
                List.of(),
                List.of(),
                List.of(Household.WEEKLY),
                given,
                0)),
        venue.told());
    venue.does(robot, home.pay(home.ben, 20));
    assertEquals(980, venue.available(ann));
    assertEquals(
        new MandateUsed(
            mandate,
            ann.id(),
            home.agent(),
            home.agent(),
            "accounts.Transfer",
            List.of(new Spent(USD, 20, 20, given))),
        venue.told(MandateUsed.class));
  }

  @Test
  void two_acts_cannot_both_use_what_is_left() {
    home.gives(home.weekly());
    venue.does(robot, home.pay(home.ben, 30));
    venue.does(robot, home.pay(home.ben, 20));
    venue.refuses(Reason.OVER_BUDGET, robot, home.pay(home.ben, 1));
    assertEquals(950, venue.available(ann));
    assertTrue(
        venue.triesAll(robot, home.pay(home.ben, 1), home.pay(home.ben, 1)).stream()
            .noneMatch(outcome -> outcome.accepted()));
  }

  @Test
  void a_budget_comes_back_with_the_next_period_and_not_before() {
    home.gives(home.weekly());
    venue.passes(Household.WEEK - 2);
    venue.does(robot, home.pay(home.ben, 30));
    venue.does(robot, home.pay(home.ben, 20));
    venue.passes(1);
    venue.refuses(Reason.OVER_BUDGET, robot, home.pay(home.ben, 1));
    venue.passes(1);
    venue.does(robot, home.pay(home.ben, 30));
    Spent spent = venue.told(MandateUsed.class).spent().getFirst();
    assertEquals(new Spent(USD, 30, 30, venue.time()), spent);
  }

  @Test
  void a_budget_without_period_never_comes_back() {
    Allowance once = new Allowance(USD, 30, 30, 0);
    home.gives(home.mandate(TRANSFER, List.of(), List.of(), List.of(once)));
    venue.does(robot, home.pay(home.ben, 30));
    venue.passes(100 * Household.WEEK);
    venue.refuses(Reason.OVER_BUDGET, robot, home.pay(home.ben, 1));
  }

  @Test
  void a_hold_is_spent_when_it_is_placed_paying_it_takes_no_more_and_nothing_refills() {
    home.gives(home.mandate(List.of("accounts"), List.of(), List.of(), List.of(Household.WEEKLY)));
    String paid = venue.does(robot, hold(30));
    venue.does(robot, new CaptureHold(paid));
    assertEquals(List.of(), venue.told(MandateUsed.class).spent());
    String released = venue.does(robot, hold(20));
    venue.does(home.ben, new ReleaseHold(released));
    assertEquals(970, venue.available(ann));
    venue.refuses(Reason.OVER_BUDGET, robot, hold(1));
  }

  @Test
  void coffee_up_to_fifty_a_week_from_one_of_these_sellers_until_june() {
    String coffee = venue.does(home.ben, goods("Coffee"));
    String tea = venue.does(home.ben, goods("Tea"));
    String decaf = venue.does(home.cleo, goods("Decaf"));
    GiveMandate buy =
        new GiveMandate(
            home.agent(),
            "Coffee",
            List.of("market.PlaceOrder"),
            List.of(home.ben.id()),
            List.of(coffee, decaf),
            List.of(Household.WEEKLY),
            0,
            venue.time() + 4 * Household.WEEK);
    home.gives(buy);
    venue.does(robot, new PlaceOrder(coffee, 0, 2, 20));
    assertEquals(20, venue.held(ann));
    venue.refuses(Reason.ITEM_NOT_ALLOWED, robot, new PlaceOrder(tea, 0, 1, 10));
    venue.refuses(Reason.COUNTERPARTY_NOT_ALLOWED, robot, new PlaceOrder(decaf, 0, 1, 10));
    venue.refuses(Reason.OVER_LIMIT, robot, new PlaceOrder(coffee, 0, 4, 40));
    venue.does(robot, new PlaceOrder(coffee, 0, 3, 30));
    venue.refuses(Reason.OVER_BUDGET, robot, new PlaceOrder(coffee, 0, 1, 10));
    venue.refuses(Reason.OUTSIDE_MANDATE, robot, home.pay(home.ben, 1));
    venue.passes(4 * Household.WEEK);
    venue.refuses(Reason.MANDATE_NOT_IN_FORCE, robot, new PlaceOrder(coffee, 0, 1, 10));
    assertEquals(950, venue.available(ann));
  }

  @Test
  void of_two_mandates_one_that_still_covers_the_act_is_used() {
    home.gives(home.mandate(TRANSFER, List.of(home.ben.id()), List.of(), weekly(30)));
    home.gives(home.mandate(TRANSFER, List.of(home.cleo.id()), List.of(), weekly(40)));
    venue.does(robot, home.pay(home.ben, 30));
    venue.does(robot, home.pay(home.cleo, 30));
    venue.refuses(Reason.COUNTERPARTY_NOT_ALLOWED, robot, home.pay(home.ben, 1));
    venue.does(robot, home.pay(home.cleo, 10));
    assertEquals(930, venue.available(ann));
  }

  @Test
  void a_principal_acts_with_all_its_keys_within_their_scope_while_they_are_good() {
    Person bot = venue.member("Bot");
    Person asAnn = ann.with(bot.key());
    GiveMandate give =
        new GiveMandate(
            bot.id(), "", TRANSFER, List.of(), List.of(), List.of(Household.WEEKLY), 0, 0);
    home.gives(give);
    venue.does(asAnn, home.pay(home.ben, 1));
    Person spare = Person.of("a spare key of the robot");
    venue.does(bot, addKey(spare, bot));
    venue.does(bot, new LimitKey(spare.key().keyId(), "", List.of("market"), 0));
    venue.refuses(
        IdentityAction.Reason.KEY_OUT_OF_SCOPE, ann.with(spare.key()), home.pay(home.ben, 1));
    venue.does(bot, new RevokeKey(spare.key().keyId()));
    venue.refuses(IdentityAction.Reason.KEY_REVOKED, ann.with(spare.key()), home.pay(home.ben, 1));
    assertEquals(999, venue.available(ann));
  }

  @Test
  void one_act_ends_all_mandates() {
    String first = home.gives(home.weekly());
    String second = home.gives(home.weekly());
    venue.does(ann, new RevokeMandates(""));
    assertEquals(
        List.of(
            new MandateRevoked(first, ann.id(), home.agent()),
            new MandateRevoked(second, ann.id(), home.agent())),
        venue.told());
    venue.refuses(IdentityAction.Reason.KEY_UNKNOWN, robot, home.pay(home.ben, 1));
  }

  @Test
  void a_revoked_mandate_leaves_the_others() {
    String first = home.gives(home.weekly());
    home.gives(home.weekly());
    venue.does(robot, home.pay(home.ben, 30));
    venue.does(ann, new RevokeMandate(home.agent(), first));
    venue.does(robot, home.pay(home.ben, 30));
  }

  @Test
  void an_agent_never_touches_keys_names_or_mandates() {
    home.gives(home.mandate(List.of("accounts", "market"), List.of(), List.of(), List.of()));
    venue.refuses(Reason.OUTSIDE_MANDATE, robot, new RenamePrincipal("Robot"));
    venue.refuses(IdentityAction.Reason.KEY_UNKNOWN, robot, home.weekly());
    venue.refuses(IdentityAction.Reason.KEY_UNKNOWN, robot, new RevokeMandates(""));
  }

  @Test
  void a_limited_key_gives_no_mandate_but_ends_them() {
    Person phone = ann.with(Person.of("a phone").key());
    venue.does(ann, addKey(phone, ann));
    List<String> scope = List.of("mandates");
    venue.does(ann, new LimitKey(phone.key().keyId(), "Phone", scope, 0));
    venue.refuses(IdentityAction.Reason.KEY_OUT_OF_SCOPE, phone, home.weekly());
    venue.does(ann, new LimitKey(phone.key().keyId(), "Phone", List.of("market"), 0));
    home.gives(home.weekly());
    venue.does(phone, new RevokeMandates(""));
  }

  @Test
  void a_recovery_ends_what_was_given_before_it() {
    home.gives(home.weekly());
    venue.does(ann, new SetGuardians(List.of(home.ben.id()), 1, Venue.HOUR_MILLIS));
    Person next = Person.of("the next key");
    venue.does(home.ben, new ProposeRecovery(ann.id(), next.key().keyId(), proof(next, ann)));
    venue.passes(Venue.HOUR_MILLIS);
    venue.does(robot, home.pay(home.ben, 1));
    venue.does(home.ben, new CompleteRecovery(ann.id(), home.ben.id()));
    venue.refuses(Reason.MANDATE_NOT_IN_FORCE, robot, home.pay(home.ben, 1));
    venue.does(ann.with(next.key()), home.weekly());
    venue.does(robot, home.pay(home.ben, 1));
  }

  private List<Allowance> weekly(long budget) {
    return List.of(new Allowance(USD, 30, budget, Household.WEEK));
  }

  private PlaceHold hold(long amount) {
    long deadline = venue.time() + Venue.HOUR_MILLIS;
    return new PlaceHold(
        home.ben.id(), USD, amount, venue.olga().id(), deadline, AtDeadline.RELEASE, "");
  }

  private static CreateListing goods(String title) {
    List<Variant> variants = List.of(new Variant("", "", 10, 100));
    return new CreateListing(title, "Fresh.", "Food", USD, List.of(), variants, 24, 48);
  }

  private static AddKey addKey(Person key, Person owner) {
    return new AddKey(key.key().keyId(), proof(key, owner));
  }

  private static String proof(Person key, Person owner) {
    byte[] message = ("tallystick.key/v1\n" + owner.id() + "\n").getBytes(UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(key.key().sign(message));
  }
}
