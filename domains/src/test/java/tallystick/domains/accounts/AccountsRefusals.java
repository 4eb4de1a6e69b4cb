package tallystick.domains.accounts;

import static tallystick.domains.Venue.HOUR_MILLIS;
import static tallystick.domains.Venue.USD;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tallystick.domains.RefusalCase;
import tallystick.domains.Venue;
import tallystick.domains.accounts.AccountsAction.AtDeadline;
import tallystick.domains.accounts.AccountsAction.CaptureHold;
import tallystick.domains.accounts.AccountsAction.DefineAsset;
import tallystick.domains.accounts.AccountsAction.ExpireHold;
import tallystick.domains.accounts.AccountsAction.Issue;
import tallystick.domains.accounts.AccountsAction.PlaceHold;
import tallystick.domains.accounts.AccountsAction.Reason;
import tallystick.domains.accounts.AccountsAction.ReleaseHold;
import tallystick.domains.accounts.AccountsAction.Transfer;
import tallystick.domains.market.MarketAction.CreateListing;
import tallystick.domains.market.MarketAction.PlaceOrder;
import tallystick.domains.market.MarketAction.Variant;
import tallystick.kernel.Limits;
import tallystick.kernel.Outcome;

/// When the room of balances refuses.
public final class AccountsRefusals {
  private static final String EUR = "EUR";

  private final List<RefusalCase> cases = new ArrayList<>();

  private AccountsRefusals() {
    assets();
    people();
    amounts();
    deadlines();
    unknown();
    ofRooms();
    entitlement();
  }

  public static List<RefusalCase> cases() {
    return List.copyOf(new AccountsRefusals().cases);
  }

  private void when(Reason reason, String situation, Function<Till, Outcome> attempt) {
    cases.add(new RefusalCase(reason, situation, () -> attempt.apply(new Till())));
  }

  private void assets() {
    when(
        Reason.NOT_OPERATOR,
        "a member defines an asset",
        t -> t.venue.tries(t.pia, new DefineAsset(EUR, "Euro", 2)));
    when(
        Reason.NOT_OPERATOR,
        "a member issues money",
        t -> t.venue.tries(t.pia, new Issue(t.pia.id(), USD, 1, "")));
    when(
        Reason.ASSET_EXISTS,
        "it is defined twice",
        t -> t.venue.tries(t.olga, new DefineAsset(USD, "Other dollar", 3)));
    when(
        Reason.ASSET_UNKNOWN,
        "it is issued",
        t -> t.venue.tries(t.olga, new Issue(t.pia.id(), EUR, 1, "")));
    when(
        Reason.ASSET_UNKNOWN,
        "it is transferred",
        t -> t.venue.tries(t.pia, new Transfer(t.quinn.id(), EUR, 1, "")));
    when(Reason.ASSET_UNKNOWN, "it is held", AccountsRefusals::holdsWhatIsNot);
  }

  private void people() {
    when(
        Reason.PRINCIPAL_UNKNOWN,
        "a stranger is given new money",
        t -> t.venue.tries(t.olga, new Issue(t.stranger.id(), USD, 1, "")));
    when(
        Reason.PRINCIPAL_UNKNOWN,
        "a stranger is paid",
        t -> t.venue.tries(t.pia, new Transfer(t.stranger.id(), USD, 1, "")));
    when(
        Reason.PRINCIPAL_UNKNOWN,
        "money is held for a stranger",
        t -> holds(t, t.stranger.id(), t.ada.id(), 1));
    when(
        Reason.PRINCIPAL_UNKNOWN,
        "a stranger would arbitrate",
        t -> holds(t, t.quinn.id(), t.stranger.id(), 1));
    when(
        Reason.ISSUE_LIMIT,
        "there would be more than every reader can count",
        t -> t.venue.tries(t.olga, new Issue(t.pia.id(), USD, Limits.AMOUNT - 999, "")));
    when(
        Reason.TO_ONESELF,
        "one pays oneself",
        t -> t.venue.tries(t.pia, new Transfer(t.pia.id(), USD, 1, "")));
    when(Reason.TO_ONESELF, "one holds for oneself", t -> holds(t, t.pia.id(), t.ada.id(), 1));
  }

  private void amounts() {
    when(
        Reason.INSUFFICIENT_BALANCE,
        "one cent more is transferred than there is",
        t -> t.venue.tries(t.pia, new Transfer(t.quinn.id(), USD, 1_001, "")));
    when(
        Reason.INSUFFICIENT_BALANCE,
        "one cent more is held than there is",
        t -> holds(t, t.quinn.id(), t.ada.id(), 1_001));
    when(
        Reason.INSUFFICIENT_BALANCE,
        "what is held is spent",
        t -> {
          t.held(AtDeadline.RELEASE);
          return t.venue.tries(t.pia, new Transfer(t.quinn.id(), USD, 701, ""));
        });
  }

