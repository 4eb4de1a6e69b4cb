package tallystick.domains.identity;

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
    KEY_PROOF_INVALID("The proof is not a signature by the key over the principal's id."),
    KEY_LIMIT("A principal has at most 20 keys, revoked ones included."),
    LAST_KEY("The last key in use cannot be revoked."),
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
