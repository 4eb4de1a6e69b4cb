package tallystick.domains.mandates;

import static tallystick.domains.Venue.USD;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tallystick.domains.RefusalCase;
import tallystick.domains.Venue;
import tallystick.domains.Venue.Person;
import tallystick.domains.accounts.AccountsAction.DefineAsset;
import tallystick.domains.accounts.AccountsAction.Issue;
import tallystick.domains.accounts.AccountsAction.Transfer;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.domains.mandates.MandatesAction.GiveMandate;
import tallystick.domains.mandates.MandatesAction.Reason;
import tallystick.domains.mandates.MandatesAction.RevokeMandate;
import tallystick.domains.mandates.MandatesAction.RevokeMandates;
import tallystick.kernel.Outcome;

/// When the room of mandates refuses, and when mandates make others' acts refused.
public final class MandatesRefusals {
  private static final List<String> TRANSFER = List.of("accounts.Transfer");

  private final List<RefusalCase> cases = new ArrayList<>();

  private MandatesRefusals() {
    giving();
    revoking();
    exceeding();
    spending();
  }

  public static List<RefusalCase> cases() {
    return new MandatesRefusals().cases;
  }

  private void when(Reason reason, String situation, Function<Household, Outcome> attempt) {
    cases.add(new RefusalCase(reason, situation, () -> attempt.apply(new Household())));
  }

  private static GiveMandate to(String agent, long from, long until) {
    return new GiveMandate(agent, "", TRANSFER, List.of(), List.of(), List.of(), from, until);
  }

  private void giving() {
    when(
        Reason.OWN_AGENT,
        "one gives oneself a mandate",
        h -> h.venue.tries(h.ann, to(h.ann.id(), 0, 0)));
    when(
        Reason.OWN_AGENT,
        "one gives it to a key of one's own",
        h -> h.venue.tries(h.ann, to(h.ann.key().keyId(), 0, 0)));
    when(
        Reason.AGENT_UNKNOWN,
        "the agent is not registered",
        h -> h.venue.tries(h.ann, to(Person.of("nobody").id(), 0, 0)));
    when(
        Reason.ASSET_UNKNOWN,
        "it allows what does not exist",
        h ->
            h.venue.tries(
                h.ann,
                h.mandate(TRANSFER, List.of(), List.of(), List.of(new Allowance("XX", 1, 1, 0)))));
    when(
        Reason.UNTIL_PASSED,
        "it ends at once",
        h -> h.venue.tries(h.ann, to(h.agent(), 0, h.venue.time())));
    when(
        Reason.MANDATE_LIMIT,
        "one gives the sixty-fifth",
        h -> {
          for (int i = 0; i < 64; i++) {
            h.gives(h.weekly());
          }
          return h.venue.tries(h.ann, h.weekly());
        });
  }

  private void revoking() {
    when(
        Reason.MANDATE_UNKNOWN,
        "there is none of this id",
        h -> h.venue.tries(h.ann, new RevokeMandate(h.agent(), Venue.nothing())));
    when(
        Reason.MANDATE_UNKNOWN,
        "another gave it",
        h -> h.venue.tries(h.ben, new RevokeMandate(h.agent(), h.gives(h.weekly()))));
    when(
        Reason.MANDATE_UNKNOWN,
        "there are none to end",
        h -> h.venue.tries(h.ann, new RevokeMandates("")));
  }

  private void exceeding() {
    when(
        Reason.MANDATE_NOT_IN_FORCE,
        "its time has not come",
        h -> {
          h.gives(to(h.agent(), h.venue.time() + 1, 0));
          return h.venue.tries(h.robot, h.pay(h.ben, 1));
        });
    when(
        Reason.MANDATE_NOT_IN_FORCE,
        "its time is over",
        h -> {
          h.gives(to(h.agent(), 0, h.venue.time() + 1));
          h.venue.passes(1);
          return h.venue.tries(h.robot, h.pay(h.ben, 1));
        });
    when(
        Reason.OUTSIDE_MANDATE,
        "the agent takes another name",
        h -> {
          h.gives(h.weekly());
          return h.venue.tries(h.robot, new RenamePrincipal("Robot"));
        });
    when(
        Reason.ITEM_NOT_ALLOWED,
        "the act is about another thing",
        h -> {
          h.gives(h.mandate(TRANSFER, List.of(), List.of("SHELL"), List.of(Household.WEEKLY)));
          return h.venue.tries(h.robot, h.pay(h.ben, 1));
        });
    when(
        Reason.ITEM_NOT_ALLOWED,
        "the act does not say what it is about",
        h -> {
          h.gives(h.mandate(List.of("accounts"), List.of(), List.of(USD), List.of()));
          return h.venue.tries(h.robot, new Issue(h.ann.id(), USD, 1, ""));
        });
  }

  private void spending() {
    when(
        Reason.COUNTERPARTY_NOT_ALLOWED,
        "another is paid",
        h -> {
          h.gives(h.mandate(TRANSFER, List.of(h.cleo.id()), List.of(), List.of(Household.WEEKLY)));
          return h.venue.tries(h.robot, h.pay(h.ben, 1));
        });
    when(
        Reason.ASSET_NOT_ALLOWED,
        "other money is paid",
        h -> {
          h.gives(h.weekly());
          h.venue.does(h.venue.olga(), new DefineAsset("SHELL", "Shells", 0));
          h.venue.does(h.venue.olga(), new Issue(h.ann.id(), "SHELL", 1, ""));
          return h.venue.tries(h.robot, new Transfer(h.ben.id(), "SHELL", 1, ""));
        });
    when(
        Reason.OVER_LIMIT,
        "it is too much at a time",
        h -> {
          h.gives(h.weekly());
          return h.venue.tries(h.robot, h.pay(h.ben, 31));
        });
    when(
        Reason.OVER_BUDGET,
        "it is too much for the week",
        h -> {
          h.gives(h.weekly());
          h.venue.does(h.robot, h.pay(h.ben, 30));
          return h.venue.tries(h.robot, h.pay(h.ben, 21));
        });
  }
}
