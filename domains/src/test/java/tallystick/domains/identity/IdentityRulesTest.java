package tallystick.domains.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import tallystick.domains.Venue;
import tallystick.domains.Venue.Person;
import tallystick.domains.identity.IdentityAction.AddKey;
import tallystick.domains.identity.IdentityAction.FoundVenue;
import tallystick.domains.identity.IdentityAction.GrantRole;
import tallystick.domains.identity.IdentityAction.Reason;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.domains.identity.IdentityAction.RevokeKey;
import tallystick.domains.identity.IdentityAction.Role;
import tallystick.domains.identity.IdentityAction.ScheduleRules;
import tallystick.domains.identity.IdentityAction.WithdrawRole;
import tallystick.domains.identity.IdentityEvent.KeyAdded;
import tallystick.domains.identity.IdentityEvent.KeyRevoked;
import tallystick.domains.identity.IdentityEvent.PrincipalRegistered;
import tallystick.domains.identity.IdentityEvent.PrincipalRenamed;
import tallystick.domains.identity.IdentityEvent.RoleGranted;
import tallystick.domains.identity.IdentityEvent.RoleWithdrawn;
import tallystick.domains.identity.IdentityEvent.RulesScheduled;
import tallystick.kernel.Outcome;
import tallystick.kernel.Sha256;
import tallystick.kernel.SigningKey;
import tallystick.kernel.SoftPasskey;
import tallystick.kernel.WalletKey;

class IdentityRulesTest {
  private static final SigningKey SPARE = Person.of("a spare key").key();

  private final Venue venue = Venue.founded();
  private final Person olga = venue.olga();
  private final Person ann = Person.of("Ann");

  @Test
  void rules_that_are_scheduled_may_be_moved_until_they_are_in_force() {
    long next = venue.nextHeight();
    venue.does(olga, new ScheduleRules(2, next + 10));
    assertEquals(List.of(new RulesScheduled(2, next + 10)), venue.told());
    venue.does(olga, new ScheduleRules(2, next + 2));
    venue.refuses(Reason.RULES_NOT_NEXT, olga, new ScheduleRules(2, next + 20));
    venue.does(olga, new ScheduleRules(3, next + 20));
  }

  @Test
  void the_first_to_come_founds_the_venue_and_operates_it() {
    Venue empty = new Venue();
    empty.does(olga, new FoundVenue("Harbour market"));
    assertEquals(
        List.of(
            new PrincipalRegistered(olga.id(), "Harbour market"),
            new KeyAdded(olga.id(), olga.key().keyId()),
            new RoleGranted(olga.id(), Role.OPERATOR),
            new RoleGranted(olga.id(), Role.MEMBER)),
        empty.told());
  }

  @Test
  void a_venue_without_founder_may_have_members() {
    Venue empty = new Venue();
    empty.member("Ann");
    empty.does(olga, new FoundVenue("Harbour market"));
  }

  @Test
  void whoever_registers_is_a_member_under_the_id_that_the_key_founds() {
    venue.does(ann, new RegisterPrincipal("Ann"));
    assertEquals(
        List.of(
            new PrincipalRegistered(ann.id(), "Ann"),
            new KeyAdded(ann.id(), ann.key().keyId()),
            new RoleGranted(ann.id(), Role.MEMBER)),
        venue.told());
  }

  @Test
  void a_principal_may_be_called_otherwise() {
    venue.member("Ann");
    venue.does(ann, new RenamePrincipal("Anna"));
    assertEquals(List.of(new PrincipalRenamed(ann.id(), "Anna")), venue.told());
  }

  @Test
  void an_added_key_signs_for_its_principal_until_it_is_revoked() {
    venue.member("Ann");
    venue.does(ann, adding(SPARE, ann));
    assertEquals(List.of(new KeyAdded(ann.id(), SPARE.keyId())), venue.told());
    venue.does(ann.with(SPARE), new RenamePrincipal("Anna"));
    venue.does(ann, new RevokeKey(SPARE.keyId()));
    assertEquals(List.of(new KeyRevoked(ann.id(), SPARE.keyId())), venue.told());
    venue.refuses(Reason.KEY_REVOKED, ann.with(SPARE), new RenamePrincipal("Ann"));
  }

