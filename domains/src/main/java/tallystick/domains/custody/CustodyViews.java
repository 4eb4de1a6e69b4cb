package tallystick.domains.custody;

import java.util.List;
import tallystick.domains.custody.CustodyEvent.ContentsChanged;
import tallystick.domains.custody.CustodyEvent.ContentsRow;
import tallystick.domains.custody.CustodyEvent.ErrorDeclared;
import tallystick.domains.custody.CustodyEvent.EventRecorded;
import tallystick.domains.custody.CustodyEvent.HandOverAccepted;
import tallystick.domains.custody.CustodyEvent.HandOverClosed;
import tallystick.domains.custody.CustodyEvent.HandOverOffered;
import tallystick.domains.custody.CustodyEvent.PlaceDescribed;
import tallystick.domains.custody.CustodyEvent.PlacesArranged;
import tallystick.domains.custody.CustodyEvent.PrefixClaimed;
import tallystick.domains.custody.CustodyEvent.PrefixConfirmed;
import tallystick.domains.custody.CustodyEvent.ProductCounted;
import tallystick.domains.custody.CustodyEvent.ProductDescribed;
import tallystick.domains.custody.CustodyEvent.ProductWeighed;
import tallystick.domains.custody.CustodyEvent.StockAdjusted;
import tallystick.domains.custody.CustodyEvent.StockChanged;
import tallystick.domains.custody.CustodyEvent.StockCounted;
import tallystick.domains.custody.CustodyEvent.StockPart;
import tallystick.domains.custody.CustodyEvent.StockReleased;
import tallystick.domains.custody.CustodyEvent.StockReserved;
import tallystick.domains.custody.CustodyEvent.ThingsChanged;
import tallystick.kernel.At;
import tallystick.kernel.Event;
import tallystick.kernel.View;
import tallystick.kernel.ViewWriter;
import tallystick.kernel.Views;

/// Things, stock, events and hand-overs as people read them. The questions are in [ThingQueries],
/// [StockQueries] and [EventQueries].
final class CustodyViews implements Views {
  static final View<PrefixRow> PREFIXES = new View<>("custody.prefixes", PrefixRow.class, "id");
  static final View<ProductRow> PRODUCTS =
      new View<>("custody.products", ProductRow.class, "product");
  static final View<HandOverRow> HAND_OVERS =
      new View<>("custody.handovers", HandOverRow.class, "handOver");
  static final View<AnswerRow> ANSWERS = new View<>("custody.answers", AnswerRow.class, "cursor");

  /// A claim to a GS1 company prefix; `confirmedBy` is the registrar, empty if nobody did.
  record PrefixRow(
      String id,
      String prefix,
      String principal,
      boolean confirmed,
      String confirmedBy,
      long time,
      String action,
      long cursor) {}

  /// A product; `owner` and `name` are empty when nobody described it, but it is counted. `mass` is
  /// milligrams of one unit, 0 if nobody said.
  record ProductRow(
      String product,
      String owner,
      String name,
      String unit,
      int decimals,
      int shelfDays,
      long lowStock,
      List<String> pictures,
      long mass,
      long time,
      String action,
      long cursor) {}

  /// A hand-over; `status` is OFFERED, ACCEPTED, REFUSED, WITHDRAWN or LAPSED; what was accepted is
  /// in `taken` and `takenQuantities`.
  record HandOverRow(
      String handOver,
      String giver,
      String receiver,
      List<String> items,
      List<StockPart> quantities,
      String place,
      String note,
      long deadline,
      String document,
      String status,
      List<String> taken,
      List<StockPart> takenQuantities,
      String reason,
      String picture,
      long offered,
      long answered,
      String action,
      String answer,
      long cursor) {}

  /// One step of a hand-over: what its status became, and where its things are then.
  record AnswerRow(
      long cursor,
      String handOver,
      String what,
      String by,
      String giver,
      String receiver,
      String place,
      String note,
      long time,
      String action) {}

