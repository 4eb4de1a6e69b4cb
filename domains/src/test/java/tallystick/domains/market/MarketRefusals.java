package tallystick.domains.market;

import static tallystick.domains.Venue.HOUR_MILLIS;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tallystick.domains.RefusalCase;
import tallystick.domains.Venue;
import tallystick.domains.custody.CustodyAction.AcceptHandOver;
import tallystick.domains.custody.CustodyAction.StockLine;
import tallystick.domains.custody.CustodyRefusal;
import tallystick.domains.market.MarketAction.CancelOrder;
import tallystick.domains.market.MarketAction.CloseListing;
import tallystick.domains.market.MarketAction.CloseOrder;
import tallystick.domains.market.MarketAction.ConfirmOrder;
import tallystick.domains.market.MarketAction.DeclineOrder;
import tallystick.domains.market.MarketAction.FollowStock;
import tallystick.domains.market.MarketAction.HandOverOrder;
import tallystick.domains.market.MarketAction.PlaceOrder;
import tallystick.domains.market.MarketAction.Reason;
import tallystick.domains.market.MarketAction.ReviseVariant;
import tallystick.domains.market.MarketAction.ShipOrder;
import tallystick.kernel.Limits;
import tallystick.kernel.Outcome;
import tallystick.kernel.Refusal;

/// When the room of goods refuses.
public final class MarketRefusals {
  private static final String NOTHING = Venue.nothing();
  private static final long TO_SHIP = Deals.SHIP_HOURS * HOUR_MILLIS;
  private static final long TO_CONFIRM = Deals.CONFIRM_HOURS * HOUR_MILLIS;

  private final List<RefusalCase> cases = new ArrayList<>();

  private MarketRefusals() {
    listings();
    buying();
    serving();
    supplying();
    ending();
    sealing();
    opening();
  }

  public static List<RefusalCase> cases() {
    return List.copyOf(new MarketRefusals().cases);
  }

  private void when(Refusal reason, String situation, Function<Deals, Outcome> attempt) {
    cases.add(new RefusalCase(reason, situation, () -> attempt.apply(new Deals())));
  }

  private void supplying() {
    when(
        Reason.LISTING_UNKNOWN,
        "it should follow stock",
        d -> d.venue.tries(d.sam, new FollowStock(NOTHING, 0, Deals.CUPS, "", "")));
    when(
        Reason.NOT_SELLER,
        "another lets it follow stock",
        d -> d.venue.tries(d.bea, new FollowStock(d.listing(), 0, Deals.CUPS, "", "")));
    when(
        Reason.LISTING_CLOSED,
        "it should follow stock",
        d -> d.venue.tries(d.sam, new FollowStock(closed(d), 0, Deals.CUPS, "", "")));
    when(
        Reason.VARIANT_UNKNOWN,
        "it should follow stock",
        d -> d.venue.tries(d.sam, new FollowStock(d.listing(), 2, Deals.CUPS, "", "")));
    when(
        Reason.THRESHOLD_UNKNOWN,
        "the seller promises it",
        d -> d.venue.tries(d.sam, new FollowStock(d.listing(), 0, Deals.CUPS, "", NOTHING)));
    when(
        Reason.STOCK_FOLLOWED,
        "by another variant",
        d -> d.venue.tries(d.sam, new FollowStock(d.followed(), 1, Deals.CUPS, "", "")));
    when(
        Reason.QUANTITY_FOLLOWS,
        "the seller says another quantity",
        d -> d.venue.tries(d.sam, new ReviseVariant(d.followed(), 0, 1_000, 6)));
    when(
        Reason.NOT_FROM_STOCK,
        "the seller hands it over",
        d -> d.venue.tries(d.sam, new HandOverOrder(d.ordered(), "")));
    when(
        Reason.ORDER_UNKNOWN,
        "it is handed over",
        d -> d.venue.tries(d.sam, new HandOverOrder(NOTHING, "")));
    when(
        CustodyRefusal.WHOLE_ONLY,
        "the buyer takes a part of an order",
        d -> {
          StockLine one = new StockLine(Deals.CUPS, "", "1", "");
          return d.venue.tries(d.bea, new AcceptHandOver(d.offered(), List.of(), List.of(one), ""));
        });
  }

