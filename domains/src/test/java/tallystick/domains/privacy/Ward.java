package tallystick.domains.privacy;

import tallystick.domains.Venue;
import tallystick.domains.Venue.Person;
import tallystick.domains.identity.IdentityAction.GrantRole;
import tallystick.domains.identity.IdentityAction.Role;
import tallystick.domains.privacy.PrivacyAction.DeclareEmergency;
import tallystick.domains.privacy.PrivacyAction.EraseMe;
import tallystick.domains.privacy.PrivacyAction.ProposeErasure;

/// Olga, who runs the venue; Otto, the second officer; Ann and Ben, whose data it is.
final class Ward {
  static final EraseMe LEAVE = new EraseMe("", false);

  final Venue venue = Venue.founded().withDollars();
  final Person olga = venue.olga();
  final Person otto = venue.member("Otto");
  final Person ann = venue.member("Ann");
  final Person ben = venue.member("Ben");

  Ward() {
    venue.does(olga, new GrantRole(otto.id(), Role.OFFICER));
  }

  ProposeErasure proposal() {
    return new ProposeErasure(ann.id(), Ground.ORDER, "");
  }

  DeclareEmergency emergency() {
    return new DeclareEmergency(ann.id(), "A call for help", 30);
  }
}
