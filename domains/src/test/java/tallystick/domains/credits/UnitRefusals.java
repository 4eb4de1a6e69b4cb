package tallystick.domains.credits;

import static tallystick.domains.credits.Forest.ASSET;
import static tallystick.domains.credits.Forest.numbers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tallystick.domains.RefusalCase;
import tallystick.domains.Venue;
import tallystick.domains.Venue.Person;
import tallystick.domains.accounts.Reserve;
import tallystick.domains.credits.CreditsAction.CancelUnits;
import tallystick.domains.credits.CreditsAction.ExpireBatch;
import tallystick.domains.credits.CreditsAction.FinaliseRetirement;
import tallystick.domains.credits.CreditsAction.FreezeClass;
import tallystick.domains.credits.CreditsAction.TransferCredits;
import tallystick.domains.credits.CreditsAction.WithdrawRetirement;
import tallystick.kernel.Action;
import tallystick.kernel.Outcome;
import tallystick.kernel.Refusal;

/// When the room of carbon credits refuses to do what owners of units ask.
final class UnitRefusals {
  private static final String NOTHING = Venue.nothing();
  private static final long HOUR_MILLIS = Venue.HOUR_MILLIS;

  private final List<RefusalCase> cases = new ArrayList<>();

  private UnitRefusals() {
    classes();
    picking();
    conditions();
    baskets();
    retirements();
    expiry();
  }

  static List<RefusalCase> cases() {
    return List.copyOf(new UnitRefusals().cases);
  }

  private void when(Refusal reason, String situation, Function<Forest, Outcome> attempt) {
    cases.add(new RefusalCase(reason, situation, () -> attempt.apply(new Forest())));
  }

  /// The same once Dev has units 1 to 900.
  private void issued(Refusal reason, String situation, Function<Forest, Outcome> attempt) {
    when(
        reason,
        situation,
        f -> {
          f.issued();
          return attempt.apply(f);
        });
  }

  private static List<Function<Forest, Action>> uses() {
    return List.of(
        f -> f.gift(f.bob, 1),
        f -> f.retirement(1),
        f -> new CancelUnits(ASSET, 1, List.of(), "Enough."),
        f -> f.deposit(1));
  }

  private void classes() {
    for (Function<Forest, Action> use : uses()) {
      when(
          CreditsRefusal.CLASS_UNKNOWN,
          "nothing of it was issued",
          f -> {
            f.venue.does(f.olga, f.basket());
            return f.venue.tries(f.dev, use.apply(f));
          });
      issued(
          CreditsRefusal.CLASS_FROZEN,
          "its units are used",
          f -> {
            f.venue.does(f.olga, f.basket());
            f.venue.does(f.olga, new FreezeClass(ASSET, true, "Stop."));
            return f.venue.tries(f.dev, use.apply(f));
          });
      issued(
          CreditsRefusal.PROJECT_SUSPENDED,
          "its units are used",
          f -> {
            f.venue.does(f.olga, f.basket());
            CreditsRefusals.suspended(f);
            return f.venue.tries(f.dev, use.apply(f));
          });
    }
    issued(
        CreditsRefusal.PRINCIPAL_UNKNOWN,
        "they are given to nobody",
        f -> f.venue.tries(f.dev, f.gift(Person.of("Nobody"), 1)));
    issued(
        CreditsRefusal.TO_ONESELF,
        "they are given to their owner",
        f -> f.venue.tries(f.dev, f.gift(f.dev, 1)));
  }

