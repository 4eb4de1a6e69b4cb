package tallystick.domains.compliance;

import static tallystick.domains.compliance.Compliance.ALL;
import static tallystick.domains.compliance.Compliance.FREEZES;
import static tallystick.domains.compliance.Compliance.LEVELS;
import static tallystick.domains.compliance.Compliance.PENDING;
import static tallystick.domains.compliance.Compliance.POLICY;
import static tallystick.kernel.Decision.ACCEPTED;
import static tallystick.kernel.Decision.refuse;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tallystick.domains.accounts.Accounts;
import tallystick.domains.compliance.Compliance.Freeze;
import tallystick.domains.compliance.Compliance.Pending;
import tallystick.domains.compliance.Compliance.Policy;
import tallystick.domains.compliance.Compliance.Standing;
import tallystick.domains.compliance.Compliance.Threshold;
import tallystick.domains.compliance.ComplianceAction.CommitTravelData;
import tallystick.domains.compliance.ComplianceAction.ConfirmDecision;
import tallystick.domains.compliance.ComplianceAction.DropDecision;
import tallystick.domains.compliance.ComplianceAction.FreezePrincipal;
import tallystick.domains.compliance.ComplianceAction.LowerLevel;
import tallystick.domains.compliance.ComplianceAction.ProposeLevel;
import tallystick.domains.compliance.ComplianceAction.ProposeUnfreezing;
import tallystick.domains.compliance.ComplianceAction.Reason;
import tallystick.domains.compliance.ComplianceAction.SetLimit;
import tallystick.domains.compliance.ComplianceAction.SetThreshold;
import tallystick.domains.compliance.ComplianceEvent.DecisionConfirmed;
import tallystick.domains.compliance.ComplianceEvent.DecisionDropped;
import tallystick.domains.compliance.ComplianceEvent.DecisionProposed;
import tallystick.domains.compliance.ComplianceEvent.LevelChanged;
import tallystick.domains.compliance.ComplianceEvent.LimitSet;
import tallystick.domains.compliance.ComplianceEvent.PrincipalFrozen;
import tallystick.domains.compliance.ComplianceEvent.PrincipalUnfrozen;
import tallystick.domains.compliance.ComplianceEvent.ThresholdSet;
import tallystick.domains.governance.Governance;
import tallystick.domains.governance.Role;
import tallystick.domains.identity.Identity;
import tallystick.kernel.Decision;
import tallystick.kernel.State;
import tallystick.kernel.Step;

/// The rules of compliance.
final class ComplianceRules {
  /// Limits there may be, and thresholds.
  static final int MAX_LIMITS = 100;

  private ComplianceRules() {}

  static Decision decide(ComplianceAction action, Step step) {
    return switch (action) {
      case ProposeLevel a -> proposeLevel(a, step);
      case ProposeUnfreezing a -> proposeUnfreezing(a, step);
      case ConfirmDecision a -> confirmDecision(a, step);
      case DropDecision a -> dropDecision(a, step);
      case LowerLevel a -> lowerLevel(a, step);
      case FreezePrincipal a -> freezePrincipal(a, step);
      case SetLimit a -> setLimit(a, step);
      case SetThreshold a -> setThreshold(a, step);
      case CommitTravelData a -> TravelRule.commit(a, step);
    };
  }

  private static Decision proposeLevel(ProposeLevel action, Step step) {
    if (action.expires() > 0 && action.expires() <= step.time()) {
      return refuse(Reason.EXPIRY_PASSED);
    }
    return propose(
        action.principal(),
        new Pending(
            step.id(),
            Kind.LEVEL,
            action.level(),
            action.adapter(),
            action.commitment(),
            action.expires(),
            step.by()),
        step);
  }

