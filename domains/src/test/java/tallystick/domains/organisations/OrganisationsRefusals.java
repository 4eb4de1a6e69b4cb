package tallystick.domains.organisations;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tallystick.domains.RefusalCase;
import tallystick.domains.Venue;
import tallystick.domains.Venue.Person;
import tallystick.domains.organisations.OrganisationsAction.AnswerInvitation;
import tallystick.domains.organisations.OrganisationsAction.ApproveAct;
import tallystick.domains.organisations.OrganisationsAction.ChangeMember;
import tallystick.domains.organisations.OrganisationsAction.DeclineAct;
import tallystick.domains.organisations.OrganisationsAction.InviteMember;
import tallystick.domains.organisations.OrganisationsAction.LeaveOrganisation;
import tallystick.domains.organisations.OrganisationsAction.ProposeAct;
import tallystick.domains.organisations.OrganisationsAction.Reason;
import tallystick.domains.organisations.OrganisationsAction.RemoveMember;
import tallystick.domains.organisations.OrganisationsAction.SetApprovals;
import tallystick.kernel.Outcome;

/// When the room of organisations refuses, and when it makes acts of organisations refused.
public final class OrganisationsRefusals {
  private final List<RefusalCase> cases = new ArrayList<>();

  private OrganisationsRefusals() {
    joining();
    leading();
    leaving();
    proposing();
    approving();
  }

  public static List<RefusalCase> cases() {
    return new OrganisationsRefusals().cases;
  }

  private void when(Reason reason, String situation, Function<Firm, Outcome> attempt) {
    cases.add(new RefusalCase(reason, situation, () -> attempt.apply(new Firm())));
  }

  private static InviteMember invite(Person person) {
    return new InviteMember(person.id(), MemberRole.TRADER);
  }

  private void joining() {
    when(
        Reason.NOT_ORGANISATION,
        "a person invites in their own name",
        f -> f.venue.tries(f.ann, invite(f.eve)));
    when(
        Reason.PRINCIPAL_UNKNOWN,
        "a stranger is invited",
        f -> f.venue.tries(f.as(f.ann), invite(Person.of("nobody"))));
    when(
        Reason.PRINCIPAL_UNKNOWN,
        "the organisation is to join itself",
        f -> f.venue.tries(f.as(f.ann), new InviteMember(f.id, MemberRole.TRADER)));
    when(
        Reason.ALREADY_MEMBER,
        "a member is invited",
        f -> f.venue.tries(f.as(f.ann), invite(f.cleo)));
    when(
        Reason.MEMBER_LIMIT,
        "the hundred-and-first is invited",
        f -> {
          for (int i = 5; i <= 100; i++) {
            f.venue.does(f.as(f.ann), invite(f.venue.member("Person " + i)));
          }
          return f.venue.tries(f.as(f.ann), invite(f.eve));
        });
    when(
        Reason.INVITATION_UNKNOWN,
        "one was not invited",
        f -> f.venue.tries(f.eve, new AnswerInvitation(f.id, true)));
    when(
        Reason.INVITATION_UNKNOWN,
        "one accepts twice",
        f -> f.venue.tries(f.cleo, new AnswerInvitation(f.id, true)));
  }

  private void leading() {
    when(Reason.ROLE_NOT_ENOUGH, "an onlooker pays", f -> f.venue.tries(f.as(f.dan), f.pay(1)));
    when(
        Reason.ROLE_NOT_ENOUGH,
        "an administrator makes an owner",
        f -> f.venue.tries(f.as(f.ben), new ChangeMember(f.cleo.id(), MemberRole.OWNER)));
    when(
        Reason.ROLE_NOT_ENOUGH,
        "an administrator unmakes an owner",
        f -> f.venue.tries(f.as(f.ben), new ChangeMember(f.ann.id(), MemberRole.ADMIN)));
    when(
        Reason.ROLE_NOT_ENOUGH,
        "an administrator removes an owner",
        f -> f.venue.tries(f.as(f.ben), new RemoveMember(f.ann.id())));
    when(
        Reason.ROLE_NOT_ENOUGH,
        "an administrator says what needs approval",
        f -> f.venue.tries(f.as(f.ben), f.fourEyes()));
    when(
        Reason.NOT_MEMBER,
        "one changes somebody from outside",
        f -> f.venue.tries(f.as(f.ann), new ChangeMember(f.eve.id(), MemberRole.ADMIN)));
    when(
        Reason.NOT_MEMBER,
        "one removes somebody from outside",
        f -> f.venue.tries(f.as(f.ann), new RemoveMember(f.eve.id())));
    when(
        Reason.ASSET_UNKNOWN,
        "there is a ceiling for what does not exist",
        f ->
            f.venue.tries(
                f.as(f.ann), new SetApprovals(List.of(), List.of(new Ceiling("XX", 1)), 1)));
    when(
        Reason.TOO_FEW_DECIDE,
        "three of two must approve",
        f -> f.venue.tries(f.as(f.ann), new SetApprovals(List.of(), List.of(), 3)));
  }