  private void picking() {
    issued(
        CreditsRefusal.NOT_ENOUGH_UNITS,
        "one more is retired than owned",
        f -> f.venue.tries(f.dev, f.retirement(901)));
    issued(
        CreditsRefusal.NOT_ENOUGH_UNITS,
        "one who has none retires one",
        f -> f.venue.tries(f.ann, f.retirement(1)));
    issued(
        CreditsRefusal.NOT_OWNER,
        "somebody retires another's",
        f -> f.venue.tries(f.ann, f.retirement(1, numbers(900, 900))));
    issued(
        CreditsRefusal.NOT_OWNER,
        "a range goes one over the border",
        f -> f.venue.tries(f.dev, f.retirement(2, numbers(900, 901))));
    issued(
        CreditsRefusal.SERIALS_UNKNOWN,
        "a range goes one over the end of all that was issued",
        f -> f.venue.tries(f.dev, f.retirement(1, numbers(1_001, 1_001))));
    issued(
        CreditsRefusal.SERIALS_UNKNOWN,
        "they are of another class",
        f -> {
          f.venue.does(f.olga, f.imported("X", 1, 10, 2021, UnitStatus.ACTIVE));
          Serials other = new Serials("X", 1, 1);
          return f.venue.tries(f.ann, f.gift(f.bob, 1, other));
        });
    issued(
        CreditsRefusal.RANGES_OVERLAP,
        "the last of one is the first of another",
        f -> f.venue.tries(f.dev, f.retirement(20, numbers(10, 19), numbers(1, 10))));
    issued(
        CreditsRefusal.UNITS_NOT_ACTIVE,
        "they are reserved",
        f -> {
          f.venue.does(f.dev, f.retirement(10));
          return f.venue.tries(f.dev, f.retirement(1, numbers(10, 10)));
        });
    issued(
        CreditsRefusal.UNITS_NOT_ACTIVE,
        "they are retired",
        f -> {
          f.venue.does(f.dev, new FinaliseRetirement(f.venue.does(f.dev, f.retirement(10))));
          return f.venue.tries(f.dev, f.gift(f.ann, 1, numbers(10, 10)));
        });
    issued(
        CreditsRefusal.TOO_MANY_RANGES,
        "the lowest are in 101 pieces",
        f -> {
          for (int i = 0; i <= CreditsAction.MAX_RANGES; i++) {
            f.venue.does(f.dev, f.gift(f.ann, 1, numbers(2 * i + 1, 2 * i + 1)));
          }
          return f.venue.tries(f.ann, f.retirement(101));
        });
    when(
        CreditsRefusal.TOO_MANY_RANGES,
        "the range that is named is of 101 batches",
        f -> {
          for (int i = 1; i <= 101; i++) {
            f.venue.does(f.olga, f.imported(Forest.SPACE, i, i, UnitStatus.ACTIVE));
          }
          return f.venue.tries(f.ann, f.retirement(101, numbers(1, 101)));
        });
  }

  private void conditions() {
    Conditions applied = new Conditions(List.of(), List.of(Adjustment.APPLIED));
    Conditions corsia = new Conditions(List.of("CCP", "CORSIA"), List.of());
    issued(
        CreditsRefusal.CONDITIONS_NOT_MET,
        "units must be adjusted and are not",
        f -> f.venue.tries(f.dev, f.gift(f.ann, 1, applied, numbers(1, 1))));
    issued(
        CreditsRefusal.CONDITIONS_NOT_MET,
        "units must carry a label and do not",
        f -> f.venue.tries(f.dev, f.gift(f.ann, 1, corsia, numbers(1, 1))));
    issued(
        CreditsRefusal.NOT_ENOUGH_UNITS,
        "none meets the conditions",
        f -> f.venue.tries(f.dev, f.gift(f.ann, 1, corsia)));
  }

  private void baskets() {
    when(
        CreditsRefusal.BASKET_UNKNOWN,
        "units are deposited",
        f -> f.venue.tries(f.dev, f.deposit(1)));
    when(
        CreditsRefusal.BASKET_UNKNOWN,
        "units are withdrawn",
        f -> f.venue.tries(f.dev, f.withdrawal(1)));
    issued(
        CreditsRefusal.CONDITIONS_NOT_MET,
        "the basket wants others",
        f -> {
          f.venue.does(f.olga, f.basket(new Conditions(List.of("GOLD"), List.of())));
          return f.venue.tries(f.dev, f.deposit(1, numbers(1, 1)));
        });
    issued(
        CreditsRefusal.NOT_SERIAL,
        "units of a basket are given by number",
        f -> {
          f.venue.does(f.olga, f.basket());
          f.venue.does(f.dev, f.deposit(10));
          return f.venue.tries(
              f.dev,
              new TransferCredits(
                  f.ann.id(), Forest.BASKET, 1, List.of(numbers(1, 1)), Conditions.NONE, ""));
        });
    issued(
        CreditsRefusal.NOT_ENOUGH_UNITS,
        "all that is in the basket is frozen",
        f -> {
          f.venue.does(f.olga, f.basket());
          f.venue.does(f.dev, f.deposit(10));
          f.venue.does(f.olga, new FreezeClass(ASSET, true, "Stop."));
          return f.venue.tries(f.dev, f.withdrawal(1));
        });
  }

