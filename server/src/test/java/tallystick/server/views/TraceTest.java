package tallystick.server.views;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tallystick.domains.custody.Custody;
import tallystick.domains.custody.CustodyAction.AcceptHandOver;
import tallystick.domains.custody.CustodyAction.OfferHandOver;
import tallystick.domains.custody.CustodyAction.RecordEvent;
import tallystick.domains.custody.EpcisEvent;
import tallystick.domains.custody.EpcisEvent.Deed;
import tallystick.domains.custody.EpcisEvent.ErrorDeclaration;
import tallystick.domains.custody.EpcisEvent.Kind;
import tallystick.domains.custody.EpcisEvent.Persistent;
import tallystick.domains.custody.EpcisEvent.Quantity;
import tallystick.domains.identity.IdentityAction.FoundVenue;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.kernel.Action;
import tallystick.kernel.Ids;
import tallystick.kernel.SigningKey;
import tools.jackson.databind.JsonNode;

/// Bread, from the flour to the slice, as the tables tell it.
class TraceTest {
  private static final String MILL = "urn:epc:id:sgln:9520000.00001.0";
  private static final String SHOP = "urn:epc:id:sgln:9520001.00001.0";
  private static final String FLOUR = "urn:epc:class:lgtin:9520000.000001.L1";
  private static final String LOAF = "urn:epc:id:sgtin:9520000.000002.1";
  private static final String OTHER = "urn:epc:id:sgtin:9520000.000002.2";
  private static final String SLICE = "urn:epc:id:sgtin:9520001.000003.9";
  private static final String BOX = "urn:epc:id:sscc:9520000.0000000001";

  private final Acted acted = new Acted();
  private final SigningKey ana = Acted.key("Ana");
  private final SigningKey ben = Acted.key("Ben");

  @BeforeEach
  void begins() {
    MarketTape.emptyTables();
  }

  @AfterAll
  static void ends() {
    MarketTape.emptyTables();
  }

  private String act(SigningKey who, Action what) {
    return acted.act(who, what);
  }

  private void happens(SigningKey who, Kind kind, Deed deed, String parent, String... epcs) {
    act(who, new RecordEvent(event(kind, deed, parent, List.of(epcs), List.of(), List.of())));
  }

  private EpcisEvent event(
      Kind kind,
      Deed deed,
      String parent,
      List<String> epcs,
      List<Quantity> quantities,
      List<String> inputs) {
    boolean transforms = kind == Kind.TRANSFORMATION;
    return new EpcisEvent(
        kind,
        "urn:uuid:" + acted.count(),
        deed,
        Acted.TIME,
        "+00:00",
        parent,
        transforms ? List.of() : epcs,
        transforms ? List.of() : quantities,
        inputs,
        transforms ? quantities : List.of(),
        transforms ? epcs : List.of(),
        List.of(),
        "",
        "step" + acted.count(),
        "",
        Persistent.NONE,
        "",
        acted.count() < 6 ? MILL : SHOP,
        List.of(),
        List.of(),
        List.of(),
        0,
        "",
        ErrorDeclaration.NONE);
  }

  /// Ana mills and bakes, and sends a box with a loaf to Ben.
  private void bakes() {
    act(ana, new FoundVenue("Bakery"));
    act(ben, new RegisterPrincipal("Ben"));
    List<Quantity> milled = List.of(new Quantity(FLOUR, "10", "KGM"));
    act(ana, new RecordEvent(event(Kind.OBJECT, Deed.ADD, "", List.of(), milled, List.of())));
    List<Quantity> baked = List.of(new Quantity(FLOUR, "4", "KGM"));
    act(
        ana,
        new RecordEvent(
            event(Kind.TRANSFORMATION, Deed.NONE, "", List.of(LOAF, OTHER), baked, List.of())));
    happens(ana, Kind.AGGREGATION, Deed.ADD, BOX, LOAF);
    happens(ana, Kind.OBJECT, Deed.OBSERVE, "", BOX);
    String to = Ids.principalOf(ben.keyId());
    String offer =
        act(ana, new OfferHandOver(to, List.of(BOX), List.of(), SHOP, "", Acted.TIME + 60_000, ""));
    act(ben, new AcceptHandOver(offer, List.of(), List.of(), ""));
  }

  /// Ben takes the loaf out of the box, which goes elsewhere, and cuts it.
  private void cuts() {
    happens(ben, Kind.AGGREGATION, Deed.DELETE, BOX);
    happens(ben, Kind.OBJECT, Deed.OBSERVE, "", BOX);
    act(
        ben,
        new RecordEvent(
            event(Kind.TRANSFORMATION, Deed.NONE, "", List.of(SLICE), List.of(), List.of(LOAF))));
  }

  private static String key(String epc) {
    return Custody.classKey(epc);
  }

  private static List<JsonNode> ask(String name, int limit, String thing) {
    return Acted.ask("custody", name, limit, Map.of("thing", thing));
  }

  @Test
  void who_holds_the_box_holds_the_loaf() {
    bakes();
    JsonNode loaf = ask("thing", 1, key(LOAF)).getFirst();
    assertEquals("Ben", loaf.path("holderName").asString());
    assertEquals(key(BOX), loaf.path("root").asString());
    assertEquals(key(SHOP), loaf.path("place").asString());
    assertEquals(
        List.of("THING Ben 1", "THING Bakery 1"),
        Acted.told(ask("recall", 9, key(FLOUR)).subList(1, 3), "what", "holderName", "amount"));
  }

  @Test
  void what_happens_to_the_box_happens_to_the_loaf_while_it_is_in() {
    bakes();
    cuts();
    assertEquals(
        List.of(
            "TRANSFORMATION NONE " + key(LOAF),
            "AGGREGATION DELETE " + key(BOX),
            "ACCEPTED  " + key(BOX),
            "OFFERED  " + key(BOX),
            "OBJECT OBSERVE " + key(BOX),
            "AGGREGATION ADD " + key(LOAF),
            "TRANSFORMATION NONE " + key(LOAF)),
        Acted.told(ask("timeline", 50, key(LOAF)), "what", "deed", "through"));
  }

  @Test
  void a_recall_of_the_flour_reaches_every_slice() {
    bakes();
    cuts();
    assertEquals(
        List.of(
            "0 STOCK ACTIVE " + key(FLOUR) + " 6000000",
            "1 THING CONSUMED " + key(LOAF) + " 1",
            "1 THING ACTIVE " + key(OTHER) + " 1",
            "2 THING ACTIVE " + key(SLICE) + " 1"),
        Acted.told(ask("recall", 50, key(FLOUR)), "depth", "what", "status", "key", "amount"));
    assertEquals(
        List.of("1 " + key(LOAF), "2 " + key(FLOUR)),
        Acted.told(ask("origins", 50, key(SLICE)), "depth", "key"));
  }
}
