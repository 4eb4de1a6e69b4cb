package tallystick.server.views;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tallystick.domains.custody.CustodyAction.AcceptHandOver;
import tallystick.domains.custody.CustodyAction.ArrangePlaces;
import tallystick.domains.custody.CustodyAction.CountStock;
import tallystick.domains.custody.CustodyAction.DescribePlace;
import tallystick.domains.custody.CustodyAction.OfferHandOver;
import tallystick.domains.custody.CustodyAction.RecordEvent;
import tallystick.domains.custody.CustodyAction.Slot;
import tallystick.domains.custody.EpcisEvent;
import tallystick.domains.custody.EpcisEvent.Deed;
import tallystick.domains.custody.EpcisEvent.ErrorDeclaration;
import tallystick.domains.custody.EpcisEvent.Kind;
import tallystick.domains.custody.EpcisEvent.Persistent;
import tallystick.domains.devices.Claim;
import tallystick.domains.devices.DevicesAction.RegisterDevices;
import tallystick.domains.identity.IdentityAction.FoundVenue;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.kernel.Ids;
import tallystick.kernel.SigningKey;

/// A store with a shelf in it, a shop, and a box on its way between them, as the tables tell it.
class SitesTest {
  private static final String STORE = "urn:store:1";
  private static final String SHELF = "urn:store:1:shelf";
  private static final String SHOP = "urn:shop:1";
  private static final String BOX = "urn:box:1";

  private final Acted acted = new Acted();
  private final SigningKey ana = Acted.key("Ana");
  private final SigningKey ben = Acted.key("Ben");
  private final String mine = Ids.principalOf(ana.keyId());
  private final String bens = Ids.principalOf(ben.keyId());

  @BeforeEach
  void there_is_a_store_and_a_shop() {
    MarketTape.emptyTables();
    acted.act(ana, new FoundVenue("Store"));
    acted.act(ben, new RegisterPrincipal("Ben"));
    acted.act(ana, new DescribePlace(STORE, "Store", "hall", 60_000_000, 5_000_000, ""));
    acted.act(ben, new DescribePlace(SHOP, "Shop", "shop", 59_000_000, 10_000_000, ""));
    acted.act(ana, new ArrangePlaces("", "hall", List.of(slot(STORE, "Store", 9_000))));
    acted.act(ana, new ArrangePlaces(STORE, "bin", List.of(slot(SHELF, "Shelf", 1_000))));
  }

  @AfterAll
  static void ends() {
    MarketTape.emptyTables();
  }

  private static Slot slot(String place, String name, long width) {
    return new Slot(place, name, 0, 0, 0, width, 1_000, 1_000);
  }

  private void sends(String disposition, String from) {
    EpcisEvent event =
        new EpcisEvent(
            Kind.OBJECT,
            "urn:uuid:" + acted.count(),
            Deed.OBSERVE,
            Acted.TIME,
            "+00:00",
            "",
            List.of(BOX),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            "",
            "departing",
            disposition,
            Persistent.NONE,
            from,
            from,
            List.of(),
            List.of(),
            List.of(),
            0,
            "",
            ErrorDeclaration.NONE);
    acted.act(ana, new RecordEvent(event));
  }

  @Test
  void what_is_on_a_shelf_is_in_the_store() {
    acted.act(ana, new CountStock("urn:class:nuts", SHELF, "7", "", ""));
    acted.act(ana, new CountStock("urn:class:nuts", SHOP, "2", "", ""));
    Claim claim = new Claim("ab".repeat(32), "Probe", "", "");
    acted.act(ana, new RegisterDevices(SHELF, List.of(claim)));
    Map<String, Object> within = Map.of("within", STORE);
    assertEquals(
        List.of("Store  9000", "Shelf " + STORE + " 1000"),
        Acted.told(Acted.ask("custody", "layout", 9, within), "name", "partOf", "width"));
    assertEquals(
        List.of("Shelf 7"),
        Acted.told(Acted.ask("custody", "stock", 9, within), "placeName", "amount"));
    assertEquals(
        List.of("Probe " + SHELF),
        Acted.told(Acted.ask("custody", "sensors", 9, within), "label", "place"));
    // The shelf says itself nowhere on the earth; the shop is a site of its own.
    Map<String, Object> asked = Map.of("holder", mine, "now", Acted.TIME);
    assertEquals(
        List.of("Shop false 59000000 1 0", "Store true 60000000 1 1"),
        Acted.told(
            Acted.ask("custody", "sites", 9, asked),
            "name",
            "arranged",
            "latitude",
            "stock",
            "devices"));
  }

  @Test
  void a_box_is_on_its_way_until_it_is_seen_elsewhere() {
    Map<String, Object> asked = Map.of("holder", mine);
    sends("in_transit", SHELF);
    assertEquals(
        List.of(BOX + " Shelf 60000000 "),
        Acted.told(
            Acted.ask("custody", "shipments", 9, asked),
            "thing",
            "placeName",
            "latitude",
            "receiverName"));
    acted.act(
        ana, new OfferHandOver(bens, List.of(BOX), List.of(), SHOP, "", Acted.TIME + 60_000, ""));
    assertEquals(
        List.of(BOX + " Ben Shop 59000000"),
        Acted.told(
            Acted.ask("custody", "shipments", 9, Map.of("holder", bens)),
            "thing",
            "receiverName",
            "toName",
            "toLatitude"));
    acted.act(ben, new AcceptHandOver("%032x".formatted(acted.count()), List.of(), List.of(), ""));
    assertEquals(List.of(), Acted.ask("custody", "shipments", 9, Map.of("holder", bens)));
    assertEquals(List.of(), Acted.ask("custody", "shipments", 9, asked));
  }
}
