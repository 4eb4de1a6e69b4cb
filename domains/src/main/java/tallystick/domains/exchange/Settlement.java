package tallystick.domains.exchange;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tallystick.domains.accounts.Reserve;
import tallystick.domains.credits.Credits;
import tallystick.domains.exchange.Exchange.Instrument;
import tallystick.domains.exchange.ExchangeEvent.MatchPrevented;
import tallystick.domains.exchange.ExchangeEvent.OrderAccepted;
import tallystick.domains.exchange.ExchangeEvent.OrderAmended;
import tallystick.domains.exchange.ExchangeEvent.OrderDone;
import tallystick.domains.exchange.ExchangeEvent.OrderRepriced;
import tallystick.domains.exchange.ExchangeEvent.OrderTriggered;
import tallystick.domains.exchange.ExchangeEvent.Traded;
import tallystick.domains.governance.Governance;
import tallystick.domains.governance.Parameter;
import tallystick.domains.governance.Parameters;
import tallystick.kernel.Decision;
import tallystick.kernel.Step;

/// Makes of what the book reported what it means for balances, in the same order: reserves for
/// orders that came, money against units for trades, and back what is set aside no more.
///
/// A buyer's reserve is what is open at the worst price, and the taker's fee of that. A fee is
/// rounded up at each trade, but is never more than the reserve has beyond what is still open; a
/// trade at a better price, or as maker, gives the difference back at once. A seller's reserve is
/// what is open.
final class Settlement {
  private final Step step;
  private final String symbol;
  private final Instrument instrument;
  private final boolean auction;
  private final Map<Long, Party> parties = new LinkedHashMap<>();

  /// How much more open bids, and open offers, set aside than before.
  long money;

  long units;

  /// How many trades there were.
  long trades;

  private final long firstTrade;
  private @Nullable Decision refusal;

  Settlement(Step step, String symbol, Instrument instrument, long lastTrade, boolean auction) {
    this.step = step;
    this.symbol = symbol;
    this.instrument = instrument;
    this.auction = auction;
    this.firstTrade = lastTrade + 1;
  }

  /// An order that comes with this command.
  ///
  /// @param partner the other order of its list, or 0
  void add(Order order, String owner, String clientId, long partner) {
    Reserve reserve = Exchange.reserve(symbol, instrument, owner, order.side(), order.id());
    parties.put(order.id(), Party.ofNew(order, reserve, clientId, partner));
  }

  /// An order of the book, as it stands.
  Party party(long order) {
    Party party = parties.get(order);
    if (party == null) {
      OrderRow row = step.state().get(Exchange.ORDERS, Exchange.key(symbol, order));
      if (row == null) {
        throw new IllegalStateException("order " + order + " of " + symbol + " has no row");
      }
      Side side = Terms.side(row.terms());
      party = Party.of(order, row, Exchange.reserve(symbol, instrument, row.owner(), side, order));
      parties.put(order, party);
    }
    return party;
  }

  /// Does not tell of an amendment that only gives an order the limit that it is known to have.
  void mute(Party party) {
    party.muted = true;
  }

  /// What an order needs to have set aside as it stands.
  long needed(Party party) {
    if (party.open == 0 || party.side == Side.SELL) {
      return instrument.units(party.open);
    }
    long value = instrument.value(party.limit, party.open);
    return value + share(value, Parameters.TAKER_FEE);
  }

  /// Settles what was reported, from a line on. Returns why it cannot be, or null.
  @Nullable Decision settle(ReportLog log, int from) {
    for (int line = from; line < log.size() && refusal == null; line++) {
      switch (log.what(line)) {
        case ACCEPTED -> refusal = accept(party(log.order(line)));
        case AMENDED -> amend(log, line);
        case TRIGGERED -> {
          Party party = party(log.order(line));
          step.emit(new OrderTriggered(party.order, symbol, party.owner));
        }
        case TRADE -> trade(log, line);
        case PREVENTED -> prevent(log, line);
        case REPRICED -> {
          Party party = party(log.order(line));
          long price = instrument.price(log.price(line));
          step.emit(new OrderRepriced(party.order, symbol, party.owner, price));
        }
        case DONE -> end(log, line);
      }
    }
    return refusal;
  }

  private @Nullable Decision accept(Party party) {
    long needed = needed(party);
    step.emit(accepted(party, needed));
    return take(party, needed);
  }

  private OrderAccepted accepted(Party party, long held) {
    Order order = Objects.requireNonNull(party.fresh, "only a new order is accepted");
    return new OrderAccepted(
        party.order,
        symbol,
        party.owner,
        party.side,
        order.kind(),
        instrument.units(order.quantity()),
        instrument.price(order.price()),
        instrument.price(order.stop()),
        instrument.price(order.offset()),
        order.peg(),
        instrument.units(order.display()),
        order.timeInForce(),
        order.expires(),
        order.postOnly(),
        order.selfTrade(),
        party.clientId,
        party.partner,
        held);
  }