  private static Decision proposeUnfreezing(ProposeUnfreezing action, Step step) {
    String who = action.principal();
    Reason objection = objection(who, step);
    if (objection == null && !Compliance.isFrozen(step.state(), who)) {
      return refuse(Reason.NOT_FROZEN);
    }
    Level level = Compliance.level(step.state(), who, step.time());
    Pending pending =
        new Pending(step.id(), Kind.UNFREEZING, level, "", action.commitment(), 0, step.by());
    return propose(who, pending, step);
  }

  private static Decision propose(String principal, Pending pending, Step step) {
    Reason objection = objection(principal, step);
    if (objection != null) {
      return refuse(objection);
    }
    if (step.state().get(PENDING, principal) != null) {
      return refuse(Reason.DECISION_PENDING);
    }
    step.state().put(PENDING, principal, pending);
    tell(principal, pending, true, step);
    return ACCEPTED;
  }

  private static void tell(String principal, Pending what, boolean pending, Step step) {
    step.emit(
        new DecisionProposed(
            what.decision(),
            principal,
            what.kind(),
            what.level(),
            what.adapter(),
            what.commitment(),
            what.expires(),
            what.officer(),
            pending));
  }

  /// Why an officer may decide nothing of somebody, or null.
  private static @Nullable Reason objection(String principal, Step step) {
    if (!signsThemself(step)) {
      return Reason.NOT_OFFICER;
    }
    if (principal.equals(step.by())) {
      return Reason.OWN_CASE;
    }
    return Identity.exists(step.state(), principal) ? null : Reason.PRINCIPAL_UNKNOWN;
  }

  /// Agents and members of organisations are no officers, or one could be two.
  private static boolean signsThemself(Step step) {
    return Identity.principalOf(step.state(), step.key()).equals(step.by());
  }

  private static Decision confirmDecision(ConfirmDecision action, Step step) {
    State state = step.state();
    String who = action.principal();
    Reason objection = objection(who, step);
    if (objection != null) {
      return refuse(objection);
    }
    Pending pending = state.get(PENDING, who);
    if (pending == null || !pending.decision().equals(action.decision())) {
      return refuse(Reason.DECISION_UNKNOWN);
    }
    if (pending.officer().equals(step.by())) {
      return refuse(Reason.SAME_OFFICER);
    }
    if (!Governance.hasRole(state, pending.officer(), Role.COMPLIANCE_OFFICER)) {
      return refuse(Reason.DECISION_LAPSED);
    }
    if (pending.expires() > 0 && pending.expires() <= step.time()) {
      return refuse(Reason.EXPIRY_PASSED);
    }
    state.remove(PENDING, who);
    step.emit(new DecisionConfirmed(pending.decision(), who, step.by()));
    if (pending.kind() == Kind.UNFREEZING) {
      unfreeze(who, step);
    } else {
      raise(who, pending, step);
    }
    return ACCEPTED;
  }

  private static void raise(String who, Pending pending, Step step) {
    Standing standing =
        new Standing(
            pending.level(),
            pending.adapter(),
            pending.commitment(),
            pending.expires(),
            pending.officer(),
            step.by());
    step.state().put(LEVELS, who, standing);
    tell(who, standing, step);
  }

  private static void tell(String who, Standing now, Step step) {
    step.emit(new LevelChanged(who, now.level(), now.adapter(), now.commitment(), now.expires()));
  }

  private static void unfreeze(String who, Step step) {
    Policy policy = Compliance.policy(step.state());
    step.state().remove(FREEZES, who);
    keep(new Policy(policy.frozen() - 1, policy.limits(), policy.thresholds()), step);
    step.emit(new PrincipalUnfrozen(who));
  }

  private static Decision dropDecision(DropDecision action, Step step) {
    if (!signsThemself(step)) {
      return refuse(Reason.NOT_OFFICER);
    }
    Pending pending = step.state().get(PENDING, action.principal());
    if (pending == null || !pending.decision().equals(action.decision())) {
      return refuse(Reason.DECISION_UNKNOWN);
    }
    step.state().remove(PENDING, action.principal());
    step.emit(new DecisionDropped(pending.decision(), action.principal(), step.by()));
    return ACCEPTED;
  }

