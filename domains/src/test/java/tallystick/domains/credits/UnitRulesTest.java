package tallystick.domains.credits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tallystick.domains.credits.Forest.ASSET;
import static tallystick.domains.credits.Forest.BASKET;
import static tallystick.domains.credits.Forest.numbers;

import java.util.List;
import org.junit.jupiter.api.Test;
import tallystick.domains.Venue;
import tallystick.domains.Venue.Person;
import tallystick.domains.accounts.Accounts;
import tallystick.domains.accounts.AccountsAction;
import tallystick.domains.accounts.AccountsAction.Transfer;
import tallystick.domains.accounts.Reserve;
import tallystick.domains.credits.CreditsAction.AdjustBatch;
import tallystick.domains.credits.CreditsAction.CancelUnits;
import tallystick.domains.credits.CreditsAction.ExpireBatch;
import tallystick.domains.credits.CreditsAction.FinaliseRetirement;
import tallystick.domains.credits.CreditsAction.FreezeClass;
import tallystick.domains.credits.CreditsAction.ReverseUnits;
import tallystick.domains.credits.CreditsAction.TransferCredits;
import tallystick.domains.credits.CreditsAction.WithdrawRetirement;
import tallystick.domains.credits.CreditsEvent.RetirementWithdrawn;
import tallystick.domains.credits.CreditsEvent.UnitsExpired;
import tallystick.domains.credits.CreditsEvent.UnitsMoved;
import tallystick.domains.credits.CreditsEvent.UnitsReversed;
import tallystick.domains.credits.CreditsEvent.UnitsWithdrawn;

/// What becomes of units, on the serial numbers of a small forest.
class UnitRulesTest {
  private final Forest f = new Forest();
  private final Venue venue = f.venue;

  private long balance(Person who, String asset) {
    return Accounts.available(venue.state(), who.id(), asset);
  }

  @Test
  void units_that_are_given_by_number_part_from_their_neighbours_and_come_together_again() {
    f.issued();
    venue.does(f.dev, f.gift(f.ann, 10, numbers(11, 20)));
    assertEquals("1-10 ACTIVE Dev", f.line(1));
    assertEquals("11-20 ACTIVE Ann", f.line(11));
    assertEquals("21-900 ACTIVE Dev", f.line(21));
    assertEquals("901-1000 BUFFER", f.line(901));
    venue.does(f.ann, f.gift(f.dev, 10));
    assertEquals("1-900 ACTIVE Dev", f.line(15));
    assertEquals(900, balance(f.dev, ASSET));
  }

  @Test
  void the_lowest_units_that_meet_the_conditions_are_given() {
    f.verified(100);
    venue.does(f.olga, f.batch(1, 10, 0, List.of()));
    String second = venue.does(f.olga, f.batch(11, 10, 0, List.of("CCP")));
    Conditions applied = new Conditions(List.of("CCP"), List.of(Adjustment.APPLIED));
    venue.refuses(CreditsRefusal.NOT_ENOUGH_UNITS, f.dev, f.gift(f.ann, 3, applied));
    venue.does(f.olga, new AdjustBatch(second, Adjustment.APPLIED));
    venue.does(f.dev, f.gift(f.ann, 3, applied));
    assertEquals(List.of(numbers(11, 13)), venue.told(UnitsMoved.class).ranges());
  }

  @Test
  void units_in_an_offer_cannot_be_given_though_their_numbers_are_free() {
    f.issued();
    venue.inside(f.dev, step -> UnitRefusals.offer(f.dev).add(step, 891));
    venue.refuses(
        AccountsAction.Reason.INSUFFICIENT_BALANCE, f.dev, f.gift(f.ann, 10, numbers(1, 10)));
    venue.refuses(AccountsAction.Reason.INSUFFICIENT_BALANCE, f.dev, f.retirement(10));
    venue.does(f.dev, f.gift(f.ann, 9, numbers(892, 900)));
  }

