package tallystick.domains.custody;

import java.util.ArrayList;
import java.util.List;
import tallystick.kernel.Action;
import tallystick.kernel.Limits;
import tallystick.kernel.Require;

/// What may be asked of the room of things: where they are, who has them, how many are left.
///
/// Things, classes and places are named as [Epc] reads them. Quantities are decimal text, as in
/// `12` or `0.25`, in the unit (UN/ECE Recommendation 20) that their product is counted in.
public sealed interface CustodyAction extends Action {

  /// Things, or lines of stock, of one hand-over.
  int MAX_OFFERED = 500;

  /// Places that are arranged at once.
  int MAX_ARRANGED = 500;

  /// The farthest that something lies from the corner of a building, and the longest that it is: 10
  /// kilometres in millimetres.
  long MAX_MILLIMETRES = 10_000_000;

  /// Pictures of a product.
  int MAX_PICTURES = 20;

  /// The longest that a hand-over may stay open: 90 days.
  long MAX_OPEN_MILLIS = 90L * 24 * 60 * 60 * 1000;

  /// What one unit of a product weighs at most: a thousand tonnes.
  long MAX_MILLIGRAMS = 1_000_000_000_000L;

  /// Characters of the kind of a place.
  int KIND_CHARS = 80;

  /// Says that a GS1 company prefix is one's own; a registrar looks.
  ///
  /// @param prefix 4 to 12 digits
  record ClaimPrefix(String prefix) implements CustodyAction {
    public ClaimPrefix {
      Shapes.requirePrefix(prefix);
    }
  }

  /// Confirms whose a claimed prefix is. By a registrar.
  record ConfirmPrefix(String prefix, String holder) implements CustodyAction {
    public ConfirmPrefix {
      Shapes.requirePrefix(prefix);
      Require.principal(holder, "holder");
    }
  }

  /// Describes a product, or describes it anew.
  ///
  /// @param gtin 8, 12, 13 or 14 digits
  /// @param unit what it is counted in; empty for each
  /// @param decimals of the unit, 0 to 6
  /// @param shelfDays how long it keeps from the day it is made; 0 if for ever
  /// @param lowStock smallest amount, of all places together, of which a holder is not warned; in
  ///   smallest parts of the unit
  /// @param pictures `sha256:<hex>` of uploaded files, or https addresses
  record DescribeProduct(
      String gtin,
      String name,
      String unit,
      int decimals,
      int shelfDays,
      long lowStock,
      List<String> pictures)
      implements CustodyAction {
    public DescribeProduct {
      Shapes.requireGtin(gtin);
      Require.text(name, Limits.NAME_CHARS, "name");
      Amounts.requireUnit(unit, "unit");
      Require.range(decimals, 0, Amounts.DECIMALS, "decimals");
      Require.range(shelfDays, 0, 36_500, "shelfDays");
      Require.range(lowStock, 0, Limits.AMOUNT, "lowStock");
      Require.size(pictures, 0, MAX_PICTURES, "pictures");
      for (String picture : pictures) {
        Shapes.requireFile(picture, "pictures");
      }
      pictures = List.copyOf(pictures);
    }
  }

  /// Says what a product weighs, or says it anew. By who described it.
  ///
  /// @param gtin 8, 12, 13 or 14 digits
  /// @param milligrams of one unit, with the packaging that is sold with it
  record WeighProduct(String gtin, long milligrams) implements CustodyAction {
    public WeighProduct {
      Shapes.requireGtin(gtin);
      Require.range(milligrams, 1, MAX_MILLIGRAMS, "milligrams");
    }
  }

  /// Describes a place, or describes it anew.
  ///
  /// @param kind in the describer's words, as `warehouse`
  /// @param latitude in millionths of a degree, north is positive; both 0 if nobody says where
  /// @param longitude the same, east is positive
  /// @param partOf a described place around it; empty for none
  record DescribePlace(
      String place, String name, String kind, long latitude, long longitude, String partOf)
      implements CustodyAction {
    public DescribePlace {
      Epc.requirePlace(place, "place");
      Require.text(name, Limits.NAME_CHARS, "name");
      Require.optionalText(kind, KIND_CHARS, "kind");
      Require.range(latitude, -90_000_000, 90_000_000, "latitude");
      Require.range(longitude, -180_000_000, 180_000_000, "longitude");
      Shapes.optionalPlace(partOf, "partOf");
    }
  }

  /// Describes places by where they are in the place around them, and how large: racks, bins,
  /// zones. All places in a building are measured from the same corner of it. What was said of them
  /// before holds on, as far as it is not said anew here.
  ///
  /// @param within a described place of one's own; empty for buildings, which are in nothing
  /// @param kind of all of them, as `bin`
  record ArrangePlaces(String within, String kind, List<Slot> places) implements CustodyAction {
    public ArrangePlaces {
      Shapes.optionalPlace(within, "within");
      Require.optionalText(kind, KIND_CHARS, "kind");
      Require.size(places, 1, MAX_ARRANGED, "places");
      Require.distinct(places.stream().map(slot -> Epc.of(slot.place()).key()).toList(), "places");
      places = List.copyOf(places);
    }
  }

