package tallystick.domains.custody;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import tallystick.domains.Venue;
import tallystick.domains.Venue.Person;
import tallystick.domains.custody.Custody.Stock;
import tallystick.domains.custody.CustodyAction.AcceptHandOver;
import tallystick.domains.custody.CustodyAction.LapseHandOver;
import tallystick.domains.custody.CustodyAction.OfferHandOver;
import tallystick.domains.custody.CustodyAction.RefuseHandOver;
import tallystick.domains.custody.CustodyAction.StockLine;
import tallystick.domains.custody.CustodyAction.WithdrawHandOver;
import tallystick.domains.custody.CustodyEvent.Ending;
import tallystick.domains.custody.CustodyEvent.HandOverAccepted;
import tallystick.domains.custody.CustodyEvent.HandOverClosed;
import tallystick.domains.custody.CustodyEvent.HandOverOffered;
import tallystick.domains.custody.CustodyEvent.StockPart;
import tallystick.domains.custody.EpcisEvent.Deed;

class HandOverTest {
  private final Yard yard = new Yard();
  private final Venue venue = yard.venue;
  private final Person ana = yard.ana;
  private final Person ben = yard.ben;
  private final Person cleo = yard.cleo;

  @Test
  void the_giver_holds_until_the_receiver_accepts() {
    String offer = yard.offered(1);
    assertEquals(ben.id(), venue.told(HandOverOffered.class).to());
    assertEquals(ana.id(), yard.holder(Yard.item(1)));
    venue.does(ben, Yard.accept(offer));
    assertEquals(ben.id(), yard.holder(Yard.item(1)));
    assertEquals(Yard.DOCK_KEY, yard.thing(Yard.item(1)).place());
    assertEquals("", yard.thing(Yard.item(1)).handOver());
  }

  @Test
  void all_that_a_container_holds_changes_hands_with_it() {
    String box = yard.packed();
    String offer = venue.does(ana, yard.offer(ben, box));
    venue.refuses(
        CustodyRefusal.THING_OFFERED, ana, Said.packing(Deed.DELETE, box).of(Yard.item(1)).act());
    venue.refuses(
        CustodyRefusal.THING_OFFERED, ana, Said.object(Deed.OBSERVE).of(Yard.item(2)).act());
    venue.does(ben, Yard.accept(offer));
    assertEquals(ben.id(), yard.holder(Yard.item(1)));
    venue.does(ben, Said.packing(Deed.DELETE, box).at(Yard.DOCK).act());
    assertEquals(10, yard.stock(Yard.CUPS, ben, Yard.DOCK).amount());
    assertEquals(90, yard.stock(Yard.CUPS, ana, Yard.MILL).amount());
  }

  @Test
  void of_two_offers_of_one_thing_the_second_is_refused() {
    yard.offered(1);
    venue.refuses(CustodyRefusal.THING_OFFERED, ana, yard.offer(cleo, Yard.item(1)));
  }

  @Test
  void an_offer_that_was_withdrawn_first_cannot_be_accepted() {
    String offer = yard.offered(1);
    venue.does(ana, new WithdrawHandOver(offer));
    assertEquals(Ending.WITHDRAWN, venue.told(HandOverClosed.class).ending());
    venue.refuses(CustodyRefusal.HAND_OVER_CLOSED, ben, Yard.accept(offer));
    venue.does(ana, yard.offer(cleo, Yard.item(1)));
  }

  @Test
  void an_offer_that_was_accepted_first_cannot_be_withdrawn() {
    String offer = yard.offered(1);
    venue.does(ben, Yard.accept(offer));
    venue.refuses(CustodyRefusal.HAND_OVER_CLOSED, ana, new WithdrawHandOver(offer));
    venue.refuses(CustodyRefusal.HAND_OVER_CLOSED, ben, Yard.accept(offer));
    venue.refuses(CustodyRefusal.NOT_HOLDER, ana, Said.object(Deed.OBSERVE).of(Yard.item(1)).act());
  }

  @Test
  void what_is_not_taken_stays_with_the_giver() {
    String offer = venue.does(ana, yard.offer(ben, yard.made(1), yard.made(2)));
    venue.does(ben, Yard.accept(offer, Yard.item(2)));
    assertEquals(List.of(Yard.key(Yard.item(2))), venue.told(HandOverAccepted.class).items());
    assertEquals(ana.id(), yard.holder(Yard.item(1)));
    assertEquals(ben.id(), yard.holder(Yard.item(2)));
    venue.does(ana, Said.object(Deed.OBSERVE).of(Yard.item(1)).act());
  }

  @Test
  void stock_is_bound_while_offered_and_taken_in_part() {
    yard.cups();
    String offer = venue.does(ana, yard.offerCups(ben, "80"));
    assertEquals(new Stock(100, 80), yard.stock(Yard.CUPS, ana, Yard.MILL));
    venue.refuses(CustodyRefusal.NOT_ENOUGH, ana, yard.offerCups(cleo, "21"));
    StockLine some = new StockLine(Yard.CUPS, Yard.MILL, "50", "");
    venue.does(ben, new AcceptHandOver(offer, List.of(), List.of(some), Yard.MILL));
    assertEquals(
        List.of(new StockPart(Yard.key(Yard.CUPS), Yard.MILL_KEY, 50)),
        venue.told(HandOverAccepted.class).quantities());
    assertEquals(new Stock(50, 0), yard.stock(Yard.CUPS, ana, Yard.MILL));
    assertEquals(new Stock(50, 0), yard.stock(Yard.CUPS, ben, Yard.MILL));
  }

  @Test
  void a_refusal_gives_reason_and_picture_and_leaves_all_with_the_giver() {
    yard.cups();
    String offer = venue.does(ana, yard.offerCups(ben, "80"));
    String picture = "sha256:" + "a".repeat(64);
    venue.does(ben, new RefuseHandOver(offer, "wet", picture));
    HandOverClosed told = venue.told(HandOverClosed.class);
    assertEquals("wet", told.reason());
    assertEquals(picture, told.picture());
    assertEquals(new Stock(100, 0), yard.stock(Yard.CUPS, ana, Yard.MILL));
  }

  @Test
  void an_offer_can_be_accepted_until_its_deadline_and_lapses_after_it() {
    String offer = yard.offered(1);
    String other = yard.offered(2);
    venue.passes(Venue.HOUR_MILLIS);
    venue.does(ben, Yard.accept(offer));
    venue.refuses(CustodyRefusal.NOT_DUE, cleo, new LapseHandOver(other));
    venue.passes(1);
    venue.refuses(CustodyRefusal.HAND_OVER_LATE, ben, Yard.accept(other));
    venue.does(cleo, new LapseHandOver(other));
    assertEquals(ana.id(), yard.holder(Yard.item(2)));
    assertEquals("", yard.thing(Yard.item(2)).handOver());
  }

  @Test
  void what_changed_hands_can_be_handed_on() {
    venue.does(ben, Yard.accept(yard.offered(1)));
    OfferHandOver on = yard.offer(cleo, Yard.item(1));
    venue.refuses(CustodyRefusal.NOT_HOLDER, ana, on);
    venue.does(cleo, Yard.accept(venue.does(ben, on)));
    assertEquals(cleo.id(), yard.holder(Yard.item(1)));
  }
}
