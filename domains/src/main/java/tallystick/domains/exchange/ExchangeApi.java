package tallystick.domains.exchange;

import java.util.List;
import tallystick.domains.exchange.ExchangeAction.ExpireOrders;
import tallystick.domains.exchange.ExchangeAction.FireSwitch;
import tallystick.domains.exchange.ExchangeAction.SuspendInstrument;
import tallystick.domains.exchange.ExchangeAction.Uncross;
import tallystick.domains.exchange.ExchangeEvent.AllCancelled;
import tallystick.domains.exchange.ExchangeEvent.BookChanged;
import tallystick.domains.exchange.ExchangeEvent.InstrumentOpened;
import tallystick.domains.exchange.ExchangeEvent.MatchPrevented;
import tallystick.domains.exchange.ExchangeEvent.OrderAccepted;
import tallystick.domains.exchange.ExchangeEvent.OrderAmended;
import tallystick.domains.exchange.ExchangeEvent.OrderDone;
import tallystick.domains.exchange.ExchangeEvent.OrderRepriced;
import tallystick.domains.exchange.ExchangeEvent.OrderTriggered;
import tallystick.domains.exchange.ExchangeEvent.OwnerLinked;
import tallystick.domains.exchange.ExchangeEvent.PhaseChanged;
import tallystick.domains.exchange.ExchangeEvent.SwitchFired;
import tallystick.domains.exchange.ExchangeEvent.SwitchSet;
import tallystick.domains.exchange.ExchangeEvent.Traded;
import tallystick.kernel.Api;
import tallystick.kernel.Api.Due;
import tallystick.kernel.Api.Owned;
import tallystick.kernel.Api.Topic;
import tallystick.kernel.Event;

/// What may be asked and followed in the room of trading, and what time makes due there.
final class ExchangeApi {
  /// The key under which the ticker tells of all instruments; no symbol has small letters.
  private static final String ALL = "all";

  static final Api API =
      new Api(
          ExchangeQueries.ALL,
          List.of(
              new Topic(
                  "book",
                  "instrument",
                  "Changes of an instrument's book, and its phases.",
                  ExchangeApi::books),
              new Topic(
                  "trades",
                  "instrument",
                  "Trades of an instrument, of which its candles are made.",
                  ExchangeApi::trades),
              new Topic(
                  "ticker",
                  "instrument",
                  "Trades and phases of an instrument, or with the key all of every one.",
                  ExchangeApi::ticker),
              new Topic(
                  "orders",
                  "principal",
                  "Orders, trades and prevented matches of a principal.",
                  ExchangeApi::owners)),
          List.of(
              new Due(
                  ExpireOrders.class,
                  """
                  SELECT DISTINCT o.instrument FROM exchange.orders o
                  JOIN exchange.instruments i ON i.instrument = o.instrument
                  WHERE o.status = 'OPEN' AND o.expires > 0 AND o.expires <= :now
                    AND i.phase <> 'UNCROSSING' LIMIT :limit\
                  """),
              new Due(
                  FireSwitch.class,
                  """
                  SELECT owner FROM exchange.switches WHERE until > 0 AND until < :now
                  ORDER BY until LIMIT :limit\
                  """),
              new Due(
                  SuspendInstrument.class,
                  """
                  SELECT i.instrument FROM exchange.instruments i
                  LEFT JOIN governance.instruments g ON g.symbol = i.instrument AND g.listed
                  LEFT JOIN credits.classes c ON c.asset = i.asset
                  LEFT JOIN credits.projects p ON p.project = c.project
                  WHERE (g.symbol IS NULL OR c.frozen OR p.suspended OR EXISTS (
                      SELECT 1 FROM credits.batches b WHERE b.asset = i.asset AND b.sweeping))
                    AND (i.phase <> 'HALTED' OR EXISTS (
                      SELECT 1 FROM exchange.orders o
                      WHERE o.instrument = i.instrument AND o.status = 'OPEN'))
                  ORDER BY i.instrument LIMIT :limit\
                  """),
              new Due(
                  Uncross.class,
                  """
                  SELECT i.instrument FROM exchange.instruments i
                  WHERE i.until > 0 AND i.until <= :now
                    AND (i.phase = 'UNCROSSING' OR i.phase = 'AUCTION' AND NOT EXISTS (
                      SELECT 1 FROM governance.halts h WHERE h.symbol IN ('', i.instrument)))
                  ORDER BY i.until LIMIT :limit\
                  """)),
          List.of(
              new Owned(
                  Exchange.ORDERS.name(),
                  """
                  SELECT k.key FROM exchange.orders o
                  CROSS JOIN LATERAL (SELECT o.instrument || '/' || o."order" AS key) k
                  WHERE o.owner = :principal AND o.status = 'OPEN' AND k.key COLLATE "C" > :after
                  ORDER BY k.key COLLATE "C" LIMIT :limit\
                  """),
              new Owned(
                  Exchange.CLIENT_IDS.name(),
                  """
                  SELECT k.key FROM exchange.orders o
                  CROSS JOIN LATERAL (SELECT o.owner || '/' || o.client_id AS key) k
                  WHERE o.owner = :principal AND o.status = 'OPEN' AND o.client_id <> ''
                    AND k.key COLLATE "C" > :after
                  ORDER BY k.key COLLATE "C" LIMIT :limit\
                  """),
              new Owned(
                  Exchange.SWITCHES.name(),
                  """
                  SELECT owner FROM exchange.switches
                  WHERE owner = :principal AND until > 0 AND owner COLLATE "C" > :after
                  LIMIT :limit\
                  """)));

