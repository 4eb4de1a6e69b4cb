package tallystick.domains.emissions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tallystick.domains.accounts.Accounts;
import tallystick.domains.accounts.AccountsAction;
import tallystick.domains.custody.Custody.Position;
import tallystick.domains.custody.CustodyAction.WeighProduct;
import tallystick.domains.emissions.EmissionsAction.ConfirmSaving;
import tallystick.domains.emissions.EmissionsAction.DeclineSaving;
import tallystick.domains.emissions.EmissionsAction.TransferTokens;
import tallystick.domains.emissions.EmissionsAction.VerifyFootprint;
import tallystick.domains.emissions.EmissionsEvent.FootprintAdopted;
import tallystick.domains.emissions.EmissionsEvent.FootprintDeprecated;
import tallystick.domains.emissions.EmissionsEvent.LegRecorded;
import tallystick.domains.emissions.EmissionsEvent.SavingConfirmed;

class EmissionsRulesTest {
  private final Depot depot = new Depot();

  private LegRecorded leg(EmissionsAction action) {
    depot.venue.does(depot.ana, action);
    return depot.venue.told(LegRecorded.class);
  }

  @Test
  void a_leg_emits_mass_times_distance_times_factor() {
    LegRecorded told = leg(depot.leg("lorry", Depot.BOTTLES, "10"));
    // 1 t over 500 km at 100 g.
    assertEquals(50_000_000, told.wtw());
    assertEquals(40_000_000, told.ttw());
    assertEquals(500_000, told.activity());
    assertEquals(
        List.of(new Share(Depot.BOTTLES, "", 10, 1_000_000, 40_000_000, 50_000_000)),
        told.shares());
  }

  @Test
  void fuel_and_hubs_are_counted_by_what_their_factors_are_per() {
    List<Load> loads = List.of(new Load(Depot.BOTTLES, "10", 1_000_000));
    // 12.5 l at 3.24 kg; a tonne at 1.2 kg.
    assertEquals(40_500_000, leg(depot.leg("diesel", loads, 500_000, 12_500)).wtw());
    assertEquals(1_200_000, leg(depot.leg("hub", loads, 0, 0)).wtw());
  }

  @Test
  void without_a_distance_the_great_circle_and_its_detour_count() {
    List<Load> loads = List.of(new Load(Depot.BOTTLES, "10", 1_000_000));
    LegRecorded told = leg(depot.leg("lorry", loads, 0, 0));
    assertTrue(told.greatCircle());
    assertTrue(Math.abs(told.distanceMetres() - 305_094) <= 2, told::toString);
    assertEquals(told.distanceMetres() * 120, told.wtw());
  }

  @ParameterizedTest
  @CsvSource({
    // By the haversine formula on the same sphere, in floating point.
    "0, 0, 0, 0, 0, 0",
    "51507400, -127800, 48856600, 2352200, 343557, 2",
    "40712800, -74006000, 35676200, 139650300, 10851748, 10",
    "-33868800, 151209300, 51507400, -127800, 16993957, 30",
    "1000000, 179900000, 1000000, -179900000, 22236, 1",
    "0, 0, 0, 180000000, 20015115, 700",
    "60325000, 6655000, 60327000, 6661000, 398, 1",
  })
  void great_circles_are_as_long_as_others_find_them(
      long north, long east, long otherNorth, long otherEast, long metres, long off) {
    long found = GreatCircle.metres(new Position(north, east), new Position(otherNorth, otherEast));
    assertTrue(Math.abs(found - metres) <= off, () -> found + " metres");
  }

  @Test
  void shares_of_a_container_add_up_to_the_last_milligram() {
    String box = depot.packs(1, List.of(), Depot.some(Depot.BOTTLES, "30"));
    String other = depot.packs(2, List.of(), Depot.some(Depot.CUPS, "7"));
    String outer = depot.packs(3, List.of(box, other));
    List<Load> loads = List.of(new Load(outer, "", 333_333), new Load(Depot.CUPS, "1", 777));
    LegRecorded told = leg(depot.leg("lorry", loads, 123_457, 0));
    long sum = told.shares().stream().filter(s -> s.parent().isEmpty()).mapToLong(Share::wtw).sum();
    assertEquals(told.wtw(), sum);
    // Two boxes of nobody knows what weight are not told apart; what is alone in something is all.
    assertEquals(List.of(outer, Depot.CUPS), told.shares().stream().map(Share::key).toList());
  }

