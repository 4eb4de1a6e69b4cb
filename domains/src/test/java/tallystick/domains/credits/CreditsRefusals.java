package tallystick.domains.credits;

import static tallystick.domains.credits.Forest.ASSET;
import static tallystick.domains.credits.Forest.SPACE;
import static tallystick.domains.credits.Forest.numbers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tallystick.domains.RefusalCase;
import tallystick.domains.Venue;
import tallystick.domains.Venue.Person;
import tallystick.domains.accounts.AccountsAction.DefineAsset;
import tallystick.domains.credits.CreditsAction.AdjustBatch;
import tallystick.domains.credits.CreditsAction.ChallengeProject;
import tallystick.domains.credits.CreditsAction.ExpireBatch;
import tallystick.domains.credits.CreditsAction.FreezeClass;
import tallystick.domains.credits.CreditsAction.LabelBatch;
import tallystick.domains.credits.CreditsAction.ReinstateProject;
import tallystick.domains.credits.CreditsAction.ResolveChallenge;
import tallystick.domains.credits.CreditsAction.ReverseUnits;
import tallystick.kernel.Action;
import tallystick.kernel.Limits;
import tallystick.kernel.Outcome;
import tallystick.kernel.Refusal;

/// When the room of carbon credits refuses to do what registrars, verifiers and developers ask;
/// what owners of units ask is in [UnitRefusals].
public final class CreditsRefusals {
  private static final String NOTHING = Venue.nothing();

  private final List<RefusalCase> cases = new ArrayList<>();

  private CreditsRefusals() {
    roles();
    projects();
    verification();
    issues();
    impossible();
    serials();
    batches();
  }

  public static List<RefusalCase> cases() {
    return Stream.concat(new CreditsRefusals().cases.stream(), UnitRefusals.cases().stream())
        .toList();
  }

  private void when(Refusal reason, String situation, Function<Forest, Outcome> attempt) {
    cases.add(new RefusalCase(reason, situation, () -> attempt.apply(new Forest())));
  }

  private void roles() {
    notRegistrar("a developer issues units", f -> f.batch(1, 10));
    notRegistrar("a developer imports units", f -> f.imported("X", 1, 2, UnitStatus.RETIRED));
    notRegistrar("a developer decides a challenge", f -> new ResolveChallenge(NOTHING, false, ""));
    notRegistrar("a developer reinstates", f -> new ReinstateProject(f.project, "Please."));
    notRegistrar("a developer labels a batch", f -> new LabelBatch(NOTHING, "CCP", true));
    notRegistrar("a developer adjusts", f -> new AdjustBatch(NOTHING, Adjustment.APPLIED));
    notRegistrar("a developer freezes a class", f -> new FreezeClass(ASSET, true, "Stop."));
    notRegistrar("a developer defines a basket", Forest::basket);
    notRegistrar("a developer reverses units", f -> new ReverseUnits(f.project, 1, "Fire."));
    when(
        CreditsRefusal.NOT_VERIFIER,
        "a neighbour signs for the tonnes",
        f -> f.venue.tries(f.ann, f.verification(1)));
  }

  private void notRegistrar(String situation, Function<Forest, Action> action) {
    when(CreditsRefusal.NOT_REGISTRAR, situation, f -> f.venue.tries(f.dev, action.apply(f)));
  }

  private void projects() {
    when(
        CreditsRefusal.PROJECT_EXISTS,
        "its id is registered again",
        f -> f.venue.tries(f.ann, Forest.forest("1")));
    when(
        CreditsRefusal.PROJECT_EXISTS,
        "it is reinstated when another has its id",
        f -> {
          suspended(f);
          f.venue.does(f.ann, Forest.forest("1"));
          return f.venue.tries(f.olga, new ReinstateProject(f.project, "Sorry."));
        });
    when(
        CreditsRefusal.PROJECT_UNKNOWN,
        "it is challenged",
        f -> f.venue.tries(f.ann, new ChallengeProject(NOTHING, "", "No.")));
    when(
        CreditsRefusal.PROJECT_UNKNOWN,
        "it is said to be another's double",
        f -> f.venue.tries(f.ann, new ChallengeProject(f.project, NOTHING, "No.")));
    when(
        CreditsRefusal.PROJECT_UNKNOWN,
        "it is reinstated",
        f -> f.venue.tries(f.olga, new ReinstateProject(NOTHING, "Sorry.")));
    when(
        CreditsRefusal.PROJECT_UNKNOWN,
        "its buffer is to pay",
        f -> f.venue.tries(f.olga, new ReverseUnits(NOTHING, 1, "Fire.")));
    when(
        CreditsRefusal.SAME_PROJECT,
        "it is challenged for being itself",
        f -> f.venue.tries(f.ann, new ChallengeProject(f.project, f.project, "No.")));
    when(
        CreditsRefusal.TOO_MANY_CHALLENGES,
        "twenty are open",
        f -> {
          for (int i = 0; i < ProjectRules.MAX_CHALLENGES; i++) {
            challenged(f);
          }
          return f.venue.tries(f.ann, new ChallengeProject(f.project, "", "No."));
        });
    when(
        CreditsRefusal.CHALLENGE_UNKNOWN,
        "it is decided",
        f -> f.venue.tries(f.olga, new ResolveChallenge(NOTHING, true, "")));
    when(
        CreditsRefusal.CHALLENGE_CLOSED,
        "it is decided again",
        f -> {
          String challenge = challenged(f);
          f.venue.does(f.olga, new ResolveChallenge(challenge, false, ""));
          return f.venue.tries(f.olga, new ResolveChallenge(challenge, true, ""));
        });
    when(
        CreditsRefusal.PROJECT_NOT_SUSPENDED,
        "it is reinstated",
        f -> f.venue.tries(f.olga, new ReinstateProject(f.project, "Sorry.")));
  }

