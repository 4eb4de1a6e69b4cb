package tallystick.domains.governance;

import static tallystick.domains.Venue.HOUR_MILLIS;
import static tallystick.domains.Venue.USD;
import static tallystick.domains.governance.Forum.FEE;
import static tallystick.domains.governance.Forum.SHARE;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tallystick.domains.RefusalCase;
import tallystick.domains.Venue;
import tallystick.domains.accounts.AccountsAction.DefineAsset;
import tallystick.domains.governance.GovernanceAction.CancelProposal;
import tallystick.domains.governance.GovernanceAction.CloseVoting;
import tallystick.domains.governance.GovernanceAction.ExecuteProposal;
import tallystick.domains.governance.GovernanceAction.ProposeDelisting;
import tallystick.domains.governance.GovernanceAction.ProposeHalt;
import tallystick.domains.governance.GovernanceAction.ProposeInstrument;
import tallystick.domains.governance.GovernanceAction.ProposeParameter;
import tallystick.domains.governance.GovernanceAction.ProposeRole;
import tallystick.domains.governance.GovernanceAction.ProposeRules;
import tallystick.domains.governance.GovernanceAction.ProposeVotingAsset;
import tallystick.domains.governance.GovernanceAction.Reason;
import tallystick.domains.governance.GovernanceAction.Vote;
import tallystick.kernel.Outcome;

/// When the room of common decisions refuses.
public final class GovernanceRefusals {
  private final List<RefusalCase> cases = new ArrayList<>();

  private GovernanceRefusals() {
    proposing();
    listing();
    voting();
    finishing();
  }

  public static List<RefusalCase> cases() {
    return List.copyOf(new GovernanceRefusals().cases);
  }

  private void when(Reason reason, String situation, Function<Forum, Outcome> attempt) {
    cases.add(new RefusalCase(reason, situation, () -> attempt.apply(new Forum())));
  }

  private void olga(Reason reason, String situation, Function<Forum, GovernanceAction> action) {
    when(reason, situation, f -> f.venue.tries(f.olga, action.apply(f)));
  }

  private void proposing() {
    when(
        Reason.MAY_NOT_PROPOSE,
        "a member proposes where operators vote",
        f -> f.venue.tries(f.ann, new ProposeParameter(FEE, 7, "")));
    when(
        Reason.MAY_NOT_PROPOSE,
        "one without a share proposes where shares vote",
        f -> f.byShares().venue.tries(f.venue.member("Dan"), new ProposeParameter(FEE, 7, "")));
    olga(
        Reason.TOO_MANY_PROPOSALS,
        "a hundred are open",
        f -> {
          for (int i = 0; i < GovernanceRules.MAX_OPEN; i++) {
            f.proposesFee(f.olga, 6 + i);
          }
          return new ProposeHalt("", true, "");
        });
    olga(Reason.PARAMETER_UNKNOWN, "it is misspelt", f -> new ProposeParameter(FEE + "s", 7, ""));
    olga(Reason.VALUE_OUT_OF_RANGE, "it is too high", f -> new ProposeParameter(FEE, 501, ""));
    olga(Reason.NOTHING_CHANGES, "the fee is that", f -> new ProposeParameter(FEE, 5, ""));
    olga(
        Reason.NOTHING_CHANGES,
        "who has no role loses it",
        f -> new ProposeRole(Role.VERIFIER, f.ann.id(), false, ""));
    olga(Reason.NOTHING_CHANGES, "nothing is halted", f -> new ProposeHalt("", false, ""));
    olga(
        Reason.NOTHING_CHANGES,
        "shares vote already",
        f -> {
          f.byShares();
          return new ProposeVotingAsset(SHARE, "");
        });
    olga(
        Reason.PRINCIPAL_UNKNOWN,
        "nobody gets a role",
        f -> new ProposeRole(Role.VERIFIER, Venue.Person.of("Nobody").id(), true, ""));
    olga(Reason.ASSET_UNKNOWN, "nothing votes", f -> new ProposeVotingAsset("NONE", ""));
    olga(
        Reason.ASSET_WITHOUT_SUPPLY,
        "nobody has any",
        f -> {
          f.venue.does(f.olga, new DefineAsset("EMPTY", "Nothing yet", 0));
          return new ProposeVotingAsset("EMPTY", "");
        });
    olga(Reason.RULES_NOT_NEXT, "a version is left out", f -> new ProposeRules(3, ""));
  }

