package tallystick.domains.exchange;

import java.util.ArrayList;
import java.util.List;
import tallystick.domains.exchange.Command.Amend;
import tallystick.domains.exchange.Command.Cancel;
import tallystick.domains.exchange.Command.CancelAll;
import tallystick.domains.exchange.Command.Commit;
import tallystick.domains.exchange.Command.Expire;
import tallystick.domains.exchange.Command.GoTo;
import tallystick.domains.exchange.Command.Place;
import tallystick.domains.exchange.Command.PlaceList;
import tallystick.domains.exchange.Command.Rebuild;
import tallystick.domains.exchange.Command.Suspend;
import tallystick.domains.exchange.Command.TakenBack;
import tallystick.domains.exchange.Command.Uncross;
import tallystick.kernel.Dice;

/// Commands at random: few prices, few owners, all order types, and one in ten wrong in some way,
/// so that in a hundred commands nearly everything meets everything.
final class RandomCommands {
  private static final int OWNERS = 5;
  private static final int PRICES = 24;
  private static final List<Phase> NEXT =
      List.of(Phase.CONTINUOUS, Phase.CONTINUOUS, Phase.AUCTION, Phase.HALTED);

  private final Dice dice;
  private long nextId = 1;
  private long time;

  RandomCommands(Dice dice) {
    this.dice = dice;
  }

  List<Command> list(int length) {
    List<Command> commands = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      commands.add(command(true));
    }
    return commands;
  }

  private Command command(boolean outermost) {
    int kind = dice.below(100);
    if (kind < 60) {
      return new Place(order());
    }
    if (kind < 64) {
      long owner = owner();
      return new PlaceList(leg(owner), leg(dice.chance(95) ? owner : owner()));
    }
    if (kind < 75) {
      return new Amend(known(), owner(), dice.chance(10) ? 0 : price(), quantity());
    }
    if (kind < 84) {
      return new Cancel(known(), owner());
    }
    if (kind < 85) {
      return dice.chance(90)
          ? new CancelAll(owner(), dice.chance(50) ? Integer.MAX_VALUE : dice.below(4))
          : new Suspend(dice.below(20));
    }
    if (kind < 87) {
      return new Expire(time += dice.below(5));
    }
    if (kind < 91) {
      return phase();
    }
    if (!outermost) {
      return new Place(order());
    }
    if (kind < 94) {
      List<Command> commands = new ArrayList<>();
      for (int i = dice.below(8); i >= 0; i--) {
        commands.add(command(false));
      }
      return new TakenBack(commands);
    }
    return kind < 96 ? new Commit() : kind < 97 ? new Rebuild() : new Place(order());
  }

  private Command phase() {
    int kind = dice.below(10);
    if (kind < 5) {
      return new Uncross(dice.chance(50) ? 0 : price(), dice.pick(NEXT));
    }
    // Mostly on, or all the rest would meet a halt.
    return new GoTo(kind < 6 ? Phase.HALTED : kind < 7 ? Phase.AUCTION : Phase.CONTINUOUS);
  }

  private Order order() {
    Side side = dice.pick(List.of(Side.values()));
    long id = dice.chance(97) ? nextId++ : known();
    Kind kind = dice.chance(55) ? Kind.LIMIT : dice.pick(List.of(Kind.values()));
    boolean limited = kind == Kind.LIMIT || kind == Kind.STOP_LIMIT;
    boolean stop = kind == Kind.STOP || kind == Kind.STOP_LIMIT;
    boolean trailing = kind == Kind.TRAILING_STOP;
    boolean pegged = kind == Kind.PEGGED;
    boolean odd = dice.chance(3);
    long quantity = quantity();
    TimeInForce time = time(kind);
    return new Order(
        id,
        owner(),
        dice.below(3),
        side,
        kind,
        quantity,
        limited || dice.chance(30) ? price() : 0,
        stop || (trailing && dice.chance(50)) || odd ? price() : 0,
        trailing ? dice.between(odd ? -1 : 1, 6) : pegged || odd ? dice.between(-3, 3) : 0,
        pegged ? dice.pick(List.of(Peg.values()).subList(odd ? 0 : 1, 4)) : Peg.NONE,
        dice.chance(20) && (limited || pegged || odd)
            ? dice.between(1, Math.clamp(quantity, 1, 20) + 1)
            : 0,
        time,
        time == TimeInForce.GTD ? this.time + dice.between(odd ? -100 : 1, 20) : 0,
        dice.chance(8) && (kind == Kind.LIMIT || odd),
        dice.chance(40) ? dice.pick(List.of(SelfTrade.values())) : SelfTrade.NONE);
  }

  private TimeInForce time(Kind kind) {
    if (dice.chance(3)) {
      return dice.pick(List.of(TimeInForce.values()));
    }
    if (kind == Kind.MARKET) {
      return dice.chance(80) ? TimeInForce.IOC : TimeInForce.FOK;
    }
    boolean limited = kind == Kind.LIMIT || kind == Kind.STOP_LIMIT;
    return limited && dice.chance(25)
        ? dice.pick(List.of(TimeInForce.IOC, TimeInForce.FOK))
        : dice.chance(85) ? TimeInForce.GTC : TimeInForce.GTD;
  }

  private Order leg(long owner) {
    Order order = order();
    return new Order(
        order.id(),
        owner,
        order.group(),
        order.side(),
        order.kind(),
        order.quantity(),
        order.price(),
        order.stop(),
        order.offset(),
        order.peg(),
        order.display(),
        order.timeInForce(),
        order.expires(),
        order.postOnly(),
        order.selfTrade());
  }

  private long known() {
    return Math.max(0, nextId - dice.between(0, 25));
  }

  private long owner() {
    return dice.chance(99) ? dice.between(1, OWNERS) : 0;
  }

  private long price() {
    if (dice.chance(98)) {
      return dice.between(1, PRICES);
    }
    return dice.pick(List.of(0L, -1L, Long.MAX_VALUE, BookLimits.MAX_PRICE + 1));
  }

  private long quantity() {
    if (dice.chance(98)) {
      return dice.between(1, 20);
    }
    return dice.pick(
        List.of(0L, -1L, Long.MAX_VALUE, BookLimits.MAX_QUANTITY, BookLimits.MAX_QUANTITY + 1));
  }
}