  private static String challenged(Forest f) {
    return f.venue.does(f.ann, new ChallengeProject(f.project, "", "These trees are mine."));
  }

  static void suspended(Forest f) {
    f.venue.does(f.olga, new ResolveChallenge(challenged(f), true, "So they are."));
  }

  private void verification() {
    when(
        CreditsRefusal.PROJECT_UNKNOWN,
        "it is verified",
        f ->
            f.venue.tries(
                f.olga, new CreditsAction.VerifyProject(NOTHING, 2022, 1, Forest.HASH, "")));
    when(
        CreditsRefusal.PROJECT_SUSPENDED,
        "it is verified",
        f -> {
          suspended(f);
          return f.venue.tries(f.olga, f.verification(1));
        });
    when(
        CreditsRefusal.OWN_PROJECT,
        "the verifier developed it",
        f -> {
          String own = f.venue.does(f.olga, Forest.forest("2"));
          return f.venue.tries(
              f.olga, new CreditsAction.VerifyProject(own, 2022, 1, Forest.HASH, ""));
        });
    when(
        CreditsRefusal.TOO_MANY_TONNES,
        "more are verified than can be counted",
        f -> {
          f.verified(Limits.AMOUNT);
          return f.venue.tries(f.olga, f.verification(1));
        });
  }

  private void issues() {
    when(
        CreditsRefusal.PROJECT_UNKNOWN,
        "units are issued",
        f ->
            f.venue.tries(
                f.olga,
                new CreditsAction.IssueBatch(
                    NOTHING, 2022, 1, SPACE, 1, List.of(), Adjustment.NONE, 0, "")));
    when(
        CreditsRefusal.PROJECT_SUSPENDED,
        "units are issued",
        f -> {
          f.verified(10);
          suspended(f);
          return f.venue.tries(f.olga, f.batch(1, 10));
        });
    when(
        CreditsRefusal.PROJECT_SUSPENDED,
        "units are imported",
        f -> {
          suspended(f);
          return f.venue.tries(f.olga, f.imported(SPACE, 1, 2, UnitStatus.RETIRED));
        });
    when(
        CreditsRefusal.NOT_VERIFIED,
        "nobody signed for the tonnes",
        f -> f.venue.tries(f.olga, f.batch(1, 1)));
    when(
        CreditsRefusal.NOT_VERIFIED,
        "one more is issued than was verified",
        f -> {
          f.issued();
          return f.venue.tries(f.olga, f.batch(5_000, 1));
        });
    when(
        CreditsRefusal.EXPIRES_PASSED,
        "they would expire now",
        f -> {
          f.verified(10);
          return f.venue.tries(f.olga, f.batch(1, 10, f.venue.time(), List.of()));
        });
  }

  private void impossible() {
    when(
        CreditsRefusal.CODE_TAKEN,
        "somebody defined an asset with the code of the class",
        f -> {
          f.verified(10);
          f.venue.does(f.olga, new DefineAsset(ASSET, "Mine", 0));
          return f.venue.tries(f.olga, f.batch(1, 10));
        });
    when(
        CreditsRefusal.TOO_MANY_TONNES,
        "more are issued than can be counted",
        f -> {
          f.verified(10);
          f.venue.does(f.olga, f.imported("X", 1, Limits.AMOUNT, UnitStatus.RETIRED));
          return f.venue.tries(f.olga, f.batch(1, 10));
        });
    when(
        CreditsRefusal.TOO_MANY_TONNES,
        "more are imported than can be counted",
        f -> {
          f.venue.does(f.olga, f.imported("X", 2, Limits.AMOUNT, UnitStatus.RETIRED));
          return f.venue.tries(f.olga, f.imported("Y", 1, 2, UnitStatus.RETIRED));
        });
    when(
        CreditsRefusal.PRINCIPAL_UNKNOWN,
        "imported units are to be nobody's",
        f -> {
          CreditsAction.ImportBatch a = f.imported("X", 1, 2, UnitStatus.ACTIVE);
          return f.venue.tries(
              f.olga,
              new CreditsAction.ImportBatch(
                  a.project(),
                  "",
                  2022,
                  "X",
                  1,
                  2,
                  a.status(),
                  Person.of("Nobody").id(),
                  "",
                  "",
                  0,
                  0,
                  List.of(),
                  Adjustment.NONE,
                  "",
                  ""));
        });
  }

