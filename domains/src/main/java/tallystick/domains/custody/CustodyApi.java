package tallystick.domains.custody;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import tallystick.domains.custody.CustodyAction.LapseHandOver;
import tallystick.domains.custody.CustodyAction.Slot;
import tallystick.domains.custody.CustodyEvent.ContentsChanged;
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
import tallystick.domains.custody.CustodyEvent.StockRow;
import tallystick.domains.custody.CustodyEvent.ThingRow;
import tallystick.domains.custody.CustodyEvent.ThingsChanged;
import tallystick.domains.custody.EpcisEvent.Quantity;
import tallystick.kernel.Api;
import tallystick.kernel.Api.Due;
import tallystick.kernel.Api.Owned;
import tallystick.kernel.Api.Topic;
import tallystick.kernel.Event;
import tallystick.kernel.Query;

/// What may be asked and followed in the room of things, and what time makes due there.
final class CustodyApi {
  private static final List<Query<?>> QUERIES =
      Stream.of(
              ThingQueries.ALL,
              SiteQueries.ALL,
              TraceQueries.ALL,
              EventQueries.ALL,
              WordQueries.ALL,
              ConditionQueries.ALL,
              StockQueries.ALL,
              HandOverQueries.ALL)
          .<Query<?>>flatMap(List::stream)
          .toList();

  static final Api API =
      new Api(
          QUERIES,
          List.of(
              new Topic(
                  "thing",
                  "key",
                  "What happens to a thing, a lot or a product.",
                  told(CustodyApi::things)),
              new Topic(
                  "site",
                  "key",
                  "Stock, things and layout of the places of one GLN, by `414/<gln>`.",
                  told(CustodyApi::sites)),
              new Topic("stock", "principal", "Stock of a principal.", told(CustodyApi::stockOf)),
              new Topic(
                  "handovers",
                  "principal",
                  "Hand-overs of a principal, as giver or receiver.",
                  told(CustodyApi::parties)),
              new Topic(
                  "events",
                  "principal",
                  "Events that a principal records, or declares in error.",
                  told(CustodyApi::recorder))),
          List.of(
              new Due(
                  LapseHandOver.class,
                  """
                  SELECT hand_over AS "handOver" FROM custody.handovers
                  WHERE status = 'OFFERED' AND deadline < :now
                  ORDER BY deadline LIMIT :limit\
                  """)),
          List.of(
              new Owned(
                  Custody.THINGS.name(),
                  """
                  SELECT thing FROM custody.things
                  WHERE holder = :principal AND status = 'ACTIVE' AND thing COLLATE "C" > :after
                  ORDER BY thing COLLATE "C" LIMIT :limit\
                  """),
              new Owned(
                  Custody.STOCK.name(),
                  """
                  SELECT id FROM custody.stock
                  WHERE holder = :principal AND id COLLATE "C" > :after
                  ORDER BY id COLLATE "C" LIMIT :limit\
                  """)));

  private CustodyApi() {}

  private static Function<Event, List<String>> told(Function<CustodyEvent, List<String>> keys) {
    return event -> keys.apply((CustodyEvent) event);
  }

  private static List<String> things(CustodyEvent event) {
    Stream<String> keys =
        switch (event) {
          case ThingsChanged e -> e.things().stream().map(ThingRow::thing);
          case ContentsChanged e ->
              e.contents().stream().flatMap(row -> Stream.of(row.parent(), row.classKey()));
          case StockChanged e -> e.stock().stream().map(StockRow::classKey);
          case EventRecorded e -> named(e.event());
          case HandOverOffered e -> named(e.items(), e.quantities());
          case HandOverAccepted e -> named(e.items(), e.quantities());
          case PrefixClaimed _, PrefixConfirmed _, ProductCounted _ -> Stream.of();
          case ProductDescribed e -> Stream.of(e.product());
          case ProductWeighed e -> Stream.of(e.product());
          case PlaceDescribed _, PlacesArranged _, ErrorDeclared _ -> Stream.of();
          case StockCounted _, StockAdjusted _, StockReserved _, StockReleased _ -> Stream.of();
          case HandOverClosed _ -> Stream.of();
        };
    // What happens to a lot happens to its product.
    return keys.flatMap(key -> Stream.of(key, Epc.product(key))).distinct().toList();
  }

  private static Stream<String> named(List<String> items, List<StockPart> quantities) {
    return Stream.concat(items.stream(), quantities.stream().map(StockPart::classKey));
  }

  private static Stream<String> named(EpcisEvent event) {
    List<String> all = new ArrayList<>(event.epcList());
    all.addAll(event.inputEPCList());
    all.addAll(event.outputEPCList());
    if (!event.parentID().isEmpty()) {
      all.add(event.parentID());
    }
    for (List<Quantity> quantities :
        List.of(event.quantityList(), event.inputQuantityList(), event.outputQuantityList())) {
      quantities.forEach(one -> all.add(one.epcClass()));
    }
    return all.stream().map(epc -> Epc.of(epc).key());
  }

  private static List<String> sites(CustodyEvent event) {
    Stream<String> places =
        switch (event) {
          case StockChanged e -> e.stock().stream().map(StockRow::place);
          case ThingsChanged e -> e.things().stream().map(ThingRow::place);
          case PlaceDescribed e -> Stream.of(e.place());
          case PlacesArranged e ->
              Stream.concat(Stream.of(e.within()), e.places().stream().map(Slot::place));
          case StockReserved e -> Stream.of(e.place());
          case StockReleased e -> Stream.of(e.place());
          case PrefixClaimed _, PrefixConfirmed _, ProductCounted _ -> Stream.of();
          case ProductDescribed _, ProductWeighed _ -> Stream.of();
          case EventRecorded _, ErrorDeclared _ -> Stream.of();
          case ContentsChanged _, StockCounted _, StockAdjusted _ -> Stream.of();
          case HandOverOffered _, HandOverAccepted _, HandOverClosed _ -> Stream.of();
        };
    return places.filter(place -> !place.isEmpty()).map(CustodyApi::gln).distinct().toList();
  }

  /// A place without what tells it from others of its GLN.
  private static String gln(String place) {
    int extension = place.indexOf("/254/");
    return extension < 0 ? place : place.substring(0, extension);
  }

  private static List<String> stockOf(CustodyEvent event) {
    return event instanceof StockChanged e
        ? e.stock().stream().map(StockRow::holder).distinct().toList()
        : List.of();
  }

  private static List<String> parties(CustodyEvent event) {
    if (event instanceof HandOverOffered e) {
      return List.of(e.from(), e.to());
    }
    if (event instanceof HandOverAccepted e) {
      return List.of(e.from(), e.to());
    }
    return event instanceof HandOverClosed e ? List.of(e.from(), e.to()) : List.of();
  }

  private static List<String> recorder(CustodyEvent event) {
    if (event instanceof ErrorDeclared e) {
      return List.of(e.by());
    }
    return event instanceof EventRecorded e ? List.of(e.by()) : List.of();
  }
}
