package tallystick.domains.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tallystick.domains.Venue;
import tallystick.domains.Venue.Person;
import tallystick.domains.accounts.AccountsAction.Transfer;
import tallystick.domains.identity.IdentityAction.ApproveRecovery;
import tallystick.domains.identity.IdentityAction.CancelRecovery;
import tallystick.domains.identity.IdentityAction.CompleteRecovery;
import tallystick.domains.identity.IdentityAction.LimitKey;
import tallystick.domains.identity.IdentityAction.ProposeRecovery;
import tallystick.domains.identity.IdentityAction.Reason;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.domains.identity.IdentityAction.RevokeKey;
import tallystick.domains.identity.IdentityAction.RotateKey;
import tallystick.domains.identity.IdentityAction.SetGuardians;
import tallystick.domains.identity.IdentityEvent.GuardiansSet;
import tallystick.domains.identity.IdentityEvent.KeyAdded;
import tallystick.domains.identity.IdentityEvent.KeyLimited;
import tallystick.domains.identity.IdentityEvent.KeyRevoked;
import tallystick.domains.identity.IdentityEvent.RecoveryApproved;
import tallystick.domains.identity.IdentityEvent.RecoveryCancelled;
import tallystick.domains.identity.IdentityEvent.RecoveryCompleted;
import tallystick.domains.identity.IdentityEvent.RecoveryProposed;
import tallystick.kernel.Outcome;
import tallystick.kernel.SigningKey;

class KeyRulesTest {
  private static final SigningKey PHONE = Person.of("a phone").key();
  private static final SigningKey NEXT = Person.of("the next phone").key();
  private static final RenamePrincipal RENAME = new RenamePrincipal("Anna");

  private final Venue venue = Venue.founded().withDollars();
  private final Person ann = venue.member("Ann");
  private final Person ben = venue.member("Ben");
  private final Person cleo = venue.member("Cleo");
  private final Transfer pay = new Transfer(ben.id(), Venue.USD, 1, "");

  @BeforeEach
  void money() {
    venue.gives(ann, 100);
  }

  @Test
  void one_envelope_adds_a_key_that_is_limited_from_its_first_moment() {
    LimitKey limit = new LimitKey(PHONE.keyId(), "Phone", List.of("accounts.Transfer"), 0);
    List<Outcome> both = venue.triesAll(ann, IdentityRulesTest.adding(PHONE, ann), limit);
    assertTrue(both.stream().allMatch(Outcome::accepted));
    assertEquals(
        List.of(
            new KeyAdded(ann.id(), PHONE.keyId()),
            new KeyLimited(ann.id(), PHONE.keyId(), "Phone", List.of("accounts.Transfer"), 0)),
        venue.told());
    venue.does(ann.with(PHONE), pay);
    venue.refuses(Reason.KEY_OUT_OF_SCOPE, ann.with(PHONE), RENAME);
  }

  @Test
  void a_key_signs_up_to_its_expiry_and_can_be_set_free_again() {
    venue.does(ann, IdentityRulesTest.adding(PHONE, ann));
    long expires = venue.time() + 10;
    venue.does(ann, new LimitKey(PHONE.keyId(), "Phone", List.of(), expires));
    venue.passes(9);
    venue.does(ann.with(PHONE), pay);
    venue.passes(1);
    venue.refuses(Reason.KEY_EXPIRED, ann.with(PHONE), pay);
    venue.does(ann, new LimitKey(PHONE.keyId(), "Phone", List.of(), 0));
    venue.does(ann.with(PHONE), RENAME);
  }

  @Test
  void a_limited_key_may_rotate_itself_and_stays_limited() {
    venue.does(ann, IdentityRulesTest.adding(PHONE, ann));
    venue.does(ann, new LimitKey(PHONE.keyId(), "Phone", List.of("accounts"), 0));
    venue.does(ann.with(PHONE), rotate());
    assertEquals(
        List.of(
            new KeyAdded(ann.id(), NEXT.keyId()),
            new KeyLimited(ann.id(), NEXT.keyId(), "Phone", List.of("accounts"), 0),
            new KeyRevoked(ann.id(), PHONE.keyId())),
        venue.told());
    venue.refuses(Reason.KEY_REVOKED, ann.with(PHONE), pay);
    venue.does(ann.with(NEXT), pay);
    venue.refuses(Reason.KEY_OUT_OF_SCOPE, ann.with(NEXT), RENAME);
    venue.does(ann.with(NEXT), new RevokeKey(NEXT.keyId()));
  }

  @Test
  void the_only_key_may_be_rotated() {
    String proof = RecoveryWorkload.proof(NEXT, ann.id());
    venue.does(ann, new RotateKey(ann.key().keyId(), NEXT.keyId(), proof));
    venue.refuses(Reason.KEY_REVOKED, ann, pay);
    venue.does(ann.with(NEXT), pay);
  }