  private void serials() {
    taken("they are the last of another batch", 1_000, 1);
    taken("they begin with the last of another batch", 1_000, 10);
    taken("they are in the middle of another batch", 500, 1);
    taken("they are the very same", 1, 1_000);
    for (UnitStatus status : List.of(UnitStatus.ACTIVE, UnitStatus.RETIRED)) {
      when(
          CreditsRefusal.SERIALS_TAKEN,
          "units " + status + " elsewhere end with the first that was imported",
          f -> {
            f.venue.does(f.olga, f.imported("X", 100, 200, UnitStatus.BUFFER));
            return f.venue.tries(f.olga, f.imported("X", 1, 100, status));
          });
    }
    when(
        CreditsRefusal.SERIALS_TAKEN,
        "they surround others",
        f -> {
          f.venue.does(f.olga, f.imported(SPACE, 5, 5, UnitStatus.CANCELLED));
          f.verified(1_000);
          return f.venue.tries(f.olga, f.batch(1, 1_000));
        });
  }

  private void taken(String situation, long first, long quantity) {
    when(
        CreditsRefusal.SERIALS_TAKEN,
        situation,
        f -> {
          f.issued();
          f.verified(5_000);
          return f.venue.tries(f.olga, f.batch(first, quantity));
        });
  }

  private void batches() {
    when(
        CreditsRefusal.BATCH_UNKNOWN,
        "it is labelled",
        f -> f.venue.tries(f.olga, new LabelBatch(NOTHING, "CCP", true)));
    when(
        CreditsRefusal.BATCH_UNKNOWN,
        "it is adjusted",
        f -> f.venue.tries(f.olga, new AdjustBatch(NOTHING, Adjustment.APPLIED)));
    when(
        CreditsRefusal.BATCH_UNKNOWN,
        "its time is over",
        f -> f.venue.tries(f.ann, new ExpireBatch(NOTHING)));
    when(
        CreditsRefusal.NOTHING_CHANGES,
        "a label is there already",
        f -> f.venue.tries(f.olga, new LabelBatch(f.issued(), "CCP", true)));
    when(
        CreditsRefusal.NOTHING_CHANGES,
        "a label that is not there is taken off",
        f -> f.venue.tries(f.olga, new LabelBatch(f.issued(), "CORSIA", false)));
    when(
        CreditsRefusal.NOTHING_CHANGES,
        "its adjustment is the same",
        f -> f.venue.tries(f.olga, new AdjustBatch(f.issued(), Adjustment.PENDING)));
    when(
        CreditsRefusal.NOTHING_CHANGES,
        "a class that moves is allowed to",
        f -> {
          f.issued();
          return f.venue.tries(f.olga, new FreezeClass(ASSET, false, "Go."));
        });
    when(
        CreditsRefusal.TOO_MANY_LABELS,
        "it carries thirty",
        f -> {
          f.verified(10);
          List<String> labels = IntStream.range(0, 30).mapToObj(i -> "L" + i).toList();
          String batch = f.venue.does(f.olga, f.batch(1, 10, 0, labels));
          return f.venue.tries(f.olga, new LabelBatch(batch, "L30", true));
        });
    when(
        CreditsRefusal.CLASS_UNKNOWN,
        "it is frozen",
        f -> f.venue.tries(f.olga, new FreezeClass(ASSET, true, "Stop.")));
    when(
        CreditsRefusal.CODE_TAKEN,
        "a basket is defined again",
        f -> {
          f.venue.does(f.olga, f.basket());
          return f.venue.tries(f.olga, f.basket());
        });
    when(
        CreditsRefusal.BUFFER_TOO_SMALL,
        "one more is reversed than there is",
        f -> {
          f.issued();
          return f.venue.tries(f.olga, new ReverseUnits(f.project, 101, "Fire."));
        });
    when(
        CreditsRefusal.QUANTITY_MISMATCH,
        "the range is one short",
        f -> {
          f.issued();
          return f.venue.tries(f.dev, f.retirement(10, numbers(1, 9)));
        });
  }
}
