package tallystick.domains.governance;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tallystick.domains.identity.Identity;
import tallystick.kernel.State;
import tallystick.kernel.Table;

/// What other rooms may know of what was decided.
public final class Governance {
  static final Table<Value> VALUES = new Table<>("governance.value", Value.class);

  /// By `<role>/<principal>`.
  static final Table<Granted> ROLES = new Table<>("governance.role", Granted.class);

  /// How many hold a role, by role.
  static final Table<Holders> HOLDERS = new Table<>("governance.holders", Holders.class);

  static final Table<InstrumentTerms> APPROVED =
      new Table<>("governance.instrument", InstrumentTerms.class);

  /// By instrument, and under [#ALL].
  static final Table<Halt> HALTS = new Table<>("governance.halt", Halt.class);

  static final Table<Proposal> PROPOSALS = new Table<>("governance.proposal", Proposal.class);

  /// By `<proposal>/<voter>`, for good: what somebody voted can be proven.
  static final Table<Ballot> BALLOTS = new Table<>("governance.ballot", Ballot.class);

  /// What votes weigh, under [#ALL].
  static final Table<Weight> WEIGHT = new Table<>("governance.weight", Weight.class);

  /// How many proposals are open, under [#ALL].
  static final Table<Open> OPEN = new Table<>("governance.open", Open.class);

  /// How many open proposals share what [Accounts#remember] keeps, by `<asset>/<height>`.
  static final Table<Open> SHARED = new Table<>("governance.snapshot", Open.class);

  static final String ALL = "*";

  private Governance() {}

  record Value(long value) {}

  record Granted(long time) {}

  record Holders(int count) {}

  record Halt(boolean delisted) {}

  record Ballot(Choice choice, long power) {}

  record Weight(String asset) {}

  record Open(int count) {}

  /// What is to become different.
  ///
  /// @param terms of an instrument, one or none
  record Change(Kind kind, String subject, long value, List<InstrumentTerms> terms) {
    Change {
      terms = List.copyOf(terms);
    }

    Change(Kind kind, String subject, long value) {
      this(kind, subject, value, List.of());
    }
  }

  /// Where a proposal is.
  enum Stage {
    OPEN,
    DEFEATED,
    PASSED,
    DONE,
    FAILED,
    CANCELLED
  }

  /// @param asset what votes weigh, empty if each operator has one
  /// @param snapshot the height at which power was counted; if each operator has one, as
  ///   [Identity#electorate] says
  /// @param power all there was
  /// @param quorum power that must vote
  /// @param threshold in basis points
  /// @param executableAt when it has passed
  record Proposal(
      String by,
      Change change,
      Stage stage,
      String asset,
      long snapshot,
      long power,
      long quorum,
      long threshold,
      long closes,
      long forPower,
      long againstPower,
      long abstainPower,
      long executableAt) {

    Proposal with(Choice choice, long more) {
      return new Proposal(
          by,
          change,
          stage,
          asset,
          snapshot,
          power,
          quorum,
          threshold,
          closes,
          forPower + (choice == Choice.FOR ? more : 0),
          againstPower + (choice == Choice.AGAINST ? more : 0),
          abstainPower + (choice == Choice.ABSTAIN ? more : 0),
          executableAt);
    }

    Proposal at(Stage next, long executable) {
      return new Proposal(
          by,
          change,
          next,
          asset,
          snapshot,
          power,
          quorum,
          threshold,
          closes,
          forPower,
          againstPower,
          abstainPower,
          executable);
    }

    /// Whether it would pass with the votes that there are.
    boolean passes() {
      long decided = forPower + againstPower;
      return forPower > 0
          && decided + abstainPower >= quorum
          && exceeds(forPower, decided, threshold);
    }

    /// Whether it passes even if all who have not voted are against it.
    boolean isCertain() {
      return forPower + againstPower + abstainPower >= quorum
          && exceeds(forPower, power - abstainPower, threshold);
    }

    /// Whether it fails even if all who have not voted are for it.
    boolean isHopeless() {
      long deciding = power - abstainPower;
      return !exceeds(deciding - againstPower, deciding, threshold);
    }
  }

  /// The value of a parameter.
  public static long value(State state, Parameter parameter) {
    Value row = state.get(VALUES, parameter.name());
    return row == null ? parameter.standard() : row.value;
  }

  /// Whether somebody has a role. While nobody was granted it, every operator has it.
  public static boolean hasRole(State state, String principal, Role role) {
    Holders holders = state.get(HOLDERS, role.name());
    return holders == null
        ? Identity.isOperator(state, principal)
        : state.get(ROLES, role + "/" + principal) != null;
  }

  /// Whether an instrument, or the whole exchange, is halted or delisted.
  public static boolean isHalted(State state, String symbol) {
    return state.get(HALTS, ALL) != null || state.get(HALTS, symbol) != null;
  }

  /// The terms under which an instrument may be opened, or null.
  public static @Nullable InstrumentTerms approval(State state, String symbol) {
    return state.get(APPROVED, symbol);
  }

  /// The asset that votes weigh; empty if each operator has one vote.
  public static String votingAsset(State state) {
    Weight weight = state.get(WEIGHT, ALL);
    return weight == null ? "" : weight.asset;
  }

  /// Whether a part is more than so many basis points of the whole.
  static boolean exceeds(long part, long whole, long basisPoints) {
    return part > whole / 10_000 * basisPoints + whole % 10_000 * basisPoints / 10_000;
  }

  /// Basis points of an amount up to 2^53, rounded up; does not overflow as a product would.
  public static long share(long amount, long basisPoints) {
    return amount / 10_000 * basisPoints + Math.ceilDiv(amount % 10_000 * basisPoints, 10_000);
  }
}
