package tallystick.domains.accounts;

import static tallystick.domains.Venue.HOUR_MILLIS;
import static tallystick.domains.Venue.USD;

import tallystick.domains.Venue;
import tallystick.domains.Venue.Person;
import tallystick.domains.accounts.AccountsAction.AtDeadline;
import tallystick.domains.accounts.AccountsAction.PlaceHold;

/// A venue where Pia has 1,000 cents to pay Quinn with, and Ada would arbitrate.
final class Till {
  /// An asset that belongs to a room.
  static final String TOKEN = "TOKEN";

  final Venue venue = Venue.founded().withDollars();
  final Person olga = venue.olga();
  final Person pia = venue.member("Pia");
  final Person quinn = venue.member("Quinn");
  final Person ada = venue.member("Ada");
  final Person stranger = Person.of("Stranger");

  Till() {
    venue.gives(pia, 1_000);
  }

  /// A hold of 300 from Pia for Quinn for ten hours.
  PlaceHold hold(AtDeadline atDeadline) {
    return holdUntil(venue.time() + 10 * HOUR_MILLIS, atDeadline);
  }

  PlaceHold holdUntil(long deadline, AtDeadline atDeadline) {
    return new PlaceHold(quinn.id(), USD, 300, ada.id(), deadline, atDeadline, "bicycle");
  }

  /// The id of such a hold, placed.
  String held(AtDeadline atDeadline) {
    return venue.does(pia, hold(atDeadline));
  }

  /// The same with 50 tokens of Pia's, which a room has issued.
  Till withTokens() {
    venue.inside(
        olga,
        step -> {
          Accounts.define(step, TOKEN, "Token", 0, "toys");
          var _ = Accounts.issue(step, pia.id(), TOKEN, 50, "batch", "");
        });
    return this;
  }
}
