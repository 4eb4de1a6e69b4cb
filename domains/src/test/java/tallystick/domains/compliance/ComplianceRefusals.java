package tallystick.domains.compliance;

import static tallystick.domains.compliance.Bureau.COMMITMENT;
import static tallystick.domains.compliance.Bureau.confirm;
import static tallystick.domains.compliance.Bureau.freeze;
import static tallystick.domains.compliance.Bureau.level;
import static tallystick.domains.compliance.Bureau.limit;
import static tallystick.domains.compliance.Bureau.unfreeze;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tallystick.domains.RefusalCase;
import tallystick.domains.Venue;
import tallystick.domains.Venue.Person;
import tallystick.domains.accounts.AccountsAction.AtDeadline;
import tallystick.domains.accounts.AccountsAction.DefineAsset;
import tallystick.domains.accounts.AccountsAction.PlaceHold;
import tallystick.domains.compliance.ComplianceAction.CommitTravelData;
import tallystick.domains.compliance.ComplianceAction.DropDecision;
import tallystick.domains.compliance.ComplianceAction.LowerLevel;
import tallystick.domains.compliance.ComplianceAction.Reason;
import tallystick.domains.compliance.ComplianceAction.SetLimit;
import tallystick.domains.compliance.ComplianceAction.SetThreshold;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.domains.identity.IdentityAction.Role;
import tallystick.domains.identity.IdentityAction.WithdrawRole;
import tallystick.domains.mandates.Allowance;
import tallystick.domains.mandates.MandatesAction.GiveMandate;
import tallystick.kernel.Outcome;

/// When the room of compliance refuses, and when it makes others' acts refused.
public final class ComplianceRefusals {
  private static final Person NOBODY = Person.of("nobody");

  private final List<RefusalCase> cases = new ArrayList<>();

  private ComplianceRefusals() {
    offices();
    levels();
    confirming();
    freezing();
    setting();
    spending();
    travelling();
  }

  public static List<RefusalCase> cases() {
    return new ComplianceRefusals().cases;
  }

  private void when(Reason reason, String situation, Function<Bureau, Outcome> attempt) {
    cases.add(new RefusalCase(reason, situation, () -> attempt.apply(new Bureau())));
  }

  private void offices() {
    when(
        Reason.NOT_OFFICER,
        "a member proposes a level",
        b -> b.venue.tries(b.ann, level(b.ben, Level.BASIC, 0)));
    when(
        Reason.NOT_OFFICER,
        "an officer's agent does",
        b -> {
          Person robot = b.olga.with(Person.of("a robot").key());
          List<String> scope = List.of("compliance");
          b.venue.does(
              b.olga,
              new GiveMandate(
                  robot.key().keyId(), "", scope, List.of(), List.of(), List.of(), 0, 0));
          return b.venue.tries(robot, level(b.ben, Level.BASIC, 0));
        });
    when(
        Reason.NOT_OFFICER,
        "a member drops a proposal",
        b -> {
          String decision = b.venue.does(b.olga, level(b.ann, Level.BASIC, 0));
          return b.venue.tries(b.ann, new DropDecision(b.ann.id(), decision));
        });
    when(
        Reason.OWN_CASE,
        "an officer proposes a level of their own",
        b -> b.venue.tries(b.olga, level(b.olga, Level.FULL, 0)));
    when(
        Reason.PRINCIPAL_UNKNOWN,
        "nobody of this id is registered",
        b -> b.venue.tries(b.olga, level(NOBODY, Level.FULL, 0)));
  }

  private void levels() {
    when(
        Reason.EXPIRY_PASSED,
        "the level would end at once",
        b -> b.venue.tries(b.olga, level(b.ann, Level.FULL, b.venue.time())));
    when(
        Reason.DECISION_PENDING,
        "something is proposed already",
        b -> {
          b.venue.does(b.olga, level(b.ann, Level.FULL, 0));
          return b.venue.tries(b.paul, level(b.ann, Level.BASIC, 0));
        });
    when(
        Reason.NOT_LOWER,
        "the level is the same",
        b -> {
          b.verify(b.ann, Level.BASIC, 0);
          return b.venue.tries(b.olga, new LowerLevel(b.ann.id(), Level.BASIC, COMMITMENT));
        });
    when(
        Reason.NOT_LOWER,
        "there is none to lower",
        b -> b.venue.tries(b.olga, new LowerLevel(b.ann.id(), Level.NONE, COMMITMENT)));
  }

  private void confirming() {
    when(
        Reason.DECISION_UNKNOWN,
        "another decision waits",
        b -> {
          b.venue.does(b.olga, level(b.ann, Level.FULL, 0));
          return b.venue.tries(b.paul, confirm(b.ann, Venue.nothing()));
        });
    when(
        Reason.DECISION_UNKNOWN,
        "it is dropped twice",
        b -> {
          String decision = b.venue.does(b.olga, level(b.ann, Level.FULL, 0));
          b.venue.does(b.olga, new DropDecision(b.ann.id(), decision));
          return b.venue.tries(b.paul, new DropDecision(b.ann.id(), decision));
        });
    when(
        Reason.SAME_OFFICER,
        "one has four eyes",
        b -> {
          String decision = b.venue.does(b.olga, level(b.ann, Level.FULL, 0));
          return b.venue.tries(b.olga, confirm(b.ann, decision));
        });
    when(
        Reason.DECISION_LAPSED,
        "the first officer is none any more",
        b -> {
          String decision = b.venue.does(b.paul, level(b.ann, Level.FULL, 0));
          b.venue.does(b.olga, new WithdrawRole(b.paul.id(), Role.OPERATOR));
          return b.venue.tries(b.olga, confirm(b.ann, decision));
        });
    when(
        Reason.EXPIRY_PASSED,
        "it is confirmed too late",
        b -> {
          String decision = b.venue.does(b.olga, level(b.ann, Level.FULL, b.venue.time() + 1));
          b.venue.passes(1);
          return b.venue.tries(b.paul, confirm(b.ann, decision));
        });
  }

