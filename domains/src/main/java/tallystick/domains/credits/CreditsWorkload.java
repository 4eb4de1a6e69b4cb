package tallystick.domains.credits;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tallystick.domains.credits.CreditsAction.CancelUnits;
import tallystick.domains.credits.CreditsAction.DefineBasket;
import tallystick.domains.credits.CreditsAction.Deposit;
import tallystick.domains.credits.CreditsAction.FinaliseRetirement;
import tallystick.domains.credits.CreditsAction.RequestRetirement;
import tallystick.domains.credits.CreditsAction.TransferCredits;
import tallystick.domains.credits.CreditsAction.Withdraw;
import tallystick.domains.credits.CreditsAction.WithdrawRetirement;
import tallystick.domains.credits.CreditsEvent.BasketDefined;
import tallystick.domains.credits.CreditsEvent.BatchIssued;
import tallystick.domains.credits.CreditsEvent.ProjectRegistered;
import tallystick.domains.credits.CreditsEvent.RetirementRequested;
import tallystick.domains.credits.CreditsEvent.UnitRange;
import tallystick.kernel.Action;
import tallystick.kernel.At;
import tallystick.kernel.Dice;
import tallystick.kernel.Event;
import tallystick.kernel.Workload;

/// A small registry: members develop projects, the operator verifies, issues, imports and judges,
/// all give, pool, retire and cancel; now and then somebody tries what they may not.
final class CreditsWorkload implements Workload {
  private static final String BASKET = "NATURE";
  private static final List<String> PURPOSES =
      List.of("Flights of the year", "Servers", "Trucks, first quarter", "A wedding");
  private static final BasketRule RULE =
      new BasketRule(List.of(Sector.FORESTRY), List.of(), List.of(), 2022, 2030, Conditions.NONE);

  private final Known known = new Known();
  private final RegistrarWorkload registrar = new RegistrarWorkload(known);

  @Override
  public @Nullable Intent next(Dice dice, Cast cast, long time) {
    return switch (dice.below(24)) {
      case 0, 1 -> basket(dice, cast);
      case 2 -> trespass(dice, cast);
      case 3, 4 -> end(dice, cast, time);
      case 5, 6, 7, 8, 9 -> use(dice, cast);
      default -> registrar.next(dice, cast, time);
    };
  }

  private @Nullable Intent basket(Dice dice, Cast cast) {
    BasketDefined basket = known.baskets.get(BASKET);
    if (basket == null) {
      return new Intent(cast.operator(), new DefineBasket(BASKET, "Nature", RULE), true);
    }
    String member = dice.pick(cast.members());
    long own = known.available(member, BASKET);
    boolean movable =
        known.rows(row -> row.status() == UnitStatus.POOLED).stream()
            .allMatch(row -> known.canMove(row.asset()));
    if (own > 0 && movable && dice.chance(60)) {
      return new Intent(member, new Withdraw(BASKET, dice.between(1, Math.min(own, 20))), true);
    }
    UnitRange row = owned(dice);
    if (row == null) {
      return null;
    }
    long quantity = Math.min(row.last() - row.first() + 1, dice.between(1, 30));
    List<Serials> numbers =
        List.of(new Serials(row.space(), row.first(), row.first() + quantity - 1));
    return new Intent(
        row.owner(), new Deposit(BASKET, row.asset(), quantity, numbers), mayPool(row, quantity));
  }

  private boolean mayPool(UnitRange row, long quantity) {
    var units = known.classes.get(row.asset());
    ProjectRegistered project = units == null ? null : known.projects.get(units.project());
    BatchIssued batch = known.batches.get(row.batch());
    return units != null
        && project != null
        && (batch == null || batch.expires() == 0)
        && RULE.admits(project.sector(), project.country(), project.methodology(), units.vintage())
        && mayMove(row, quantity);
  }

  private boolean mayMove(UnitRange row, long quantity) {
    return known.canMove(row.asset()) && known.available(row.owner(), row.asset()) >= quantity;
  }

  private @Nullable UnitRange owned(Dice dice) {
    List<UnitRange> rows = known.rows(row -> row.status() == UnitStatus.ACTIVE);
    return rows.isEmpty() ? null : dice.pick(rows);
  }

  /// Somebody reaches for units that are not there, or not theirs, or for ever gone.
  private @Nullable Intent trespass(Dice dice, Cast cast) {
    if (known.rows.isEmpty()) {
      return null;
    }
    UnitRange row = dice.pick(List.copyOf(known.rows.values()));
    String thief = dice.pick(cast.members());
    boolean own = thief.equals(row.owner()) && row.status() == UnitStatus.ACTIVE;
    long more = own ? 1 : 0;
    long quantity = row.last() - row.first() + 1 + more;
    List<Serials> numbers = List.of(new Serials(row.space(), row.first(), row.last() + more));
    boolean next = own && known.rows.values().stream().anyMatch(r -> isFree(r, row, thief));
    if (next) {
      return null;
    }
    return new Intent(
        thief,
        new RequestRetirement(row.asset(), quantity, numbers, "Somebody", "Greed", ""),
        false);
  }

  private static boolean isFree(UnitRange right, UnitRange left, String owner) {
    return right.space().equals(left.space())
        && right.first() == left.last() + 1
        && right.owner().equals(owner)
        && right.status() == UnitStatus.ACTIVE;
  }

  private @Nullable Intent end(Dice dice, Cast cast, long time) {
    if (known.retirements.isEmpty()) {
      return null;
    }
    RetirementRequested open = dice.pick(List.copyOf(known.retirements.values()));
    String stranger = dice.pick(cast.members());
    boolean stopped =
        known.frozen.contains(open.asset()) || known.suspended.contains(open.project());
    return switch (dice.below(4)) {
      case 0 -> new Intent(open.owner(), new WithdrawRetirement(open.retirement()), true);
      case 1 -> {
        boolean due = open.finalAt() > 0 && time > open.finalAt();
        boolean may = !stopped && (due || stranger.equals(open.owner()));
        yield new Intent(stranger, new FinaliseRetirement(open.retirement()), may);
      }
      default -> new Intent(open.owner(), new FinaliseRetirement(open.retirement()), !stopped);
    };
  }

  private @Nullable Intent use(Dice dice, Cast cast) {
    UnitRange row = owned(dice);
    if (row == null) {
      return null;
    }
    long all = row.last() - row.first() + 1;
    long quantity = dice.between(1, Math.min(all, 40));
    long first = row.first() + dice.between(0, all - quantity);
    boolean named = dice.chance(50);
    List<Serials> numbers =
        named ? List.of(new Serials(row.space(), first, first + quantity - 1)) : List.of();
    String to = dice.pick(cast.members());
    Action action =
        switch (dice.below(8)) {
          case 0 -> new CancelUnits(row.asset(), quantity, numbers, "Not as good as we thought");
          case 1, 2, 3 ->
              new TransferCredits(to, row.asset(), quantity, numbers, Conditions.NONE, "As agreed");
          default ->
              new RequestRetirement(
                  row.asset(), quantity, numbers, "Greenwood Ltd", dice.pick(PURPOSES), "");
        };
    boolean toOneself = action instanceof TransferCredits && to.equals(row.owner());
    return new Intent(row.owner(), action, mayMove(row, quantity) && !toOneself);
  }

  @Override
  public void saw(Event event, At at) {
    known.saw(event);
  }
}
