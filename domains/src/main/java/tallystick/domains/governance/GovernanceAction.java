package tallystick.domains.governance;

import java.util.regex.Pattern;
import tallystick.kernel.Action;
import tallystick.kernel.Limits;
import tallystick.kernel.Refusal;
import tallystick.kernel.Require;
import tallystick.kernel.SchedulesRules;

/// What may be asked of the room of common decisions. A proposal's id is its action's.
public sealed interface GovernanceAction extends Action {
  /// Names of instruments, such as `TALLY-USD`.
  Pattern SYMBOL = Pattern.compile("[A-Z][A-Z0-9_-]{1,31}");

  /// Proposes another value of a parameter.
  record ProposeParameter(String parameter, long value, String text) implements GovernanceAction {
    public ProposeParameter {
      Require.text(parameter, Limits.NAME_CHARS, "parameter");
      Require.range(value, 0, Limits.AMOUNT, "value");
      Require.optionalText(text, Limits.TEXT_CHARS, "text");
    }
  }

  /// Proposes that somebody gets a role, or loses it.
  record ProposeRole(Role role, String principal, boolean granted, String text)
      implements GovernanceAction {
    public ProposeRole {
      Require.principal(principal, "principal");
      Require.optionalText(text, Limits.TEXT_CHARS, "text");
    }
  }

  /// Proposes that something is traded.
  record ProposeInstrument(String symbol, InstrumentTerms terms, String text)
      implements GovernanceAction {
    public ProposeInstrument {
      requireSymbol(symbol);
      Require.optionalText(text, Limits.TEXT_CHARS, "text");
    }
  }

  /// Proposes that an instrument is traded no more.
  record ProposeDelisting(String symbol, String text) implements GovernanceAction {
    public ProposeDelisting {
      requireSymbol(symbol);
      Require.optionalText(text, Limits.TEXT_CHARS, "text");
    }
  }

  /// Proposes that trading stops, or goes on.
  ///
  /// @param symbol of an instrument, or empty for the whole exchange
  record ProposeHalt(String symbol, boolean halted, String text) implements GovernanceAction {
    public ProposeHalt {
      if (!symbol.isEmpty()) {
        requireSymbol(symbol);
      }
      Require.optionalText(text, Limits.TEXT_CHARS, "text");
    }
  }

  /// Proposes that votes weigh what voters have of an asset. Before that is decided once, every
  /// operator has one vote.
  record ProposeVotingAsset(String asset, String text) implements GovernanceAction {
    public ProposeVotingAsset {
      Require.asset(asset, "asset");
      Require.optionalText(text, Limits.TEXT_CHARS, "text");
    }
  }

  /// Proposes the next version of the rules.
  record ProposeRules(int version, String text) implements GovernanceAction, SchedulesRules {
    public ProposeRules {
      Require.range(version, 2, 1_000_000, "version");
      Require.optionalText(text, Limits.TEXT_CHARS, "text");
    }
  }

  /// Votes, once and for all, with all the power one had when it was proposed.
  record Vote(String proposal, Choice choice) implements GovernanceAction {
    public Vote {
      Require.id(proposal, "proposal");
    }
  }

  /// Counts the votes when the time is over. By anyone.
  record CloseVoting(String proposal) implements GovernanceAction {
    public CloseVoting {
      Require.id(proposal, "proposal");
    }
  }

  /// Does what was decided, when its delay is over. By anyone.
  record ExecuteProposal(String proposal) implements GovernanceAction {
    public ExecuteProposal {
      Require.id(proposal, "proposal");
    }
  }

  /// Stops a proposal. By a guardian until it takes effect, unless it is about guardians; by its
  /// author while votes are taken.
  record CancelProposal(String proposal, String text) implements GovernanceAction {
    public CancelProposal {
      Require.id(proposal, "proposal");
      Require.optionalText(text, Limits.NOTE_CHARS, "text");
    }
  }

  private static void requireSymbol(String symbol) {
    Require.matches(symbol, SYMBOL, "2 to 32 capitals, digits, _ or -, first a capital", "symbol");
  }

  /// Why the room refuses.
  enum Reason implements Refusal {
    MAY_NOT_PROPOSE("One needs a share of the voting asset, or to be an operator, to propose."),
    TOO_MANY_PROPOSALS("Too many proposals are open: wait until some are decided."),
    PARAMETER_UNKNOWN("There is no such parameter."),
    VALUE_OUT_OF_RANGE("The value is beyond the parameter's bounds."),
    NOTHING_CHANGES("It is so already."),
    PRINCIPAL_UNKNOWN("There is no such principal."),
    ASSET_UNKNOWN("There is no such asset."),
    ASSET_WITHOUT_SUPPLY("Nobody has any of the asset, so nobody could vote."),
    ASSET_FOR_ITSELF("An asset cannot be traded for itself."),
    LIMITS_CONFLICT("The smallest order is larger than the largest, or no whole number of lots."),
    INSTRUMENT_UNKNOWN("There is no such listed instrument."),
    INSTRUMENT_LISTED("An instrument of this name is listed, or was."),
    RULES_NOT_NEXT("Versions of the rules follow one another."),
    PROPOSAL_UNKNOWN("There is no such proposal."),
    VOTING_CLOSED("Votes are no longer taken."),
    VOTING_OPEN("Votes are still taken."),
    ALREADY_VOTED("A vote cannot be changed."),
    NO_POWER("One had no vote when it was proposed."),
    NOT_PASSED("It has not passed, or is done already."),
    NOT_DUE("Its delay is not over yet."),
    NOT_GUARDIAN("Only a guardian may stop it now."),
    OF_GUARDIANS("Who is a guardian is not for guardians to decide.");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }

    @Override
    public String sentence() {
      return sentence;
    }
  }
}
