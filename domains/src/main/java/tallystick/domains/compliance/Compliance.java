package tallystick.domains.compliance;

import static tallystick.kernel.Decision.ACCEPTED;
import static tallystick.kernel.Decision.refuse;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tallystick.domains.compliance.ComplianceAction.Reason;
import tallystick.domains.identity.Identity;
import tallystick.domains.identity.IdentityAction;
import tallystick.domains.mandates.MandatesAction;
import tallystick.domains.organisations.Organisations;
import tallystick.kernel.Action;
import tallystick.kernel.Authority;
import tallystick.kernel.Decision;
import tallystick.kernel.State;
import tallystick.kernel.Step;
import tallystick.kernel.Table;

/// Who may act at all, and how much they may move, for the flow.
public final class Compliance {
  /// Levels by principal; no row for none.
  static final Table<Standing> LEVELS = new Table<>("compliance.level", Standing.class);

  /// The frozen, by principal.
  static final Table<Freeze> FREEZES = new Table<>("compliance.freeze", Freeze.class);

  /// What waits for a second officer, by principal.
  static final Table<Pending> PENDING = new Table<>("compliance.pending", Pending.class);

  /// Limits and thresholds, and how many are frozen, under [#ALL]; no row while there is nothing of
  /// it. Every act reads this one row.
  static final Table<Policy> POLICY = new Table<>("compliance.policy", Policy.class);

  /// What was used of a limit, by `<principal>/<asset>`.
  static final Table<Used> USED = new Table<>("compliance.used", Used.class);

  /// Data of transfers to come, by `<from>/<to>/<asset>`.
  static final Table<TravelData> TRAVEL = new Table<>("compliance.travel", TravelData.class);

  static final String ALL = "*";

  /// Lets those who are not frozen act as [Organisations#AUTHORITY] says, within the limits of
  /// their levels.
  public static final Authority AUTHORITY =
      new Authority() {
        @Override
        public Decision authorise(State state, String key, String by, Action action, long time) {
          return Compliance.authorise(state, key, by, action, time);
        }

        @Override
        public Decision review(Action action, Step step) {
          return Compliance.review(action, step);
        }
      };

  private Compliance() {}

  /// @param expires 0 for never
  /// @param proposer the officer who proposed it
  /// @param confirmer the one who confirmed it
  record Standing(
      Level level,
      String adapter,
      String commitment,
      long expires,
      String proposer,
      String confirmer) {
    Standing lowered(Level lower) {
      return new Standing(lower, adapter, commitment, expires, proposer, confirmer);
    }
  }

  record Freeze(String officer, long time) {}

  /// @param decision id of the act that proposed it
  record Pending(
      String decision,
      Kind kind,
      Level level,
      String adapter,
      String commitment,
      long expires,
      String officer) {}

  record Policy(int frozen, List<Limit> limits, List<Threshold> thresholds) {
    static final Policy NOTHING = new Policy(0, List.of(), List.of());

    @Nullable Limit limit(Level level, String asset) {
      for (Limit one : limits) {
        if (one.level() == level && one.asset().equals(asset)) {
          return one;
        }
      }
      return null;
    }

    /// The least amount that needs Travel Rule data; 0 if none does.
    long threshold(String asset) {
      for (Threshold one : thresholds) {
        if (one.asset.equals(asset)) {
          return one.amount;
        }
      }
      return 0;
    }
  }

  record Threshold(String asset, long amount) {}

  /// @param since when the period began
  /// @param budget that there was when it was last counted
  record Used(long since, long amount, long budget) {}

  record TravelData(long amount, String commitment, long until) {}

  /// How well somebody is known at a time.
  public static Level level(State state, String principal, long time) {
    Standing standing = state.get(LEVELS, principal);
    if (standing == null || (standing.expires > 0 && time >= standing.expires)) {
      return Level.NONE;
    }
    return standing.level;
  }

  /// Whether somebody can do nothing more.
  public static boolean isFrozen(State state, String principal) {
    return state.get(FREEZES, principal) != null;
  }

  static Policy policy(State state) {
    Policy policy = state.get(POLICY, ALL);
    return policy == null ? Policy.NOTHING : policy;
  }

  private static Decision authorise(State state, String key, String by, Action action, long time) {
    Decision allowed = Organisations.AUTHORITY.authorise(state, key, by, action, time);
    if (!allowed.equals(ACCEPTED) || policy(state).frozen == 0 || protects(action)) {
      return allowed;
    }
    // Neither in one's own name nor as somebody's agent.
    boolean frozen = isFrozen(state, by) || isFrozen(state, Identity.principalOf(state, key));
    return frozen ? refuse(Reason.FROZEN) : allowed;
  }

  /// What keeps a thief out and moves nothing.
  private static boolean protects(Action action) {
    return action instanceof IdentityAction.RevokeKey
        || action instanceof IdentityAction.CancelRecovery
        || action instanceof MandatesAction.RevokeMandate
        || action instanceof MandatesAction.RevokeMandates;
  }

  private static Decision review(Action action, Step step) {
    Decision allowed = Organisations.AUTHORITY.review(action, step);
    Policy policy = policy(step.state());
    if (!allowed.equals(ACCEPTED)) {
      return allowed;
    }
    if (!policy.thresholds.isEmpty()) {
      Reason missing = TravelRule.use(policy, step);
      if (missing != null) {
        return refuse(missing);
      }
    }
    if (!policy.limits.isEmpty()) {
      Reason exceeded = new Counting(policy, step).count();
      return exceeded == null ? allowed : refuse(exceeded);
    }
    return allowed;
  }
}
