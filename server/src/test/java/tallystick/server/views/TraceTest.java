package tallystick.server.views;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tallystick.domains.Domains;
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
import tallystick.kernel.At;
import tallystick.kernel.Codec;
import tallystick.kernel.Domain;
import tallystick.kernel.Event;
import tallystick.kernel.Ids;
import tallystick.kernel.InMemoryState;
import tallystick.kernel.Moment;
import tallystick.kernel.Outcome;
import tallystick.kernel.Overlay;
import tallystick.kernel.Query;
import tallystick.kernel.Rulebook;
import tallystick.kernel.Sha256;
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
  private static final long TIME = 1_800_000_000_000L;

  private final Rulebook rules = Domains.rulebook();
  private final Codec codec = rules.codec().forLog("tallystick/test");
  private final InMemoryState state = new InMemoryState();
  private final SigningKey ana = SigningKey.fromSeed(Sha256.of("Ana".getBytes(UTF_8)));
  private final SigningKey ben = SigningKey.fromSeed(Sha256.of("Ben".getBytes(UTF_8)));
  private int acts;

  @BeforeEach
  void begins() {
    MarketTape.emptyTables();
  }

  @AfterAll
  static void ends() {
    MarketTape.emptyTables();
  }

  private String act(SigningKey who, Action what) {
    String by = Ids.principalOf(who.keyId());
    String id = "%032x".formatted(++acts);
    byte[] payload = codec.payload(id, by, TIME + 1_000, what);
    Overlay overlay = new Overlay(state);
    Moment moment = new Moment(acts, TIME, Domains.RULES);
    Outcome outcome = rules.decide(overlay, codec.payload(payload), who.keyId(), moment).getFirst();
    assertTrue(outcome.accepted(), () -> what + ": " + outcome.reason());
    state.apply(overlay.changes());
    RowBatch batch = new RowBatch();
    for (int i = 0; i < outcome.events().size(); i++) {
      Event event = outcome.events().get(i);
      At at = new At(acts, TIME, acts, i, id, by);
      for (Domain room : Domains.ALL) {
        if (room.events().isInstance(event)) {
          room.views().project(event, at, batch);
        }
      }
    }
    batch.write(TestDatabase.get().template());
    return id;
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
        "urn:uuid:" + acts,
        deed,
        TIME,
        "+00:00",
        parent,
        transforms ? List.of() : epcs,
        transforms ? List.of() : quantities,
        inputs,
        transforms ? quantities : List.of(),
        transforms ? epcs : List.of(),
        List.of(),
        "",
        "step" + acts,
        "",
        Persistent.NONE,
        "",
        acts < 6 ? MILL : SHOP,
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
        act(ana, new OfferHandOver(to, List.of(BOX), List.of(), SHOP, "", TIME + 60_000, ""));
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
    Query<?> query =
        Domains.ALL.stream()
            .filter(room -> room.name().equals("custody"))
            .flatMap(room -> room.api().queries().stream())
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow();
    Map<String, @Nullable Object> values = new HashMap<>();
    query.params().forEach(param -> values.put(param.name(), null));
    values.put("thing", thing);
    try (ViewHeight height = new ViewHeight(TestDatabase.get().databases().writing())) {
      Questions questions = new Questions(TestDatabase.get().databases().reading(), height);
      List<String> rows =
          query.one()
              ? questions.one(query, values).stream().toList()
              : questions.page(query, values, limit, Cursor.START).rows();
      return rows.stream().<JsonNode>map(Codec.JSON::readTree).toList();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> told(List<JsonNode> rows, String... fields) {
    return rows.stream()
        .map(row ->
            String.join(
                " ", List.of(fields).stream().map(field -> row.path(field).asString()).toList()))
        .toList();
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
        told(ask("recall", 9, key(FLOUR)).subList(1, 3), "what", "holderName", "amount"));
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
        told(ask("timeline", 50, key(LOAF)), "what", "deed", "through"));
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
        told(ask("recall", 50, key(FLOUR)), "depth", "what", "status", "key", "amount"));
    assertEquals(
        List.of("1 " + key(LOAF), "2 " + key(FLOUR)),
        told(ask("origins", 50, key(SLICE)), "depth", "key"));
  }
}
