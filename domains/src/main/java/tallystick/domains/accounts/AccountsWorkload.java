package tallystick.domains.accounts;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tallystick.domains.accounts.AccountsAction.AtDeadline;
import tallystick.domains.accounts.AccountsAction.CaptureHold;
import tallystick.domains.accounts.AccountsAction.ExpireHold;
import tallystick.domains.accounts.AccountsAction.Issue;
import tallystick.domains.accounts.AccountsAction.PlaceHold;
import tallystick.domains.accounts.AccountsAction.ReleaseHold;
import tallystick.domains.accounts.AccountsAction.Transfer;
import tallystick.domains.accounts.AccountsEvent.AssetDefined;
import tallystick.domains.accounts.AccountsEvent.AssetReserved;
import tallystick.domains.accounts.AccountsEvent.HoldCaptured;
import tallystick.domains.accounts.AccountsEvent.HoldPlaced;
import tallystick.domains.accounts.AccountsEvent.HoldReleased;
import tallystick.domains.accounts.AccountsEvent.Posted;
import tallystick.kernel.At;
import tallystick.kernel.Dice;
import tallystick.kernel.Event;
import tallystick.kernel.Workload;

/// Random movements of money: small transfers, holds and their ends, and attempts at too much.
final class AccountsWorkload implements Workload {
  private static final long HOUR_MILLIS = 60L * 60 * 1000;
  private static final List<String> MEMOS =
      List.of("lunch", "tickets", "shared ride", "birthday gift", "rent share", "book");

  private final Map<String, HoldPlaced> open = new TreeMap<>();
  private String asset = "";

  @Override
  public @Nullable Intent next(Dice dice, Cast cast, long time) {
    if (asset.isEmpty()) {
      return null;
    }
    String member = dice.pick(cast.members());
    String other = dice.pick(cast.members());
    boolean two = !member.equals(other);
    long amount = dice.between(100, 5_000);
    return switch (dice.below(12)) {
      case 0 -> new Intent(member, new Issue(member, asset, amount, "for me"), false);
      case 1 -> new Intent(member, new Transfer(other, asset, 1L << 50, "too much"), false);
      case 2 -> new Intent(member, new Transfer(other, "NOSUCH", amount, ""), false);
      case 3, 4 ->
          new Intent(
              member,
              new PlaceHold(
                  other,
                  asset,
                  amount,
                  cast.operator(),
                  time + dice.between(1, 200) * HOUR_MILLIS,
                  dice.chance(50) ? AtDeadline.CAPTURE : AtDeadline.RELEASE,
                  dice.pick(MEMOS)),
              two);
      case 5, 6, 7 -> endHold(dice, member, time);
      default -> new Intent(member, new Transfer(other, asset, amount, dice.pick(MEMOS)), two);
    };
  }

  private @Nullable Intent endHold(Dice dice, String stranger, long time) {
    if (open.isEmpty()) {
      return null;
    }
    HoldPlaced hold = dice.pick(List.copyOf(open.values()));
    if (dice.chance(20)) {
      boolean entitled = stranger.equals(hold.payer());
      return new Intent(stranger, new CaptureHold(hold.hold()), entitled);
    }
    if (hold.deadline() < time) {
      return new Intent(stranger, new ExpireHold(hold.hold()), true);
    }
    return dice.chance(50)
        ? new Intent(hold.payer(), new CaptureHold(hold.hold()), true)
        : new Intent(hold.payee(), new ReleaseHold(hold.hold()), true);
  }

  @Override
  public void saw(Event event, At at) {
    if (!(event instanceof AccountsEvent seen)) {
      return;
    }
    switch (seen) {
      case AssetDefined e -> asset = asset.isEmpty() ? e.asset() : asset;
      case AssetReserved e -> asset = asset.equals(e.asset()) ? "" : asset;
      case HoldPlaced e -> {
        if (e.room().equals(AccountsRules.ROOM)) {
          open.put(e.hold(), e);
        }
      }
      case HoldCaptured e -> open.remove(e.hold());
      case HoldReleased e -> open.remove(e.hold());
      case Posted e -> {}
    }
  }
}
