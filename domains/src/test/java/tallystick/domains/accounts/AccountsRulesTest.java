package tallystick.domains.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static tallystick.domains.Venue.HOUR_MILLIS;
import static tallystick.domains.Venue.USD;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tallystick.domains.Venue;
import tallystick.domains.Venue.Person;
import tallystick.domains.accounts.AccountsAction.AtDeadline;
import tallystick.domains.accounts.AccountsAction.CaptureHold;
import tallystick.domains.accounts.AccountsAction.DefineAsset;
import tallystick.domains.accounts.AccountsAction.ExpireHold;
import tallystick.domains.accounts.AccountsAction.Issue;
import tallystick.domains.accounts.AccountsAction.Reason;
import tallystick.domains.accounts.AccountsAction.ReleaseHold;
import tallystick.domains.accounts.AccountsAction.Transfer;
import tallystick.domains.accounts.AccountsEvent.AssetDefined;
import tallystick.domains.accounts.AccountsEvent.HoldCaptured;
import tallystick.domains.accounts.AccountsEvent.HoldPlaced;
import tallystick.domains.accounts.AccountsEvent.HoldReleased;
import tallystick.domains.accounts.AccountsEvent.Kind;
import tallystick.domains.accounts.AccountsEvent.Posted;
import tallystick.kernel.Limits;

class AccountsRulesTest {
  private final Till till = new Till();
  private final Venue venue = till.venue;
  private final Person pia = till.pia;
  private final Person quinn = till.quinn;
  private final Person ada = till.ada;

  @Test
  void the_operator_makes_an_asset_known() {
    venue.does(till.olga, new DefineAsset("CO2", "Carbon credit", 0));
    assertEquals(List.of(new AssetDefined("CO2", "Carbon credit", 0)), venue.told());
  }

  @Test
  void issued_money_comes_from_the_issuance_account() {
    venue.does(till.olga, new Issue(quinn.id(), USD, 250, "welcome"));
    assertEquals(
        List.of(
            new Posted(
                Accounts.ISSUANCE, USD, Kind.ISSUE, -250, 0, -1_250, 0, quinn.id(), "", "welcome"),
            new Posted(
                quinn.id(), USD, Kind.ISSUE, 250, 0, 250, 0, Accounts.ISSUANCE, "", "welcome")),
        venue.told());
  }

  @Test
  void all_that_can_be_counted_can_be_issued() {
    venue.gives(quinn, Limits.AMOUNT - 1_000);
    assertEquals(Limits.AMOUNT - 1_000, venue.available(quinn));
    venue.refuses(Reason.ISSUE_LIMIT, till.olga, new Issue(pia.id(), USD, 1, ""));
    venue.does(quinn, new Transfer(pia.id(), USD, Limits.AMOUNT - 1_000, ""));
    assertEquals(Limits.AMOUNT, venue.available(pia));
  }

  @Test
  void a_transfer_takes_from_one_what_it_gives_to_the_other() {
    venue.does(pia, new Transfer(quinn.id(), USD, 400, "lunch"));
    assertEquals(
        List.of(
            new Posted(pia.id(), USD, Kind.TRANSFER, -400, 0, 600, 0, quinn.id(), "", "lunch"),
            new Posted(quinn.id(), USD, Kind.TRANSFER, 400, 0, 400, 0, pia.id(), "", "lunch")),
        venue.told());
  }

  @Test
  void the_last_cent_can_be_spent() {
    venue.does(pia, new Transfer(quinn.id(), USD, 1_000, ""));
    assertEquals(0, venue.available(pia));
    venue.refuses(Reason.INSUFFICIENT_BALANCE, pia, new Transfer(quinn.id(), USD, 1, ""));
  }

  @Test
  void a_hold_sets_money_aside_without_giving_it_to_anybody() {
    String hold = till.held(AtDeadline.RELEASE);
    assertEquals(
        List.of(
            new Posted(pia.id(), USD, Kind.HOLD, -300, 300, 700, 300, quinn.id(), hold, "bicycle"),
            new HoldPlaced(
                hold,
                pia.id(),
                quinn.id(),
                USD,
                300,
                ada.id(),
                venue.time() + 10 * HOUR_MILLIS,
                AtDeadline.RELEASE,
                "accounts",
                "bicycle")),
        venue.told());
  }

