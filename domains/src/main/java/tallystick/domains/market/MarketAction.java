package tallystick.domains.market;

import java.util.List;
import java.util.regex.Pattern;
import tallystick.domains.custody.Custody;
import tallystick.kernel.Action;
import tallystick.kernel.Limits;
import tallystick.kernel.Refusal;
import tallystick.kernel.Require;

/// What may be asked of the room of goods. Prices are whole minor units of the listing's asset.
public sealed interface MarketAction extends Action {

  /// Variants of one listing.
  int MAX_VARIANTS = 100;

  /// Pictures of one listing.
  int MAX_PICTURES = 20;

  /// The longest time a seller may take to ship, or a buyer to confirm: 90 days.
  int MAX_HOURS = 90 * 24;

  /// What has to be empty.
  Pattern NOTHING = Pattern.compile("");

  /// Characters of a category, a variant's name and a stock-keeping code.
  int SHORT_CHARS = 80;

  /// Offers goods.
  ///
  /// @param pictures `sha256:<hex>` of uploaded files, or https addresses
  /// @param shipHours how long the seller may take to ship; then the price goes back
  /// @param confirmHours how long the buyer may take to confirm; then the seller is paid
  record CreateListing(
      String title,
      String text,
      String category,
      String asset,
      List<String> pictures,
      List<Variant> variants,
      int shipHours,
      int confirmHours)
      implements MarketAction {
    private static final Pattern PICTURE =
        Pattern.compile("sha256:[0-9a-f]{64}|https://[!-~]{1,492}");

    public CreateListing {
      Require.text(title, Limits.NAME_CHARS, "title");
      Require.optionalText(text, Limits.TEXT_CHARS, "text");
      Require.optionalText(category, SHORT_CHARS, "category");
      Require.asset(asset, "asset");
      Require.size(pictures, 0, MAX_PICTURES, "pictures");
      for (String picture : pictures) {
        Require.matches(picture, PICTURE, "sha256:<hex> or an https address", "pictures");
      }
      Require.size(variants, 1, MAX_VARIANTS, "variants");
      Require.range(shipHours, 1, MAX_HOURS, "shipHours");
      Require.range(confirmHours, 1, MAX_HOURS, "confirmHours");
      pictures = List.copyOf(pictures);
      variants = List.copyOf(variants);
    }
  }

  /// One thing on offer under a listing.
  ///
  /// @param name empty when the listing has only one
  record Variant(String name, String sku, long price, long quantity) {
    public Variant {
      Require.optionalText(name, SHORT_CHARS, "name");
      Require.optionalText(sku, SHORT_CHARS, "sku");
      Require.positive(price, "price");
      Require.range(quantity, 0, Limits.AMOUNT, "quantity");
    }
  }

  /// Changes price and stock of a variant of one's own listing.
  record ReviseVariant(String listing, int variant, long price, long quantity)
      implements MarketAction {
    public ReviseVariant {
      Require.id(listing, "listing");
      Require.range(variant, 0, MAX_VARIANTS - 1, "variant");
      Require.positive(price, "price");
      Require.range(quantity, 0, Limits.AMOUNT, "quantity");
    }
  }

  /// Lets the quantity of a variant of one's own listing be what one has in stock and is not
  /// reserved, in whole pieces, so that no more can be sold than there is.
  ///
  /// @param epcClass of what is sold; empty to follow nothing any more
  /// @param place empty for where nobody said
  /// @param threshold of one's devices, which one promises to keep as long as an order of it is
  ///   open: once they raise the alarm, or the threshold is removed, the buyer may have the price
  ///   back; empty for none
  record FollowStock(String listing, int variant, String epcClass, String place, String threshold)
      implements MarketAction {
    public FollowStock {
      Require.id(listing, "listing");
      Require.range(variant, 0, MAX_VARIANTS - 1, "variant");
      if (epcClass.isEmpty()) {
        Require.matches(place, NOTHING, "empty when epcClass is", "place");
        Require.matches(threshold, NOTHING, "empty when epcClass is", "threshold");
      } else {
        Custody.requireStock(epcClass, place);
      }
      if (!threshold.isEmpty()) {
        Require.id(threshold, "threshold");
      }
    }

    @Override
    public List<String> items() {
      return epcClass.isEmpty() ? List.of() : List.of(epcClass);
    }
  }

  /// Takes one's own listing off the market; orders already placed go on.
  record CloseListing(String listing) implements MarketAction {
    public CloseListing {
      Require.id(listing, "listing");
    }
  }

  /// Buys: holds the price and takes the goods out of stock.
  ///
  /// @param total price times quantity as the buyer saw it, so that a change of price cannot slip
  ///   in
  record PlaceOrder(String listing, int variant, long quantity, long total)
      implements MarketAction {
    public PlaceOrder {
      Require.id(listing, "listing");
      Require.range(variant, 0, MAX_VARIANTS - 1, "variant");
      Require.positive(quantity, "quantity");
      Require.positive(total, "total");
    }

    @Override
    public List<String> items() {
      return List.of(listing);
    }
  }