  private void freezing() {
    when(
        Reason.OF_OPERATOR,
        "an officer freezes an operator",
        b -> b.venue.tries(b.olga, freeze(b.paul)));
    when(
        Reason.ALREADY_FROZEN,
        "somebody is frozen twice",
        b -> {
          b.venue.does(b.olga, freeze(b.ann));
          return b.venue.tries(b.paul, freeze(b.ann));
        });
    when(Reason.NOT_FROZEN, "nobody is frozen", b -> b.venue.tries(b.olga, unfreeze(b.ann)));
    when(
        Reason.FROZEN,
        "the frozen pay",
        b -> {
          b.venue.does(b.olga, freeze(b.ann));
          return b.venue.tries(b.ann, b.pay(b.ben, 1));
        });
    when(
        Reason.FROZEN,
        "the frozen take another name",
        b -> {
          b.venue.does(b.olga, freeze(b.ann));
          return b.venue.tries(b.ann, new RenamePrincipal("Anna"));
        });
    when(
        Reason.FROZEN,
        "the frozen pay as somebody's agents",
        b -> {
          b.venue.gives(b.ben, 10);
          b.venue.does(
              b.ben,
              new GiveMandate(
                  b.ann.id(),
                  "",
                  List.of("accounts"),
                  List.of(),
                  List.of(),
                  List.of(new Allowance(Venue.USD, 5, 5, 0)),
                  0,
                  0));
          b.venue.does(b.olga, freeze(b.ann));
          return b.venue.tries(b.ben.with(b.ann.key()), b.pay(b.olga, 1));
        });
  }

  private void setting() {
    when(
        Reason.NOT_OPERATOR,
        "a member sets a limit",
        b -> b.venue.tries(b.ann, limit(Level.NONE, 1, 1)));
    when(
        Reason.NOT_OPERATOR,
        "a member sets a threshold",
        b -> b.venue.tries(b.ann, new SetThreshold(Venue.USD, 1)));
    when(
        Reason.ASSET_UNKNOWN,
        "the limit is of nothing",
        b -> b.venue.tries(b.olga, new SetLimit(Level.NONE, "XX", 1, 1, Bureau.DAY)));
    when(
        Reason.ASSET_UNKNOWN,
        "the data are for a transfer of nothing",
        b -> b.venue.tries(b.ann, new CommitTravelData(b.ben.id(), "XX", 1, COMMITMENT)));
    when(
        Reason.TOO_MANY_LIMITS,
        "there is one more than a hundred",
        b -> {
          for (int i = 0; i < ComplianceRules.MAX_LIMITS; i++) {
            b.venue.does(b.olga, new DefineAsset("A" + i, "Asset", 0));
            b.venue.does(b.olga, new SetLimit(Level.NONE, "A" + i, 1, 1, Bureau.DAY));
          }
          return b.venue.tries(b.olga, limit(Level.NONE, 1, 1));
        });
  }

  private void spending() {
    when(
        Reason.OVER_LIMIT,
        "it is too much at a time",
        b -> {
          b.venue.does(b.olga, limit(Level.NONE, 30, 50));
          return b.venue.tries(b.ann, b.pay(b.ben, 31));
        });
    when(
        Reason.OVER_BUDGET,
        "it is too much for a day",
        b -> {
          b.venue.does(b.olga, limit(Level.NONE, 30, 50));
          b.venue.does(b.ann, b.pay(b.ben, 30));
          return b.venue.tries(b.ann, b.pay(b.ben, 21));
        });
  }

  private void travelling() {
    when(
        Reason.TO_ONESELF,
        "the data are for a transfer to oneself",
        b -> b.venue.tries(b.ann, b.data(b.ann, 100)));
    when(
        Reason.PRINCIPAL_UNKNOWN,
        "the data are for a transfer to nobody",
        b -> b.venue.tries(b.ann, b.data(NOBODY, 100)));
    when(
        Reason.TRAVEL_DATA_LIMIT,
        "there is one more than 64",
        b -> {
          for (int i = 0; i < TravelRule.MAX_COMMITTED; i++) {
            b.venue.does(b.ann, b.data(b.venue.member("Friend " + i), 100));
          }
          return b.venue.tries(b.ann, b.data(b.ben, 100));
        });
    when(
        Reason.TRAVEL_DATA_MISSING,
        "nothing was committed to",
        b -> {
          b.venue.does(b.olga, new SetThreshold(Venue.USD, 100));
          return b.venue.tries(b.ann, b.pay(b.ben, 100));
        });
    when(
        Reason.TRAVEL_DATA_MISSING,
        "it was for another amount",
        b -> {
          b.venue.does(b.olga, new SetThreshold(Venue.USD, 100));
          b.venue.does(b.ann, b.data(b.ben, 100));
          return b.venue.tries(b.ann, b.pay(b.ben, 101));
        });
    when(
        Reason.TRAVEL_DATA_MISSING,
        "it goes by a hold",
        b -> {
          b.venue.does(b.olga, new SetThreshold(Venue.USD, 100));
          long deadline = b.venue.time() + Bureau.DAY;
          return b.venue.tries(
              b.ann,
              new PlaceHold(
                  b.ben.id(), Venue.USD, 100, b.olga.id(), deadline, AtDeadline.CAPTURE, ""));
        });
  }
}
