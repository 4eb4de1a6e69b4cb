package tallystick.domains.privacy;

import static tallystick.domains.privacy.Privacy.CONSENTS;
import static tallystick.domains.privacy.Privacy.EMERGENCIES;
import static tallystick.domains.privacy.Privacy.PROPOSALS;
import static tallystick.kernel.Decision.ACCEPTED;
import static tallystick.kernel.Decision.refuse;

import org.jspecify.annotations.Nullable;
import tallystick.domains.accounts.Accounts;
import tallystick.domains.governance.Governance;
import tallystick.domains.governance.Role;
import tallystick.domains.identity.Identity;
import tallystick.domains.privacy.Privacy.Consent;
import tallystick.domains.privacy.Privacy.Emergency;
import tallystick.domains.privacy.Privacy.Proposal;
import tallystick.domains.privacy.PrivacyAction.ApproveErasure;
import tallystick.domains.privacy.PrivacyAction.DeclareEmergency;
import tallystick.domains.privacy.PrivacyAction.EraseMe;
import tallystick.domains.privacy.PrivacyAction.GiveConsent;
import tallystick.domains.privacy.PrivacyAction.JudgeEmergency;
import tallystick.domains.privacy.PrivacyAction.ProposeErasure;
import tallystick.domains.privacy.PrivacyAction.Reason;
import tallystick.domains.privacy.PrivacyAction.RejectErasure;
import tallystick.domains.privacy.PrivacyAction.WithdrawConsent;
import tallystick.domains.privacy.PrivacyEvent.ConsentGiven;
import tallystick.domains.privacy.PrivacyEvent.ConsentWithdrawn;
import tallystick.domains.privacy.PrivacyEvent.EmergencyDeclared;
import tallystick.domains.privacy.PrivacyEvent.EmergencyJudged;
import tallystick.domains.privacy.PrivacyEvent.ErasureProposed;
import tallystick.domains.privacy.PrivacyEvent.ErasureRejected;
import tallystick.domains.privacy.PrivacyEvent.PersonErased;
import tallystick.kernel.Decision;
import tallystick.kernel.State;
import tallystick.kernel.Step;

/// The rules of the room of privacy.
final class PrivacyRules {
  private static final long MINUTE_MILLIS = 60_000;

  private PrivacyRules() {}

  static Decision decide(PrivacyAction action, Step step) {
    return switch (action) {
      case GiveConsent a -> giveConsent(a, step);
      case WithdrawConsent a -> withdrawConsent(a, step);
      case EraseMe a -> eraseMe(a, step);
      case ProposeErasure a -> proposeErasure(a, step);
      case ApproveErasure a -> approveErasure(a, step);
      case RejectErasure a -> rejectErasure(a, step);
      case DeclareEmergency a -> declareEmergency(a, step);
      case JudgeEmergency a -> judgeEmergency(a, step);
    };
  }

  private static Decision giveConsent(GiveConsent action, Step step) {
    String row = step.by() + "/" + action.purpose();
    if (step.state().get(CONSENTS, row) != null) {
      return refuse(Reason.CONSENT_GIVEN);
    }
    step.state().put(CONSENTS, row, new Consent(step.time()));
    step.emit(new ConsentGiven(step.by(), action.purpose()));
    return ACCEPTED;
  }

  private static Decision withdrawConsent(WithdrawConsent action, Step step) {
    String row = step.by() + "/" + action.purpose();
    if (step.state().get(CONSENTS, row) == null) {
      return refuse(Reason.CONSENT_NOT_GIVEN);
    }
    step.state().remove(CONSENTS, row);
    step.emit(new ConsentWithdrawn(step.by(), action.purpose()));
    return ACCEPTED;
  }

  private static Decision eraseMe(EraseMe action, Step step) {
    State state = step.state();
    boolean inPerson =
        Identity.principalOf(state, step.key()).equals(step.by())
            && Identity.isFree(state, step.key());
    if (!inPerson) {
      return refuse(Reason.NOT_IN_PERSON);
    }
    Reason hindrance = hindrance(state, step.by(), action.abandon());
    if (hindrance != null) {
      return refuse(hindrance);
    }
    erase(step.by(), Ground.OWN_WISH, action.commitment(), step);
    return ACCEPTED;
  }

