package tallystick.domains.identity;

import java.util.List;
import java.util.regex.Pattern;
import tallystick.kernel.Action;
import tallystick.kernel.Limits;
import tallystick.kernel.Refusal;
import tallystick.kernel.Require;
import tallystick.kernel.SchedulesRules;

/// What may be asked of the room of identities.
public sealed interface IdentityAction extends Action {

  /// Registers the first principal, who becomes the operator of a venue of this name.
  record FoundVenue(String name) implements IdentityAction {
    public FoundVenue {
      Require.text(name, Limits.NAME_CHARS, "name");
    }
  }

  /// Registers the principal that the signing key founds, under a display name.
  record RegisterPrincipal(String name) implements IdentityAction {
    public RegisterPrincipal {
      Require.text(name, Limits.NAME_CHARS, "name");
    }
  }

  /// Changes one's display name.
  record RenamePrincipal(String name) implements IdentityAction {
    public RenamePrincipal {
      Require.text(name, Limits.NAME_CHARS, "name");
    }
  }

  /// Lets another key sign for oneself.
  ///
  /// @param key its id, of any suite
  /// @param proof base64url signature by that key over `tallystick.key/v1\n<principal>\n`, in the
  ///   key's suite, so that nobody can claim a key that is not theirs; it is no JSON, so that it
  ///   never passes for an act, nor an act for it
  record AddKey(String key, String proof) implements IdentityAction {
    private static final Pattern KEY = Pattern.compile("[a-z0-9]{2,20}:[A-Za-z0-9_-]{20,200}");
    private static final Pattern PROOF =
        Pattern.compile("[A-Za-z0-9_-]{20," + (Limits.SIGNATURE_BYTES * 4 + 2) / 3 + "}");

    public AddKey {
      Require.matches(key, KEY, "a key id such as ed25519:…, eip191:0x… or webauthn:…", "key");
      Require.matches(proof, PROOF, "a base64url signature", "proof");
    }
  }

  /// Takes a key of one's own out of use, for good.
  record RevokeKey(String key) implements IdentityAction {
    public RevokeKey {
      Require.text(key, 220, "key");
    }
  }

  /// Names a key of one's own and limits it; in one envelope with the act that adds the key, it is
  /// limited from the first moment. Empty scope and no expiry set it free. A key that is not free
  /// signs nothing of this room, but it may rotate or revoke itself and cancel a recovery.
  ///
  /// @param label for people, may be empty
  /// @param scope what it may sign: rooms (`market`) and actions (`market.PlaceOrder`); empty for
  ///   all
  /// @param expires log time in milliseconds from which on it signs nothing; 0 for never
  record LimitKey(String key, String label, List<String> scope, long expires)
      implements IdentityAction {
    public LimitKey {
      Require.text(key, 220, "key");
      Require.optionalText(label, Limits.NAME_CHARS, "label");
      Scope.require(scope, 0, "scope");
      Require.range(expires, 0, Limits.AMOUNT, "expires");
    }
  }

  /// Puts a new key in the place of an old one of one's own, with its label, scope and expiry.
  ///
  /// @param proof as for [AddKey]
  record RotateKey(String old, String key, String proof) implements IdentityAction {
    public RotateKey {
      Require.text(old, 220, "old");
      Require.matches(key, AddKey.KEY, "a key id such as ed25519:…", "key");
      Require.matches(proof, AddKey.PROOF, "a base64url signature", "proof");
    }
  }

  /// Names those who together can give oneself a new key. What is under way by earlier guardians is
  /// cancelled; an empty list ends recovery.
  ///
  /// @param quorum how many of them must agree
  /// @param delayMillis from then until the recovery can be completed; until then it can be
  ///   cancelled by any key that still signs
  record SetGuardians(List<String> guardians, int quorum, long delayMillis)
      implements IdentityAction {
    private static final long HOUR_MILLIS = 60L * 60 * 1000;

    public SetGuardians {
      Require.size(guardians, 0, 10, "guardians");
      guardians.forEach(guardian -> Require.principal(guardian, "guardians"));
      Require.distinct(guardians, "guardians");
      Require.range(quorum, guardians.isEmpty() ? 0 : 1, guardians.size(), "quorum");
      Require.range(delayMillis, HOUR_MILLIS, 90 * 24 * HOUR_MILLIS, "delayMillis");
    }
  }

