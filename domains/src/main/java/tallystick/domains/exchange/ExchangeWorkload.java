package tallystick.domains.exchange;

import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tallystick.domains.accounts.AccountsAction.DefineAsset;
import tallystick.domains.accounts.AccountsAction.Issue;
import tallystick.domains.accounts.AccountsEvent.AssetDefined;
import tallystick.domains.accounts.AccountsEvent.Posted;
import tallystick.domains.exchange.ExchangeAction.AmendOrder;
import tallystick.domains.exchange.ExchangeAction.CancelAll;
import tallystick.domains.exchange.ExchangeAction.CancelOrder;
import tallystick.domains.exchange.ExchangeAction.CancelOrderByClientId;
import tallystick.domains.exchange.ExchangeAction.ChangePhase;
import tallystick.domains.exchange.ExchangeAction.ExpireOrders;
import tallystick.domains.exchange.ExchangeAction.FireSwitch;
import tallystick.domains.exchange.ExchangeAction.LinkOwner;
import tallystick.domains.exchange.ExchangeAction.OpenInstrument;
import tallystick.domains.exchange.ExchangeAction.SetSwitch;
import tallystick.domains.exchange.ExchangeAction.Uncross;
import tallystick.domains.exchange.MarketMemory.Known;
import tallystick.domains.exchange.MarketMemory.Market;
import tallystick.domains.governance.Choice;
import tallystick.domains.governance.GovernanceAction.ProposeInstrument;
import tallystick.domains.governance.GovernanceAction.Vote;
import tallystick.domains.governance.GovernanceEvent.InstrumentApproved;
import tallystick.domains.governance.GovernanceEvent.InstrumentProposed;
import tallystick.domains.governance.InstrumentTerms;
import tallystick.kernel.At;
import tallystick.kernel.Dice;
import tallystick.kernel.Event;
import tallystick.kernel.Workload;

/// Random trading of an asset that the operator defines, in an instrument that the operator lists.
/// Everybody quotes near the last price; auctions, expiries and switches end when they are due.
final class ExchangeWorkload implements Workload {
  private static final String ASSET = "SIMCO2";
  private static final long HOUR_MILLIS = 60L * 60 * 1000;
  private static final int OPEN_ORDERS = 60;

  private final MarketMemory memory = new MarketMemory();
  private final OrderWorkload orders = new OrderWorkload(memory);
  private final TreeSet<String> supplied = new TreeSet<>();
  private final TreeSet<String> approved = new TreeSet<>();
  private String money = "";
  private boolean defined;
  private String proposal = "";
  private int proposals;

  @Override
  public @Nullable Intent next(Dice dice, Cast cast, long time) {
    if (memory.markets.isEmpty() || dice.chance(2)) {
      return prepare(dice, cast);
    }
    Market market = dice.pick(List.copyOf(memory.markets.values()));
    String member = dice.pick(cast.members());
    if (market.phase == Phase.UNCROSSING
        || (market.phase == Phase.AUCTION && market.until <= time)) {
      return new Intent(member, new Uncross(market.symbol()), true);
    }
    return switch (dice.below(24)) {
      case 0 -> illegal(dice, market, member, time);
      case 1 -> amend(dice, market, member, time);
      case 2, 3, 4 -> cancel(dice, market, member);
      case 5 -> switches(dice, member, time);
      case 6 -> expire(market, member, time);
      case 7 -> link(dice, cast, member);
      case 8 -> phase(dice, cast, market, time);
      default ->
          market.orders.size() > OPEN_ORDERS
              ? cancel(dice, market, member)
              : orders.next(dice, market, member, time);
    };
  }

  /// Whatever is missing for trading to begin.
  private @Nullable Intent prepare(Dice dice, Cast cast) {
    String operator = cast.operator();
    if (money.isEmpty()) {
      return null;
    }
    if (!defined) {
      return new Intent(operator, new DefineAsset(ASSET, "Tonnes to play with", 0), true);
    }
    for (String member : cast.members()) {
      if (!supplied.contains(member)) {
        supplied.add(member);
        return new Intent(operator, new Issue(member, ASSET, 5_000, "to trade"), true);
      }
    }
    for (String symbol : approved) {
      if (!memory.markets.containsKey(symbol)) {
        return new Intent(dice.pick(cast.members()), new OpenInstrument(symbol), true);
      }
    }
    if (!memory.markets.isEmpty()) {
      return new Intent(
          operator, new OpenInstrument(memory.markets.keySet().iterator().next()), false);
    }
    if (!proposal.isEmpty() && dice.chance(70)) {
      String vote = proposal;
      proposal = "";
      return new Intent(operator, new Vote(vote, Choice.FOR), true);
    }
    InstrumentTerms terms = new InstrumentTerms(ASSET, money, 5, 10, 10, 1_000, operator);
    String symbol = "SIMCO2-" + ++proposals;
    return new Intent(operator, new ProposeInstrument(symbol, terms, "To trade"), true);
  }