  @Override
  public List<View<?>> tables() {
    return List.of(
        PREFIXES,
        PRODUCTS,
        PlaceViews.PLACES,
        HAND_OVERS,
        ANSWERS,
        ThingViews.THINGS,
        ThingViews.PACKINGS,
        ThingViews.EVENTS,
        ThingViews.MENTIONS,
        ThingViews.EDGES,
        ThingViews.ERRORS,
        StockViews.CONTENTS,
        StockViews.STOCK,
        StockViews.LOTS,
        StockViews.MOVEMENTS,
        StockViews.CHECKS,
        StockViews.RESERVATIONS);
  }

  @Override
  public List<String> extras() {
    return List.of(
        "CREATE INDEX ON custody.prefixes (principal)",
        "CREATE INDEX ON custody.prefixes (prefix)",
        "CREATE INDEX ON custody.products (owner, cursor)",
        "CREATE INDEX ON custody.places (owner, cursor)",
        "CREATE INDEX ON custody.places (part_of, cursor)",
        "CREATE INDEX ON custody.handovers (giver, cursor)",
        "CREATE INDEX ON custody.handovers (receiver, cursor)",
        "CREATE INDEX ON custody.handovers (deadline) WHERE status = 'OFFERED'",
        "CREATE INDEX ON custody.answers (hand_over, cursor)",
        "CREATE INDEX ON custody.things (holder, cursor)",
        "CREATE INDEX ON custody.things (place, cursor)",
        "CREATE INDEX ON custody.things (class_key, cursor)",
        "CREATE INDEX ON custody.things (product, cursor)",
        "CREATE INDEX ON custody.things (parent, cursor)",
        "CREATE INDEX ON custody.packings (thing, cursor)",
        "CREATE UNIQUE INDEX ON custody.events (event_id)",
        "CREATE INDEX ON custody.events (by, cursor)",
        "CREATE INDEX ON custody.events (kind, cursor)",
        "CREATE INDEX ON custody.events (event_time)",
        "CREATE INDEX ON custody.events (record_time)",
        "CREATE INDEX ON custody.events (biz_step, cursor)",
        "CREATE INDEX ON custody.events (disposition, cursor)",
        "CREATE INDEX ON custody.events (biz_location, cursor)",
        "CREATE INDEX ON custody.events (read_point, cursor)",
        "CREATE INDEX ON custody.events (transformation_id) WHERE transformation_id <> ''",
        "CREATE INDEX ON custody.mentions (key, cursor)",
        "CREATE INDEX ON custody.edges (key, side)",
        "CREATE INDEX ON custody.edges (transformation, side)",
        "CREATE INDEX ON custody.errors (cursor)",
        "CREATE INDEX ON custody.contents (parent)",
        "CREATE INDEX ON custody.contents (class_key)",
        "CREATE INDEX ON custody.stock (holder, place)",
        "CREATE INDEX ON custody.stock (class_key)",
        "CREATE INDEX ON custody.stock (product)",
        "CREATE INDEX ON custody.stock (place)",
        "CREATE INDEX ON custody.lots (product)",
        "CREATE INDEX ON custody.movements (class_key, cursor)",
        "CREATE INDEX ON custody.movements (holder, cursor)",
        "CREATE INDEX ON custody.checks (holder, cursor)",
        "CREATE INDEX ON custody.reservations (holder, cursor)");
  }

