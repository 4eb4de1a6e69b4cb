package tallystick.bench.micro.book;

import static tallystick.bench.micro.book.BookStream.ACT;
import static tallystick.bench.micro.book.BookStream.BUYS;
import static tallystick.bench.micro.book.BookStream.ORDER;
import static tallystick.bench.micro.book.BookStream.OWNER;
import static tallystick.bench.micro.book.BookStream.PRICE;
import static tallystick.bench.micro.book.BookStream.QUANTITY;
import static tallystick.bench.micro.book.BookStream.SYMBOL;
import static tallystick.bench.micro.book.BookStream.WHOLE;

import java.util.ArrayList;
import java.util.List;
import tallystick.domains.accounts.AccountsAction.DefineAsset;
import tallystick.domains.accounts.AccountsAction.Issue;
import tallystick.domains.accounts.AccountsDomain;
import tallystick.domains.exchange.ExchangeAction;
import tallystick.domains.exchange.ExchangeAction.AmendOrder;
import tallystick.domains.exchange.ExchangeAction.CancelOrder;
import tallystick.domains.exchange.ExchangeAction.OpenInstrument;
import tallystick.domains.exchange.ExchangeAction.PlaceOrder;
import tallystick.domains.exchange.ExchangeAction.Uncross;
import tallystick.domains.exchange.ExchangeDomain;
import tallystick.domains.exchange.ExchangeEvent.Traded;
import tallystick.domains.exchange.Kind;
import tallystick.domains.exchange.Peg;
import tallystick.domains.exchange.SelfTrade;
import tallystick.domains.exchange.Side;
import tallystick.domains.exchange.TimeInForce;
import tallystick.domains.governance.InstrumentTerms;
import tallystick.domains.identity.IdentityAction.FoundVenue;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.domains.identity.IdentityDomain;
import tallystick.kernel.Action;
import tallystick.kernel.Decision;
import tallystick.kernel.Dice;
import tallystick.kernel.Domain;
import tallystick.kernel.Event;
import tallystick.kernel.Ids;
import tallystick.kernel.InMemoryState;
import tallystick.kernel.Moment;
import tallystick.kernel.Overlay;
import tallystick.kernel.SigningKey;
import tallystick.kernel.Step;
import tallystick.kernel.Table;

/// The stream as actions of the rules over state in memory, a block for every hundred of them:
/// holds, fees, settlement, rows and events, without signatures, codec and Merkle log.
final class OurExchange {
  private static final int BLOCK = 100;
  private static final long RICH = 1L << 40;
  private static final long AUCTION_MILLIS = 300_000;
  private static final String ID = "0".repeat(32);

  private final Domain exchange = new ExchangeDomain();
  private final InMemoryState state = new InMemoryState();
  private final List<String> owners = new ArrayList<>();
  private final List<String> symbols = new ArrayList<>();
  private Overlay overlay = new Overlay(state);
  private Moment moment = new Moment(1, 1_800_000_000_000L, 1);
  private int inBlock;
  long trades;
  long traded;
  long events;

  OurExchange(int symbolCount) {
    Dice dice = new Dice(7);
    SigningKey operator = SigningKey.fromSeed(dice.bytes32());
    String venue = Ids.principalOf(operator.keyId());
    must(new IdentityDomain(), operator, new FoundVenue("Bench"));
    must(new AccountsDomain(), operator, new DefineAsset("USD", "Dollar", 0));
    must(new AccountsDomain(), operator, new DefineAsset("CO2", "Tonnes", 0));
    for (int i = 0; i < BookStream.OWNERS; i++) {
      SigningKey key = SigningKey.fromSeed(dice.bytes32());
      String owner = Ids.principalOf(key.keyId());
      owners.add(owner);
      must(new IdentityDomain(), key, new RegisterPrincipal("Owner " + i));
      must(new AccountsDomain(), operator, new Issue(owner, "USD", RICH, ""));
      must(new AccountsDomain(), operator, new Issue(owner, "CO2", RICH, ""));
    }
    Table<InstrumentTerms> approved = new Table<>("governance.instrument", InstrumentTerms.class);
    for (int i = 0; i < symbolCount; i++) {
      String symbol = "S" + (100 + i) + "-USD";
      symbols.add(symbol);
      overlay.put(approved, symbol, new InstrumentTerms("CO2", "USD", 1, 1, 1, 0, venue));
      must(exchange, operator, new OpenInstrument(symbol));
    }
    endBlock(AUCTION_MILLIS);
    symbols.forEach(symbol -> must(exchange, operator, new Uncross(symbol)));
    endBlock(1);
  }

  void applyAll(long[] stream) {
    for (int at = 0; at < stream.length; at += BookStream.FIELDS) {
      apply(stream, at);
    }
  }

  private void apply(long[] stream, int at) {
    String owner = owners.get((int) stream[at + OWNER] - 1);
    Step step = new Step(overlay, moment, owner, "", ID);
    int mark = overlay.mark();
    if (exchange.decide(action(stream, at), step) instanceof Decision.Refused) {
      overlay.rollback(mark);
    }
    for (Event event : step.events()) {
      events++;
      if (event instanceof Traded trade) {
        trades++;
        traded += trade.value();
      }
    }
    if (++inBlock == BLOCK) {
      endBlock(1);
    }
  }

  private ExchangeAction action(long[] stream, int at) {
    String symbol = symbols.get((int) stream[at + SYMBOL]);
    long order = stream[at + ORDER];
    return switch (Op.ACTS.get((int) stream[at + ACT])) {
      case LIMIT -> limit(symbol, stream, at, TimeInForce.GTC);
      case IOC -> limit(symbol, stream, at, TimeInForce.IOC);
      case CANCEL -> new CancelOrder(symbol, order);
      case REDUCE, MOVE -> new AmendOrder(symbol, order, stream[at + PRICE], stream[at + WHOLE]);
    };
  }

  private static PlaceOrder limit(String symbol, long[] stream, int at, TimeInForce time) {
    return new PlaceOrder(
        symbol,
        stream[at + BUYS] == 1 ? Side.BUY : Side.SELL,
        Kind.LIMIT,
        stream[at + QUANTITY],
        stream[at + PRICE],
        0,
        0,
        Peg.NONE,
        0,
        time,
        0,
        false,
        SelfTrade.NONE,
        "");
  }

  private void endBlock(long millis) {
    state.apply(overlay.changes());
    overlay = new Overlay(state);
    moment = new Moment(moment.height() + 1, moment.time() + millis, 1);
    inBlock = 0;
  }

  private void must(Domain room, SigningKey key, Action action) {
    Step step = new Step(overlay, moment, Ids.principalOf(key.keyId()), key.keyId(), ID);
    if (room.decide(action, step) instanceof Decision.Refused refused) {
      throw new IllegalStateException(action + ": " + refused);
    }
  }
}
