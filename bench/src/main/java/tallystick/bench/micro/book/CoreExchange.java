package tallystick.bench.micro.book;

import exchange.core2.core.common.CoreSymbolSpecification;
import exchange.core2.core.common.MatcherEventType;
import exchange.core2.core.common.MatcherTradeEvent;
import exchange.core2.core.common.SymbolType;
import exchange.core2.core.common.cmd.CommandResultCode;
import exchange.core2.core.common.cmd.OrderCommand;
import exchange.core2.core.common.config.ExchangeConfiguration;
import exchange.core2.core.common.config.LoggingConfiguration;
import exchange.core2.core.orderbook.OrderBookDirectImpl;
import exchange.core2.core.processors.MatchingEngineRouter;
import exchange.core2.core.processors.RiskEngine;
import exchange.core2.core.processors.SharedPool;
import exchange.core2.core.processors.journaling.DummySerializationProcessor;

/// Exchange-core's risk engine and matching, one command after the other on one thread: the hold,
/// the match, the settlement of balances and fees. Its own pipeline would give each a thread.
final class CoreExchange {
  private static final int MONEY = 1;
  private static final int ASSET = 2;
  private static final long RICH = 1L << 50;

  private final RiskEngine risk;
  private final MatchingEngineRouter matching;
  private final SharedPool pool = new SharedPool(1_024, 256, 512);
  private final OrderCommand command = new OrderCommand();
  private long done;
  long trades;
  long traded;

  CoreExchange(int symbols) {
    ExchangeConfiguration settings = ExchangeConfiguration.defaultBuilder().build();
    var nowhere = DummySerializationProcessor.INSTANCE;
    risk = new RiskEngine(0, 1, nowhere, pool, settings);
    matching = new MatchingEngineRouter(0, 1, nowhere, OrderBookDirectImpl::new, pool, settings);
    for (int i = 0; i < symbols; i++) {
      CoreSymbolSpecification symbol =
          CoreSymbolSpecification.builder()
              .symbolId(i)
              .type(SymbolType.CURRENCY_EXCHANGE_PAIR)
              .baseCurrency(ASSET)
              .quoteCurrency(MONEY)
              .baseScaleK(1)
              .quoteScaleK(1)
              .takerFee(2)
              .makerFee(1)
              .build();
      var _ = risk.getSymbolSpecificationProvider().addSymbol(symbol);
      var _ =
          matching
              .getOrderBooks()
              .put(
                  i,
                  new OrderBookDirectImpl(
                      symbol,
                      matching.getObjectsPool(),
                      matching.getEventsHelper(),
                      LoggingConfiguration.DEFAULT));
    }
    for (int owner = 1; owner <= BookStream.OWNERS; owner++) {
      var _ = risk.getUserProfileService().addEmptyUserProfile(owner);
      var _ = risk.getUserProfileService().balanceAdjustment(owner, MONEY, RICH, 1);
      var _ = risk.getUserProfileService().balanceAdjustment(owner, ASSET, RICH, 2);
    }
  }

  void apply(long[] stream, int at) {
    CoreBooks.read(stream, at, command);
    command.resultCode = CommandResultCode.NEW;
    long sequence = done++;
    var _ = risk.preProcessCommand(sequence, command);
    matching.processOrder(sequence, command);
    var _ = risk.handlerRiskRelease(sequence, command);
    MatcherTradeEvent first = command.matcherEvent;
    if (first == null) {
      return;
    }
    for (MatcherTradeEvent e = first; e != null; e = e.nextEvent) {
      if (e.eventType == MatcherEventType.TRADE) {
        trades++;
        traded += e.size * e.price;
      }
    }
    pool.putChain(first);
  }

  void applyAll(long[] stream) {
    for (int at = 0; at < stream.length; at += BookStream.FIELDS) {
      apply(stream, at);
    }
  }
}