  @Test
  void a_mixed_container_is_divided_by_mass_once_all_masses_are_said() {
    String box = depot.packs(1, List.of(item(1), item(2)));
    String other = depot.packs(2, List.of(), Depot.some(Depot.CUPS, "7"));
    String outer = depot.packs(3, List.of(box, other));
    depot.venue.does(depot.ana, new WeighProduct(Depot.BOTTLES.substring(3), 500_000));
    assertEquals(1, leg(depot.leg("train", outer, "")).shares().size());
    depot.venue.does(depot.ana, Depot.cups());
    depot.venue.does(depot.ana, new WeighProduct(Depot.CUPS.substring(3), 200_000));
    List<Share> shares = leg(depot.leg("train", outer, "")).shares();
    // A kilogram of bottles and 1.4 of cups, of 10 kg CO2e for a tonne over 500 km.
    assertEquals(
        List.of(outer, box, item(1), item(2), other, Depot.CUPS),
        shares.stream().map(Share::key).toList());
    assertEquals(
        List.of(10_000_000L, 4_166_666L, 2_083_333L, 2_083_333L, 5_833_334L, 5_833_334L),
        shares.stream().map(Share::wtw).toList());
  }

  @Test
  void what_is_alone_in_a_container_has_all_of_its_share() {
    String box = depot.packs(1, List.of(), Depot.some(Depot.BOTTLES, "30"));
    LegRecorded told = leg(depot.leg("lorry", box, ""));
    assertEquals(
        List.of(
            new Share(box, "", 1, 1_000_000, 40_000_000, 50_000_000),
            new Share(Depot.BOTTLES, box, 30, 1_000_000, 40_000_000, 50_000_000)),
        told.shares());
  }

  @Test
  void things_of_one_product_share_by_the_piece() {
    List<String> items = List.of(item(1), item(2), item(3));
    String box = depot.packs(1, items);
    LegRecorded told = leg(depot.leg("lorry", List.of(new Load(box, "", 1_000)), 1_001, 0));
    List<Long> parts = told.shares().stream().skip(1).map(Share::wtw).toList();
    assertEquals(List.of(33L, 33L, 34L), parts);
    assertEquals(told.wtw(), parts.stream().mapToLong(part -> part).sum());
  }

  private static String item(int serial) {
    return Depot.BOTTLES + "/21/" + serial;
  }

  @Test
  void a_proven_saving_is_granted_once_as_votes_decided() {
    String leg = depot.went();
    depot.venue.does(depot.ana, depot.claim(leg));
    depot.venue.does(depot.olga, new ConfirmSaving(leg));
    SavingConfirmed told = depot.venue.told(SavingConfirmed.class);
    // 50 kg by lorry, 10 by train: 40 kg, a token each.
    assertEquals(40_000_000, told.saved());
    assertEquals(40_000, told.tokens());
    assertEquals(40_000, Accounts.available(depot.venue.state(), depot.ana.id(), "GREEN"));
    depot.venue.refuses(EmissionsRefusal.SAVING_EXISTS, depot.ana, depot.claim(leg));
    depot.venue.refuses(EmissionsRefusal.SAVING_UNKNOWN, depot.olga, new ConfirmSaving(leg));
    depot.venue.does(depot.ana, new TransferTokens(depot.ben.id(), 15_000, "Thanks"));
    assertEquals(15_000, Accounts.available(depot.venue.state(), depot.ben.id(), "GREEN"));
    depot.venue.refuses(
        AccountsAction.Reason.ASSET_OF_ROOM,
        depot.olga,
        new AccountsAction.Issue(depot.ana.id(), "GREEN", 1, ""));
  }

  @Test
  void what_was_declined_may_be_claimed_with_better_papers() {
    String leg = depot.went();
    depot.venue.does(depot.ana, depot.claim(leg));
    depot.venue.does(depot.olga, new DeclineSaving(leg, "No papers"));
    depot.venue.does(depot.ana, depot.claim(leg));
  }

  @Test
  void a_footprint_from_outside_is_superseded_by_who_adopted_it_alone() {
    String first = depot.venue.does(depot.ben, depot.adopts(Depot.BOTTLES, ""));
    FootprintAdopted told = depot.venue.told(FootprintAdopted.class);
    assertEquals("https://mill.example/pact", told.source());
    EmissionsRefusal unknown = EmissionsRefusal.FOOTPRINT_UNKNOWN;
    depot.venue.refuses(unknown, depot.ana, depot.adopts(Depot.BOTTLES, first));
    // Nor by who describes the product: theirs is another statement.
    depot.venue.refuses(unknown, depot.ana, depot.footprint(Depot.BOTTLES, first));
    String second = depot.venue.does(depot.ben, depot.adopts(Depot.BOTTLES, first));
    assertEquals(
        new FootprintDeprecated(first, second), depot.venue.told(FootprintDeprecated.class));
    depot.venue.does(depot.olga, new VerifyFootprint(second, ""));
  }

  @Test
  void a_footprint_is_never_changed_but_superseded() {
    String first = depot.venue.does(depot.ana, depot.footprint(Depot.BOTTLES, ""));
    depot.venue.does(depot.olga, new VerifyFootprint(first, ""));
    String second = depot.venue.does(depot.ana, depot.footprint(Depot.BOTTLES, first));
    assertEquals(
        new FootprintDeprecated(first, second), depot.venue.told(FootprintDeprecated.class));
    depot.venue.refuses(
        EmissionsRefusal.FOOTPRINT_DEPRECATED, depot.ana, depot.footprint(Depot.BOTTLES, first));
  }
}