  @Test
  void a_captured_hold_pays_the_payee() {
    String hold = till.held(AtDeadline.RELEASE);
    venue.does(pia, new CaptureHold(hold));
    assertEquals(
        List.of(
            new Posted(pia.id(), USD, Kind.CAPTURE, 0, -300, 700, 0, quinn.id(), hold, "bicycle"),
            new Posted(quinn.id(), USD, Kind.CAPTURE, 300, 0, 300, 0, pia.id(), hold, "bicycle"),
            new HoldCaptured(hold, pia.id(), quinn.id())),
        venue.told());
  }

  @Test
  void a_released_hold_goes_back_to_the_payer() {
    String hold = till.held(AtDeadline.CAPTURE);
    venue.does(quinn, new ReleaseHold(hold));
    assertEquals(
        List.of(
            new Posted(
                pia.id(), USD, Kind.RELEASE, 300, -300, 1_000, 0, quinn.id(), hold, "bicycle"),
            new HoldReleased(hold, pia.id(), quinn.id())),
        venue.told());
  }

  @Test
  void the_arbiter_may_end_a_hold_either_way() {
    venue.does(ada, new CaptureHold(till.held(AtDeadline.RELEASE)));
    venue.does(ada, new ReleaseHold(till.held(AtDeadline.CAPTURE)));
    assertEquals(700, venue.available(pia));
    assertEquals(0, venue.held(pia));
    assertEquals(300, venue.available(quinn));
  }

  @ParameterizedTest
  @EnumSource
  void a_hold_ends_by_log_time_as_it_said(AtDeadline atDeadline) {
    String hold = till.held(atDeadline);
    venue.passes(10 * HOUR_MILLIS);
    venue.refuses(Reason.NOT_DUE, ada, new ExpireHold(hold));
    venue.passes(1);
    venue.does(ada, new ExpireHold(hold));
    boolean captured = atDeadline == AtDeadline.CAPTURE;
    assertEquals(captured ? 300 : 0, venue.available(quinn));
    assertEquals(captured ? 700 : 1_000, venue.available(pia));
    assertEquals(0, venue.held(pia));
  }

  @Test
  void a_hold_whose_deadline_passed_may_still_be_ended_by_hand() {
    String hold = till.held(AtDeadline.RELEASE);
    venue.passes(11 * HOUR_MILLIS);
    venue.does(pia, new CaptureHold(hold));
    assertEquals(300, venue.available(quinn));
  }

  @Test
  void a_hold_ends_once() {
    String hold = till.held(AtDeadline.RELEASE);
    venue.does(pia, new CaptureHold(hold));
    venue.refuses(Reason.HOLD_UNKNOWN, quinn, new ReleaseHold(hold));
    venue.refuses(Reason.HOLD_UNKNOWN, pia, new CaptureHold(hold));
    venue.passes(11 * HOUR_MILLIS);
    venue.refuses(Reason.HOLD_UNKNOWN, ada, new ExpireHold(hold));
  }

  @Test
  void a_deadline_may_be_a_leap_year_ahead() {
    venue.does(pia, till.holdUntil(venue.time() + 366 * 24 * HOUR_MILLIS, AtDeadline.CAPTURE));
    assertEquals(300, venue.held(pia));
  }

  @Test
  void money_is_neither_made_nor_lost_on_its_way() {
    till.held(AtDeadline.RELEASE);
    String captured = till.held(AtDeadline.RELEASE);
    venue.does(pia, new CaptureHold(captured));
    venue.does(quinn, new Transfer(ada.id(), USD, 120, ""));
    long all = 0;
    for (Person one : List.of(pia, quinn, ada)) {
      all += venue.available(one) + venue.held(one);
    }
    assertEquals(1_000, all);
  }

  @Test
  void holds_of_an_envelope_that_fails_are_not_held() {
    venue.triesAll(
        pia,
        till.hold(AtDeadline.CAPTURE),
        till.hold(AtDeadline.CAPTURE),
        new Transfer(quinn.id(), USD, 401, ""));
    assertEquals(List.of(), venue.told());
    venue.does(pia, new Transfer(quinn.id(), USD, 1_000, ""));
  }
}