  /// A place as a box with straight sides, in millimetres.
  ///
  /// @param x of its left side, to the right along the front of the building
  /// @param y of its front, away from the front of the building
  /// @param z of its floor
  /// @param width along x
  /// @param depth along y
  /// @param height along z
  record Slot(
      String place, String name, long x, long y, long z, long width, long depth, long height) {
    public Slot {
      Epc.requirePlace(place, "place");
      Require.text(name, Limits.NAME_CHARS, "name");
      Require.range(x, 0, MAX_MILLIMETRES, "x");
      Require.range(y, 0, MAX_MILLIMETRES, "y");
      Require.range(z, 0, MAX_MILLIMETRES, "z");
      Require.range(width, 1, MAX_MILLIMETRES, "width");
      Require.range(depth, 1, MAX_MILLIMETRES, "depth");
      Require.range(height, 1, MAX_MILLIMETRES, "height");
    }

    /// The same by the place's key.
    Slot known() {
      return new Slot(Epc.placeKey(place), name, x, y, z, width, depth, height);
    }
  }

  /// Records what happened to things. What the venue has not seen is taken in.
  record RecordEvent(EpcisEvent event) implements CustodyAction {
    @Override
    public List<String> items() {
      List<String> items = new ArrayList<>(event.epcList());
      items.addAll(event.inputEPCList());
      items.addAll(event.outputEPCList());
      return List.copyOf(items);
    }
  }

  /// Some of a class, at a place of its holder's.
  ///
  /// @param place empty for where nobody said
  record StockLine(String epcClass, String place, String quantity, String uom) {
    public StockLine {
      Shapes.requireStock(epcClass, place, uom);
      Amounts.requirePositive(quantity, "quantity");
    }
  }

  /// Offers things, with all that they contain, and stock to somebody. Until that is answered, the
  /// giver holds them and can do nothing else with them.
  ///
  /// @param place where they change hands; empty if nobody says
  /// @param deadline log time until which it can be accepted
  /// @param document `sha256:<hex>` of a file, such as a delivery note; empty for none
  record OfferHandOver(
      String to,
      List<String> items,
      List<StockLine> quantities,
      String place,
      String note,
      long deadline,
      String document)
      implements CustodyAction {
    public OfferHandOver {
      Require.principal(to, "to");
      items = Shapes.things(items);
      quantities = Shapes.lines(quantities);
      if (items.isEmpty() && quantities.isEmpty()) {
        throw new Require.Field("items", "must not be empty when quantities are");
      }
      Shapes.optionalPlace(place, "place");
      Require.optionalText(note, Limits.NOTE_CHARS, "note");
      Require.range(deadline, 0, EpcisEvent.LAST_TIME, "deadline");
      Shapes.optionalHash(document, "document");
    }
  }

  /// Takes what was offered, or some of it; the rest stays with the giver. By the receiver.
  ///
  /// @param items if they and the quantities are empty, everything is taken
  /// @param quantities class and place as offered
  /// @param place where the receiver puts them; empty for where they change hands
  record AcceptHandOver(
      String handOver, List<String> items, List<StockLine> quantities, String place)
      implements CustodyAction {
    public AcceptHandOver {
      Require.id(handOver, "handOver");
      items = Shapes.things(items);
      quantities = Shapes.lines(quantities);
      Shapes.optionalPlace(place, "place");
    }
  }

  /// Does not take what was offered. By the receiver.
  ///
  /// @param picture `sha256:<hex>` of a file that shows why; empty for none
  record RefuseHandOver(String handOver, String reason, String picture) implements CustodyAction {
    public RefuseHandOver {
      Require.id(handOver, "handOver");
      Require.text(reason, Limits.NOTE_CHARS, "reason");
      Shapes.optionalHash(picture, "picture");
    }
  }

  /// Takes an offer back. By the giver.
  record WithdrawHandOver(String handOver) implements CustodyAction {
    public WithdrawHandOver {
      Require.id(handOver, "handOver");
    }
  }

  /// Ends a hand-over whose deadline has passed. By anyone.
  record LapseHandOver(String handOver) implements CustodyAction {
    public LapseHandOver {
      Require.id(handOver, "handOver");
    }
  }

  /// Says how much of a class was counted at a place; the stock becomes that.
  record CountStock(String epcClass, String place, String counted, String uom, String note)
      implements CustodyAction {
    public CountStock {
      Shapes.requireStock(epcClass, place, uom);
      if (counted.isEmpty()) {
        throw new Require.Field("counted", "must not be empty");
      }
      Amounts.requireDecimal(counted, "counted");
      Require.optionalText(note, Limits.NOTE_CHARS, "note");
    }

    @Override
    public List<String> items() {
      return List.of(epcClass);
    }
  }

  /// Says that there is more or less of a class, and why.
  record AdjustStock(
      String epcClass, String place, String quantity, String uom, Cause cause, String note)
      implements CustodyAction {
    public AdjustStock {
      Shapes.requireStock(epcClass, place, uom);
      Amounts.requirePositive(quantity, "quantity");
      Require.optionalText(note, Limits.NOTE_CHARS, "note");
    }

    @Override
    public List<String> items() {
      return List.of(epcClass);
    }
  }

  /// Why stock is other than before.
  enum Cause {
    BROKEN,
    LOST,
    SOLD,
    FOUND,
    RETURNED;

    boolean raises() {
      return this == FOUND || this == RETURNED;
    }
  }

  /// Sets stock of one's own aside, so that nothing else can be done with it.
  record ReserveStock(String epcClass, String place, String quantity, String uom, String note)
      implements CustodyAction {
    public ReserveStock {
      Shapes.requireStock(epcClass, place, uom);
      Amounts.requirePositive(quantity, "quantity");
      Require.optionalText(note, Limits.NOTE_CHARS, "note");
    }

    @Override
    public List<String> items() {
      return List.of(epcClass);
    }
  }

  /// Ends a reservation of one's own.
  ///
  /// @param reservation id of the act that made it
  record ReleaseStock(String reservation) implements CustodyAction {
    public ReleaseStock {
      Require.id(reservation, "reservation");
    }
  }
}
