package tallystick.domains.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tallystick.domains.accounts.Till.TOKEN;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tallystick.domains.Venue;
import tallystick.domains.accounts.AccountsAction.AtDeadline;
import tallystick.domains.accounts.AccountsAction.Reason;
import tallystick.domains.accounts.AccountsEvent.AssetDefined;
import tallystick.domains.accounts.AccountsEvent.AssetReserved;
import tallystick.domains.accounts.AccountsEvent.Kind;
import tallystick.domains.accounts.AccountsEvent.Posted;
import tallystick.kernel.Decision;
import tallystick.kernel.Limits;
import tallystick.kernel.Step;

/// What rooms may do with assets and holds inside their own steps.
class RoomAssetsTest {
  private final Till till = new Till().withTokens();
  private final Venue venue = till.venue;
  private final String pia = till.pia.id();
  private final String quinn = till.quinn.id();
  private final Reserve reserve = new Reserve("toys", pia, TOKEN, "toys/1", "");

  @Test
  void an_asset_of_a_room_is_defined_and_reserved() {
    venue.inside(till.olga, step -> Accounts.define(step, "CO2-2024", "Credits", 3, "credits"));
    assertEquals(
        List.of(
            new AssetDefined("CO2-2024", "Credits", 3), new AssetReserved("CO2-2024", "credits")),
        venue.told());
    assertEquals("credits", Accounts.roomOf(venue.state(), "CO2-2024"));
    assertEquals("", Accounts.roomOf(venue.state(), Venue.USD));
    assertEquals(3, Accounts.decimals(venue.state(), "CO2-2024"));
  }

  @Test
  void what_is_issued_moves_and_is_burnt() {
    venue.inside(
        till.olga,
        step -> {
          accepted(Accounts.move(step, pia, quinn, TOKEN, 20, "deal", "for you"));
          accepted(Accounts.burn(step, quinn, TOKEN, 5, "deal", ""));
        });
    assertEquals(30, Accounts.available(venue.state(), pia, TOKEN));
    assertEquals(15, Accounts.available(venue.state(), quinn, TOKEN));
    assertEquals(45, Accounts.supply(venue.state(), TOKEN));
  }

  @Test
  void nothing_moves_or_burns_that_is_not_there() {
    venue.inside(
        till.olga,
        step -> {
          Decision poor = Decision.refuse(Reason.INSUFFICIENT_BALANCE);
          assertEquals(poor, Accounts.move(step, pia, quinn, TOKEN, 51, "", ""));
          assertEquals(poor, Accounts.burn(step, pia, TOKEN, 51, "", ""));
          assertEquals(
              Decision.refuse(Reason.ISSUE_LIMIT),
              Accounts.issue(step, pia, TOKEN, Limits.AMOUNT - 49, "", ""));
        });
    assertEquals(List.of(), venue.told());
  }

  @Test
  void a_hold_is_paid_to_whomever_a_room_decides() {
    venue.inside(
        till.pia,
        step -> {
          accepted(Accounts.place(step, "toys/1", hold(30)));
          assertEquals(30, Accounts.heldBy(step.state(), "toys/1"));
          Accounts.capture(step, "toys/1", quinn);
        });
    assertEquals(0, Accounts.heldBy(venue.state(), "toys/1"));
    assertEquals(0, Accounts.heldFor(venue.state(), TOKEN, "toys"));
    assertEquals(30, Accounts.available(venue.state(), quinn, TOKEN));
  }

  @Test
  void a_reserve_is_paid_and_given_back_in_parts() {
    venue.inside(till.pia, step -> accepted(reserve.add(step, 30)));
    assertEquals(List.of(Kind.HOLD), kinds());
    venue.inside(
        till.pia,
        step -> {
          reserve.pay(step, quinn, 12);
          reserve.release(step, 8);
          accepted(reserve.add(step, 5));
        });
    assertEquals(List.of(Kind.CAPTURE, Kind.CAPTURE, Kind.RELEASE, Kind.HOLD), kinds());
    assertEquals(15, Reserve.sum(venue.state(), TOKEN, "toys"));
    assertEquals(Map.of(pia + "/" + TOKEN, 15L), Reserve.all(venue.state()));
    assertEquals(38, Accounts.balanceOf(venue.state(), pia, TOKEN));
    assertEquals(23, Accounts.available(venue.state(), pia, TOKEN));
    assertEquals(12, Accounts.available(venue.state(), quinn, TOKEN));
  }

