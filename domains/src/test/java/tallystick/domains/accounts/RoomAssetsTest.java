package tallystick.domains.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tallystick.domains.accounts.Till.TOKEN;

import java.util.List;
import org.junit.jupiter.api.Test;
import tallystick.domains.Venue;
import tallystick.domains.accounts.AccountsAction.AtDeadline;
import tallystick.domains.accounts.AccountsAction.Reason;
import tallystick.domains.accounts.AccountsEvent.AssetDefined;
import tallystick.domains.accounts.AccountsEvent.AssetReserved;
import tallystick.domains.accounts.AccountsEvent.HoldCaptured;
import tallystick.domains.accounts.AccountsEvent.HoldChanged;
import tallystick.domains.accounts.AccountsEvent.HoldReleased;
import tallystick.kernel.Decision;
import tallystick.kernel.Event;
import tallystick.kernel.Limits;
import tallystick.kernel.Step;

/// What rooms may do with assets and holds inside their own steps.
class RoomAssetsTest {
  private final Till till = new Till().withTokens();
  private final Venue venue = till.venue;
  private final String pia = till.pia.id();
  private final String quinn = till.quinn.id();

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
  void a_hold_is_paid_and_given_back_in_parts() {
    venue.inside(till.pia, step -> accepted(Accounts.place(step, "toys/1", hold(30))));
    venue.inside(
        till.pia,
        step -> {
          assertEquals(18, Accounts.captureSome(step, "toys/1", quinn, 12));
          assertEquals(10, Accounts.releaseSome(step, "toys/1", 8));
          accepted(Accounts.addTo(step, "toys/1", 5));
        });
    assertEquals(
        List.of(18L, 10L, 15L), told(HoldChanged.class).stream().map(HoldChanged::amount).toList());
    assertEquals(15, Accounts.heldFor(venue.state(), TOKEN, "toys"));
    assertEquals(38, Accounts.balanceOf(venue.state(), pia, TOKEN));
    assertEquals(23, Accounts.available(venue.state(), pia, TOKEN));
    assertEquals(12, Accounts.available(venue.state(), quinn, TOKEN));
  }

  @Test
  void a_hold_closes_when_nothing_is_left() {
    venue.inside(
        till.pia,
        step -> {
          accepted(Accounts.place(step, "toys/1", hold(30)));
          accepted(Accounts.place(step, "toys/2", hold(20)));
          assertEquals(0, Accounts.captureSome(step, "toys/1", quinn, 30));
          assertEquals(0, Accounts.releaseSome(step, "toys/2", 20));
        });
    assertEquals(1, told(HoldCaptured.class).size());
    assertEquals(1, told(HoldReleased.class).size());
    assertEquals(0, Accounts.heldBy(venue.state(), "toys/1"));
    assertEquals(0, Accounts.heldFor(venue.state(), TOKEN, "toys"));
  }

  @Test
  void nobody_holds_more_than_there_is() {
    venue.inside(
        till.pia,
        step -> {
          accepted(Accounts.place(step, "toys/1", hold(30)));
          assertEquals(
              Decision.refuse(Reason.INSUFFICIENT_BALANCE), Accounts.addTo(step, "toys/1", 21));
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

  private <E extends Event> List<E> told(Class<E> kind) {
    return venue.told().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static void accepted(Decision decision) {
    assertEquals(Decision.ACCEPTED, decision);
  }
}
