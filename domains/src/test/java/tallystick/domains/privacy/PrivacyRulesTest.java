package tallystick.domains.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import tallystick.domains.identity.Identity;
import tallystick.domains.identity.IdentityAction;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.domains.identity.IdentityAction.SetGuardians;
import tallystick.domains.identity.IdentityEvent.PrincipalClosed;
import tallystick.domains.privacy.PrivacyAction.ApproveErasure;
import tallystick.domains.privacy.PrivacyAction.EraseMe;
import tallystick.domains.privacy.PrivacyAction.GiveConsent;
import tallystick.domains.privacy.PrivacyAction.JudgeEmergency;
import tallystick.domains.privacy.PrivacyEvent.EmergencyDeclared;
import tallystick.domains.privacy.PrivacyEvent.PersonErased;

class PrivacyRulesTest {
  private static final String HASH = "0123456789abcdef".repeat(4);

  private final Ward ward = new Ward();

  @Test
  void whoever_is_erased_never_acts_again_and_nobody_takes_the_place() {
    ward.venue.does(ward.ann, new GiveConsent(Purpose.NEWS));
    ward.venue.does(ward.ann, new EraseMe(HASH, false));
    PersonErased told = ward.venue.told(PersonErased.class);
    assertEquals(new PersonErased(ward.ann.id(), Ground.OWN_WISH, HASH, ward.ann.id()), told);
    assertEquals(new PrincipalClosed(ward.ann.id()), ward.venue.told(PrincipalClosed.class));
    assertTrue(Identity.isClosed(ward.venue.state(), ward.ann.id()));
    ward.venue.refuses(
        IdentityAction.Reason.KEY_REVOKED, ward.ann, new RenamePrincipal("Ann again"));
    ward.venue.refuses(
        IdentityAction.Reason.PRINCIPAL_EXISTS, ward.ann, new RegisterPrincipal("Ann again"));
  }

  @Test
  void guardians_cannot_bring_somebody_back() {
    ward.venue.does(ward.ann, new SetGuardians(List.of(ward.ben.id()), 1, 3_600_000));
    ward.venue.does(ward.ann, Ward.LEAVE);
    ward.venue.refuses(
        IdentityAction.Reason.NOT_GUARDIAN,
        ward.ben,
        new IdentityAction.ProposeRecovery(
            ward.ann.id(), "ed25519:" + "A".repeat(43), "A".repeat(86)));
  }

  @Test
  void what_is_abandoned_stays_for_good() {
    ward.venue.gives(ward.ann, 5);
    ward.venue.does(ward.ann, new EraseMe("", true));
    assertEquals(5, ward.venue.available(ward.ann));
  }

  @Test
  void two_officers_erase_somebody_together() {
    ward.venue.does(ward.otto, ward.proposal());
    ward.venue.does(ward.olga, new ApproveErasure(ward.ann.id(), Ground.ORDER));
    assertEquals(Ground.ORDER, ward.venue.told(PersonErased.class).ground());
  }

  @Test
  void an_emergency_is_judged_by_another_and_only_then_there_may_be_the_next() {
    long now = ward.venue.time();
    String id = ward.venue.does(ward.otto, ward.emergency());
    assertEquals(now + 30 * 60_000, ward.venue.told(EmergencyDeclared.class).until());
    ward.venue.does(ward.olga, new JudgeEmergency(ward.otto.id(), id, false, "Out of curiosity"));
    ward.venue.does(ward.otto, ward.emergency());
  }
}
