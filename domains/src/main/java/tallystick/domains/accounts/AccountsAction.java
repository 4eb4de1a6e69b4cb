package tallystick.domains.accounts;

import java.util.List;
import tallystick.kernel.Action;
import tallystick.kernel.Limits;
import tallystick.kernel.Refusal;
import tallystick.kernel.Require;

/// What may be asked of the room of balances. Amounts are whole minor units of the asset.
public sealed interface AccountsAction extends Action {

  /// Makes an asset known. By the operator.
  ///
  /// @param decimals how many digits of an amount stand behind the point when people read it
  record DefineAsset(String asset, String name, int decimals) implements AccountsAction {
    public DefineAsset {
      Require.asset(asset, "asset");
      Require.text(name, Limits.NAME_CHARS, "name");
      Require.range(decimals, 0, 9, "decimals");
    }
  }

  /// Gives out new units of an asset. By the operator.
  record Issue(String to, String asset, long amount, String memo) implements AccountsAction {
    public Issue {
      Require.principal(to, "to");
      Require.asset(asset, "asset");
      Require.positive(amount, "amount");
      Require.optionalText(memo, Limits.NOTE_CHARS, "memo");
    }
  }

  /// Gives units of one's own to somebody.
  record Transfer(String to, String asset, long amount, String memo) implements AccountsAction {
    public Transfer {
      Require.principal(to, "to");
      Require.asset(asset, "asset");
      Require.positive(amount, "amount");
      Require.optionalText(memo, Limits.NOTE_CHARS, "memo");
    }

    @Override
    public List<String> items() {
      return List.of(asset);
    }
  }

  /// Sets units aside for a payee.
  ///
  /// @param arbiter who may capture or release it, besides payer and payee in their own disfavour
  /// @param deadline log time in milliseconds
  /// @param atDeadline what becomes of it then
  record PlaceHold(
      String payee,
      String asset,
      long amount,
      String arbiter,
      long deadline,
      AtDeadline atDeadline,
      String memo)
      implements AccountsAction {
    public PlaceHold {
      Require.principal(payee, "payee");
      Require.asset(asset, "asset");
      Require.positive(amount, "amount");
      Require.principal(arbiter, "arbiter");
      Require.positive(deadline, "deadline");
      Require.optionalText(memo, Limits.NOTE_CHARS, "memo");
    }

    @Override
    public List<String> items() {
      return List.of(asset);
    }
  }

  /// Pays a hold to its payee. By its payer or arbiter.
  record CaptureHold(String hold) implements AccountsAction {
    public CaptureHold {
      Require.id(hold, "hold");
    }
  }

  /// Gives a hold back to its payer. By its payee or arbiter.
  record ReleaseHold(String hold) implements AccountsAction {
    public ReleaseHold {
      Require.id(hold, "hold");
    }
  }

  /// Ends a hold whose deadline has passed, the way it said. By anyone.
  record ExpireHold(String hold) implements AccountsAction {
    public ExpireHold {
      Require.id(hold, "hold");
    }
  }

  /// What becomes of a hold at its deadline.
  enum AtDeadline {
    /// The payee gets it.
    CAPTURE,
    /// The payer gets it back.
    RELEASE
  }

  /// Why the room refuses.
  enum Reason implements Refusal {
    NOT_OPERATOR("Only an operator may do this."),
    ASSET_EXISTS("The asset is defined already."),
    ASSET_UNKNOWN("There is no such asset."),
    PRINCIPAL_UNKNOWN("There is no such principal."),
    ISSUE_LIMIT("No more of this asset can be issued."),
    TO_ONESELF("It would go to the one it comes from."),
    INSUFFICIENT_BALANCE("The available balance is too low."),
    DEADLINE_PASSED("The deadline must lie ahead."),
    DEADLINE_TOO_FAR("The deadline must lie within a year."),
    HOLD_UNKNOWN("There is no such open hold."),
    ASSET_OF_ROOM("The asset belongs to a room of the venue: it moves by that room's rules only."),
    HOLD_OF_ROOM("The hold belongs to a deal: it ends with the deal."),
    NOT_ENTITLED("Only the arbiter, or the party that loses by it, may end the hold so."),
    NOT_DUE("The deadline has not passed yet.");

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
