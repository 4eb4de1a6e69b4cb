package tallystick.domains.compliance;

import java.util.regex.Pattern;
import tallystick.kernel.Action;
import tallystick.kernel.Limits;
import tallystick.kernel.Refusal;
import tallystick.kernel.Require;

/// What may be asked of the room of compliance. Officers sign with a key of their own.
public sealed interface ComplianceAction extends Action {

  /// Proposes a level for somebody else. By an officer; another confirms it.
  ///
  /// @param adapter who looked, such as `manual`
  /// @param commitment SHA-256, in hex, over a salt and what was shown
  /// @param expires log time from which on the level is none; 0 for never
  record ProposeLevel(
      String principal, Level level, String adapter, String commitment, long expires)
      implements ComplianceAction {
    private static final Pattern GIVEN = Pattern.compile("(?!NONE).*");
    private static final Pattern ADAPTER = Pattern.compile("[a-z][a-z0-9-]{1,31}");

    public ProposeLevel {
      Require.principal(principal, "principal");
      Require.matches(level.name(), GIVEN, "BASIC, FULL or ENHANCED", "level");
      Require.matches(adapter, ADAPTER, "2 to 32 small letters, digits or -", "adapter");
      requireCommitment(commitment);
      Require.range(expires, 0, Limits.AMOUNT, "expires");
    }
  }

  /// Proposes that somebody may act again. By an officer; another confirms it.
  record ProposeUnfreezing(String principal, String commitment) implements ComplianceAction {
    public ProposeUnfreezing {
      Require.principal(principal, "principal");
      requireCommitment(commitment);
    }
  }

  /// Makes what another officer proposed take effect.
  ///
  /// @param decision id of the act that proposed it, so that nobody confirms another
  record ConfirmDecision(String principal, String decision) implements ComplianceAction {
    public ConfirmDecision {
      Require.principal(principal, "principal");
      Require.id(decision, "decision");
    }
  }

  /// Ends a proposal without effect. By any officer.
  record DropDecision(String principal, String decision) implements ComplianceAction {
    public DropDecision {
      Require.principal(principal, "principal");
      Require.id(decision, "decision");
    }
  }

  /// Lowers somebody's level at once. By an officer.
  ///
  /// @param commitment to the reason, as for [ProposeLevel]
  record LowerLevel(String principal, Level level, String commitment) implements ComplianceAction {
    public LowerLevel {
      Require.principal(principal, "principal");
      requireCommitment(commitment);
    }
  }

  /// Lets somebody do nothing more, at once, but revoke keys and mandates and cancel recoveries. By
  /// an officer. What was promised before, such as open orders and holds, goes on.
  ///
  /// @param commitment to the reason, as for [ProposeLevel]
  record FreezePrincipal(String principal, String commitment) implements ComplianceAction {
    public FreezePrincipal {
      Require.principal(principal, "principal");
      requireCommitment(commitment);
    }
  }

  /// Limits what principals of a level may take out of an asset. By the operator.
  ///
  /// @param each most in one act; 0 for no limit at all
  /// @param budget most in each period; 0 if there is none
  /// @param periodMillis length of a period, from a minute to a year; 0 if there is none
  record SetLimit(Level level, String asset, long each, long budget, long periodMillis)
      implements ComplianceAction {
    private static final long MINUTE_MILLIS = 60_000;
    private static final long YEAR_MILLIS = 366L * 24 * 60 * MINUTE_MILLIS;

    public SetLimit {
      Require.asset(asset, "asset");
      Require.range(each, 0, Limits.AMOUNT, "each");
      Require.range(budget, each, each == 0 ? 0 : Limits.AMOUNT, "budget");
      Require.range(
          periodMillis, each == 0 ? 0 : MINUTE_MILLIS, each == 0 ? 0 : YEAR_MILLIS, "periodMillis");
    }
  }

  /// Says from which amount on transfers of an asset need Travel Rule data. By the operator.
  ///
  /// @param amount the least that needs it; 0 if none does
  record SetThreshold(String asset, long amount) implements ComplianceAction {
    public SetThreshold {
      Require.asset(asset, "asset");
      Require.range(amount, 0, Limits.AMOUNT, "amount");
    }
  }

  /// Commits to the Travel Rule data of one transfer to come, within a day; in the place of what
  /// one committed to before for this recipient and asset. In one envelope with the transfer it
  /// comes first.
  ///
  /// @param amount of the transfer, no less and no more
  /// @param commitment SHA-256, in hex, over a salt and the IVMS101 data
  record CommitTravelData(String to, String asset, long amount, String commitment)
      implements ComplianceAction {
    public CommitTravelData {
      Require.principal(to, "to");
      Require.asset(asset, "asset");
      Require.positive(amount, "amount");
      requireCommitment(commitment);
    }
  }

  private static void requireCommitment(String commitment) {
    Require.matches(commitment, COMMITMENT, "64 hexadecimal digits", "commitment");
  }

  /// SHA-256 in hex.
  Pattern COMMITMENT = Pattern.compile("[0-9a-f]{64}");

  /// Why the room refuses, and why it makes other rooms' acts refused.
  enum Reason implements Refusal {
    NOT_OFFICER("Only a compliance officer may do this, with a key of their own."),
    NOT_OPERATOR("Only an operator may do this."),
    OWN_CASE("Nobody decides in a case of their own."),
    OF_OPERATOR("An operator must be relieved of that role before."),
    PRINCIPAL_UNKNOWN("There is no such principal."),
    ASSET_UNKNOWN("There is no such asset."),
    EXPIRY_PASSED("The level would be over already."),
    DECISION_PENDING("Something is proposed for this principal already: drop or confirm it."),
    DECISION_UNKNOWN("No such decision waits to be confirmed."),
    SAME_OFFICER("Another officer than the one who proposed it must confirm."),
    DECISION_LAPSED("Who proposed it is an officer no more."),
    NOT_LOWER("The level is no lower than the one there is."),
    ALREADY_FROZEN("The principal is frozen already."),
    NOT_FROZEN("The principal is not frozen."),
    TOO_MANY_LIMITS("There are at most 100 limits and 100 thresholds: remove one first."),
    FROZEN("The principal is frozen: only keys and mandates can be revoked."),
    OVER_LIMIT("It is more than one's level of verification allows in one act."),
    OVER_BUDGET("It is more than one's level of verification still allows in this period."),
    TO_ONESELF("It would go to the one it comes from."),
    TRAVEL_DATA_LIMIT("One commits to the data of at most 64 transfers at a time."),
    TRAVEL_DATA_MISSING("A transfer of this size needs a commitment to Travel Rule data.");

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