  /// Says that the goods are on their way. By the seller.
  record ShipOrder(String order, String note) implements MarketAction {
    public ShipOrder {
      Require.id(order, "order");
      Require.optionalText(note, Limits.NOTE_CHARS, "note");
    }
  }

  /// Offers the goods of an order that follows stock to the buyer, as a hand-over under the order's
  /// id: the buyer signs for them, and the seller is paid in that moment. Whoever refuses them, or
  /// does not come, gets the price back, and the seller keeps the goods. By the seller.
  record HandOverOrder(String order, String note) implements MarketAction {
    public HandOverOrder {
      Require.id(order, "order");
      Require.optionalText(note, Limits.NOTE_CHARS, "note");
    }
  }

  /// Says that the goods arrived; the seller is paid. By the buyer.
  record ConfirmOrder(String order) implements MarketAction {
    public ConfirmOrder {
      Require.id(order, "order");
    }
  }

  /// Calls the order off before it is shipped, or when a promised threshold was not kept; the price
  /// goes back. By the buyer.
  record CancelOrder(String order) implements MarketAction {
    public CancelOrder {
      Require.id(order, "order");
    }
  }

  /// Says that it cannot be delivered; the price goes back. By the seller.
  record DeclineOrder(String order, String note) implements MarketAction {
    public DeclineOrder {
      Require.id(order, "order");
      Require.optionalText(note, Limits.NOTE_CHARS, "note");
    }
  }

  /// Ends an order whose deadline has passed: unshipped goes back, shipped is paid, offered but not
  /// taken goes back. Ends one whose threshold was not kept at any time: the price goes back. By
  /// anyone.
  record CloseOrder(String order) implements MarketAction {
    public CloseOrder {
      Require.id(order, "order");
    }
  }

  /// Writes one's review of a finished or failed order, sealed.
  ///
  /// @param seal hex SHA-256 of the review as [Seal] writes it
  record SealReview(String order, String seal) implements MarketAction {
    private static final Pattern SEAL = Pattern.compile("[0-9a-f]{64}");

    public SealReview {
      Require.id(order, "order");
      Require.matches(seal, SEAL, "64 hexadecimal digits", "seal");
    }
  }

  /// Opens a sealed review once both have written or the time for it is over. By anyone who has its
  /// text: the seal proves whose it is.
  record OpenReview(String order, String author, int stars, String text, String salt)
      implements MarketAction {
    public OpenReview {
      Require.id(order, "order");
      Require.principal(author, "author");
      Require.range(stars, 1, 5, "stars");
      Require.optionalText(text, Limits.TEXT_CHARS, "text");
      Require.principal(salt, "salt");
    }
  }

  /// Why the room refuses.
  enum Reason implements Refusal {
    ASSET_UNKNOWN("There is no such asset to price it in."),
    LISTING_UNKNOWN("There is no such listing."),
    LISTING_CLOSED("The listing has been taken off the market."),
    VARIANT_UNKNOWN("The listing has no such variant."),
    NOT_SELLER("Only the seller may do this."),
    NOT_BUYER("Only the buyer may do this."),
    OWN_LISTING("One cannot buy from oneself."),
    OUT_OF_STOCK("There are not so many left."),
    PRICE_CHANGED("The total is not the price times the quantity: the price may have changed."),
    ORDER_UNKNOWN("There is no such order."),
    ORDER_NOT_PLACED("The order is not waiting to be shipped."),
    TOO_LATE("The time to ship the order is over."),
    ORDER_NOT_SHIPPED("The order is not on its way."),
    ORDER_CLOSED("The order is closed."),
    STOCK_FOLLOWED("Another variant follows this stock already."),
    THRESHOLD_UNKNOWN("The seller has set no such threshold."),
    QUANTITY_FOLLOWS("The quantity follows stock: count or adjust that instead."),
    NOT_FROM_STOCK("The goods of this order are in nobody's stock here: ship them."),
    NOT_DUE("The deadline has not passed yet."),
    NOT_PARTY("Only buyer and seller may review an order."),
    ORDER_NOT_REVIEWABLE("Only a finished or failed order can be reviewed."),
    REVIEW_TIME_OVER("The time to review this order is over."),
    REVIEW_EXISTS("You have reviewed this order already."),
    REVIEW_UNKNOWN("There is no such sealed review."),
    REVIEW_OPEN("The review is open already."),
    REVIEW_SEALED("The review stays sealed until both have written or the time for it is over."),
    SEAL_MISMATCH("The seal was made over another review.");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }

    @Override
    public String sentence() {
      return sentence;
    }
  }
}