  private static Intent illegal(Dice dice, Market market, String member, long time) {
    String symbol = market.symbol();
    return switch (dice.below(8)) {
      case 0 -> new Intent(member, new CancelOrder(symbol, Long.MAX_VALUE >> 11), false);
      case 1 -> new Intent(member, new CancelOrder("NOSUCH-USD", 1), false);
      case 2 ->
          new Intent(member, new ChangePhase(symbol, Phase.HALTED, 0, Phase.CONTINUOUS), false);
      case 3 -> new Intent(member, new OpenInstrument(symbol), false);
      case 4 -> new Intent(member, new SetSwitch(time), false);
      case 5 -> new Intent(member, new LinkOwner(member, true), false);
      case 6 -> new Intent(member, new CancelOrderByClientId(symbol, "never-used"), false);
      default -> new Intent(member, OrderWorkload.bad(dice, market), false);
    };
  }

  private @Nullable Intent amend(Dice dice, Market market, String member, long time) {
    List<Known> own = market.of(member);
    if (own.isEmpty() || market.phase == Phase.HALTED) {
      return null;
    }
    Known order = dice.pick(own);
    long lot = market.terms.lot();
    boolean simple = order.terms.kind() == Kind.LIMIT && !order.touched;
    boolean over = order.terms.expires() != 0 && order.terms.expires() <= time;
    if (!simple || over || order.terms.display() != 0 || order.quantity < 2 * lot) {
      return null;
    }
    boolean less = dice.chance(80);
    long quantity = less ? order.quantity - lot : order.quantity;
    return new Intent(
        member, new AmendOrder(market.symbol(), order.terms.order(), order.price, quantity), less);
  }

  private @Nullable Intent cancel(Dice dice, Market market, String member) {
    List<Known> own = market.of(member);
    if (own.isEmpty()) {
      return dice.chance(20) ? new Intent(member, new CancelAll(market.symbol()), false) : null;
    }
    Known order = dice.pick(own);
    if (dice.chance(10)) {
      return new Intent(member, new CancelAll(dice.chance(50) ? market.symbol() : ""), true);
    }
    return order.terms.clientId().isEmpty()
        ? new Intent(member, new CancelOrder(market.symbol(), order.terms.order()), true)
        : new Intent(
            member, new CancelOrderByClientId(market.symbol(), order.terms.clientId()), true);
  }

  private @Nullable Intent switches(Dice dice, String member, long time) {
    for (var set : memory.switches.entrySet()) {
      if (set.getValue() != 0 && set.getValue() < time) {
        return new Intent(member, new FireSwitch(set.getKey()), true);
      }
    }
    return dice.chance(70)
        ? new Intent(member, new SetSwitch(time + dice.between(1, 48) * HOUR_MILLIS), true)
        : new Intent(member, new FireSwitch(member), false);
  }

  private static @Nullable Intent expire(Market market, String member, long time) {
    boolean due =
        market.orders.values().stream()
            .anyMatch(order -> order.terms.expires() != 0 && order.terms.expires() <= time);
    return new Intent(member, new ExpireOrders(market.symbol()), due);
  }

  private @Nullable Intent link(Dice dice, Cast cast, String member) {
    for (String pair : memory.offers) {
      String from = pair.substring(0, pair.indexOf('/'));
      String to = pair.substring(pair.indexOf('/') + 1);
      return dice.chance(70)
          ? new Intent(to, new LinkOwner(from, true), true)
          : new Intent(from, new LinkOwner(to, false), true);
    }
    String other = dice.pick(cast.members());
    if (memory.linked.contains(member) && memory.linked.contains(other) && !other.equals(member)) {
      return new Intent(member, new LinkOwner(other, false), true);
    }
    boolean may = !other.equals(member) && !memory.linked.contains(member);
    return may && !memory.linked.contains(other)
        ? new Intent(member, new LinkOwner(other, true), true)
        : null;
  }

  private static @Nullable Intent phase(Dice dice, Cast cast, Market market, long time) {
    String symbol = market.symbol();
    ChangePhase halt = new ChangePhase(symbol, Phase.HALTED, 0, Phase.CONTINUOUS);
    ChangePhase open = auction(symbol, time + HOUR_MILLIS, Phase.CONTINUOUS);
    return switch (market.phase) {
      case HALTED -> new Intent(cast.operator(), open, true);
      case CONTINUOUS ->
          switch (dice.below(6)) {
            case 0 -> new Intent(cast.operator(), halt, true);
            case 1 ->
                new Intent(
                    cast.operator(), auction(symbol, time + HOUR_MILLIS, Phase.HALTED), true);
            default -> null;
          };
      case AUCTION, UNCROSSING ->
          new Intent(cast.operator(), auction(symbol, time, Phase.CONTINUOUS), false);
    };
  }

  private static ChangePhase auction(String symbol, long until, Phase next) {
    return new ChangePhase(symbol, Phase.AUCTION, until, next);
  }

  @Override
  public void saw(Event event, At at) {
    switch (event) {
      case AssetDefined e when e.asset().equals(ASSET) -> defined = true;
      case AssetDefined e when money.isEmpty() -> money = e.asset();
      case Posted e -> memory.saw(e);
      case InstrumentProposed e when e.symbol().startsWith("SIMCO2-") -> proposal = e.proposal();
      case InstrumentApproved e
          when e.terms().asset().equals(ASSET)
              && e.terms().money().equals(money)
              && !e.symbol().startsWith("OFF-") ->
          approved.add(e.symbol());
      case ExchangeEvent e -> memory.saw(e);
      default -> {}
    }
  }
}
