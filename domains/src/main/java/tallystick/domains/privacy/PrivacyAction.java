package tallystick.domains.privacy;

import java.util.regex.Pattern;
import tallystick.kernel.Action;
import tallystick.kernel.Refusal;
import tallystick.kernel.Require;

/// What may be asked of the room of privacy.
public sealed interface PrivacyAction extends Action {
  /// SHA-256 of the key to be destroyed, or nothing.
  Pattern COMMITMENT = Pattern.compile("([0-9a-f]{64})?");

  /// Agrees that one's data is used for a purpose.
  record GiveConsent(Purpose purpose) implements PrivacyAction {}

  /// Agrees no more.
  record WithdrawConsent(Purpose purpose) implements PrivacyAction {}

  /// Erases oneself, for good: the key under which one's data is sealed is destroyed, one's name is
  /// shown no more, and no key of one's own signs again. By a key without scope or expiry.
  ///
  /// @param commitment SHA-256 of the key to be destroyed in hex, empty if the venue holds none
  /// @param abandon whether what one still has is left to nobody, for good
  record EraseMe(String commitment, boolean abandon) implements PrivacyAction {
    public EraseMe {
      Require.matches(commitment, COMMITMENT, "64 hexadecimal digits or nothing", "commitment");
    }
  }

  /// Proposes to erase somebody, who has nothing left here. By an officer.
  ///
  /// @param ground any but `OWN_WISH`
  /// @param commitment as for [EraseMe]
  record ProposeErasure(String principal, Ground ground, String commitment)
      implements PrivacyAction {
    private static final Pattern OTHERS = Pattern.compile("(?!OWN_WISH).*");

    public ProposeErasure {
      Require.principal(principal, "principal");
      Require.matches(ground.name(), OTHERS, "another ground than one's own wish", "ground");
      Require.matches(commitment, COMMITMENT, "64 hexadecimal digits or nothing", "commitment");
    }
  }

  /// Erases whom another officer proposed to erase. By an officer.
  ///
  /// @param ground the one that was proposed, so that nobody agrees to another
  record ApproveErasure(String principal, Ground ground) implements PrivacyAction {
    public ApproveErasure {
      Require.principal(principal, "principal");
    }
  }

  /// Withdraws a proposal to erase somebody. By any officer.
  record RejectErasure(String principal) implements PrivacyAction {
    public RejectErasure {
      Require.principal(principal, "principal");
    }
  }

  /// Breaks the glass: lets the officer who signs read what is sealed of a person, at once.
  ///
  /// @param reason for all to read: it must not tell of the person
  /// @param minutes for how long, 5 to 240
  record DeclareEmergency(String principal, String reason, int minutes) implements PrivacyAction {
    public DeclareEmergency {
      Require.principal(principal, "principal");
      Require.text(reason, MAX_REASON, "reason");
      Require.range(minutes, 5, 240, "minutes");
    }
  }

  /// Judges an emergency of another officer, and ends it. By an officer.
  ///
  /// @param emergency the id of the act that declared it
  /// @param finding for all to read
  record JudgeEmergency(String officer, String emergency, boolean justified, String finding)
      implements PrivacyAction {
    public JudgeEmergency {
      Require.principal(officer, "officer");
      Require.id(emergency, "emergency");
      Require.text(finding, MAX_REASON, "finding");
    }
  }

  /// Characters of a reason or finding.
  int MAX_REASON = 300;

  /// Why the room refuses.
  enum Reason implements Refusal {
    CONSENT_GIVEN("The consent is given already."),
    CONSENT_NOT_GIVEN("There is no such consent to withdraw."),
    NOT_IN_PERSON("Only the person may do this, by a key without scope or expiry."),
    HOLDS_OFFICE("Whoever holds an office must lay it down first."),
    STILL_BOUND("Something is still set aside for others: let it be settled first."),
    STILL_OWNS("Something is still owned: give it away, or say that it is abandoned."),
    NOT_OFFICER("Only an officer may do this."),
    PRINCIPAL_UNKNOWN("There is no such person."),
    PRINCIPAL_CLOSED("The principal is closed already."),
    ERASURE_PROPOSED("The erasure is proposed already."),
    ERASURE_NOT_PROPOSED("No officer proposed this erasure, on this ground."),
    OWN_PROPOSAL("Another officer must approve."),
    EMERGENCY_OPEN("An earlier emergency of this officer has not been judged."),
    EMERGENCY_UNKNOWN("There is no such emergency to judge."),
    OWN_EMERGENCY("Another officer must judge.");

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
