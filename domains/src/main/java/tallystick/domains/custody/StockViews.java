package tallystick.domains.custody;

import tallystick.domains.custody.CustodyEvent.ContentsRow;
import tallystick.domains.custody.CustodyEvent.StockAdjusted;
import tallystick.domains.custody.CustodyEvent.StockChanged;
import tallystick.domains.custody.CustodyEvent.StockCounted;
import tallystick.domains.custody.CustodyEvent.StockReserved;
import tallystick.domains.custody.CustodyEvent.StockRow;
import tallystick.kernel.At;
import tallystick.kernel.View;
import tallystick.kernel.ViewWriter;

/// Stock as rows. Amounts are in smallest parts of the product's unit.
final class StockViews {
  static final View<ContentsState> CONTENTS =
      new View<>("custody.contents", ContentsState.class, "id");
  static final View<StockState> STOCK = new View<>("custody.stock", StockState.class, "id");
  static final View<LotRow> LOTS = new View<>("custody.lots", LotRow.class, "classKey");
  static final View<MovementRow> MOVEMENTS =
      new View<>("custody.movements", MovementRow.class, "id");
  static final View<CheckRow> CHECKS = new View<>("custody.checks", CheckRow.class, "cursor");
  static final View<ReservationRow> RESERVATIONS =
      new View<>("custody.reservations", ReservationRow.class, "reservation");

  private StockViews() {}

  /// How much of a class is packed in a thing.
  record ContentsState(String id, String parent, String classKey, String product, long amount) {}

  /// How much of a class somebody has at a place, and how much of that is set aside.
  record StockState(
      String id,
      String classKey,
      String product,
      String holder,
      String place,
      long amount,
      long reserved,
      long time,
      String action,
      long cursor) {}

  /// A class that was ever counted; `expires` is what its makers said last, 0 for nothing.
  record LotRow(String classKey, String product, long firstSeen, long expires) {}

  /// A change of stock.
  record MovementRow(
      String id,
      String classKey,
      String holder,
      String place,
      long change,
      long amount,
      long reserved,
      String by,
      long time,
      String action,
      long cursor) {}

  /// Stock that was counted (`cause` COUNTED) or adjusted; `change` is what that made of it.
  record CheckRow(
      long cursor,
      String classKey,
      String product,
      String holder,
      String place,
      String cause,
      long change,
      String note,
      long time,
      String action) {}

  /// Stock that is set aside, and for which room's act; empty for the holder's own.
  record ReservationRow(
      String reservation,
      String classKey,
      String product,
      String holder,
      String place,
      long amount,
      String room,
      String note,
      long time,
      String action,
      long cursor) {}

  static void contents(ContentsRow row, ViewWriter out) {
    String id = Custody.row(row.parent(), row.classKey());
    if (row.amount() == 0) {
      out.remove(CONTENTS, id);
    } else {
      String product = Epc.product(row.classKey());
      out.put(CONTENTS, new ContentsState(id, row.parent(), row.classKey(), product, row.amount()));
    }
  }

  static void changed(StockChanged e, At at, ViewWriter out) {
    for (StockRow row : e.stock()) {
      String id = Custody.row(row.classKey(), row.holder(), row.place());
      String product = Epc.product(row.classKey());
      if (row.amount() == 0) {
        out.remove(STOCK, id);
      } else {
        out.put(
            STOCK,
            new StockState(
                id,
                row.classKey(),
                product,
                row.holder(),
                row.place(),
                row.amount(),
                row.reserved(),
                at.time(),
                at.action(),
                at.cursor()));
      }
      out.change(
          LOTS,
          row.classKey(),
          old ->
              new LotRow(
                  row.classKey(),
                  product,
                  old == null ? at.time() : old.firstSeen(),
                  row.expires()));
      if (row.amount() != row.before()) {
        out.put(
            MOVEMENTS,
            new MovementRow(
                at.cursor() + "|" + id,
                row.classKey(),
                row.holder(),
                row.place(),
                row.amount() - row.before(),
                row.amount(),
                row.reserved(),
                at.by(),
                at.time(),
                at.action(),
                at.cursor()));
      }
    }
  }

  static void counted(StockCounted e, At at, ViewWriter out) {
    long change = e.counted() - e.before();
    check(e.classKey(), e.holder(), e.place(), "COUNTED", change, e.note(), at, out);
  }

  static void adjusted(StockAdjusted e, At at, ViewWriter out) {
    long change = e.cause().raises() ? e.amount() : -e.amount();
    check(e.classKey(), e.holder(), e.place(), e.cause().name(), change, e.note(), at, out);
  }

  private static void check(
      String classKey,
      String holder,
      String place,
      String cause,
      long change,
      String note,
      At at,
      ViewWriter out) {
    out.put(
        CHECKS,
        new CheckRow(
            at.cursor(),
            classKey,
            Epc.product(classKey),
            holder,
            place,
            cause,
            change,
            note,
            at.time(),
            at.action()));
  }

  static void reserved(StockReserved e, At at, ViewWriter out) {
    out.put(
        RESERVATIONS,
        new ReservationRow(
            e.reservation(),
            e.classKey(),
            Epc.product(e.classKey()),
            e.holder(),
            e.place(),
            e.amount(),
            e.room(),
            e.note(),
            at.time(),
            at.action(),
            at.cursor()));
  }
}
