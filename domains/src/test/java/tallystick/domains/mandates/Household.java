package tallystick.domains.mandates;

import java.util.List;
import tallystick.domains.Venue;
import tallystick.domains.Venue.Person;
import tallystick.domains.accounts.AccountsAction.Transfer;
import tallystick.domains.mandates.MandatesAction.GiveMandate;

/// Ann with 1,000 dollars' cents and a robot, whose key is nobody's; Ben and Cleo, who sell.
final class Household {
  static final long WEEK = 7 * 24 * Venue.HOUR_MILLIS;
  static final Allowance WEEKLY = new Allowance(Venue.USD, 30, 50, WEEK);

  final Venue venue = Venue.founded().withDollars();
  final Person ann = venue.member("Ann");
  final Person ben = venue.member("Ben");
  final Person cleo = venue.member("Cleo");
  final Person robot = ann.with(Person.of("a robot").key());

  Household() {
    venue.gives(ann, 1_000);
  }

  String agent() {
    return robot.key().keyId();
  }

  Transfer pay(Person to, long amount) {
    return new Transfer(to.id(), Venue.USD, amount, "");
  }

  /// Transfers of 30 at a time and 50 a week to anybody.
  GiveMandate weekly() {
    return mandate(List.of("accounts.Transfer"), List.of(), List.of(), List.of(WEEKLY));
  }

  GiveMandate mandate(
      List<String> scope, List<String> counterparties, List<String> items, List<Allowance> spend) {
    return new GiveMandate(agent(), "Robot", scope, counterparties, items, spend, 0, 0);
  }

  /// Gives a mandate; returns its id.
  String gives(GiveMandate mandate) {
    return venue.does(ann, mandate);
  }
}
