package tallystick.domains.organisations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static tallystick.domains.Venue.USD;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import tallystick.domains.Venue;
import tallystick.domains.Venue.Person;
import tallystick.domains.identity.IdentityAction;
import tallystick.domains.identity.IdentityAction.LimitKey;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.domains.identity.IdentityAction.Role;
import tallystick.domains.identity.IdentityAction.SetGuardians;
import tallystick.domains.identity.IdentityEvent.PrincipalRegistered;
import tallystick.domains.identity.IdentityEvent.RoleGranted;
import tallystick.domains.mandates.Allowance;
import tallystick.domains.mandates.MandatesAction.GiveMandate;
import tallystick.domains.organisations.OrganisationsAction.AnswerInvitation;
import tallystick.domains.organisations.OrganisationsAction.ApproveAct;
import tallystick.domains.organisations.OrganisationsAction.ChangeMember;
import tallystick.domains.organisations.OrganisationsAction.DeclineAct;
import tallystick.domains.organisations.OrganisationsAction.FoundOrganisation;
import tallystick.domains.organisations.OrganisationsAction.InviteMember;
import tallystick.domains.organisations.OrganisationsAction.LeaveOrganisation;
import tallystick.domains.organisations.OrganisationsAction.Reason;
import tallystick.domains.organisations.OrganisationsAction.RemoveMember;
import tallystick.domains.organisations.OrganisationsAction.SetApprovals;
import tallystick.domains.organisations.OrganisationsEvent.ActApproved;
import tallystick.domains.organisations.OrganisationsEvent.ActDeclined;
import tallystick.domains.organisations.OrganisationsEvent.ActProposed;
import tallystick.domains.organisations.OrganisationsEvent.ApprovalUsed;
import tallystick.domains.organisations.OrganisationsEvent.ApprovalsSet;
import tallystick.domains.organisations.OrganisationsEvent.MemberChanged;
import tallystick.domains.organisations.OrganisationsEvent.MemberGone;
import tallystick.domains.organisations.OrganisationsEvent.MemberInvited;
import tallystick.domains.organisations.OrganisationsEvent.MemberJoined;
import tallystick.domains.organisations.OrganisationsEvent.OrganisationFounded;
import tallystick.domains.organisations.OrganisationsEvent.ProposalLapsed;
import tallystick.kernel.Codec;
import tallystick.kernel.Ids;

class OrganisationsRulesTest {
  private final Firm firm = new Firm();
  private final Venue venue = firm.venue;

  @Test
  void whoever_founds_an_organisation_owns_it() {
    String act = venue.does(firm.eve, new FoundOrganisation("Eve & Co"));
    String id = Ids.derived("organisation " + act);
    assertEquals(
        List.of(
            new PrincipalRegistered(id, "Eve & Co"),
            new RoleGranted(id, Role.MEMBER),
            new OrganisationFounded(id, "Eve & Co", firm.eve.id()),
            new MemberJoined(id, firm.eve.id(), MemberRole.OWNER)),
        venue.told());
  }

  @Test
  void members_act_in_its_name_as_far_as_their_roles_go() {
    for (Person trades : List.of(firm.ann, firm.ben, firm.cleo)) {
      venue.does(firm.as(trades), firm.pay(10));
    }
    assertEquals(970, firm.funds());
    venue.refuses(Reason.ROLE_NOT_ENOUGH, firm.as(firm.dan), firm.pay(10));
    venue.refuses(Reason.ROLE_NOT_ENOUGH, firm.as(firm.cleo), new RenamePrincipal("Cleo's"));
    venue.refuses(Reason.ROLE_NOT_ENOUGH, firm.as(firm.cleo), firm.fourEyes());
    venue.does(firm.as(firm.ben), new RenamePrincipal("Firm & Sons"));
    venue.refuses(
        Reason.ROLE_NOT_ENOUGH,
        firm.as(firm.ann),
        new SetGuardians(List.of(firm.eve.id()), 1, Venue.HOUR_MILLIS));
    venue.refuses(IdentityAction.Reason.KEY_NOT_OF_PRINCIPAL, firm.as(firm.eve), firm.pay(10));
  }