  private void listing() {
    olga(
        Reason.ASSET_UNKNOWN,
        "there is no such money",
        f -> instrument(new InstrumentTerms(SHARE, "EUR", 1, 1, 1, 0, f.olga.id())));
    olga(
        Reason.ASSET_FOR_ITSELF,
        "it is its own money",
        f -> instrument(new InstrumentTerms(USD, USD, 1, 1, 1, 0, f.olga.id())));
    olga(
        Reason.PRINCIPAL_UNKNOWN,
        "fees go to nobody",
        f -> {
          String nobody = Venue.Person.of("Nobody").id();
          return instrument(new InstrumentTerms(SHARE, USD, 1, 1, 1, 0, nobody));
        });
    olga(
        Reason.LIMITS_CONFLICT,
        "the smallest order is no whole lot",
        f -> instrument(new InstrumentTerms(SHARE, USD, 1, 5, 6, 0, f.olga.id())));
    olga(
        Reason.LIMITS_CONFLICT,
        "the smallest is larger than the largest",
        f -> instrument(new InstrumentTerms(SHARE, USD, 1, 5, 10, 5, f.olga.id())));
    olga(
        Reason.INSTRUMENT_LISTED,
        "it is listed",
        f -> {
          f.decides(instrument(f.terms()));
          return instrument(f.terms());
        });
    olga(Reason.INSTRUMENT_UNKNOWN, "it never was", f -> new ProposeDelisting("GONE-USD", ""));
    olga(Reason.INSTRUMENT_UNKNOWN, "what is not halts", f -> new ProposeHalt("GONE", true, ""));
  }

  private static ProposeInstrument instrument(InstrumentTerms terms) {
    return new ProposeInstrument("SHARE-USD", terms, "");
  }

  private void voting() {
    olga(Reason.PROPOSAL_UNKNOWN, "one votes on it", f -> new Vote(Venue.nothing(), Choice.FOR));
    olga(Reason.PROPOSAL_UNKNOWN, "one counts its votes", f -> new CloseVoting(Venue.nothing()));
    olga(Reason.PROPOSAL_UNKNOWN, "one does it", f -> new ExecuteProposal(Venue.nothing()));
    olga(Reason.PROPOSAL_UNKNOWN, "one stops it", f -> new CancelProposal(Venue.nothing(), ""));
    olga(
        Reason.VOTING_CLOSED,
        "the time is over",
        f -> {
          String id = f.proposesFee(f.olga, 7);
          f.venue.passes(3 * Forum.DAY_MILLIS);
          return new Vote(id, Choice.FOR);
        });
    olga(
        Reason.VOTING_CLOSED,
        "the votes are counted twice",
        f -> {
          String id = f.proposesFee(f.olga, 7);
          f.votes(f.olga, id, Choice.FOR);
          return new CloseVoting(id);
        });
    olga(
        Reason.VOTING_OPEN,
        "the votes are counted a millisecond early",
        f -> {
          String id = f.proposesFee(f.olga, 7);
          f.venue.passes(3 * Forum.DAY_MILLIS - 1);
          return new CloseVoting(id);
        });
    when(
        Reason.ALREADY_VOTED,
        "one changes one's mind",
        f -> {
          String id = f.byShares().proposesFee(f.ann, 7);
          f.votes(f.cleo, id, Choice.ABSTAIN);
          return f.venue.tries(f.cleo, new Vote(id, Choice.FOR));
        });
    when(
        Reason.NO_POWER,
        "a member votes where operators vote",
        f -> f.venue.tries(f.ann, new Vote(f.proposesFee(f.olga, 7), Choice.FOR)));
  }

  private void finishing() {
    olga(
        Reason.NOT_PASSED,
        "it is done before it is decided",
        f -> new ExecuteProposal(f.proposesFee(f.olga, 7)));
    olga(
        Reason.NOT_PASSED,
        "it is stopped when it is done",
        f -> {
          String id = f.proposesFee(f.olga, 7);
          f.votes(f.olga, id, Choice.FOR);
          f.venue.passes(HOUR_MILLIS);
          f.venue.does(f.ann, new ExecuteProposal(id));
          return new CancelProposal(id, "");
        });
    olga(
        Reason.NOT_DUE,
        "it is done a millisecond early",
        f -> {
          String id = f.proposesFee(f.olga, 7);
          f.votes(f.olga, id, Choice.FOR);
          f.venue.passes(HOUR_MILLIS - 1);
          return new ExecuteProposal(id);
        });
    when(
        Reason.NOT_GUARDIAN,
        "a member stops another's proposal",
        f -> f.venue.tries(f.ann, new CancelProposal(f.proposesFee(f.olga, 7), "")));
    when(
        Reason.OF_GUARDIANS,
        "a guardian stops that another loses the role",
        f -> {
          f.decides(new ProposeRole(Role.GUARDIAN, f.ben.id(), true, ""));
          ProposeRole loses = new ProposeRole(Role.GUARDIAN, f.ben.id(), false, "");
          return f.venue.tries(f.ben, new CancelProposal(f.venue.does(f.olga, loses), ""));
        });
  }
}
