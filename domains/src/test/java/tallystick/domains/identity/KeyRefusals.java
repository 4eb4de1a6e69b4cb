package tallystick.domains.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tallystick.domains.RefusalCase;
import tallystick.domains.Venue;
import tallystick.domains.Venue.Person;
import tallystick.domains.identity.IdentityAction.ApproveRecovery;
import tallystick.domains.identity.IdentityAction.CancelRecovery;
import tallystick.domains.identity.IdentityAction.CompleteRecovery;
import tallystick.domains.identity.IdentityAction.LimitKey;
import tallystick.domains.identity.IdentityAction.ProposeRecovery;
import tallystick.domains.identity.IdentityAction.Reason;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.domains.identity.IdentityAction.RevokeKey;
import tallystick.domains.identity.IdentityAction.RotateKey;
import tallystick.domains.identity.IdentityAction.SetGuardians;
import tallystick.kernel.Outcome;

/// When limits of keys, rotation and recovery are refused.
final class KeyRefusals {
  private static final RenamePrincipal RENAME = new RenamePrincipal("Anna");
  private static final Person SPARE = Person.of("the spare key of Ann");
  private static final Person NEW = Person.of("a new key of Ann");

  private final List<RefusalCase> cases = new ArrayList<>();

  private KeyRefusals() {
    limiting();
    rotating();
    guarding();
    recovering();
  }

  static List<RefusalCase> cases() {
    return new KeyRefusals().cases;
  }

  private void when(Reason reason, String situation, Function<Household, Outcome> attempt) {
    cases.add(new RefusalCase(reason, situation, () -> attempt.apply(new Household())));
  }

  /// Ann with a spare key, and two who guard her.
  private record Household(Venue venue, Person ann, Person ben, Person cleo) {
    Household() {
      this(Venue.founded(), Person.of("Ann"), Person.of("Ben"), Person.of("Cleo"));
      List.of("Ann", "Ben", "Cleo").forEach(venue::member);
      venue.does(ann, IdentityRulesTest.adding(SPARE.key(), ann));
      venue.does(ann, new SetGuardians(List.of(ben.id(), cleo.id()), 2, Venue.HOUR_MILLIS));
    }

    Household limited(List<String> scope, long expires) {
      venue.does(ann, new LimitKey(SPARE.key().keyId(), "Phone", scope, expires));
      return this;
    }

    Household proposed() {
      venue.does(ben, propose());
      return this;
    }

    Household agreed() {
      proposed().venue.does(cleo, approve());
      return this;
    }

    ProposeRecovery propose() {
      String proof = RecoveryWorkload.proof(NEW.key(), ann.id());
      return new ProposeRecovery(ann.id(), NEW.key().keyId(), proof);
    }

    ApproveRecovery approve() {
      return new ApproveRecovery(ann.id(), ben.id(), NEW.key().keyId());
    }

    CompleteRecovery complete() {
      return new CompleteRecovery(ann.id(), ben.id());
    }

    RotateKey rotate(String old) {
      return new RotateKey(old, NEW.key().keyId(), RecoveryWorkload.proof(NEW.key(), ann.id()));
    }

    Person withSpare() {
      return ann.with(SPARE.key());
    }
  }

  private static LimitKey market(String key) {
    return new LimitKey(key, "", List.of("market"), 0);
  }

  private void limiting() {
    String spare = SPARE.key().keyId();
    when(
        Reason.KEY_EXPIRED,
        "its last millisecond is over",
        h -> {
          h.limited(List.of(), h.venue.time() + 1).venue.passes(1);
          return h.venue.tries(h.withSpare(), RENAME);
        });
    when(
        Reason.KEY_OUT_OF_SCOPE,
        "it signs in another room",
        h -> h.limited(List.of("market"), 0).venue.tries(h.withSpare(), RENAME));
    when(
        Reason.KEY_OUT_OF_SCOPE,
        "it would set itself free, though its scope names the room",
        h ->
            h.limited(List.of("identity"), 0)
                .venue
                .tries(h.withSpare(), new LimitKey(spare, "", List.of(), 0)));
    when(
        Reason.KEY_OUT_OF_SCOPE,
        "a key that expires adds another",
        h ->
            h.limited(List.of(), h.venue.tooFar())
                .venue
                .tries(h.withSpare(), IdentityRulesTest.adding(NEW.key(), h.ann)));
    when(
        Reason.LAST_FREE_KEY,
        "the other key is limited",
        h -> h.limited(List.of("market"), 0).venue.tries(h.ann, market(h.ann.key().keyId())));
    when(
        Reason.LAST_FREE_KEY,
        "it is revoked and the other is limited",
        h ->
            h.limited(List.of("market"), 0).venue.tries(h.ann, new RevokeKey(h.ann.key().keyId())));
    when(
        Reason.EXPIRY_PASSED,
        "a key is to expire at once",
        h -> h.venue.tries(h.ann, new LimitKey(spare, "", List.of(), h.venue.time())));
    when(
        Reason.KEY_UNKNOWN,
        "one limits a key that nobody has",
        h -> h.venue.tries(h.ann, market(NEW.key().keyId())));
    when(
        Reason.KEY_NOT_OF_PRINCIPAL,
        "one limits the key of another",
        h -> h.venue.tries(h.ben, market(spare)));
    when(
        Reason.KEY_REVOKED,
        "one limits a revoked key",
        h -> {
          h.venue.does(h.ann, new RevokeKey(spare));
          return h.venue.tries(h.ann, market(spare));
        });
  }