  private ExchangeApi() {}

  private static List<String> books(Event event) {
    return switch ((ExchangeEvent) event) {
      case BookChanged e -> List.of(e.instrument());
      case PhaseChanged e -> List.of(e.instrument());
      case InstrumentOpened e -> List.of(e.instrument());
      case OrderAccepted _, OrderAmended _, OrderTriggered _, OrderRepriced _ -> List.of();
      case Traded _, MatchPrevented _, OrderDone _ -> List.of();
      case SwitchSet _, SwitchFired _, OwnerLinked _, AllCancelled _ -> List.of();
    };
  }

  private static List<String> trades(Event event) {
    return event instanceof Traded e ? List.of(e.instrument()) : List.of();
  }

  private static List<String> ticker(Event event) {
    return switch ((ExchangeEvent) event) {
      case Traded e -> List.of(e.instrument(), ALL);
      case PhaseChanged e -> List.of(e.instrument(), ALL);
      case InstrumentOpened e -> List.of(e.instrument(), ALL);
      case OrderAccepted _, OrderAmended _, OrderTriggered _, OrderRepriced _ -> List.of();
      case BookChanged _, MatchPrevented _, OrderDone _ -> List.of();
      case SwitchSet _, SwitchFired _, OwnerLinked _, AllCancelled _ -> List.of();
    };
  }

  private static List<String> owners(Event event) {
    return switch ((ExchangeEvent) event) {
      case OrderAccepted e -> List.of(e.owner());
      case OrderAmended e -> List.of(e.owner());
      case OrderTriggered e -> List.of(e.owner());
      case OrderRepriced e -> List.of(e.owner());
      case OrderDone e -> List.of(e.owner());
      case Traded e -> List.of(e.buyer(), e.seller());
      case MatchPrevented e -> List.of(e.takerOwner(), e.makerOwner());
      case SwitchSet e -> List.of(e.owner());
      case SwitchFired e -> List.of(e.owner());
      case OwnerLinked e -> List.of(e.owner(), e.other());
      case AllCancelled e -> List.of(e.owner());
      case InstrumentOpened _, PhaseChanged _, BookChanged _ -> List.of();
    };
  }
}
