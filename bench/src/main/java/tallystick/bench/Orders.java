package tallystick.bench;

import static tallystick.bench.Market.LOT;
import static tallystick.bench.Market.TICK;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import tallystick.bench.Crowd.Person;
import tallystick.bench.Market.Resting;
import tallystick.domains.exchange.ExchangeAction;
import tallystick.domains.exchange.ExchangeAction.AmendOrder;
import tallystick.domains.exchange.ExchangeAction.CancelAll;
import tallystick.domains.exchange.ExchangeAction.CancelOrderByClientId;
import tallystick.domains.exchange.ExchangeAction.PlaceOrder;
import tallystick.domains.exchange.Kind;
import tallystick.domains.exchange.Peg;
import tallystick.domains.exchange.SelfTrade;
import tallystick.domains.exchange.Side;
import tallystick.domains.exchange.TimeInForce;
import tallystick.kernel.Envelope;

/// What a crowd asks of a market: of all commands 45 % are limit orders, half of them near a price
/// that wanders, 10 % immediate-or-cancel orders that reach over it, 33 % cancellations of the
/// oldest orders, and 12 % amendments of orders that rest far away. It is the mix of
/// [tallystick.bench.micro.book.BookStream].
///
/// All is signed before it is sent, so a cancellation may come when its order has traded already:
/// it is refused then, as it would be in any market.
final class Orders implements Load.Source {
  private static final long MIDDLE = 2_000;
  private static final int WANDER = 60;
  private static final int NEAR = 20;
  private static final int FAR = 200;
  private static final int DEEP = 400;
  private static final int REACH = 10;
  private static final int MOST_OPEN = 40;

  private final Crowd crowd;
  private final Market market;
  private final List<Person> traders;
  private final RandomGenerator random = new SplittableRandom(7);
  private final Map<Person, Deque<String>> open = new HashMap<>();
  private long middle = MIDDLE;
  private int next;
  private long names;

  /// @param traders who place and cancel; those who have filled the book amend
  Orders(Crowd crowd, Market market, List<Person> traders) {
    this.crowd = crowd;
    this.market = market;
    this.traders = traders;
  }

  private record Signing(Person who, List<ExchangeAction> acts) {}

  @Override
  public String noun() {
    return "order";
  }

  @Override
  public boolean refusable() {
    return true;
  }

  @Override
  public void begin() {
    open.clear();
  }

  @Override
  public List<Envelope> envelopes(int count, int actionsEach) {
    List<Signing> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      all.add(random.nextInt(100) < 12 ? amendments(actionsEach) : trading(actionsEach));
    }
    return all.parallelStream().map(one -> crowd.sign(one.who, false, one.acts)).toList();
  }

  private Signing amendments(int count) {
    List<Resting> depth = market.depth();
    // Whole lists of one owner's orders follow each other.
    int first = random.nextInt(depth.size() / Crowd.LIST) * Crowd.LIST;
    Person who = depth.get(first).owner();
    List<ExchangeAction> acts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Resting one = depth.get(first + i % Crowd.LIST);
      acts.add(
          new AmendOrder(
              market.symbol(), one.number(), far(one.buys(), random) * TICK, quantity(random)));
    }
    return new Signing(who, acts);
  }

  /// The traders take turns, so that one's envelopes are far apart and come in their order.
  private Signing trading(int count) {
    Person who = traders.get(next++ % traders.size());
    List<ExchangeAction> acts = new ArrayList<>(count);
    Deque<String> mine = open.get(who);
    if (mine == null) {
      mine = new ArrayDeque<>();
      open.put(who, mine);
      if (count > 1) {
        acts.add(new CancelAll(market.symbol()));
      }
    }
    if (random.nextInt(4) == 0) {
      middle = Math.clamp(middle + random.nextInt(3) - 1, MIDDLE - WANDER, MIDDLE + WANDER);
    }
    while (acts.size() < count) {
      acts.add(act(mine));
    }
    return new Signing(who, acts);
  }

  private ExchangeAction act(Deque<String> mine) {
    int kind = random.nextInt(88);
    boolean buys = random.nextBoolean();
    if (kind < 10) {
      long worst = middle + (buys ? REACH : -REACH);
      return order(market.symbol(), buys, worst, quantity(random), TimeInForce.IOC, "");
    }
    if (!mine.isEmpty() && (kind < 43 || mine.size() >= MOST_OPEN)) {
      return new CancelOrderByClientId(market.symbol(), mine.removeFirst());
    }
    String name = "b" + names++;
    mine.addLast(name);
    long away = 1L + random.nextInt(random.nextBoolean() ? NEAR : FAR);
    long price = middle + (buys ? -away : away);
    return limit(market.symbol(), buys, price, quantity(random), name);
  }

  /// A price in ticks at which nothing trades.
  static long far(boolean buys, RandomGenerator random) {
    long away = random.nextLong(WANDER + FAR, WANDER + FAR + DEEP);
    return buys ? MIDDLE - away : MIDDLE + away;
  }

  static long quantity(RandomGenerator random) {
    return random.nextLong(1, 21) * LOT;
  }

  /// @param price in ticks
  static PlaceOrder limit(String symbol, boolean buys, long price, long quantity, String name) {
    return order(symbol, buys, price, quantity, TimeInForce.GTC, name);
  }

  private static PlaceOrder order(
      String symbol, boolean buys, long price, long quantity, TimeInForce time, String name) {
    return new PlaceOrder(
        symbol,
        buys ? Side.BUY : Side.SELL,
        Kind.LIMIT,
        quantity,
        price * TICK,
        0,
        0,
        Peg.NONE,
        0,
        time,
        0,
        false,
        SelfTrade.EXPIRE_MAKER,
        name);
  }
}