  private void amend(ReportLog log, int line) {
    Party party = party(log.order(line));
    if (party.muted) {
      return;
    }
    party.open = log.quantity(line);
    party.left = party.open;
    step.emit(
        new OrderAmended(
            party.order,
            symbol,
            party.owner,
            instrument.price(party.limit),
            instrument.units(party.quantity),
            instrument.units(party.open),
            log.kept(line)));
    long needed = needed(party);
    if (needed > party.held) {
      refusal = take(party, needed);
    } else {
      shrink(party);
    }
  }

  /// Sets more aside for an order. Returns why that cannot be, or null.
  private @Nullable Decision take(Party party, long needed) {
    Decision more = party.reserve.add(step, needed - party.held);
    hold(party, needed);
    return more instanceof Decision.Refused ? more : null;
  }

  private void trade(ReportLog log, int line) {
    Party taker = party(log.order(line));
    Party maker = party(log.maker(line));
    Side side = log.side(line);
    Party buyer = side == Side.BUY ? taker : maker;
    Party seller = side == Side.BUY ? maker : taker;
    long lots = log.quantity(line);
    long value = instrument.value(log.price(line), lots);
    fill(buyer, lots);
    fill(seller, lots);
    long spare = buyer.held - value - instrument.value(buyer.limit, buyer.open);
    long buyerFee = Math.min(spare, fee(value, buyer.order == taker.order));
    long sellerFee = Math.min(value, fee(value, seller.order == taker.order));
    long trade = firstTrade + trades++;
    step.emit(
        new Traded(
            trade,
            symbol,
            instrument.price(log.price(line)),
            instrument.units(lots),
            value,
            taker.order,
            maker.order,
            instrument.units(taker.open),
            instrument.units(maker.open),
            buyer.owner,
            seller.owner,
            buyerFee,
            sellerFee,
            side,
            auction));
    exchange(buyer, seller, lots, value, buyerFee, sellerFee);
  }

  private long fee(long value, boolean takes) {
    return share(value, takes && !auction ? Parameters.TAKER_FEE : Parameters.MAKER_FEE);
  }

  private long share(long value, Parameter fee) {
    return Governance.share(value, Governance.value(step.state(), fee));
  }

  /// Money against units, both out of what was set aside.
  private void exchange(
      Party buyer, Party seller, long lots, long value, long buyerFee, long sellerFee) {
    long left = buyer.held - value - buyerFee;
    long kept = Math.min(left, needed(buyer));
    buyer.reserve.pay(
        step,
        seller.owner,
        value - sellerFee,
        instrument.feeTo(),
        buyerFee + sellerFee,
        left - kept);
    hold(buyer, kept);
    Credits.settle(step, seller.reserve, buyer.owner, instrument.units(lots));
    hold(seller, seller.held - instrument.units(lots));
  }

  private void prevent(ReportLog log, int line) {
    Party taker = party(log.order(line));
    Party maker = party(log.maker(line));
    SelfTrade mode = log.mode(line);
    Side side = log.side(line);
    long lots = log.quantity(line);
    boolean moves = mode == SelfTrade.TRANSFER;
    long value = moves ? instrument.value(log.price(line), lots) : 0;
    step.emit(
        new MatchPrevented(
            symbol,
            taker.order,
            maker.order,
            taker.owner,
            maker.owner,
            mode,
            side,
            instrument.price(log.price(line)),
            instrument.units(lots),
            value));
    if (!mode.reduces()) {
      return;
    }
    fill(taker, lots);
    fill(maker, lots);
    if (moves) {
      Party buyer = side == Side.BUY ? taker : maker;
      Party seller = side == Side.BUY ? maker : taker;
      exchange(buyer, seller, lots, value, 0, 0);
    } else {
      shrink(taker);
      shrink(maker);
    }
  }

  private void end(ReportLog log, int line) {
    Party party = party(log.order(line));
    long open = instrument.units(log.quantity(line));
    step.emit(new OrderDone(party.order, symbol, party.owner, log.ending(line), open));
    party.left = log.quantity(line);
    party.ending = log.ending(line);
    party.open = 0;
    shrink(party);
  }

  private static void fill(Party party, long lots) {
    party.open -= lots;
    party.left = party.open;
  }

  /// Gives back what an order needs no more.
  private void shrink(Party party) {
    long kept = Math.min(party.held, needed(party));
    if (kept < party.held) {
      party.reserve.release(step, party.held - kept);
      hold(party, kept);
    }
  }

  private void hold(Party party, long amount) {
    if (amount < 0) {
      throw new IllegalStateException("order " + party.order + " sets less than nothing aside");
    }
    if (party.side == Side.BUY) {
      money += amount - party.held;
    } else {
      units += amount - party.held;
    }
    party.held = amount;
  }
}