  @Test
  void a_lost_first_key_is_revoked_with_the_second() {
    venue.member("Ann");
    venue.does(ann, adding(SPARE, ann));
    venue.does(ann.with(SPARE), new RevokeKey(ann.key().keyId()));
    venue.refuses(Reason.KEY_REVOKED, ann, new RenamePrincipal("Mallory"));
    venue.does(ann.with(SPARE), new RenamePrincipal("Anna"));
    venue.refuses(Reason.LAST_KEY, ann.with(SPARE), new RevokeKey(SPARE.keyId()));
  }

  @Test
  void a_wallet_and_a_passkey_are_added_by_proofs_of_their_own() {
    venue.member("Ann");
    byte[] seed = Sha256.of("Ann's".getBytes(UTF_8));
    WalletKey wallet = WalletKey.fromSeed(seed);
    SoftPasskey passkey = SoftPasskey.fromSeed(seed, "venue.example", "https://venue.example");
    byte[] proof = proofOf(ann);
    venue.refuses(Reason.KEY_PROOF_INVALID, ann, adding(wallet.keyId(), passkey.sign(proof)));
    venue.refuses(Reason.KEY_PROOF_INVALID, ann, adding(passkey.keyId(), wallet.sign(proof)));
    byte[] ofOlga = proofOf(olga);
    venue.refuses(Reason.KEY_PROOF_INVALID, ann, adding(wallet.keyId(), wallet.sign(ofOlga)));
    venue.refuses(Reason.KEY_PROOF_INVALID, ann, adding(passkey.keyId(), passkey.sign(ofOlga)));
    venue.does(ann, adding(wallet.keyId(), wallet.sign(proof)));
    venue.does(ann, adding(passkey.keyId(), passkey.sign(proof)));
    assertEquals(List.of(new KeyAdded(ann.id(), passkey.keyId())), venue.told());
    venue.does(ann, new RevokeKey(wallet.keyId()));
    venue.refuses(Reason.KEY_TAKEN, ann, adding(wallet.keyId(), wallet.sign(proof)));
  }

  @Test
  void a_revoked_key_never_comes_back() {
    venue.member("Ann");
    venue.does(ann, adding(SPARE, ann));
    venue.does(ann, new RevokeKey(SPARE.keyId()));
    venue.refuses(Reason.KEY_TAKEN, ann, adding(SPARE, ann));
    Person spare = Person.of("a spare key");
    venue.refuses(Reason.KEY_TAKEN, spare, new RegisterPrincipal("Anew"));
  }

  @Test
  void the_twentieth_key_is_the_last() {
    venue.member("Ann");
    for (int i = 2; i <= 20; i++) {
      venue.does(ann, adding(Person.of("key " + i).key(), ann));
    }
    venue.refuses(Reason.KEY_LIMIT, ann, adding(SPARE, ann));
  }

  @Test
  void an_operator_makes_another_who_may_take_over() {
    venue.member("Ann");
    venue.does(olga, new GrantRole(ann.id(), Role.OPERATOR));
    assertEquals(List.of(new RoleGranted(ann.id(), Role.OPERATOR)), venue.told());
    venue.does(ann, new WithdrawRole(olga.id(), Role.OPERATOR));
    assertEquals(List.of(new RoleWithdrawn(olga.id(), Role.OPERATOR)), venue.told());
    venue.refuses(Reason.NOT_OPERATOR, olga, new GrantRole(olga.id(), Role.OPERATOR));
    venue.refuses(Reason.LAST_OPERATOR, ann, new WithdrawRole(ann.id(), Role.OPERATOR));
  }

  @Test
  void one_envelope_registers_and_acts_all_or_nothing() {
    List<Outcome> all =
        venue.triesAll(ann, new RegisterPrincipal("Ann"), new RenamePrincipal("Anna"));
    assertTrue(all.stream().allMatch(Outcome::accepted));
    Person ben = Person.of("Ben");
    venue.triesAll(ben, new RegisterPrincipal("Ben"), IdentityRefusals.FOUND);
    venue.refuses(Reason.KEY_UNKNOWN, ben, new RenamePrincipal("Benno"));
  }

  /// Adds a key with the proof that its owner wants to sign for somebody.
  static AddKey adding(SigningKey key, Person owner) {
    return adding(key.keyId(), key.sign(proofOf(owner)));
  }

  private static AddKey adding(String key, byte[] proof) {
    return new AddKey(key, Base64.getUrlEncoder().withoutPadding().encodeToString(proof));
  }

  private static byte[] proofOf(Person owner) {
    return ("tallystick.key/v1\n" + owner.id() + "\n").getBytes(UTF_8);
  }
}
