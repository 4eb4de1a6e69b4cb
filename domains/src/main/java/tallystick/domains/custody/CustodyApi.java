package tallystick.domains.custody;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import tallystick.domains.custody.CustodyAction.LapseHandOver;
import tallystick.domains.custody.CustodyEvent.ContentsChanged;
import tallystick.domains.custody.CustodyEvent.ErrorDeclared;
import tallystick.domains.custody.CustodyEvent.EventRecorded;
import tallystick.domains.custody.CustodyEvent.HandOverAccepted;
import tallystick.domains.custody.CustodyEvent.HandOverClosed;
import tallystick.domains.custody.CustodyEvent.HandOverOffered;
import tallystick.domains.custody.CustodyEvent.StockChanged;
import tallystick.domains.custody.CustodyEvent.StockRow;
import tallystick.domains.custody.CustodyEvent.ThingRow;
import tallystick.domains.custody.CustodyEvent.ThingsChanged;
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
              new Topic("thing", "key", "What happens to a thing.", CustodyApi::things),
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

  private static List<String> things(Event event) {
    if (event instanceof ThingsChanged e) {
      return e.things().stream().map(ThingRow::thing).toList();
    }
    if (event instanceof ContentsChanged e) {
      return e.contents().stream().map(CustodyEvent.ContentsRow::parent).distinct().toList();
    }
    return event instanceof EventRecorded e ? named(e.event()) : List.of();
  }

  private static List<String> named(EpcisEvent event) {
    List<String> all = new ArrayList<>(event.epcList());
    all.addAll(event.inputEPCList());
    all.addAll(event.outputEPCList());
    if (!event.parentID().isEmpty()) {
      all.add(event.parentID());
    }
    return all.stream().map(epc -> Epc.of(epc).key()).distinct().toList();
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
