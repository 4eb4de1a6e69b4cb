package tallystick.bench.micro.book;

import static tallystick.bench.micro.book.BookStream.ACT;
import static tallystick.bench.micro.book.BookStream.BUYS;
import static tallystick.bench.micro.book.BookStream.ORDER;
import static tallystick.bench.micro.book.BookStream.OWNER;
import static tallystick.bench.micro.book.BookStream.PRICE;
import static tallystick.bench.micro.book.BookStream.QUANTITY;
import static tallystick.bench.micro.book.BookStream.SYMBOL;

import exchange.core2.collections.objpool.ObjectsPool;
import exchange.core2.core.common.CoreSymbolSpecification;
import exchange.core2.core.common.MatcherEventType;
import exchange.core2.core.common.MatcherTradeEvent;
import exchange.core2.core.common.OrderAction;
import exchange.core2.core.common.OrderType;
import exchange.core2.core.common.SymbolType;
import exchange.core2.core.common.cmd.CommandResultCode;
import exchange.core2.core.common.cmd.OrderCommand;
import exchange.core2.core.common.cmd.OrderCommandType;
import exchange.core2.core.common.config.LoggingConfiguration;
import exchange.core2.core.orderbook.IOrderBook;
import exchange.core2.core.orderbook.OrderBookDirectImpl;
import exchange.core2.core.orderbook.OrderBookEventsHelper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The matching of exchange-core 0.5.3 (https://github.com/exchange-core/exchange-core, Apache-2.0)
/// driven directly: its fastest book, its own object pools, and events that are used again as its
/// disruptor would.
final class CoreBooks {
  private static final int EVENTS = 1_024;
  private static final int POOLED = 200_000;

  private final List<IOrderBook> books = new ArrayList<>();
  private final MatcherTradeEvent[] events = new MatcherTradeEvent[EVENTS];
  private final OrderCommand command = new OrderCommand();
  private int nextEvent;
  long trades;
  long traded;

  CoreBooks(int symbols) {
    for (int i = 0; i < EVENTS; i++) {
      events[i] = new MatcherTradeEvent();
    }
    OrderBookEventsHelper helper = new OrderBookEventsHelper(this::event);
    ObjectsPool pool =
        new ObjectsPool(
            Map.of(
                ObjectsPool.DIRECT_ORDER, POOLED,
                ObjectsPool.DIRECT_BUCKET, POOLED,
                ObjectsPool.ART_NODE_4, POOLED,
                ObjectsPool.ART_NODE_16, POOLED,
                ObjectsPool.ART_NODE_48, POOLED,
                ObjectsPool.ART_NODE_256, POOLED));
    for (int i = 0; i < symbols; i++) {
      CoreSymbolSpecification symbol =
          CoreSymbolSpecification.builder()
              .symbolId(i)
              .type(SymbolType.CURRENCY_EXCHANGE_PAIR)
              .baseScaleK(1)
              .quoteScaleK(1)
              .build();
      books.add(new OrderBookDirectImpl(symbol, pool, helper, LoggingConfiguration.DEFAULT));
    }
  }

  /// One command of the stream, in the one command object that is used again, as in a disruptor.
  void apply(long[] stream, int at) {
    read(stream, at, command);
    var _ = IOrderBook.processCommand(books.get((int) stream[at + SYMBOL]), command);
    for (MatcherTradeEvent e = command.matcherEvent; e != null; e = e.nextEvent) {
      if (e.eventType == MatcherEventType.TRADE) {
        trades++;
        traded += e.size * e.price;
      }
    }
  }

  static void read(long[] stream, int at, OrderCommand command) {
    Op.Act act = Op.ACTS.get((int) stream[at + ACT]);
    command.command =
        switch (act) {
          case LIMIT, IOC -> OrderCommandType.PLACE_ORDER;
          case CANCEL -> OrderCommandType.CANCEL_ORDER;
          case REDUCE -> OrderCommandType.REDUCE_ORDER;
          case MOVE -> OrderCommandType.MOVE_ORDER;
        };
    command.orderType = act == Op.Act.IOC ? OrderType.IOC : OrderType.GTC;
    command.action = stream[at + BUYS] == 1 ? OrderAction.BID : OrderAction.ASK;
    command.orderId = stream[at + ORDER];
    command.uid = stream[at + OWNER];
    command.price = stream[at + PRICE];
    command.reserveBidPrice = BookStream.HIGHEST;
    command.symbol = (int) stream[at + SYMBOL];
    command.size = stream[at + QUANTITY];
    command.resultCode = CommandResultCode.VALID_FOR_MATCHING_ENGINE;
    command.matcherEvent = null;
  }

  void applyAll(long[] stream) {
    for (int at = 0; at < stream.length; at += BookStream.FIELDS) {
      apply(stream, at);
    }
  }

  int orders() {
    return books.stream()
        .mapToInt(b -> b.getOrdersNum(OrderAction.BID) + b.getOrdersNum(OrderAction.ASK))
        .sum();
  }

  private MatcherTradeEvent event() {
    MatcherTradeEvent event = events[nextEvent++ & (EVENTS - 1)];
    event.nextEvent = null;
    return event;
  }
}