  @Override
  public void project(Event event, At at, ViewWriter out) {
    switch ((CustodyEvent) event) {
      case PrefixClaimed e -> claimed(e, at, out);
      case PrefixConfirmed e ->
          out.set(
              PREFIXES, e.prefix() + "/" + e.holder(), "confirmed", true, "confirmedBy", e.by());
      case ProductDescribed e -> described(e, at, out);
      case ProductWeighed e -> out.set(PRODUCTS, e.product(), "mass", e.milligrams());
      case ProductCounted e -> counted(e, at, out);
      case PlaceDescribed e -> PlaceViews.described(e, at, out);
      case PlacesArranged e -> PlaceViews.arranged(e, at, out);
      case EventRecorded e -> ThingViews.recorded(e, at, out);
      case ErrorDeclared e -> ThingViews.declared(e, at, out);
      case ThingsChanged e -> ThingViews.changed(e, at, out);
      case ContentsChanged e -> {
        for (ContentsRow row : e.contents()) {
          StockViews.contents(row, out);
        }
      }
      case StockChanged e -> StockViews.changed(e, at, out);
      case StockCounted e -> StockViews.counted(e, at, out);
      case StockAdjusted e -> StockViews.adjusted(e, at, out);
      case StockReserved e -> StockViews.reserved(e, at, out);
      case StockReleased e -> out.remove(StockViews.RESERVATIONS, e.reservation());
      case HandOverOffered e -> offered(e, at, out);
      case HandOverAccepted e -> accepted(e, at, out);
      case HandOverClosed e -> closed(e, at, out);
    }
  }

  private static void claimed(PrefixClaimed e, At at, ViewWriter out) {
    out.put(
        PREFIXES,
        new PrefixRow(
            e.prefix() + "/" + e.by(),
            e.prefix(),
            e.by(),
            false,
            "",
            at.time(),
            at.action(),
            at.cursor()));
  }

  private static void described(ProductDescribed e, At at, ViewWriter out) {
    out.change(
        PRODUCTS,
        e.product(),
        old ->
            new ProductRow(
                e.product(),
                e.owner(),
                e.name(),
                e.unit(),
                e.decimals(),
                e.shelfDays(),
                e.lowStock(),
                e.pictures(),
                old == null ? 0 : old.mass(),
                at.time(),
                at.action(),
                at.cursor()));
  }

  private static void counted(ProductCounted e, At at, ViewWriter out) {
    out.put(
        PRODUCTS,
        new ProductRow(
            e.product(),
            "",
            "",
            e.unit(),
            e.decimals(),
            0,
            0,
            List.of(),
            0,
            at.time(),
            at.action(),
            at.cursor()));
  }

  private static void offered(HandOverOffered e, At at, ViewWriter out) {
    out.put(
        HAND_OVERS,
        new HandOverRow(
            e.handOver(),
            e.from(),
            e.to(),
            e.items(),
            e.quantities(),
            e.place(),
            e.note(),
            e.deadline(),
            e.document(),
            "OFFERED",
            List.of(),
            List.of(),
            "",
            "",
            at.time(),
            0,
            at.action(),
            "",
            at.cursor()));
    answer(e.handOver(), "OFFERED", e.from(), e.to(), e.place(), e.note(), at, out);
    ThingViews.mention(e.items(), parts(e.quantities()), at, out);
  }

  private static List<String> parts(List<StockPart> parts) {
    return parts.stream().map(StockPart::classKey).distinct().toList();
  }

  private static void accepted(HandOverAccepted e, At at, ViewWriter out) {
    out.set(
        HAND_OVERS,
        e.handOver(),
        "status",
        "ACCEPTED",
        "taken",
        e.items(),
        "takenQuantities",
        e.quantities(),
        "answered",
        at.time(),
        "answer",
        at.action());
    answer(e.handOver(), "ACCEPTED", e.from(), e.to(), e.place(), "", at, out);
    ThingViews.mention(e.items(), parts(e.quantities()), at, out);
  }

  private static void closed(HandOverClosed e, At at, ViewWriter out) {
    out.set(
        HAND_OVERS,
        e.handOver(),
        "status",
        e.ending().name(),
        "reason",
        e.reason(),
        "picture",
        e.picture(),
        "answered",
        at.time(),
        "answer",
        at.action());
    answer(e.handOver(), e.ending().name(), e.from(), e.to(), "", e.reason(), at, out);
  }

  private static void answer(
      String id,
      String what,
      String giver,
      String receiver,
      String place,
      String note,
      At at,
      ViewWriter out) {
    out.put(
        ANSWERS,
        new AnswerRow(
            at.cursor(), id, what, at.by(), giver, receiver, place, note, at.time(), at.action()));
  }
}