  private void listings() {
    when(Reason.ASSET_UNKNOWN, "goods are priced in it", d -> d.venue.tries(d.sam, d.goods("EUR")));
    when(
        Reason.LISTING_UNKNOWN,
        "it is revised",
        d -> d.venue.tries(d.sam, new ReviseVariant(NOTHING, 0, 1, 1)));
    when(
        Reason.LISTING_UNKNOWN,
        "it is closed",
        d -> d.venue.tries(d.sam, new CloseListing(NOTHING)));
    when(
        Reason.NOT_SELLER,
        "another revises the listing",
        d -> d.venue.tries(d.bea, new ReviseVariant(d.listing(), 0, 1, 1)));
    when(
        Reason.NOT_SELLER,
        "another closes the listing",
        d -> d.venue.tries(d.venue.olga(), new CloseListing(d.listing())));
    when(
        Reason.LISTING_CLOSED,
        "it is revised",
        d -> d.venue.tries(d.sam, new ReviseVariant(closed(d), 0, 1, 1)));
    when(
        Reason.LISTING_CLOSED,
        "it is closed again",
        d -> d.venue.tries(d.sam, new CloseListing(closed(d))));
    when(
        Reason.VARIANT_UNKNOWN,
        "it is revised",
        d -> d.venue.tries(d.sam, new ReviseVariant(d.listing(), 2, 1, 1)));
  }

  private void buying() {
    when(Reason.LISTING_UNKNOWN, "one buys from it", d -> buys(d, NOTHING, 0, 1, 1_000));
    when(Reason.LISTING_CLOSED, "one buys from it", d -> buys(d, closed(d), 0, 1, 1_000));
    when(Reason.VARIANT_UNKNOWN, "one buys it", d -> buys(d, d.listing(), 2, 1, 1_000));
    when(
        Reason.OUT_OF_STOCK,
        "one more is bought than is left",
        d -> buys(d, d.listing(), 0, 6, 6_000));
    when(
        Reason.OUT_OF_STOCK,
        "others bought the rest",
        d -> {
          String listing = d.listing();
          d.venue.does(d.bea, new PlaceOrder(listing, 0, 4, 4_000));
          return buys(d, listing, 0, 2, 2_000);
        });
    when(
        Reason.OWN_LISTING,
        "the seller buys",
        d -> d.venue.tries(d.sam, new PlaceOrder(d.listing(), 0, 1, 1_000)));
    when(Reason.PRICE_CHANGED, "a cent is missing", d -> buys(d, d.listing(), 0, 2, 1_999));
    when(Reason.PRICE_CHANGED, "a cent is too much", d -> buys(d, d.listing(), 0, 2, 2_001));
    when(Reason.PRICE_CHANGED, "it is of another variant", d -> buys(d, d.listing(), 1, 2, 2_000));
    when(
        Reason.PRICE_CHANGED,
        "the product is larger than any number",
        d -> {
          String listing = d.listing();
          d.venue.does(d.sam, new ReviseVariant(listing, 0, Limits.AMOUNT, Limits.AMOUNT));
          return buys(d, listing, 0, Limits.AMOUNT, Limits.AMOUNT);
        });
    when(
        Reason.PRICE_CHANGED,
        "the seller raised it meanwhile",
        d -> {
          String listing = d.listing();
          d.venue.does(d.sam, new ReviseVariant(listing, 0, 1_001, 5));
          return buys(d, listing, 0, 1, 1_000);
        });
  }

  private void serving() {
    when(Reason.ORDER_UNKNOWN, "shipped", d -> d.venue.tries(d.sam, new ShipOrder(NOTHING, "")));
    when(
        Reason.ORDER_UNKNOWN, "declined", d -> d.venue.tries(d.sam, new DeclineOrder(NOTHING, "")));
    when(
        Reason.NOT_SELLER,
        "the buyer ships",
        d -> d.venue.tries(d.bea, new ShipOrder(d.ordered(), "")));
    when(
        Reason.NOT_SELLER,
        "the buyer declines",
        d -> d.venue.tries(d.bea, new DeclineOrder(d.ordered(), "")));
    when(
        Reason.ORDER_NOT_PLACED,
        "it is shipped twice",
        d -> d.venue.tries(d.sam, new ShipOrder(d.shipped(), "")));
    when(
        Reason.TOO_LATE,
        "the time to ship is over by a millisecond",
        d -> {
          String order = d.ordered();
          d.venue.passes(TO_SHIP + 1);
          return d.venue.tries(d.sam, new ShipOrder(order, ""));
        });
    when(
        Reason.ORDER_CLOSED,
        "a paid order is declined",
        d -> d.venue.tries(d.sam, new DeclineOrder(d.finished(), "")));
  }

