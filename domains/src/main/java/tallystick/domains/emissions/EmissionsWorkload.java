package tallystick.domains.emissions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tallystick.domains.custody.CustodyEvent.PlaceDescribed;
import tallystick.domains.custody.CustodyEvent.ProductCounted;
import tallystick.domains.custody.CustodyEvent.ProductDescribed;
import tallystick.domains.custody.CustodyEvent.StockChanged;
import tallystick.domains.custody.CustodyEvent.StockRow;
import tallystick.domains.custody.CustodyEvent.ThingRow;
import tallystick.domains.custody.CustodyEvent.ThingsChanged;
import tallystick.domains.emissions.EmissionsAction.AdoptFootprint;
import tallystick.domains.emissions.EmissionsAction.ClaimSaving;
import tallystick.domains.emissions.EmissionsAction.ConfirmSaving;
import tallystick.domains.emissions.EmissionsAction.DeclineSaving;
import tallystick.domains.emissions.EmissionsAction.PublishFactors;
import tallystick.domains.emissions.EmissionsAction.RecordLeg;
import tallystick.domains.emissions.EmissionsAction.StateFootprint;
import tallystick.domains.emissions.EmissionsAction.TransferTokens;
import tallystick.domains.emissions.EmissionsAction.VerifyFootprint;
import tallystick.domains.emissions.EmissionsAction.WithdrawFootprint;
import tallystick.domains.emissions.EmissionsAction.WithdrawLeg;
import tallystick.domains.emissions.EmissionsEvent.FactorsPublished;
import tallystick.domains.emissions.EmissionsEvent.FootprintAdopted;
import tallystick.domains.emissions.EmissionsEvent.FootprintDeprecated;
import tallystick.domains.emissions.EmissionsEvent.FootprintStated;
import tallystick.domains.emissions.EmissionsEvent.FootprintVerified;
import tallystick.domains.emissions.EmissionsEvent.LegRecorded;
import tallystick.domains.emissions.EmissionsEvent.LegWithdrawn;
import tallystick.domains.emissions.EmissionsEvent.SavingClaimed;
import tallystick.domains.emissions.EmissionsEvent.SavingConfirmed;
import tallystick.domains.emissions.EmissionsEvent.SavingDeclined;
import tallystick.domains.emissions.EmissionsEvent.TokensTransferred;
import tallystick.kernel.At;
import tallystick.kernel.Dice;
import tallystick.kernel.Event;
import tallystick.kernel.Workload;

/// Random transport of the goods that the room of things knows. The operator, who has every office
/// while nobody was given one, publishes and verifies.
final class EmissionsWorkload implements Workload {
  private static final String SET = "defaults";
  private static final String OTHER_SET = "other";
  private static final long HOUR_MILLIS = 60L * 60 * 1000;
  private static final String SOME_GLN = "414/9520999000016";

  private final Map<String, Integer> versions = new TreeMap<>();
  private final Map<String, ThingRow> things = new TreeMap<>();
  private final Map<String, StockRow> stock = new TreeMap<>();
  private final Map<String, PlaceDescribed> places = new TreeMap<>();
  private final Map<String, String> products = new TreeMap<>();
  private final Map<String, Integer> decimals = new TreeMap<>();
  private final Map<String, LegRecorded> legs = new TreeMap<>();
  private final Map<String, FootprintStated> footprints = new TreeMap<>();
  private final Map<String, String> unverified = new TreeMap<>();
  private final Map<String, SavingClaimed> claims = new TreeMap<>();
  private final Map<String, Long> tokens = new TreeMap<>();

  @Override
  public @Nullable Intent next(Dice dice, Cast cast, long time) {
    if (!versions.containsKey(SET)) {
      return new Intent(cast.operator(), publish(SET), true);
    }
    return switch (dice.below(20)) {
      case 0 -> publishes(dice, cast);
      case 1, 2, 3, 4, 5, 6, 7 -> leg(dice, cast, time);
      case 8 -> withdrawsLeg(dice, cast);
      case 9, 10 -> footprint(dice, cast, time);
      case 11, 12 -> verifies(dice, cast);
      case 13 -> withdrawsFootprint(dice, cast);
      case 14, 15, 16 -> claims(dice, cast);
      case 17, 18 -> decides(dice, cast);
      default -> gives(dice, cast);
    };
  }

  private static PublishFactors publish(String set) {
    return new PublishFactors(
        set,
        "Made up",
        "",
        List.of(
            factor("lorry", Mode.ROAD, Basis.TONNE_KILOMETRE, "", 80_000, 100_000, true),
            factor("train", Mode.RAIL, Basis.TONNE_KILOMETRE, "", 0, 20_000, false),
            factor("diesel", Mode.ROAD, Basis.ENERGY, "LTR", 2_670_000, 3_240_000, false),
            factor("hub", Mode.HUB, Basis.TONNE, "", 600_000, 1_200_000, false)));
  }