  @Test
  void the_scope_of_a_member_s_key_binds_it_in_the_name_of_the_firm_too() {
    Person phone = Person.of("Cleo's phone");
    String proof = proof(phone, firm.cleo);
    venue.does(firm.cleo, new IdentityAction.AddKey(phone.key().keyId(), proof));
    venue.does(firm.cleo, new LimitKey(phone.key().keyId(), "", List.of("market"), 0));
    venue.refuses(IdentityAction.Reason.KEY_OUT_OF_SCOPE, firm.as(phone), firm.pay(1));
  }

  @Test
  void an_invitation_is_declined_or_taken_back() {
    venue.does(firm.as(firm.ben), new InviteMember(firm.eve.id(), MemberRole.ADMIN));
    assertEquals(
        List.of(new MemberInvited(firm.id, firm.eve.id(), MemberRole.ADMIN)), venue.told());
    venue.refuses(IdentityAction.Reason.KEY_NOT_OF_PRINCIPAL, firm.as(firm.eve), firm.pay(10));
    venue.does(firm.eve, new AnswerInvitation(firm.id, false));
    assertEquals(List.of(new MemberGone(firm.id, firm.eve.id())), venue.told());
    venue.does(firm.as(firm.ben), new InviteMember(firm.eve.id(), MemberRole.VIEWER));
    venue.does(firm.as(firm.ben), new RemoveMember(firm.eve.id()));
    venue.refuses(Reason.INVITATION_UNKNOWN, firm.eve, new AnswerInvitation(firm.id, true));
  }

  @Test
  void who_left_or_was_changed_acts_no_more() {
    venue.does(firm.cleo, new LeaveOrganisation(firm.id));
    venue.refuses(IdentityAction.Reason.KEY_NOT_OF_PRINCIPAL, firm.as(firm.cleo), firm.pay(10));
    venue.does(firm.as(firm.ann), new ChangeMember(firm.ben.id(), MemberRole.VIEWER));
    assertEquals(
        List.of(new MemberChanged(firm.id, firm.ben.id(), MemberRole.VIEWER)), venue.told());
    venue.refuses(Reason.ROLE_NOT_ENOUGH, firm.as(firm.ben), firm.pay(10));
  }

  @Test
  void an_act_above_the_ceiling_is_done_once_after_two_have_approved_it() {
    venue.does(firm.as(firm.ann), firm.fourEyes());
    assertEquals(
        List.of(new ApprovalsSet(firm.id, List.of("governance"), List.of(new Ceiling(USD, 50)), 2)),
        venue.told());
    venue.does(firm.as(firm.cleo), firm.pay(50));
    venue.refuses(Reason.APPROVAL_NEEDED, firm.as(firm.cleo), firm.pay(51));
    long expires = venue.time() + Venue.HOUR_MILLIS;
    String proposal = venue.does(firm.cleo, firm.propose(firm.pay(51)));
    assertEquals(
        List.of(
            new ActProposed(
                proposal,
                firm.id,
                firm.cleo.id(),
                "accounts.Transfer",
                Codec.body(firm.pay(51)),
                expires)),
        venue.told());
    venue.does(firm.ann, new ApproveAct(firm.id, proposal));
    assertEquals(List.of(new ActApproved(proposal, firm.id, firm.ann.id(), 1)), venue.told());
    venue.refuses(Reason.APPROVAL_NEEDED, firm.as(firm.cleo), firm.pay(51));
    venue.does(firm.ben, new ApproveAct(firm.id, proposal));
    venue.refuses(Reason.APPROVAL_NEEDED, firm.as(firm.cleo), firm.pay(52));
    venue.does(firm.as(firm.cleo), firm.pay(51));
    assertEquals(new ApprovalUsed(proposal, firm.id), venue.told(ApprovalUsed.class));
    venue.refuses(Reason.APPROVAL_NEEDED, firm.as(firm.cleo), firm.pay(51));
    assertEquals(899, firm.funds());
  }

