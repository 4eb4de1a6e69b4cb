package tallystick.domains.identity;

import static tallystick.domains.identity.Identity.ERAS;
import static tallystick.domains.identity.Identity.GUARDIANS;
import static tallystick.domains.identity.Identity.KEYS;
import static tallystick.domains.identity.Identity.LIMITED;
import static tallystick.domains.identity.Identity.PRINCIPALS;
import static tallystick.domains.identity.Identity.RECOVERIES;
import static tallystick.kernel.Decision.ACCEPTED;
import static tallystick.kernel.Decision.refuse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tallystick.domains.identity.Identity.Era;
import tallystick.domains.identity.Identity.Guardians;
import tallystick.domains.identity.Identity.Recovery;
import tallystick.domains.identity.IdentityAction.ApproveRecovery;
import tallystick.domains.identity.IdentityAction.CancelRecovery;
import tallystick.domains.identity.IdentityAction.CompleteRecovery;
import tallystick.domains.identity.IdentityAction.ProposeRecovery;
import tallystick.domains.identity.IdentityAction.Reason;
import tallystick.domains.identity.IdentityAction.SetGuardians;
import tallystick.domains.identity.IdentityEvent.GuardiansSet;
import tallystick.domains.identity.IdentityEvent.KeyAdded;
import tallystick.domains.identity.IdentityEvent.RecoveryApproved;
import tallystick.domains.identity.IdentityEvent.RecoveryCancelled;
import tallystick.domains.identity.IdentityEvent.RecoveryCompleted;
import tallystick.domains.identity.IdentityEvent.RecoveryProposed;
import tallystick.kernel.Decision;
import tallystick.kernel.State;
import tallystick.kernel.Step;

/// How somebody who lost all keys, or lost them to a thief, comes back: guardians agree on a new
/// key, a delay passes in which any key that still signs can cancel, and then the new key is the
/// only one. Each guardian has at most one proposal open, so nobody can block the others.
final class RecoveryRules {
  private RecoveryRules() {}

  static Decision setGuardians(SetGuardians action, Step step) {
    State state = step.state();
    if (action.guardians().contains(step.by())) {
      return refuse(Reason.OWN_GUARDIAN);
    }
    for (String guardian : action.guardians()) {
      if (!Identity.exists(state, guardian)) {
        return refuse(Reason.PRINCIPAL_UNKNOWN);
      }
    }
    cancelAll(step.by(), step);
    if (action.guardians().isEmpty()) {
      state.remove(GUARDIANS, step.by());
    } else {
      state.put(
          GUARDIANS,
          step.by(),
          new Guardians(action.guardians(), action.quorum(), action.delayMillis()));
    }
    step.emit(
        new GuardiansSet(step.by(), action.guardians(), action.quorum(), action.delayMillis()));
    return ACCEPTED;
  }

  static Decision proposeRecovery(ProposeRecovery action, Step step) {
    State state = step.state();
    Guardians guardians = state.get(GUARDIANS, action.principal());
    if (guardians == null || !guardians.guardians().contains(step.by())) {
      return refuse(Reason.NOT_GUARDIAN);
    }
    if (state.get(KEYS, action.key()) != null) {
      return refuse(Reason.KEY_TAKEN);
    }
    if (!Keys.isProven(action.key(), action.proof(), action.principal())) {
      return refuse(Reason.KEY_PROOF_INVALID);
    }
    Recovery before = state.get(RECOVERIES, row(action.principal(), step.by()));
    if (before != null) {
      cancel(action.principal(), before, step);
    }
    step.emit(
        new RecoveryProposed(
            step.id(), action.principal(), action.key(), step.by(), guardians.quorum()));
    Recovery recovery = new Recovery(step.id(), action.key(), List.of(), 0);
    approve(action.principal(), step.by(), recovery, guardians, step);
    return ACCEPTED;
  }