  @Test
  void nobody_moves_units_past_the_room() {
    f.issued();
    venue.refuses(
        AccountsAction.Reason.ASSET_OF_ROOM, f.dev, new Transfer(f.ann.id(), ASSET, 1, ""));
  }

  @Test
  void a_trade_settles_with_the_lowest_numbers_of_the_seller() {
    f.issued();
    venue.does(f.dev, f.gift(f.ann, 5, numbers(3, 7)));
    Reserve offer = UnitRefusals.offer(f.dev);
    venue.inside(f.dev, step -> offer.add(step, 100));
    venue.inside(f.bob, step -> Credits.settle(step, offer, f.bob.id(), 10));
    assertEquals(List.of(numbers(1, 2), numbers(8, 15)), venue.told(UnitsMoved.class).ranges());
    assertEquals("8-15 ACTIVE Bob", f.line(8));
    assertEquals("16-900 ACTIVE Dev", f.line(16));
    venue.inside(f.bob, step -> Credits.settle(step, offer, f.bob.id(), 90));
    assertEquals("8-105 ACTIVE Bob", f.line(8));
    assertEquals(0, Reserve.sum(venue.state(), ASSET, "bazaar"));
    assertEquals(100, balance(f.bob, ASSET));
  }

  @Test
  void a_trade_with_oneself_moves_no_number() {
    f.issued();
    Reserve offer = UnitRefusals.offer(f.dev);
    venue.inside(f.dev, step -> offer.add(step, 100));
    venue.inside(f.dev, step -> Credits.settle(step, offer, f.dev.id(), 100));
    assertEquals("1-900 ACTIVE Dev", f.line(1));
    assertEquals(900, balance(f.dev, ASSET));
  }

  @Test
  void a_retirement_can_be_withdrawn_until_it_is_final_and_not_after() {
    f.issued();
    String first = venue.does(f.dev, f.retirement(10, numbers(1, 10)));
    assertEquals("1-10 RESERVED Dev", f.line(1));
    assertEquals(890, balance(f.dev, ASSET));
    venue.does(f.dev, new WithdrawRetirement(first));
    assertEquals("1-900 ACTIVE Dev", f.line(1));
    String second = venue.does(f.dev, f.retirement(10));
    venue.does(f.olga, new FinaliseRetirement(second));
    assertEquals("1-10 RETIRED Dev", f.line(1));
    assertEquals(second, f.row(1).reference());
    assertEquals(890, Accounts.supply(venue.state(), ASSET));
    venue.refuses(CreditsRefusal.RETIREMENT_CLOSED, f.dev, new WithdrawRetirement(second));
  }

  @Test
  void anyone_makes_a_retirement_final_when_its_time_has_come() {
    f.issued();
    String retirement = venue.does(f.dev, f.retirement(10));
    venue.passes(24 * Venue.HOUR_MILLIS + 1);
    venue.does(f.bob, new FinaliseRetirement(retirement));
    assertEquals("1-10 RETIRED Dev", f.line(1));
  }

  @Test
  void cancelled_units_are_gone_and_nobody_used_them() {
    f.issued();
    venue.does(f.dev, new CancelUnits(ASSET, 10, List.of(numbers(891, 900)), "Not real."));
    assertEquals("891-900 CANCELLED Dev", f.line(900));
    assertEquals(890, balance(f.dev, ASSET));
  }

  @Test
  void a_reversal_takes_the_buffer_of_the_project_first_and_then_that_of_others() {
    f.issued();
    String other = venue.does(f.bob, Forest.forest("2"));
    venue.does(f.olga, new CreditsAction.VerifyProject(other, 2022, 20, Forest.HASH, "Seen."));
    venue.does(
        f.olga,
        new CreditsAction.IssueBatch(
            other, 2022, 20, Forest.SPACE, 2_001, List.of(), Adjustment.NONE, 0, ""));
    venue.does(f.olga, new ReverseUnits(other, 5, "A fire."));
    assertEquals(
        List.of(numbers(2_019, 2_020), numbers(901, 903)),
        venue.told(UnitsReversed.class).ranges());
    assertEquals("901-903 CANCELLED", f.line(901));
    assertEquals("904-1000 BUFFER", f.line(904));
  }