  @Test
  void an_act_that_too_many_decline_comes_to_nothing() {
    firm.joins(firm.eve, MemberRole.ADMIN);
    firm.withFourEyes();
    String proposal = venue.does(firm.ann, firm.propose(firm.pay(60)));
    venue.does(firm.ben, new DeclineAct(firm.id, proposal));
    assertEquals(List.of(new ActDeclined(proposal, firm.id, firm.ben.id(), 1)), venue.told());
    venue.does(firm.ann, new DeclineAct(firm.id, proposal));
    assertEquals(
        List.of(
            new ActDeclined(proposal, firm.id, firm.ann.id(), 0),
            new ProposalLapsed(proposal, firm.id)),
        venue.told());
    venue.refuses(Reason.PROPOSAL_UNKNOWN, firm.eve, new ApproveAct(firm.id, proposal));
  }

  @Test
  void one_alone_who_declines_stops_nobody_and_may_change_their_mind() {
    firm.joins(firm.eve, MemberRole.ADMIN);
    firm.withFourEyes();
    String proposal = venue.does(firm.ann, firm.propose(firm.pay(60)));
    venue.does(firm.ben, new DeclineAct(firm.id, proposal));
    venue.does(firm.ben, new ApproveAct(firm.id, proposal));
    assertEquals(List.of(new ActApproved(proposal, firm.id, firm.ben.id(), 2)), venue.told());
    venue.does(firm.eve, new DeclineAct(firm.id, proposal));
    venue.does(firm.as(firm.ann), firm.pay(60));
  }

  @Test
  void an_approval_lapses_with_its_time() {
    firm.withFourEyes().agree(firm.pay(60));
    venue.passes(Venue.HOUR_MILLIS);
    venue.refuses(Reason.APPROVAL_NEEDED, firm.as(firm.ann), firm.pay(60));
    venue.does(firm.ann, firm.propose(firm.pay(60)));
    venue.told(ProposalLapsed.class);
  }

  @Test
  void the_approval_of_somebody_who_left_counts_no_more() {
    firm.joins(firm.eve, MemberRole.ADMIN);
    firm.withFourEyes();
    String proposal = venue.does(firm.ann, firm.propose(firm.pay(60)));
    venue.does(firm.eve, new ApproveAct(firm.id, proposal));
    venue.does(firm.eve, new LeaveOrganisation(firm.id));
    venue.refuses(Reason.APPROVAL_NEEDED, firm.as(firm.ann), firm.pay(60));
    venue.does(firm.ben, new ApproveAct(firm.id, proposal));
    venue.does(firm.as(firm.ann), firm.pay(60));
  }

  @Test
  void nobody_alone_gets_around_four_eyes() {
    firm.withFourEyes();
    SetApprovals none = new SetApprovals(List.of(), List.of(), 0);
    Allowance all = new Allowance(USD, 1_000, 1_000, 0);
    List<String> scope = List.of("accounts");
    GiveMandate mandate =
        new GiveMandate(firm.eve.id(), "", scope, List.of(), List.of(), List.of(all), 0, 0);
    venue.refuses(Reason.APPROVAL_NEEDED, firm.as(firm.ann), none);
    venue.refuses(
        Reason.APPROVAL_NEEDED,
        firm.as(firm.ann),
        new InviteMember(firm.eve.id(), MemberRole.ADMIN));
    venue.refuses(
        Reason.APPROVAL_NEEDED,
        firm.as(firm.ann),
        new ChangeMember(firm.cleo.id(), MemberRole.ADMIN));
    venue.refuses(Reason.APPROVAL_NEEDED, firm.as(firm.ann), new RemoveMember(firm.cleo.id()));
    venue.refuses(Reason.APPROVAL_NEEDED, firm.as(firm.ann), mandate);
    firm.agree(none);
    venue.does(firm.as(firm.ann), none);
    venue.does(firm.as(firm.ann), mandate);
    venue.does(firm.as(firm.eve), firm.pay(1_000));
    assertEquals(0, firm.funds());
  }

  private static String proof(Person key, Person owner) {
    byte[] message = ("tallystick.key/v1\n" + owner.id() + "\n").getBytes(UTF_8);
    byte[] proof = key.key().sign(message);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(proof);
  }
}