  private void ending() {
    when(Reason.ORDER_UNKNOWN, "confirmed", d -> d.venue.tries(d.bea, new ConfirmOrder(NOTHING)));
    when(Reason.ORDER_UNKNOWN, "cancelled", d -> d.venue.tries(d.bea, new CancelOrder(NOTHING)));
    when(Reason.ORDER_UNKNOWN, "closed", d -> d.venue.tries(d.bea, new CloseOrder(NOTHING)));
    when(
        Reason.NOT_BUYER,
        "the seller confirms",
        d -> d.venue.tries(d.sam, new ConfirmOrder(d.shipped())));
    when(
        Reason.NOT_BUYER,
        "the seller cancels",
        d -> d.venue.tries(d.sam, new CancelOrder(d.ordered())));
    when(
        Reason.ORDER_NOT_SHIPPED,
        "it is confirmed before it is sent",
        d -> d.venue.tries(d.bea, new ConfirmOrder(d.ordered())));
    when(
        Reason.ORDER_NOT_SHIPPED,
        "it is confirmed twice",
        d -> d.venue.tries(d.bea, new ConfirmOrder(d.finished())));
    when(
        Reason.ORDER_NOT_PLACED,
        "it is cancelled on its way",
        d -> d.venue.tries(d.bea, new CancelOrder(d.shipped())));
    when(
        Reason.ORDER_CLOSED,
        "a paid order is closed",
        d -> d.venue.tries(d.cleo, new CloseOrder(d.finished())));
    when(
        Reason.NOT_DUE,
        "it is the very millisecond until which it may be shipped",
        d -> {
          String order = d.ordered();
          d.venue.passes(TO_SHIP);
          return d.venue.tries(d.bea, new CloseOrder(order));
        });
    when(
        Reason.NOT_DUE,
        "it is the very millisecond until which it may be confirmed",
        d -> {
          String order = d.shipped();
          d.venue.passes(TO_CONFIRM);
          return d.venue.tries(d.sam, new CloseOrder(order));
        });
  }

  private void sealing() {
    when(Reason.ORDER_UNKNOWN, "reviewed", d -> d.venue.tries(d.bea, d.sealed(NOTHING, d.bea, 5)));
    when(
        Reason.NOT_PARTY,
        "a third reviews",
        d -> d.venue.tries(d.cleo, d.sealed(d.finished(), d.cleo, 1)));
    when(
        Reason.ORDER_NOT_REVIEWABLE,
        "it is under way",
        d -> d.venue.tries(d.bea, d.sealed(d.shipped(), d.bea, 5)));
    when(
        Reason.ORDER_NOT_REVIEWABLE,
        "it was cancelled",
        d -> {
          String order = d.ordered();
          d.venue.does(d.bea, new CancelOrder(order));
          return d.venue.tries(d.sam, d.sealed(order, d.sam, 1));
        });
    when(
        Reason.REVIEW_TIME_OVER,
        "it is a millisecond over two weeks",
        d -> {
          String order = d.finished();
          d.venue.passes(Deals.REVIEW_MILLIS + 1);
          return d.venue.tries(d.bea, d.sealed(order, d.bea, 5));
        });
    when(
        Reason.REVIEW_EXISTS,
        "one thinks again",
        d -> d.venue.tries(d.bea, d.sealed(d.reviewed(), d.bea, 1)));
  }

  private void opening() {
    when(Reason.ORDER_UNKNOWN, "opened", d -> d.venue.tries(d.bea, d.review(NOTHING, d.bea, 5)));
    when(
        Reason.REVIEW_UNKNOWN,
        "the other has not written",
        d -> d.venue.tries(d.bea, d.review(d.reviewed(), d.sam, 5)));
    when(
        Reason.REVIEW_UNKNOWN,
        "a third claims to have written",
        d -> d.venue.tries(d.bea, d.review(d.reviewed(), d.cleo, 5)));
    when(
        Reason.REVIEW_SEALED,
        "the other may still write",
        d -> {
          String order = d.reviewed();
          d.venue.passes(Deals.REVIEW_MILLIS);
          return d.venue.tries(d.bea, d.review(order, d.bea, 5));
        });
    when(
        Reason.REVIEW_OPEN,
        "it is opened twice",
        d -> {
          String order = d.reviewed();
          d.venue.does(d.sam, d.sealed(order, d.sam, 4));
          d.venue.does(d.cleo, d.review(order, d.bea, 5));
          return d.venue.tries(d.cleo, d.review(order, d.bea, 5));
        });
    when(
        Reason.SEAL_MISMATCH,
        "a star was added",
        d -> {
          String order = d.finished();
          d.venue.does(d.bea, d.sealed(order, d.bea, 4));
          d.venue.does(d.sam, d.sealed(order, d.sam, 4));
          return d.venue.tries(d.bea, d.review(order, d.bea, 5));
        });
  }

  private static String closed(Deals deals) {
    String listing = deals.listing();
    deals.venue.does(deals.sam, new CloseListing(listing));
    return listing;
  }

  private static Outcome buys(Deals deals, String listing, int variant, long quantity, long total) {
    return deals.venue.tries(deals.bea, new PlaceOrder(listing, variant, quantity, total));
  }
}