  private void retirements() {
    when(
        CreditsRefusal.RETIREMENT_UNKNOWN,
        "it is made final",
        f -> f.venue.tries(f.dev, new FinaliseRetirement(NOTHING)));
    when(
        CreditsRefusal.RETIREMENT_UNKNOWN,
        "it is withdrawn",
        f -> f.venue.tries(f.dev, new WithdrawRetirement(NOTHING)));
    issued(
        CreditsRefusal.RETIREMENT_CLOSED,
        "it is withdrawn after it was final",
        f -> {
          String retirement = f.venue.does(f.dev, f.retirement(10));
          f.venue.does(f.dev, new FinaliseRetirement(retirement));
          return f.venue.tries(f.dev, new WithdrawRetirement(retirement));
        });
    issued(
        CreditsRefusal.RETIREMENT_CLOSED,
        "it is made final after it was withdrawn",
        f -> {
          String retirement = f.venue.does(f.dev, f.retirement(10));
          f.venue.does(f.dev, new WithdrawRetirement(retirement));
          return f.venue.tries(f.dev, new FinaliseRetirement(retirement));
        });
    issued(
        CreditsRefusal.NOT_OWNER,
        "a registrar withdraws it",
        f -> {
          String retirement = f.venue.does(f.dev, f.retirement(10));
          return f.venue.tries(f.olga, new WithdrawRetirement(retirement));
        });
    issued(
        CreditsRefusal.NOT_RETIRING,
        "a stranger makes it final before its time",
        f -> {
          String retirement = f.venue.does(f.dev, f.retirement(10));
          f.venue.passes(24 * HOUR_MILLIS);
          return f.venue.tries(f.ann, new FinaliseRetirement(retirement));
        });
  }

  private void expiry() {
    when(
        CreditsRefusal.NOT_DUE,
        "its last millisecond runs",
        f -> f.venue.tries(f.ann, new ExpireBatch(expiring(f, 0))));
    issued(
        CreditsRefusal.NOT_DUE,
        "it has no end",
        f -> f.venue.tries(f.ann, new ExpireBatch(f.row(1).batch())));
    when(
        CreditsRefusal.BATCH_EXPIRED,
        "it expires again",
        f -> {
          String batch = expiring(f, 1);
          f.venue.does(f.ann, new ExpireBatch(batch));
          return f.venue.tries(f.ann, new ExpireBatch(batch));
        });
    when(
        CreditsRefusal.UNITS_HELD,
        "all that is left is in open orders",
        f -> f.venue.tries(f.ann, new ExpireBatch(held(f))));
    when(
        CreditsRefusal.CLASS_EXPIRING,
        "another unit of the class is given away",
        f -> {
          held(f);
          return f.venue.tries(f.dev, f.gift(f.ann, 1));
        });
  }

  /// A batch of ten that expires in an hour, some milliseconds after that.
  private static String expiring(Forest f, long late) {
    f.verified(100);
    long expires = f.venue.time() + HOUR_MILLIS;
    String batch = f.venue.does(f.olga, f.batch(1, 10, expires, List.of()));
    f.venue.passes(HOUR_MILLIS + late);
    return batch;
  }

  /// The same when Dev has offered all nine of his, and what could expire has.
  static String held(Forest f) {
    String batch = expiring(f, 1);
    f.venue.inside(f.dev, step -> offer(f.dev).add(step, 9));
    f.venue.does(f.ann, new ExpireBatch(batch));
    return batch;
  }

  /// What another room would set aside for an offer.
  static Reserve offer(Person seller) {
    return new Reserve("bazaar", seller.id(), ASSET, "bazaar/1", "an offer");
  }
}