  private void rotating() {
    String spare = SPARE.key().keyId();
    when(
        Reason.KEY_NOT_OF_PRINCIPAL,
        "one rotates the key of another",
        h -> h.venue.tries(h.ben, h.rotate(spare)));
    when(
        Reason.KEY_REVOKED,
        "one rotates a key twice",
        h -> {
          h.venue.does(h.ann, h.rotate(spare));
          return h.venue.tries(h.ann, h.rotate(spare));
        });
    when(
        Reason.KEY_TAKEN,
        "the new key is the key of another",
        h ->
            h.venue.tries(
                h.ann,
                new RotateKey(
                    spare, h.ben.key().keyId(), RecoveryWorkload.proof(h.ben.key(), h.ann.id()))));
    when(
        Reason.KEY_PROOF_INVALID,
        "the new key signed the id of another",
        h ->
            h.venue.tries(
                h.ann,
                new RotateKey(
                    spare, NEW.key().keyId(), RecoveryWorkload.proof(NEW.key(), h.ben.id()))));
  }

  private void guarding() {
    long day = 24 * Venue.HOUR_MILLIS;
    when(
        Reason.OWN_GUARDIAN,
        "one guards oneself",
        h -> h.venue.tries(h.ann, new SetGuardians(List.of(h.ann.id()), 1, day)));
    when(
        Reason.PRINCIPAL_UNKNOWN,
        "a stranger is to guard",
        h -> h.venue.tries(h.ann, new SetGuardians(List.of(NEW.id()), 1, day)));
    when(Reason.NOT_GUARDIAN, "the operator proposes", h -> h.venue.tries(olga(h), h.propose()));
    when(
        Reason.NOT_GUARDIAN,
        "one proposes who guards no more",
        h -> {
          h.venue.does(h.ann, new SetGuardians(List.of(), 0, day));
          return h.venue.tries(h.ben, h.propose());
        });
    when(
        Reason.NOT_GUARDIAN,
        "the operator agrees",
        h -> h.proposed().venue.tries(olga(h), h.approve()));
  }

  private void recovering() {
    when(
        Reason.KEY_TAKEN,
        "the proposed key is in use",
        h ->
            h.venue.tries(
                h.ben,
                new ProposeRecovery(
                    h.ann.id(),
                    h.cleo.key().keyId(),
                    RecoveryWorkload.proof(h.cleo.key(), h.ann.id()))));
    when(
        Reason.KEY_PROOF_INVALID,
        "the proposed key signed the id of the guardian",
        h ->
            h.venue.tries(
                h.ben,
                new ProposeRecovery(
                    h.ann.id(), NEW.key().keyId(), RecoveryWorkload.proof(NEW.key(), h.ben.id()))));
    when(
        Reason.RECOVERY_UNKNOWN,
        "one agrees to what nobody proposed",
        h -> h.venue.tries(h.cleo, h.approve()));
    when(
        Reason.RECOVERY_UNKNOWN,
        "one agrees to a key that was not proposed",
        h ->
            h.proposed()
                .venue
                .tries(h.cleo, new ApproveRecovery(h.ann.id(), h.ben.id(), NEW.id())));
    when(
        Reason.RECOVERY_APPROVED,
        "the proposer agrees again",
        h -> h.proposed().venue.tries(h.ben, h.approve()));
    when(
        Reason.RECOVERY_UNKNOWN,
        "there is none to cancel",
        h -> h.venue.tries(h.ann, new CancelRecovery(h.ann.id())));
    when(
        Reason.RECOVERY_UNKNOWN,
        "one cancels what another proposed",
        h -> h.proposed().venue.tries(h.cleo, new CancelRecovery(h.ann.id())));
    when(
        Reason.RECOVERY_UNKNOWN,
        "there is none to complete",
        h -> h.venue.tries(h.ben, h.complete()));
    when(
        Reason.QUORUM_NOT_MET,
        "one of two agreed",
        h -> h.proposed().venue.tries(h.ben, h.complete()));
    when(
        Reason.DELAY_NOT_OVER,
        "a millisecond is left",
        h -> {
          h.agreed().venue.passes(Venue.HOUR_MILLIS - 1);
          return h.venue.tries(h.ben, h.complete());
        });
    when(
        Reason.KEY_REVOKED,
        "an old key acts after a recovery",
        h -> {
          h.agreed().venue.passes(Venue.HOUR_MILLIS);
          h.venue.does(h.ben, h.complete());
          return h.venue.tries(h.withSpare(), RENAME);
        });
  }

  private static Person olga(Household household) {
    return household.venue.olga();
  }
}