  private static Factor factor(
      String code, Mode mode, Basis basis, String unit, long ttw, long wtw, boolean baseline) {
    return new Factor(code, code, mode, basis, unit, ttw, wtw, 1_200, baseline, "Made up");
  }

  private Intent publishes(Dice dice, Cast cast) {
    boolean member = dice.chance(30);
    String by = member ? dice.pick(cast.members()) : cast.operator();
    return new Intent(by, publish(dice.chance(40) ? OTHER_SET : SET), !member);
  }

  private @Nullable Intent leg(Dice dice, Cast cast, long time) {
    List<Load> loads = new ArrayList<>();
    String by = "";
    String from = SOME_GLN;
    List<ThingRow> there = things.values().stream().filter(one -> isFree(one)).toList();
    List<StockRow> counted = List.copyOf(stock.values());
    if (!there.isEmpty() && dice.chance(70)) {
      ThingRow one = dice.pick(there);
      by = one.holder();
      loads.add(new Load(one.thing(), "", dice.between(1, 900_000)));
    } else if (!counted.isEmpty()) {
      StockRow one = dice.pick(counted);
      by = one.holder();
      from = one.place().startsWith("414/") ? one.place() : from;
      loads.add(new Load(one.classKey(), "1", dice.between(1, 900_000)));
    }
    if (loads.isEmpty()) {
      return null;
    }
    boolean old = dice.chance(5) && versions.getOrDefault(SET, 1) > 1;
    String factor = dice.pick(List.of("lorry", "train", "train", "diesel", "hub"));
    boolean known = !places.isEmpty() && dice.chance(50);
    String to = known ? dice.pick(List.copyOf(places.keySet())) : SOME_GLN;
    boolean thief = dice.chance(10);
    String signer = thief ? dice.pick(cast.members()) : by;
    long metres = factor.equals("hub") || dice.chance(10) ? 0 : dice.between(1_000, 2_000_000);
    RecordLeg leg =
        new RecordLeg(
            SET,
            versions.getOrDefault(SET, 1) - (old ? 1 : 0),
            factor,
            loads,
            from,
            to,
            metres,
            factor.equals("diesel") ? dice.between(1, 90_000) : 0,
            time - HOUR_MILLIS,
            time,
            "by night",
            "");
    Load load = loads.getFirst();
    boolean stocked = load.quantity().isEmpty() || isAt(load, by, from) || isAt(load, by, to);
    boolean placed = places.containsKey(from) && places.containsKey(to);
    boolean measured = metres > 0 || factor.equals("hub") || placed;
    return new Intent(signer, leg, signer.equals(by) && !old && stocked && measured);
  }

  private static boolean isFree(ThingRow thing) {
    return thing.status().equals("ACTIVE") && thing.parent().isEmpty();
  }

  /// Whether a whole unit is there: of a product that is counted in small parts, there may be less.
  private boolean isAt(Load load, String by, String place) {
    StockRow row = stock.get(load.key() + "|" + by + "|" + place);
    long unit = 1;
    for (int i = decimals.getOrDefault(product(load.key()), 0); i > 0; i--) {
      unit *= 10;
    }
    return row != null && row.amount() >= unit;
  }

  private static String product(String classKey) {
    int end = classKey.indexOf('/', 3);
    return end < 0 ? classKey : classKey.substring(0, end);
  }

  private @Nullable Intent withdrawsLeg(Dice dice, Cast cast) {
    if (legs.isEmpty()) {
      return null;
    }
    LegRecorded leg = dice.pick(List.copyOf(legs.values()));
    String by = dice.chance(20) ? dice.pick(cast.members()) : leg.by();
    boolean claimed = claims.containsKey(leg.leg());
    return new Intent(by, new WithdrawLeg(leg.leg()), by.equals(leg.by()) && !claimed);
  }

  private @Nullable Intent footprint(Dice dice, Cast cast, long time) {
    if (products.isEmpty()) {
      return null;
    }
    String product = dice.pick(List.copyOf(products.keySet()));
    String owner = products.getOrDefault(product, "");
    String by = dice.chance(15) ? dice.pick(cast.members()) : owner;
    List<String> before =
        footprints.values().stream()
            .filter(one -> one.footprint().product().equals(product))
            .map(FootprintStated::id)
            .toList();
    if (dice.chance(25)) {
      Footprint outside = stated(product, dice.between(1_000, 9_000_000), time, "");
      return new Intent(
          dice.pick(cast.members()),
          new AdoptFootprint(outside, "A mill", "https://mill.example/pact", "one of theirs"),
          true);
    }
    String supersedes = before.isEmpty() || dice.chance(50) ? "" : dice.pick(before);
    return new Intent(
        by,
        new StateFootprint(stated(product, dice.between(1_000, 9_000_000), time, supersedes)),
        by.equals(owner));
  }

