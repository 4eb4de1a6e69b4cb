package tallystick.domains.market;

import static tallystick.domains.Venue.HOUR_MILLIS;
import static tallystick.domains.Venue.USD;

import java.util.List;
import tallystick.domains.Venue;
import tallystick.domains.Venue.Person;
import tallystick.domains.custody.CustodyAction.CountStock;
import tallystick.domains.market.MarketAction.ConfirmOrder;
import tallystick.domains.market.MarketAction.CreateListing;
import tallystick.domains.market.MarketAction.FollowStock;
import tallystick.domains.market.MarketAction.HandOverOrder;
import tallystick.domains.market.MarketAction.OpenReview;
import tallystick.domains.market.MarketAction.PlaceOrder;
import tallystick.domains.market.MarketAction.SealReview;
import tallystick.domains.market.MarketAction.ShipOrder;
import tallystick.domains.market.MarketAction.Variant;

/// A venue where Sam sells cups and bowls and Bea has 10,000 cents to buy them with.
final class Deals {
  static final int SHIP_HOURS = 24;
  static final int CONFIRM_HOURS = 48;
  static final String CUPS = "https://sam.example/cups";
  static final long REVIEW_MILLIS = 14 * 24 * HOUR_MILLIS;

  final Venue venue = Venue.founded().withDollars();
  final Person sam = venue.member("Sam");
  final Person bea = venue.member("Bea");
  final Person cleo = venue.member("Cleo");

  Deals() {
    venue.gives(bea, 10_000);
  }

  /// Five cups for 1,000 each, three bowls for 2,500 each.
  CreateListing goods(String asset) {
    List<Variant> variants =
        List.of(new Variant("Cup", "C-1", 1_000, 5), new Variant("Bowl", "B-1", 2_500, 3));
    return new CreateListing(
        "Pottery", "By hand.", "Home", asset, List.of(), variants, SHIP_HOURS, CONFIRM_HOURS);
  }

  String listing() {
    return venue.does(sam, goods(USD));
  }

  /// Bea's order of two cups.
  String ordered() {
    return venue.does(bea, new PlaceOrder(listing(), 0, 2, 2_000));
  }

  /// The same on its way.
  String shipped() {
    String order = ordered();
    venue.does(sam, new ShipOrder(order, "by post"));
    return order;
  }

  /// The same paid.
  String finished() {
    String order = shipped();
    venue.does(bea, new ConfirmOrder(order));
    return order;
  }

  /// Sam has so many cups.
  void counts(String cups) {
    venue.does(sam, new CountStock(CUPS, "", cups, "", ""));
  }

  /// A listing of which the first variant follows Sam's five cups.
  String followed() {
    return followed("");
  }

  /// @param threshold that Sam promises to keep
  String followed(String threshold) {
    counts("5");
    String listing = listing();
    venue.does(sam, new FollowStock(listing, 0, CUPS, "", threshold));
    return listing;
  }

  /// Bea's order of two of these cups.
  String reserved() {
    return venue.does(bea, new PlaceOrder(followed(), 0, 2, 2_000));
  }

  /// The same offered to her.
  String offered() {
    String order = reserved();
    venue.does(sam, new HandOverOrder(order, "at the door"));
    return order;
  }

  /// What somebody thinks of it.
  OpenReview review(String order, Person author, int stars) {
    return new OpenReview(order, author.id(), stars, "As agreed.", "5".repeat(32));
  }

  /// What somebody thinks of it, as only its author can read it.
  SealReview sealed(String order, Person author, int stars) {
    return new SealReview(order, Seal.of(review(order, author, stars)));
  }

  /// A finished order that Bea has reviewed under seal.
  String reviewed() {
    String order = finished();
    venue.does(bea, sealed(order, bea, 5));
    return order;
  }
}