  static Decision approveRecovery(ApproveRecovery action, Step step) {
    State state = step.state();
    Guardians guardians = state.get(GUARDIANS, action.principal());
    if (guardians == null || !guardians.guardians().contains(step.by())) {
      return refuse(Reason.NOT_GUARDIAN);
    }
    Recovery recovery = state.get(RECOVERIES, row(action.principal(), action.proposer()));
    if (recovery == null || !recovery.key().equals(action.key())) {
      return refuse(Reason.RECOVERY_UNKNOWN);
    }
    if (recovery.approvals().contains(step.by())) {
      return refuse(Reason.RECOVERY_APPROVED);
    }
    approve(action.principal(), action.proposer(), recovery, guardians, step);
    return ACCEPTED;
  }

  private static void approve(
      String principal, String proposer, Recovery recovery, Guardians guardians, Step step) {
    List<String> approvals = new ArrayList<>(recovery.approvals());
    approvals.add(step.by());
    boolean met = recovery.due() == 0 && approvals.size() >= guardians.quorum();
    long due = met ? step.time() + guardians.delayMillis() : recovery.due();
    step.state()
        .put(
            RECOVERIES,
            row(principal, proposer),
            new Recovery(recovery.id(), recovery.key(), List.copyOf(approvals), due));
    step.emit(new RecoveryApproved(recovery.id(), principal, step.by(), approvals.size(), due));
  }

  static Decision cancelRecovery(CancelRecovery action, Step step) {
    if (action.principal().equals(step.by())) {
      return cancelAll(step.by(), step) > 0 ? ACCEPTED : refuse(Reason.RECOVERY_UNKNOWN);
    }
    String row = row(action.principal(), step.by());
    Recovery recovery = step.state().get(RECOVERIES, row);
    if (recovery == null) {
      return refuse(Reason.RECOVERY_UNKNOWN);
    }
    step.state().remove(RECOVERIES, row);
    cancel(action.principal(), recovery, step);
    return ACCEPTED;
  }

  static Decision completeRecovery(CompleteRecovery action, Step step) {
    State state = step.state();
    String principal = action.principal();
    Recovery recovery = state.get(RECOVERIES, row(principal, action.proposer()));
    if (recovery == null) {
      return refuse(Reason.RECOVERY_UNKNOWN);
    }
    if (recovery.due() == 0) {
      return refuse(Reason.QUORUM_NOT_MET);
    }
    if (step.time() < recovery.due()) {
      return refuse(Reason.DELAY_NOT_OVER);
    }
    if (state.get(KEYS, recovery.key()) != null) {
      // Its owner took it elsewhere meanwhile: the clock must not try for ever.
      state.remove(RECOVERIES, row(principal, action.proposer()));
      cancel(principal, recovery, step);
      return ACCEPTED;
    }
    state.remove(RECOVERIES, row(principal, action.proposer()));
    cancelAll(principal, step);
    Principal row = Objects.requireNonNull(state.get(PRINCIPALS, principal), principal);
    int era = Keys.era(state, principal) + 1;
    state.put(ERAS, principal, new Era(era));
    state.remove(LIMITED, principal);
    state.put(PRINCIPALS, principal, row.withKeys(row.keys(), 1));
    Keys.add(state, principal, recovery.key(), KeyTerms.free(era));
    step.emit(new RecoveryCompleted(recovery.id(), principal, recovery.key()));
    step.emit(new KeyAdded(principal, recovery.key()));
    return ACCEPTED;
  }

  /// Ends recovery of somebody who is gone.
  static void forget(String principal, Step step) {
    cancelAll(principal, step);
    Guardians before = step.state().get(GUARDIANS, principal);
    if (before != null) {
      step.state().remove(GUARDIANS, principal);
      step.emit(new GuardiansSet(principal, List.of(), 0, before.delayMillis()));
    }
  }

  private static int cancelAll(String principal, Step step) {
    Map<String, Recovery> open =
        step.state().scan(RECOVERIES, principal + "/", "", Integer.MAX_VALUE);
    open.forEach((key, recovery) -> {
      step.state().remove(RECOVERIES, key);
      cancel(principal, recovery, step);
    });
    return open.size();
  }

  private static void cancel(String principal, Recovery recovery, Step step) {
    step.emit(new RecoveryCancelled(recovery.id(), principal, step.by()));
  }

  private static String row(String principal, String proposer) {
    return principal + "/" + proposer;
  }
}
