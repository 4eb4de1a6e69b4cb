package tallystick.domains.custody;

import java.util.List;
import tallystick.domains.Venue;
import tallystick.domains.Venue.Person;
import tallystick.domains.custody.Custody.Stock;
import tallystick.domains.custody.Custody.Thing;
import tallystick.domains.custody.CustodyAction.AcceptHandOver;
import tallystick.domains.custody.CustodyAction.ClaimPrefix;
import tallystick.domains.custody.CustodyAction.ConfirmPrefix;
import tallystick.domains.custody.CustodyAction.OfferHandOver;
import tallystick.domains.custody.CustodyAction.ReserveStock;
import tallystick.domains.custody.CustodyAction.StockLine;
import tallystick.domains.custody.EpcisEvent.Deed;

/// A venue where Ana makes things under a prefix of her own, Ben carries them and Cleo buys.
final class Yard {
  static final String PREFIX = "9520000";
  static final String MILL = "urn:epc:id:sgln:9520000.00001.0";
  static final String DOCK = "urn:epc:id:sgln:9520000.00001.dock";
  static final String MILL_KEY = "414/" + Gs1.withCheckDigit("952000000001");
  static final String DOCK_KEY = MILL_KEY + "/254/dock";

  /// Flour that is counted in kilograms, and cups by the piece.
  static final String FLOUR = "urn:epc:class:lgtin:9520000.000001.L1";

  static final String CUPS = "urn:epc:idpat:sgtin:9520000.000002.*";

  final Venue venue = Venue.founded();
  final Person ana = venue.member("Ana");
  final Person ben = venue.member("Ben");
  final Person cleo = venue.member("Cleo");

  /// One of Ana's things.
  static String item(int serial) {
    return "urn:epc:id:sgtin:9520000.000003." + serial;
  }

  static String box(int serial) {
    return "urn:epc:id:sscc:9520000.000000000" + serial;
  }

  static String key(String epc) {
    return Epc.of(epc).key();
  }

  /// Ana's prefix is hers.
  Yard confirmed() {
    venue.does(ana, new ClaimPrefix(PREFIX));
    venue.does(venue.olga(), new ConfirmPrefix(PREFIX, ana.id()));
    return this;
  }

  /// Ana made a thing.
  String made(int serial) {
    venue.does(ana, Said.object(Deed.ADD).of(item(serial)).at(MILL).act());
    return item(serial);
  }

  /// Ana has 100 cups at the mill.
  Yard cups() {
    venue.does(ana, Said.object(Deed.ADD).of(CUPS, "100", "").at(MILL).act());
    return this;
  }

  /// Two things and ten cups are in a box.
  String packed() {
    cups();
    String box = box(1);
    venue.does(
        ana, Said.packing(Deed.ADD, box).of(made(1), made(2)).of(CUPS, "10", "").at(MILL).act());
    return box;
  }

  OfferHandOver offer(Person to, String... items) {
    return new OfferHandOver(to.id(), List.of(items), List.of(), DOCK, "", soon(), "");
  }

  OfferHandOver offerCups(Person to, String quantity) {
    StockLine line = new StockLine(CUPS, MILL, quantity, "");
    return new OfferHandOver(to.id(), List.of(), List.of(line), DOCK, "", soon(), "");
  }

  /// Ana offers a thing of hers to Ben.
  String offered(int serial) {
    return venue.does(ana, offer(ben, made(serial)));
  }

  static AcceptHandOver accept(String handOver, String... items) {
    return new AcceptHandOver(handOver, List.of(items), List.of(), "");
  }

  ReserveStock reserve(String quantity) {
    return new ReserveStock(CUPS, MILL, quantity, "", "");
  }

  long soon() {
    return venue.time() + Venue.HOUR_MILLIS;
  }

  Thing thing(String epc) {
    Thing thing = venue.state().get(Custody.THINGS, key(epc));
    if (thing == null) {
      throw new AssertionError("there is no " + epc);
    }
    return thing;
  }

  String holder(String epc) {
    return Custody.holder(venue.state(), key(epc));
  }

  Stock stock(String epcClass, Person holder, String place) {
    String row = Custody.row(key(epcClass), holder.id(), Epc.placeKey(place));
    Stock stock = venue.state().get(Custody.STOCK, row);
    return stock == null ? new Stock(0, 0) : stock;
  }
}