  private static Decision lowerLevel(LowerLevel action, Step step) {
    String who = action.principal();
    Reason objection = objection(who, step);
    if (objection != null) {
      return refuse(objection);
    }
    Standing standing = step.state().get(LEVELS, who);
    if (standing == null || action.level().compareTo(standing.level()) >= 0) {
      return refuse(Reason.NOT_LOWER);
    }
    Standing now = standing.lowered(action.level());
    if (action.level() == Level.NONE) {
      step.state().remove(LEVELS, who);
    } else {
      step.state().put(LEVELS, who, now);
    }
    tell(who, alone(Kind.LOWERING, action.level(), action.commitment(), step), false, step);
    tell(who, now, step);
    return ACCEPTED;
  }

  private static Pending alone(Kind kind, Level level, String commitment, Step step) {
    return new Pending(step.id(), kind, level, "", commitment, 0, step.by());
  }

  private static Decision freezePrincipal(FreezePrincipal action, Step step) {
    State state = step.state();
    String who = action.principal();
    Reason objection = objection(who, step);
    if (objection != null) {
      return refuse(objection);
    }
    if (Identity.isOperator(state, who)) {
      return refuse(Reason.OF_OPERATOR);
    }
    if (Compliance.isFrozen(state, who)) {
      return refuse(Reason.ALREADY_FROZEN);
    }
    Policy policy = Compliance.policy(state);
    state.put(FREEZES, who, new Freeze(step.by(), step.time()));
    keep(new Policy(policy.frozen() + 1, policy.limits(), policy.thresholds()), step);
    Level level = Compliance.level(state, who, step.time());
    tell(who, alone(Kind.FREEZE, level, action.commitment(), step), false, step);
    step.emit(new PrincipalFrozen(who));
    return ACCEPTED;
  }

  private static Decision setLimit(SetLimit action, Step step) {
    Reason objection = objectionToSetting(action.asset(), step);
    if (objection != null) {
      return refuse(objection);
    }
    Policy policy = Compliance.policy(step.state());
    List<Limit> limits = new ArrayList<>(policy.limits());
    limits.removeIf(one -> one.level() == action.level() && one.asset().equals(action.asset()));
    if (action.each() > 0) {
      limits.add(
          new Limit(
              action.level(),
              action.asset(),
              action.each(),
              action.budget(),
              action.periodMillis()));
    }
    if (limits.size() > MAX_LIMITS) {
      return refuse(Reason.TOO_MANY_LIMITS);
    }
    keep(new Policy(policy.frozen(), List.copyOf(limits), policy.thresholds()), step);
    step.emit(
        new LimitSet(
            action.level(), action.asset(), action.each(), action.budget(), action.periodMillis()));
    return ACCEPTED;
  }

  private static Decision setThreshold(SetThreshold action, Step step) {
    Reason objection = objectionToSetting(action.asset(), step);
    if (objection != null) {
      return refuse(objection);
    }
    Policy policy = Compliance.policy(step.state());
    List<Threshold> thresholds = new ArrayList<>(policy.thresholds());
    thresholds.removeIf(one -> one.asset().equals(action.asset()));
    if (action.amount() > 0) {
      thresholds.add(new Threshold(action.asset(), action.amount()));
    }
    if (thresholds.size() > MAX_LIMITS) {
      return refuse(Reason.TOO_MANY_LIMITS);
    }
    keep(new Policy(policy.frozen(), policy.limits(), List.copyOf(thresholds)), step);
    step.emit(new ThresholdSet(action.asset(), action.amount()));
    return ACCEPTED;
  }

  private static @Nullable Reason objectionToSetting(String asset, Step step) {
    return Accounts.isAsset(step.state(), asset) ? null : Reason.ASSET_UNKNOWN;
  }

  private static void keep(Policy policy, Step step) {
    step.state().put(POLICY, ALL, policy);
  }
}
