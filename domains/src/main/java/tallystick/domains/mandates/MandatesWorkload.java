package tallystick.domains.mandates;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tallystick.domains.accounts.AccountsAction.AtDeadline;
import tallystick.domains.accounts.AccountsAction.PlaceHold;
import tallystick.domains.accounts.AccountsAction.Transfer;
import tallystick.domains.accounts.AccountsEvent.AssetDefined;
import tallystick.domains.accounts.AccountsEvent.AssetReserved;
import tallystick.domains.mandates.MandatesAction.GiveMandate;
import tallystick.domains.mandates.MandatesAction.RevokeMandate;
import tallystick.domains.mandates.MandatesAction.RevokeMandates;
import tallystick.domains.mandates.MandatesEvent.MandateGiven;
import tallystick.domains.mandates.MandatesEvent.MandateRevoked;
import tallystick.domains.mandates.MandatesEvent.MandateUsed;
import tallystick.domains.mandates.MandatesEvent.Spent;
import tallystick.kernel.At;
import tallystick.kernel.Dice;
import tallystick.kernel.Event;
import tallystick.kernel.SigningKey;
import tallystick.kernel.Workload;

/// Random mandates for keys that belong to nobody else, payments within them, and attempts at more.
final class MandatesWorkload implements Workload {
  private static final long HOUR_MILLIS = 60L * 60 * 1000;
  private static final int MOST = 20;
  private static final long EACH = 50;
  private static final long BUDGET = 200;

  private final Map<String, SigningKey> offered = new TreeMap<>();
  private final Map<String, Open> open = new TreeMap<>();
  private String asset = "";

  /// A mandate and what was used of it.
  private record Open(MandateGiven given, SigningKey key, long used, long since) {
    long left(long time) {
      long period = given.allowances().getFirst().periodMillis();
      boolean over = period > 0 && (time - given.from()) / period > (since - given.from()) / period;
      return over ? BUDGET : BUDGET - used;
    }

    boolean isGood(long time) {
      return given.until() == 0 || time < given.until();
    }
  }

  @Override
  public @Nullable Intent next(Dice dice, Cast cast, long time) {
    if (asset.isEmpty()) {
      return null;
    }
    if (open.isEmpty() || (open.size() < MOST && dice.chance(20))) {
      return give(dice, cast, time);
    }
    Open one = dice.pick(List.copyOf(open.values()));
    String giver = one.given.giver();
    return switch (dice.below(12)) {
      case 0 -> {
        RevokeMandate revoke = new RevokeMandate(one.given.agent(), one.given.mandate());
        yield new Intent(giver, revoke, true);
      }
      case 1 -> {
        String agent = dice.chance(50) ? "" : one.given.agent();
        yield new Intent(giver, new RevokeMandates(agent), true);
      }
      case 2 -> new Intent(giver, new RevokeMandate(giver, one.given.mandate()), false);
      case 3 -> new Intent(giver, new RevokeMandates(""), false, one.key);
      case 4 -> new Intent(giver, hold(dice, cast, time), false, one.key);
      default -> pay(dice, one, time);
    };
  }

  private Intent give(Dice dice, Cast cast, long time) {
    String giver = dice.pick(cast.members());
    List<String> others = new ArrayList<>(cast.members());
    others.remove(giver);
    if (dice.chance(10)) {
      return new Intent(giver, mandate(giver, others, time, dice), false);
    }
    SigningKey key = SigningKey.fromSeed(dice.bytes32());
    offered.put(key.keyId(), key);
    return new Intent(giver, mandate(key.keyId(), others, time, dice), true);
  }

  private GiveMandate mandate(String agent, List<String> others, long time, Dice dice) {
    return new GiveMandate(
        agent,
        "Pocket money",
        List.of("accounts.Transfer"),
        List.of(others.getFirst(), others.getLast()),
        dice.chance(50) ? List.of() : List.of(asset),
        List.of(new Allowance(asset, EACH, BUDGET, dice.chance(50) ? 0 : HOUR_MILLIS)),
        0,
        dice.chance(50) ? 0 : time + dice.between(1, 200) * HOUR_MILLIS);
  }

  private PlaceHold hold(Dice dice, Cast cast, long time) {
    return new PlaceHold(
        dice.pick(cast.members()),
        asset,
        1,
        cast.operator(),
        time + HOUR_MILLIS,
        AtDeadline.RELEASE,
        "");
  }

  private Intent pay(Dice dice, Open one, long time) {
    long amount = dice.between(1, EACH + 10);
    String to = dice.pick(one.given.counterparties());
    boolean may = one.isGood(time) && amount <= EACH && amount <= one.left(time);
    Transfer transfer = new Transfer(to, asset, amount, "paid for you");
    return new Intent(one.given.giver(), transfer, may, one.key);
  }

  @Override
  public void saw(Event event, At at) {
    switch (event) {
      case AssetDefined e -> asset = asset.isEmpty() ? e.asset() : asset;
      case AssetReserved e -> asset = asset.equals(e.asset()) ? "" : asset;
      case MandateGiven e -> {
        SigningKey key = offered.remove(e.agent());
        if (key != null) {
          open.put(e.mandate(), new Open(e, key, 0, e.from()));
        }
      }
      case MandateRevoked e -> open.remove(e.mandate());
      case MandateUsed e -> open.computeIfPresent(e.mandate(), (id, one) -> used(one, e));
      default -> {}
    }
  }

  private static Open used(Open one, MandateUsed event) {
    for (Spent spent : event.spent()) {
      return new Open(one.given, one.key, spent.used(), spent.since());
    }
    return one;
  }
}