  private void deadlines() {
    when(
        Reason.DEADLINE_PASSED,
        "it is now",
        t -> t.venue.tries(t.pia, t.holdUntil(t.venue.time(), AtDeadline.CAPTURE)));
    when(
        Reason.DEADLINE_TOO_FAR,
        "it is a millisecond over 366 days ahead",
        t -> {
          long deadline = t.venue.time() + 366 * 24 * HOUR_MILLIS + 1;
          return t.venue.tries(t.pia, t.holdUntil(deadline, AtDeadline.CAPTURE));
        });
  }

  private void unknown() {
    when(
        Reason.HOLD_UNKNOWN,
        "nothing is captured",
        t -> t.venue.tries(t.pia, new CaptureHold(Venue.nothing())));
    when(
        Reason.HOLD_UNKNOWN,
        "nothing is released",
        t -> t.venue.tries(t.pia, new ReleaseHold(Venue.nothing())));
    when(
        Reason.HOLD_UNKNOWN,
        "nothing expires",
        t -> t.venue.tries(t.pia, new ExpireHold(Venue.nothing())));
  }

  private void ofRooms() {
    when(
        Reason.ASSET_OF_ROOM,
        "a room's asset is issued",
        t -> t.withTokens().venue.tries(t.olga, new Issue(t.pia.id(), Till.TOKEN, 1, "")));
    when(
        Reason.ASSET_OF_ROOM,
        "a room's asset is transferred",
        t -> t.withTokens().venue.tries(t.pia, new Transfer(t.quinn.id(), Till.TOKEN, 1, "")));
    when(Reason.ASSET_OF_ROOM, "a room's asset is held", t -> holds(t.withTokens(), Till.TOKEN));
    when(
        Reason.HOLD_OF_ROOM,
        "the price of an order is captured",
        t -> t.venue.tries(t.pia, new CaptureHold(order(t))));
    when(
        Reason.HOLD_OF_ROOM,
        "the price of an order is released",
        t -> t.venue.tries(t.pia, new ReleaseHold(order(t))));
    when(
        Reason.HOLD_OF_ROOM,
        "the price of an order expires",
        t -> t.venue.tries(t.pia, new ExpireHold(order(t))));
  }

  private void entitlement() {
    when(
        Reason.NOT_ENTITLED,
        "the payee captures",
        t -> t.venue.tries(t.quinn, new CaptureHold(t.held(AtDeadline.CAPTURE))));
    when(
        Reason.NOT_ENTITLED,
        "the payer releases",
        t -> t.venue.tries(t.pia, new ReleaseHold(t.held(AtDeadline.RELEASE))));
    when(
        Reason.NOT_ENTITLED,
        "the operator captures",
        t -> t.venue.tries(t.olga, new CaptureHold(t.held(AtDeadline.CAPTURE))));
    when(
        Reason.NOT_DUE,
        "it is the very millisecond of the deadline",
        t -> {
          String hold = t.held(AtDeadline.CAPTURE);
          t.venue.passes(10 * HOUR_MILLIS);
          return t.venue.tries(t.quinn, new ExpireHold(hold));
        });
  }

  private static Outcome holds(Till till, String payee, String arbiter, long amount) {
    long deadline = till.venue.time() + 1;
    return till.venue.tries(
        till.pia, new PlaceHold(payee, USD, amount, arbiter, deadline, AtDeadline.RELEASE, ""));
  }

  private static Outcome holdsWhatIsNot(Till till) {
    return holds(till, EUR);
  }

  private static Outcome holds(Till till, String asset) {
    PlaceHold dollars = till.hold(AtDeadline.RELEASE);
    return till.venue.tries(
        till.pia,
        new PlaceHold(
            dollars.payee(),
            asset,
            1,
            dollars.arbiter(),
            dollars.deadline(),
            AtDeadline.RELEASE,
            ""));
  }

  private static String order(Till till) {
    List<Variant> variants = List.of(new Variant("", "", 100, 1));
    String listing =
        till.venue.does(
            till.quinn, new CreateListing("Cup", "", "", USD, List.of(), variants, 1, 1));
    return till.venue.does(till.pia, new PlaceOrder(listing, 0, 1, 100));
  }
}