  @Test
  void a_basket_gives_back_the_lowest_numbers_that_went_into_it() {
    f.issued();
    venue.does(f.olga, f.basket());
    venue.does(f.dev, f.gift(f.ann, 10, numbers(1, 10)));
    venue.does(f.dev, f.deposit(20, numbers(101, 120)));
    venue.does(f.ann, f.deposit(10));
    venue.does(
        f.dev, new TransferCredits(f.bob.id(), BASKET, 15, List.of(), Conditions.NONE, "A gift"));
    venue.does(f.bob, f.withdrawal(15));
    assertEquals(
        List.of(numbers(1, 10), numbers(101, 105)), venue.told(UnitsWithdrawn.class).ranges());
    assertEquals("101-105 ACTIVE Bob", f.line(101));
    assertEquals("106-120 POOLED", f.line(106));
    assertEquals(15, Accounts.supply(venue.state(), BASKET));
    venue.refuses(AccountsAction.Reason.INSUFFICIENT_BALANCE, f.bob, f.withdrawal(1));
  }

  @Test
  void a_basket_does_not_take_what_will_expire() {
    f.verified(100);
    venue.does(f.olga, f.batch(1, 10, venue.time() + 1_000, List.of()));
    venue.does(f.olga, f.basket());
    venue.refuses(CreditsRefusal.NOT_ENOUGH_UNITS, f.dev, f.deposit(1));
  }

  @Test
  void a_batch_whose_time_is_over_takes_its_units_out_wherever_they_are() {
    f.verified(100);
    String batch = venue.does(f.olga, f.batch(1, 100, venue.time() + 1_000, List.of()));
    venue.does(f.dev, f.gift(f.ann, 10, numbers(11, 20)));
    String retirement = venue.does(f.ann, f.retirement(5, numbers(11, 15)));
    venue.passes(1_001);
    assertTrue(Credits.isMovable(venue.state(), ASSET));
    venue.does(f.bob, new ExpireBatch(batch));
    assertTrue(venue.told(UnitsExpired.class).done());
    assertEquals(95, venue.told(UnitsExpired.class).quantity());
    assertEquals(0, balance(f.dev, ASSET));
    assertEquals("11-15 RESERVED Ann", f.line(11));
    venue.does(f.ann, new WithdrawRetirement(retirement));
    assertEquals(5, venue.told(RetirementWithdrawn.class).expired());
    assertEquals(0, Accounts.supply(venue.state(), ASSET));
  }

  @Test
  void a_batch_that_is_partly_on_offer_expires_in_two_steps_and_its_class_stands_still_between() {
    String batch = UnitRefusals.held(f);
    assertFalse(Credits.isMovable(venue.state(), ASSET));
    venue.inside(f.dev, step -> UnitRefusals.offer(f.dev).release(step, 4));
    venue.does(f.bob, new ExpireBatch(batch));
    assertFalse(venue.told(UnitsExpired.class).done());
    venue.inside(f.dev, step -> UnitRefusals.offer(f.dev).release(step, 5));
    venue.does(f.bob, new ExpireBatch(batch));
    assertTrue(venue.told(UnitsExpired.class).done());
    assertTrue(Credits.isMovable(venue.state(), ASSET));
  }

  @Test
  void a_frozen_class_stands_still_and_moves_again_when_it_is_thawed() {
    f.issued();
    String retirement = venue.does(f.dev, f.retirement(1));
    venue.does(f.olga, new FreezeClass(ASSET, true, "An inquiry."));
    assertFalse(Credits.isMovable(venue.state(), ASSET));
    venue.refuses(CreditsRefusal.CLASS_FROZEN, f.dev, new FinaliseRetirement(retirement));
    venue.does(f.olga, new FreezeClass(ASSET, false, "All is well."));
    venue.does(f.dev, new FinaliseRetirement(retirement));
    assertTrue(Credits.isMovable(venue.state(), "USD"));
  }
}