  @Test
  void two_of_two_guardians_give_a_new_key_after_the_delay_and_the_old_ones_end() {
    venue.does(ann, IdentityRulesTest.adding(PHONE, ann));
    venue.does(ann, new LimitKey(PHONE.keyId(), "Phone", List.of("accounts"), 0));
    List<String> guardians = List.of(ben.id(), cleo.id());
    venue.does(ann, new SetGuardians(guardians, 2, Venue.HOUR_MILLIS));
    assertEquals(
        List.of(new GuardiansSet(ann.id(), guardians, 2, Venue.HOUR_MILLIS)), venue.told());
    String recovery = venue.does(ben, propose());
    assertEquals(
        List.of(
            new RecoveryProposed(recovery, ann.id(), NEXT.keyId(), ben.id(), 2),
            new RecoveryApproved(recovery, ann.id(), ben.id(), 1, 0)),
        venue.told());
    venue.does(cleo, new ApproveRecovery(ann.id(), ben.id(), NEXT.keyId()));
    long due = venue.time() + Venue.HOUR_MILLIS;
    assertEquals(
        List.of(new RecoveryApproved(recovery, ann.id(), cleo.id(), 2, due)), venue.told());
    venue.does(ann, RENAME);
    venue.passes(Venue.HOUR_MILLIS);
    venue.does(cleo, new CompleteRecovery(ann.id(), ben.id()));
    assertEquals(
        List.of(
            new RecoveryCompleted(recovery, ann.id(), NEXT.keyId()),
            new KeyAdded(ann.id(), NEXT.keyId())),
        venue.told());
    venue.refuses(Reason.KEY_REVOKED, ann, RENAME);
    venue.refuses(Reason.KEY_REVOKED, ann.with(PHONE), pay);
    venue.refuses(Reason.LAST_KEY, ann.with(NEXT), new RevokeKey(NEXT.keyId()));
    SigningKey another = Person.of("another").key();
    venue.does(ann.with(NEXT), IdentityRulesTest.adding(another, ann));
    venue.does(ann.with(another), RENAME);
  }

  @Test
  void any_key_that_still_signs_cancels_a_recovery() {
    venue.does(ann, IdentityRulesTest.adding(PHONE, ann));
    venue.does(ann, new LimitKey(PHONE.keyId(), "Phone", List.of("accounts"), 0));
    venue.does(ann, new SetGuardians(List.of(ben.id()), 1, Venue.HOUR_MILLIS));
    String recovery = venue.does(ben, propose());
    venue.does(ann.with(PHONE), new CancelRecovery(ann.id()));
    assertEquals(List.of(new RecoveryCancelled(recovery, ann.id(), ann.id())), venue.told());
    venue.passes(Venue.HOUR_MILLIS);
    venue.refuses(Reason.RECOVERY_UNKNOWN, ben, new CompleteRecovery(ann.id(), ben.id()));
  }

  @Test
  void a_guardian_withdraws_or_replaces_what_they_proposed() {
    venue.does(ann, new SetGuardians(List.of(ben.id(), cleo.id()), 2, Venue.HOUR_MILLIS));
    String first = venue.does(ben, propose());
    venue.does(ben, propose());
    assertEquals(
        new RecoveryCancelled(first, ann.id(), ben.id()), venue.told(RecoveryCancelled.class));
    venue.does(ben, new CancelRecovery(ann.id()));
  }

  @Test
  void other_guardians_end_what_earlier_ones_began() {
    venue.does(ann, new SetGuardians(List.of(ben.id()), 1, Venue.HOUR_MILLIS));
    String recovery = venue.does(ben, propose());
    venue.does(ann, new SetGuardians(List.of(cleo.id()), 1, Venue.HOUR_MILLIS));
    assertEquals(
        new RecoveryCancelled(recovery, ann.id(), ann.id()), venue.told(RecoveryCancelled.class));
  }

  @Test
  void a_recovery_whose_key_found_another_owner_is_cancelled() {
    venue.does(ann, new SetGuardians(List.of(ben.id()), 1, Venue.HOUR_MILLIS));
    String recovery = venue.does(ben, propose());
    venue.does(Person.of("the next phone"), new RegisterPrincipal("Next"));
    venue.passes(Venue.HOUR_MILLIS);
    venue.does(ben, new CompleteRecovery(ann.id(), ben.id()));
    assertEquals(List.of(new RecoveryCancelled(recovery, ann.id(), ben.id())), venue.told());
    venue.does(ann, RENAME);
  }

  private RotateKey rotate() {
    return new RotateKey(PHONE.keyId(), NEXT.keyId(), RecoveryWorkload.proof(NEXT, ann.id()));
  }

  private ProposeRecovery propose() {
    return new ProposeRecovery(ann.id(), NEXT.keyId(), RecoveryWorkload.proof(NEXT, ann.id()));
  }
}
