package tallystick.server;

import java.io.IOException;
import java.util.List;
import tallystick.domains.market.MarketAction.ConfirmOrder;
import tallystick.domains.market.MarketAction.CreateListing;
import tallystick.domains.market.MarketAction.PlaceOrder;
import tallystick.domains.market.MarketAction.ShipOrder;
import tallystick.domains.market.MarketAction.Variant;

/// A seller with one listing of three mugs at 12.50, and a buyer who ordered one of them.
public record Deal(Someone seller, Someone buyer, String listing, String order) {
  public static final long PRICE = 1_250;

  /// Two strangers meet.
  public static Deal placed() throws IOException, InterruptedException {
    TestVenue venue = TestVenue.get();
    Someone seller = venue.member("Selma", 0);
    Someone buyer = venue.member("Bruno", 10_000);
    String listing = venue.web().does(seller.signs(mug("A mug")));
    String order = venue.web().does(buyer.signs(new PlaceOrder(listing, 0, 1, PRICE)));
    return new Deal(seller, buyer, listing, order);
  }

  /// The same, delivered and paid.
  public Deal done() throws IOException, InterruptedException {
    Web web = TestVenue.get().web();
    web.does(seller.signs(new ShipOrder(order, "by bicycle")));
    web.does(buyer.signs(new ConfirmOrder(order)));
    return this;
  }

  public static CreateListing mug(String title) {
    return new CreateListing(
        title,
        "Thrown by hand.",
        "Pottery",
        TestVenue.USD,
        List.of(),
        List.of(new Variant("", "", PRICE, 3)),
        48,
        48);
  }
}
