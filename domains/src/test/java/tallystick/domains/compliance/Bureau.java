package tallystick.domains.compliance;

import tallystick.domains.Venue;
import tallystick.domains.Venue.Person;
import tallystick.domains.accounts.AccountsAction.Transfer;
import tallystick.domains.compliance.ComplianceAction.CommitTravelData;
import tallystick.domains.compliance.ComplianceAction.ConfirmDecision;
import tallystick.domains.compliance.ComplianceAction.FreezePrincipal;
import tallystick.domains.compliance.ComplianceAction.ProposeLevel;
import tallystick.domains.compliance.ComplianceAction.ProposeUnfreezing;
import tallystick.domains.compliance.ComplianceAction.SetLimit;
import tallystick.domains.identity.IdentityAction.GrantRole;
import tallystick.domains.identity.IdentityAction.Role;

/// Olga and Paul, two operators and so officers; Ann with 1,000 dollars' cents, and Ben.
final class Bureau {
  static final String COMMITMENT = "c".repeat(64);
  static final long DAY = 24 * Venue.HOUR_MILLIS;

  final Venue venue = Venue.founded().withDollars();
  final Person olga = venue.olga();
  final Person paul = venue.member("Paul");
  final Person ann = venue.member("Ann");
  final Person ben = venue.member("Ben");

  Bureau() {
    venue.does(olga, new GrantRole(paul.id(), Role.OPERATOR));
    venue.gives(ann, 1_000);
  }

  static ProposeLevel level(Person who, Level level, long expires) {
    return new ProposeLevel(who.id(), level, "manual", COMMITMENT, expires);
  }

  static ConfirmDecision confirm(Person who, String decision) {
    return new ConfirmDecision(who.id(), decision);
  }

  static FreezePrincipal freeze(Person who) {
    return new FreezePrincipal(who.id(), COMMITMENT);
  }

  static ProposeUnfreezing unfreeze(Person who) {
    return new ProposeUnfreezing(who.id(), COMMITMENT);
  }

  static SetLimit limit(Level level, long each, long budget) {
    return new SetLimit(level, Venue.USD, each, budget, DAY);
  }

  Transfer pay(Person to, long amount) {
    return new Transfer(to.id(), Venue.USD, amount, "");
  }

  CommitTravelData data(Person to, long amount) {
    return new CommitTravelData(to.id(), Venue.USD, amount, COMMITMENT);
  }

  /// Gives somebody a level, by both officers.
  void verify(Person who, Level level, long expires) {
    venue.does(paul, confirm(who, venue.does(olga, level(who, level, expires))));
  }

  Level levelOf(Person who) {
    return Compliance.level(venue.state(), who.id(), venue.time());
  }
}