  @Test
  void a_reserve_pays_one_a_fee_to_another_and_gives_the_rest_back() {
    venue.inside(
        till.pia,
        step -> {
          accepted(reserve.add(step, 30));
          reserve.pay(step, quinn, 20, till.olga.id(), 3, 7);
        });
    assertEquals(List.of(Kind.HOLD, Kind.CAPTURE, Kind.CAPTURE, Kind.FEE), kinds());
    assertEquals(27, Accounts.available(venue.state(), pia, TOKEN));
    assertEquals(20, Accounts.available(venue.state(), quinn, TOKEN));
    assertEquals(3, Accounts.available(venue.state(), till.olga.id(), TOKEN));
    assertEquals(0, Reserve.sum(venue.state(), TOKEN, "toys"));
    assertEquals(Map.of(), Reserve.all(venue.state()));
  }

  @Test
  void what_is_held_is_holds_and_reserves() {
    venue.inside(
        till.pia,
        step -> {
          accepted(Accounts.place(step, "toys/1", hold(10)));
          accepted(reserve.add(step, 20));
        });
    assertEquals(10, Accounts.heldFor(venue.state(), TOKEN, "toys"));
    assertEquals(20, Reserve.sum(venue.state(), TOKEN, "toys"));
    assertEquals(20, Accounts.available(venue.state(), pia, TOKEN));
  }

  @Test
  void nobody_sets_more_aside_than_there_is() {
    venue.inside(
        till.pia,
        step -> {
          accepted(reserve.add(step, 30));
          assertEquals(Decision.refuse(Reason.INSUFFICIENT_BALANCE), reserve.add(step, 21));
        });
  }

  @Test
  void power_is_what_one_had_when_the_vote_began() {
    long[] height = new long[1];
    venue.inside(till.olga, step -> height[0] = begin(step));
    venue.inside(till.olga, step -> accepted(Accounts.move(step, pia, quinn, TOKEN, 20, "", "")));
    venue.inside(till.olga, step -> accepted(Accounts.move(step, pia, quinn, TOKEN, 10, "", "")));
    assertEquals(50, Accounts.power(venue.state(), pia, TOKEN, height[0]));
    assertEquals(0, Accounts.power(venue.state(), quinn, TOKEN, height[0]));
    assertEquals(20, Accounts.balanceOf(venue.state(), pia, TOKEN));
  }

  @Test
  void votes_at_several_heights_see_several_balances() {
    long[] height = new long[2];
    venue.inside(till.olga, step -> height[0] = begin(step));
    venue.inside(till.olga, step -> accepted(Accounts.move(step, pia, quinn, TOKEN, 20, "", "")));
    venue.inside(till.olga, step -> height[1] = begin(step));
    assertEquals(30, Accounts.power(venue.state(), pia, TOKEN, height[1]));
    venue.inside(till.olga, step -> accepted(Accounts.burn(step, pia, TOKEN, 30, "", "")));
    assertEquals(50, Accounts.power(venue.state(), pia, TOKEN, height[0]));
    assertEquals(30, Accounts.power(venue.state(), pia, TOKEN, height[1]));
    assertEquals(20, Accounts.power(venue.state(), quinn, TOKEN, height[1]));
  }

  @Test
  void what_no_vote_needs_any_more_is_forgotten() {
    for (int vote = 0; vote < 10; vote++) {
      long[] height = new long[1];
      venue.inside(till.olga, step -> height[0] = begin(step));
      venue.inside(till.olga, step -> accepted(Accounts.move(step, pia, quinn, TOKEN, 1, "", "")));
      venue.inside(till.olga, step -> Accounts.forget(step, TOKEN, height[0]));
    }
    var past = venue.state().get(Snapshots.PAST, TOKEN + "/" + pia);
    assertTrue(past != null && past.points().size() <= 2, () -> "still kept: " + past);
    assertEquals(
        0, venue.state().scan(Snapshots.OPEN, "", "", 10).size(), "no vote is open any more");
  }

  @Test
  void setting_aside_does_not_change_power() {
    venue.inside(till.olga, RoomAssetsTest::begin);
    venue.inside(till.pia, step -> accepted(Accounts.place(step, "toys/1", hold(30))));
    assertFalse(venue.state().scan(Snapshots.PAST, "", "", 10).containsKey(TOKEN + "/" + pia));
  }

  private static long begin(Step step) {
    Accounts.remember(step, TOKEN);
    return step.height() - 1;
  }

  private Hold hold(long amount) {
    return new Hold(pia, "", TOKEN, amount, "", 0, AtDeadline.RELEASE, "toys", "");
  }

  /// Why balances changed last.
  private List<Kind> kinds() {
    return venue.told().stream()
        .map(event -> assertInstanceOf(Posted.class, event).kind())
        .toList();
  }

  private static void accepted(Decision decision) {
    assertEquals(Decision.ACCEPTED, decision);
  }
}
