package tallystick.domains.custody;

import java.util.List;
import tallystick.domains.custody.Custody.Line;
import tallystick.domains.custody.Custody.Stock;
import tallystick.domains.custody.Custody.Thing;
import tallystick.domains.custody.CustodyAction.Cause;
import tallystick.domains.custody.CustodyAction.Slot;
import tallystick.kernel.Event;

/// What happened in the room of things. Things, classes and places are told by their keys, amounts
/// in smallest parts of the product's unit.
public sealed interface CustodyEvent extends Event {
  /// Somebody says that a prefix is theirs.
  record PrefixClaimed(String prefix, String by) implements CustodyEvent {}

  /// It is.
  record PrefixConfirmed(String prefix, String holder, String by) implements CustodyEvent {}

  /// A product is described so.
  record ProductDescribed(
      String product,
      String owner,
      String name,
      String unit,
      int decimals,
      int shelfDays,
      long lowStock,
      List<String> pictures)
      implements CustodyEvent {}

  /// One unit of a product weighs so much.
  record ProductWeighed(String product, String by, long milligrams) implements CustodyEvent {}

  /// A product that nobody described is counted for the first time.
  record ProductCounted(String product, String unit, int decimals) implements CustodyEvent {}

  /// A place is described so.
  record PlaceDescribed(
      String place,
      String owner,
      String name,
      String kind,
      long latitude,
      long longitude,
      String partOf)
      implements CustodyEvent {}

  /// Places are arranged so in another, by their keys.
  ///
  /// @param within empty for buildings
  record PlacesArranged(String within, String owner, String kind, List<Slot> places)
      implements CustodyEvent {}

  /// An event of EPCIS is recorded.
  record EventRecorded(EpcisEvent event, String by) implements CustodyEvent {}

  /// An event recorded before is declared in error.
  record ErrorDeclared(
      String eventID, String by, long declarationTime, String reason, List<String> corrections)
      implements CustodyEvent {}

  /// Things are as these rows say.
  record ThingsChanged(List<ThingRow> things) implements CustodyEvent {}

  /// A thing.
  ///
  /// @param was what it was packed in before; empty if in nothing
  /// @param status ACTIVE, CONSUMED or GONE
  record ThingRow(
      String thing,
      String classKey,
      String holder,
      String place,
      String parent,
      String was,
      int children,
      String status,
      String handOver) {
    static ThingRow of(String key, Thing thing, String was) {
      return new ThingRow(
          key,
          thing.classKey(),
          thing.holder(),
          thing.place(),
          thing.parent(),
          was,
          thing.children(),
          thing.status().name(),
          thing.handOver());
    }
  }

  /// So much of classes is packed in things.
  record ContentsChanged(List<ContentsRow> contents) implements CustodyEvent {}

  /// How much of a class is in a thing.
  record ContentsRow(String parent, String classKey, long amount) {
    static ContentsRow of(String key, long amount) {
      int bar = key.indexOf('|');
      return new ContentsRow(key.substring(0, bar), key.substring(bar + 1), amount);
    }
  }

  /// Stock is as these rows say.
  record StockChanged(List<StockRow> stock) implements CustodyEvent {}

  /// How much of a class somebody has at a place.
  ///
  /// @param before what there was
  /// @param expires of what was made last, milliseconds since 1970; 0 if not said
  record StockRow(
      String classKey,
      String holder,
      String place,
      long amount,
      long reserved,
      long before,
      long expires) {
    static StockRow of(String key, Stock stock, long before, long expires) {
      String[] parts = key.split("\\|", 3);
      return new StockRow(
          parts[0], parts[1], parts[2], stock.amount(), stock.reserved(), before, expires);
    }
  }

  /// Stock was counted.
  ///
  /// @param before what the venue thought that there was
  record StockCounted(
      String classKey, String holder, String place, long counted, long before, String note)
      implements CustodyEvent {}

  /// Stock was found to be other, or became it.
  ///
  /// @param amount never negative; the cause says which way
  record StockAdjusted(
      String classKey, String holder, String place, long amount, Cause cause, String note)
      implements CustodyEvent {}

  /// Stock is set aside.
  ///
  /// @param room whose rules did; empty if the holder did
  record StockReserved(
      String reservation,
      String classKey,
      String holder,
      String place,
      long amount,
      String room,
      String note)
      implements CustodyEvent {}

  /// Stock is set aside no more.
  ///
  /// @param taken whether it left, rather than being free again
  record StockReleased(
      String reservation, String classKey, String holder, String place, long amount, boolean taken)
      implements CustodyEvent {}

  /// Things and stock are offered to somebody.
  record HandOverOffered(
      String handOver,
      String from,
      String to,
      List<String> items,
      List<StockPart> quantities,
      String place,
      String note,
      long deadline,
      String document)
      implements CustodyEvent {}

  /// Some of a class, at a place of its holder's.
  record StockPart(String classKey, String place, long amount) {
    static StockPart of(Line line) {
      return new StockPart(line.classKey(), line.place(), line.amount());
    }
  }

  /// What was offered is the receiver's, as far as it is named here.
  ///
  /// @param place where it is now; empty if nobody said
  record HandOverAccepted(
      String handOver,
      String from,
      String to,
      List<String> items,
      List<StockPart> quantities,
      String place)
      implements CustodyEvent {}

  /// What was offered stays with the giver.
  record HandOverClosed(
      String handOver, String from, String to, Ending ending, String reason, String picture)
      implements CustodyEvent {}

  /// Why nothing was handed over.
  enum Ending {
    REFUSED,
    WITHDRAWN,
    LAPSED
  }
}
