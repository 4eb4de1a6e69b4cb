package tallystick.domains.credits;

import java.util.List;
import tallystick.domains.Venue;
import tallystick.domains.Venue.Person;
import tallystick.domains.credits.CreditsAction.DefineBasket;
import tallystick.domains.credits.CreditsAction.Deposit;
import tallystick.domains.credits.CreditsAction.ImportBatch;
import tallystick.domains.credits.CreditsAction.IssueBatch;
import tallystick.domains.credits.CreditsAction.RegisterProject;
import tallystick.domains.credits.CreditsAction.RequestRetirement;
import tallystick.domains.credits.CreditsAction.TransferCredits;
import tallystick.domains.credits.CreditsAction.VerifyProject;
import tallystick.domains.credits.CreditsAction.Withdraw;
import tallystick.domains.credits.CreditsEvent.UnitRange;
import tallystick.domains.credits.Ranges.Row;

/// A venue where Dev keeps a forest, of which 1,000 tonnes of 2022 are verified; Olga is registrar
/// and verifier, Ann and Bob want the units.
final class Forest {
  static final String ASSET = "C1-2022";
  static final String SPACE = "VCS";
  static final String BASKET = "NATURE22";
  static final String HASH = "sha256:" + "ab".repeat(32);

  final Venue venue = Venue.founded();
  final Person olga = venue.olga();
  final Person dev = venue.member("Dev");
  final Person ann = venue.member("Ann");
  final Person bob = venue.member("Bob");
  final String project = venue.does(dev, forest("1"));

  static RegisterProject forest(String id) {
    return forest(id, 0, 5_000);
  }

  /// A forest on the equator, at a longitude, of an extent.
  static RegisterProject forest(String id, int longitude, int extent) {
    return forest("verra", id, Sector.FORESTRY, longitude, extent, 18_000, 20_000);
  }

  static RegisterProject forest(
      String registry, String id, Sector sector, int longitude, int extent, int start, int end) {
    return new RegisterProject(
        registry,
        id,
        "Forest " + id,
        "VM0047",
        "BR",
        sector,
        0,
        longitude,
        extent,
        start,
        end,
        List.of(HASH),
        "Trees.");
  }

  VerifyProject verification(long tonnes) {
    return new VerifyProject(project, 2022, tonnes, HASH, "Seen.");
  }

  void verified(long tonnes) {
    venue.does(olga, verification(tonnes));
  }

  IssueBatch batch(long first, long quantity) {
    return batch(first, quantity, 0, List.of("CCP"));
  }

  IssueBatch batch(long first, long quantity, long expires, List<String> labels) {
    return new IssueBatch(
        project, 2022, quantity, SPACE, first, labels, Adjustment.PENDING, expires, "1.1");
  }

  /// A thousand units, numbers 1 to 1,000, of which Dev has 900 and the buffer pool the last 100.
  String issued() {
    verified(1_000);
    return venue.does(olga, batch(1, 1_000));
  }

  ImportBatch imported(String space, long first, long last, UnitStatus status) {
    return imported(space, first, last, 2022, status);
  }

  ImportBatch imported(String space, long first, long last, int vintage, UnitStatus status) {
    return new ImportBatch(
        project,
        "B-7",
        vintage,
        space,
        first,
        last,
        status,
        status == UnitStatus.ACTIVE ? ann.id() : "",
        "Somebody",
        "Flights",
        19_000,
        19_100,
        List.of(),
        Adjustment.NONE,
        "",
        space + "-" + first + "-" + last);
  }

  static Serials numbers(long first, long last) {
    return new Serials(SPACE, first, last);
  }

  TransferCredits gift(Person to, long quantity, Serials... ranges) {
    return gift(to, quantity, Conditions.NONE, ranges);
  }

  TransferCredits gift(Person to, long quantity, Conditions conditions, Serials... ranges) {
    return new TransferCredits(to.id(), ASSET, quantity, List.of(ranges), conditions, "");
  }

  RequestRetirement retirement(long quantity, Serials... ranges) {
    return new RequestRetirement(
        ASSET, quantity, List.of(ranges), "Ann Ltd", "Flights of 2025", "Thank you, trees.");
  }

  DefineBasket basket() {
    return basket(Conditions.NONE);
  }

  DefineBasket basket(Conditions conditions) {
    BasketRule rule =
        new BasketRule(List.of(Sector.FORESTRY), List.of("BR"), List.of(), 2022, 2030, conditions);
    return new DefineBasket(BASKET, "Nature 2022+", rule);
  }

  Deposit deposit(long quantity, Serials... ranges) {
    return new Deposit(BASKET, ASSET, quantity, List.of(ranges));
  }

  Withdraw withdrawal(long quantity) {
    return new Withdraw(BASKET, quantity);
  }

  /// The row in which a number is, with the number that it ends with.
  UnitRange row(long number) {
    return row(SPACE, number);
  }

  UnitRange row(String space, long number) {
    Ranges.Found found = Ranges.at(venue.state(), space, number);
    if (found == null || found.row().first() > number) {
      throw new AssertionError(number + " is in no row");
    }
    Row row = found.row();
    return new UnitRange(
        space,
        row.first(),
        found.last(),
        row.asset(),
        row.batch(),
        row.owner(),
        row.status(),
        row.reference());
  }

  /// A row as a line: `1-10 ACTIVE`, if it is somebody's `1-10 ACTIVE Ann`.
  String line(long number) {
    UnitRange row = row(number);
    String owner = "";
    for (var one : List.of(dev, ann, bob)) {
      owner = one.id().equals(row.owner()) ? " " + name(one) : owner;
    }
    return row.first() + "-" + row.last() + " " + row.status() + owner;
  }

  private String name(Person one) {
    return one.equals(dev) ? "Dev" : one.equals(ann) ? "Ann" : "Bob";
  }
}
