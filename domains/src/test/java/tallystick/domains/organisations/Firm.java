package tallystick.domains.organisations;

import static tallystick.domains.Venue.USD;

import java.util.List;
import tallystick.domains.Venue;
import tallystick.domains.Venue.Person;
import tallystick.domains.accounts.Accounts;
import tallystick.domains.accounts.AccountsAction.Issue;
import tallystick.domains.accounts.AccountsAction.Transfer;
import tallystick.domains.organisations.OrganisationsAction.AnswerInvitation;
import tallystick.domains.organisations.OrganisationsAction.ApproveAct;
import tallystick.domains.organisations.OrganisationsAction.FoundOrganisation;
import tallystick.domains.organisations.OrganisationsAction.InviteMember;
import tallystick.domains.organisations.OrganisationsAction.ProposeAct;
import tallystick.domains.organisations.OrganisationsAction.SetApprovals;
import tallystick.domains.organisations.OrganisationsEvent.OrganisationFounded;
import tallystick.kernel.Action;
import tallystick.kernel.Codec;

/// A firm with 1,000 of money: Ann owns it, Ben administers it, Cleo trades, Dan looks on, and Eve
/// has nothing to do with it.
final class Firm {
  final Venue venue = Venue.founded().withDollars();
  final Person ann = venue.member("Ann");
  final Person ben = venue.member("Ben");
  final Person cleo = venue.member("Cleo");
  final Person dan = venue.member("Dan");
  final Person eve = venue.member("Eve");
  final String id;

  Firm() {
    venue.does(ann, new FoundOrganisation("Firm"));
    id = venue.told(OrganisationFounded.class).organisation();
    joins(ben, MemberRole.ADMIN);
    joins(cleo, MemberRole.TRADER);
    joins(dan, MemberRole.VIEWER);
    venue.does(venue.olga(), new Issue(id, USD, 1_000, ""));
  }

  /// The firm, with the key of a person in hand.
  Person as(Person person) {
    return new Person(id, person.key());
  }

  void joins(Person person, MemberRole role) {
    venue.does(as(ann), new InviteMember(person.id(), role));
    venue.does(person, new AnswerInvitation(id, true));
  }

  /// Two must approve what takes more than 50, and all of the room of governance.
  SetApprovals fourEyes() {
    return new SetApprovals(List.of("governance"), List.of(new Ceiling(USD, 50)), 2);
  }

  Firm withFourEyes() {
    venue.does(as(ann), fourEyes());
    return this;
  }

  Transfer pay(long amount) {
    return new Transfer(eve.id(), USD, amount, "");
  }

  ProposeAct propose(Action action) {
    String type = Codec.name(action.getClass());
    return new ProposeAct(id, type, Codec.body(action), venue.time() + Venue.HOUR_MILLIS);
  }

  /// Proposed by Ann, approved by Ben.
  void agree(Action action) {
    String proposal = venue.does(ann, propose(action));
    venue.does(ben, new ApproveAct(id, proposal));
  }

  /// What the firm may spend.
  long funds() {
    return Accounts.available(venue.state(), id, USD);
  }
}