  private void leaving() {
    when(
        Reason.LEAVE_INSTEAD,
        "one removes oneself",
        f -> f.venue.tries(f.as(f.ann), new RemoveMember(f.ann.id())));
    when(
        Reason.LAST_OWNER,
        "the only owner leaves",
        f -> f.venue.tries(f.ann, new LeaveOrganisation(f.id)));
    when(
        Reason.LAST_OWNER,
        "the only owner wants to be less",
        f -> f.venue.tries(f.as(f.ann), new ChangeMember(f.ann.id(), MemberRole.ADMIN)));
    when(
        Reason.TOO_FEW_DECIDE,
        "the second of two who must approve leaves",
        f -> f.withFourEyes().venue.tries(f.ben, new LeaveOrganisation(f.id)));
    when(
        Reason.NOT_MEMBER,
        "one leaves who was not in",
        f -> f.venue.tries(f.eve, new LeaveOrganisation(f.id)));
  }

  private void proposing() {
    when(Reason.NOT_MEMBER, "a stranger proposes", f -> f.venue.tries(f.eve, f.propose(f.pay(60))));
    when(
        Reason.ROLE_NOT_ENOUGH,
        "an onlooker proposes",
        f -> f.venue.tries(f.dan, f.propose(f.pay(60))));
    when(
        Reason.EXPIRES_PASSED,
        "it expires at once",
        f -> f.venue.tries(f.ann, new ProposeAct(f.id, "accounts.Transfer", "{}", f.venue.time())));
    when(
        Reason.PROPOSAL_EXISTS,
        "the same act is proposed twice",
        f -> {
          f.venue.does(f.ann, f.propose(f.pay(60)));
          return f.venue.tries(f.ben, f.propose(f.pay(60)));
        });
    when(
        Reason.PROPOSAL_LIMIT,
        "the sixty-fifth is proposed",
        f -> {
          for (int i = 1; i <= 64; i++) {
            f.venue.does(f.ann, f.propose(f.pay(i)));
          }
          return f.venue.tries(f.ann, f.propose(f.pay(65)));
        });
  }

  private void approving() {
    when(
        Reason.NOT_MEMBER,
        "a stranger approves",
        f -> f.venue.tries(f.eve, approve(f, f.venue.does(f.ann, f.propose(f.pay(60))))));
    when(
        Reason.ROLE_NOT_ENOUGH,
        "a trader approves",
        f -> f.venue.tries(f.cleo, approve(f, f.venue.does(f.ann, f.propose(f.pay(60))))));
    when(
        Reason.ALREADY_APPROVED,
        "the proposer approves again",
        f -> f.venue.tries(f.ann, approve(f, f.venue.does(f.ann, f.propose(f.pay(60))))));
    when(
        Reason.ALREADY_DECLINED,
        "somebody declines twice",
        f -> {
          String proposal = f.venue.does(f.ann, f.propose(f.pay(60)));
          f.venue.does(f.ben, new DeclineAct(f.id, proposal));
          return f.venue.tries(f.ben, new DeclineAct(f.id, proposal));
        });
    when(
        Reason.ROLE_NOT_ENOUGH,
        "a trader declines",
        f -> {
          String proposal = f.venue.does(f.ann, f.propose(f.pay(60)));
          return f.venue.tries(f.cleo, new DeclineAct(f.id, proposal));
        });
    when(
        Reason.PROPOSAL_UNKNOWN,
        "there is none",
        f -> f.venue.tries(f.ben, approve(f, Venue.nothing())));
    when(
        Reason.PROPOSAL_UNKNOWN,
        "it has expired",
        f -> {
          String proposal = f.venue.does(f.ann, f.propose(f.pay(60)));
          f.venue.passes(Venue.HOUR_MILLIS);
          return f.venue.tries(f.ben, approve(f, proposal));
        });
    when(
        Reason.APPROVAL_NEEDED,
        "one agreed of two",
        f -> {
          f.withFourEyes().venue.does(f.ann, f.propose(f.pay(60)));
          return f.venue.tries(f.as(f.ann), f.pay(60));
        });
  }

  private static ApproveAct approve(Firm firm, String proposal) {
    return new ApproveAct(firm.id, proposal);
  }
}