  private static Decision proposeErasure(ProposeErasure action, Step step) {
    State state = step.state();
    Reason hindrance = unknown(state, action.principal());
    if (hindrance == null) {
      hindrance = hindrance(state, action.principal(), false);
    }
    if (hindrance != null) {
      return refuse(hindrance);
    }
    if (state.get(PROPOSALS, action.principal()) != null) {
      return refuse(Reason.ERASURE_PROPOSED);
    }
    state.put(
        PROPOSALS,
        action.principal(),
        new Proposal(step.by(), action.ground(), action.commitment()));
    step.emit(
        new ErasureProposed(action.principal(), action.ground(), action.commitment(), step.by()));
    return ACCEPTED;
  }

  private static Decision approveErasure(ApproveErasure action, Step step) {
    State state = step.state();
    Reason hindrance = unknown(state, action.principal());
    if (hindrance != null) {
      return refuse(hindrance);
    }
    Proposal proposal = state.get(PROPOSALS, action.principal());
    if (proposal == null || proposal.ground() != action.ground()) {
      return refuse(Reason.ERASURE_NOT_PROPOSED);
    }
    if (proposal.by().equals(step.by())) {
      return refuse(Reason.OWN_PROPOSAL);
    }
    hindrance = hindrance(state, action.principal(), false);
    if (hindrance != null) {
      return refuse(hindrance);
    }
    erase(action.principal(), proposal.ground(), proposal.commitment(), step);
    return ACCEPTED;
  }

  private static Decision rejectErasure(RejectErasure action, Step step) {
    if (step.state().get(PROPOSALS, action.principal()) == null) {
      return refuse(Reason.ERASURE_NOT_PROPOSED);
    }
    step.state().remove(PROPOSALS, action.principal());
    step.emit(new ErasureRejected(action.principal(), step.by()));
    return ACCEPTED;
  }

  private static Decision declareEmergency(DeclareEmergency action, Step step) {
    State state = step.state();
    Reason hindrance = unknown(state, action.principal());
    if (hindrance != null) {
      return refuse(hindrance);
    }
    if (state.get(EMERGENCIES, step.by()) != null) {
      return refuse(Reason.EMERGENCY_OPEN);
    }
    long until = step.time() + action.minutes() * MINUTE_MILLIS;
    state.put(EMERGENCIES, step.by(), new Emergency(step.id(), action.principal(), until));
    step.emit(
        new EmergencyDeclared(step.id(), step.by(), action.principal(), action.reason(), until));
    return ACCEPTED;
  }

  private static Decision judgeEmergency(JudgeEmergency action, Step step) {
    State state = step.state();
    Emergency emergency = state.get(EMERGENCIES, action.officer());
    if (emergency == null || !emergency.id().equals(action.emergency())) {
      return refuse(Reason.EMERGENCY_UNKNOWN);
    }
    if (action.officer().equals(step.by())) {
      return refuse(Reason.OWN_EMERGENCY);
    }
    state.remove(EMERGENCIES, action.officer());
    step.emit(
        new EmergencyJudged(
            emergency.id(), action.officer(), step.by(), action.justified(), action.finding()));
    return ACCEPTED;
  }

  /// Why nothing can be done about somebody, or null.
  private static @Nullable Reason unknown(State state, String principal) {
    if (!Identity.exists(state, principal) || Identity.isOrganisation(state, principal)) {
      return Reason.PRINCIPAL_UNKNOWN;
    }
    return Identity.isClosed(state, principal) ? Reason.PRINCIPAL_CLOSED : null;
  }

  /// Why somebody cannot be erased, or null.
  private static @Nullable Reason hindrance(State state, String principal, boolean abandon) {
    if (Identity.isOfficer(state, principal)) {
      return Reason.HOLDS_OFFICE;
    }
    for (Role role : Role.values()) {
      if (Governance.hasRole(state, principal, role)) {
        return Reason.HOLDS_OFFICE;
      }
    }
    return switch (Accounts.estate(state, principal)) {
      case HELD -> Reason.STILL_BOUND;
      case AVAILABLE -> abandon ? null : Reason.STILL_OWNS;
      case EMPTY -> null;
    };
  }

  private static void erase(String principal, Ground ground, String commitment, Step step) {
    State state = step.state();
    for (Purpose purpose : Purpose.values()) {
      String row = principal + "/" + purpose;
      if (state.get(CONSENTS, row) != null) {
        state.remove(CONSENTS, row);
        step.emit(new ConsentWithdrawn(principal, purpose));
      }
    }
    if (state.get(PROPOSALS, principal) != null) {
      state.remove(PROPOSALS, principal);
    }
    Identity.close(step, principal);
    step.emit(new PersonErased(principal, ground, commitment, step.by()));
  }
}