  /// Proposes a new key for a principal, in the place of an earlier proposal of one's own. By a
  /// guardian, who thereby approves.
  ///
  /// @param proof as for [AddKey], over the principal that is recovered
  record ProposeRecovery(String principal, String key, String proof) implements IdentityAction {
    public ProposeRecovery {
      Require.principal(principal, "principal");
      Require.matches(key, AddKey.KEY, "a key id such as ed25519:…", "key");
      Require.matches(proof, AddKey.PROOF, "a base64url signature", "proof");
    }
  }

  /// Agrees to what another guardian proposed.
  ///
  /// @param key the one that was proposed, so that nobody agrees to another
  record ApproveRecovery(String principal, String proposer, String key) implements IdentityAction {
    public ApproveRecovery {
      Require.principal(principal, "principal");
      Require.principal(proposer, "proposer");
      Require.text(key, 220, "key");
    }
  }

  /// Cancels every recovery of oneself; or, of another, the one that one proposed.
  record CancelRecovery(String principal) implements IdentityAction {
    public CancelRecovery {
      Require.principal(principal, "principal");
    }
  }

  /// Makes the proposed key the only one of the principal, when enough have agreed and the delay is
  /// over. By anyone.
  record CompleteRecovery(String principal, String proposer) implements IdentityAction {
    public CompleteRecovery {
      Require.principal(principal, "principal");
      Require.principal(proposer, "proposer");
    }
  }

  /// Gives a principal a role. By the operator.
  record GrantRole(String principal, Role role) implements IdentityAction {
    public GrantRole {
      Require.principal(principal, "principal");
    }
  }

  /// Takes a role from a principal. By the operator.
  record WithdrawRole(String principal, Role role) implements IdentityAction {
    public WithdrawRole {
      Require.principal(principal, "principal");
    }
  }

  /// Brings the next version of the rules into force at a height to come. What is scheduled and not
  /// yet in force is moved to another height by the same action. By the operator.
  ///
  /// @param version the one after that in force
  record ScheduleRules(int version, long height) implements IdentityAction, SchedulesRules {
    public ScheduleRules {
      Require.range(version, 2, 1_000_000, "version");
      Require.range(height, 1, Limits.AMOUNT, "height");
    }
  }

  /// What a principal may do beyond the common.
  enum Role {
    /// Defines assets, issues them, grants roles.
    OPERATOR,
    /// Looks after personal data: erasures by law, and emergencies.
    OFFICER,
    /// Takes part in the venue.
    MEMBER
  }

  /// Why the room refuses.
  enum Reason implements Refusal {
    VENUE_FOUNDED("The venue has been founded already."),
    NOT_YOUR_PRINCIPAL("A principal is registered under the id that its first key founds."),
    PRINCIPAL_EXISTS("The principal is registered already."),
    KEY_TAKEN("The key belongs to a principal already."),
    KEY_UNKNOWN("The key belongs to no principal: register first."),
    KEY_NOT_OF_PRINCIPAL("The key does not sign for this principal."),
    KEY_REVOKED("The key has been revoked."),
    KEY_EXPIRED("The key's time is over."),
    KEY_OUT_OF_SCOPE("The key may not sign this kind of act."),
    KEY_PROOF_INVALID("The proof is not a signature by the key over the principal's id."),
    KEY_LIMIT("A principal has at most 20 keys, revoked ones included."),
    LAST_KEY("The last key in use cannot be revoked."),
    LAST_FREE_KEY("One key without scope and expiry must be left."),
    EXPIRY_PASSED("The time at which the key is to expire is over already."),
    OWN_GUARDIAN("Nobody is a guardian of their own."),
    NOT_GUARDIAN("Only a guardian of the principal may do this."),
    RECOVERY_UNKNOWN("No such recovery is under way."),
    RECOVERY_APPROVED("The guardian has agreed to this recovery already."),
    QUORUM_NOT_MET("Not enough guardians have agreed yet."),
    DELAY_NOT_OVER("The recovery can still be cancelled: its delay is not over."),
    NOT_OPERATOR("Only an operator may do this."),
    PRINCIPAL_UNKNOWN("There is no such principal."),
    ROLE_HELD("The principal holds the role already."),
    ROLE_NOT_HELD("The principal does not hold the role."),
    LAST_OPERATOR("The last operator cannot be withdrawn."),
    RULES_NOT_NEXT("The version is not the one after the rules in force."),
    HEIGHT_REACHED("The rules change at a block to come, and this height is reached already.");

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