  private static Footprint stated(String product, long milligrams, long time, String supersedes) {
    return new Footprint(
        product,
        "",
        Footprint.Unit.PIECE,
        1_000,
        750,
        time - 300 * 24 * HOUR_MILLIS,
        time - HOUR_MILLIS,
        "NO",
        "From the field to the gate",
        milligrams,
        milligrams - 500,
        milligrams,
        0,
        List.of("ISO14067"),
        0,
        4_000,
        "",
        "sha256:" + "0".repeat(64),
        supersedes);
  }

  private @Nullable Intent verifies(Dice dice, Cast cast) {
    if (unverified.isEmpty()) {
      return null;
    }
    String id = dice.pick(List.copyOf(unverified.keySet()));
    String owner = unverified.getOrDefault(id, "");
    boolean self = dice.chance(20);
    String by = self ? owner : cast.operator();
    return new Intent(by, new VerifyFootprint(id, ""), !self && !by.equals(owner));
  }

  private @Nullable Intent withdrawsFootprint(Dice dice, Cast cast) {
    if (footprints.isEmpty() || dice.chance(50)) {
      return null;
    }
    FootprintStated one = dice.pick(List.copyOf(footprints.values()));
    String by = dice.chance(20) ? dice.pick(cast.members()) : one.by();
    return new Intent(by, new WithdrawFootprint(one.id()), by.equals(one.by()));
  }

  private @Nullable Intent claims(Dice dice, Cast cast) {
    List<LegRecorded> clean =
        legs.values().stream()
            .filter(leg -> leg.mode() == Mode.RAIL && !claims.containsKey(leg.leg()))
            .filter(leg -> leg.wtw() > 0)
            .toList();
    if (clean.isEmpty()) {
      return null;
    }
    LegRecorded leg = dice.pick(clean);
    String by = dice.chance(15) ? dice.pick(cast.members()) : leg.by();
    ClaimSaving claim =
        new ClaimSaving(
            leg.leg(), SET, versions.getOrDefault(SET, 1), "lorry", "It went by lorry before", "");
    return new Intent(by, claim, by.equals(leg.by()));
  }

  private @Nullable Intent decides(Dice dice, Cast cast) {
    if (claims.isEmpty()) {
      return null;
    }
    SavingClaimed claim = dice.pick(List.copyOf(claims.values()));
    boolean self = dice.chance(15);
    String by = self ? claim.by() : cast.operator();
    return dice.chance(30)
        ? new Intent(by, new DeclineSaving(claim.leg(), "No papers"), !self)
        : new Intent(by, new ConfirmSaving(claim.leg()), !self);
  }

  private @Nullable Intent gives(Dice dice, Cast cast) {
    List<String> rich =
        cast.members().stream().filter(one -> tokens.getOrDefault(one, 0L) > 0).toList();
    if (rich.isEmpty()) {
      return null;
    }
    String from = dice.pick(rich);
    String to = dice.pick(cast.members());
    long had = tokens.getOrDefault(from, 0L);
    long amount = dice.chance(20) ? had + 1 : dice.between(1, had);
    return new Intent(from, new TransferTokens(to, amount, ""), amount <= had && !to.equals(from));
  }

  @Override
  public void saw(Event event, At at) {
    switch (event) {
      case ThingsChanged e -> e.things().forEach(row -> things.put(row.thing(), row));
      case StockChanged e -> e.stock().forEach(this::sawStock);
      case PlaceDescribed e -> places.put(e.place(), e);
      case ProductCounted e -> decimals.put(e.product(), e.decimals());
      case ProductDescribed e -> {
        products.put(e.product(), e.owner());
        decimals.put(e.product(), e.decimals());
      }
      case EmissionsEvent e -> saw(e);
      default -> {}
    }
  }

  private void sawStock(StockRow row) {
    String key = row.classKey() + "|" + row.holder() + "|" + row.place();
    if (row.amount() == 0) {
      stock.remove(key);
    } else {
      stock.put(key, row);
    }
  }

  private void saw(EmissionsEvent event) {
    switch (event) {
      case FactorsPublished e -> versions.put(e.set(), e.version());
      case LegRecorded e -> legs.put(e.leg(), e);
      case LegWithdrawn e -> legs.remove(e.leg());
      case FootprintStated e -> {
        footprints.put(e.id(), e);
        unverified.put(e.id(), e.by());
      }
      case FootprintAdopted e -> unverified.put(e.id(), e.by());
      case FootprintVerified e -> unverified.remove(e.id());
      case FootprintDeprecated e -> {
        footprints.remove(e.id());
        unverified.remove(e.id());
      }
      case SavingClaimed e -> claims.put(e.leg(), e);
      case SavingConfirmed e -> {
        claims.remove(e.leg());
        legs.remove(e.leg());
        tokens.merge(e.to(), e.tokens(), Long::sum);
      }
      case SavingDeclined e -> claims.remove(e.leg());
      case TokensTransferred e -> {
        tokens.merge(e.from(), -e.amount(), Long::sum);
        tokens.merge(e.to(), e.amount(), Long::sum);
      }
    }
  }
}
