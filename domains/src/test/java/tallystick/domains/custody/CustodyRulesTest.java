package tallystick.domains.custody;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tallystick.domains.Venue;
import tallystick.domains.Venue.Person;
import tallystick.domains.custody.Custody.Status;
import tallystick.domains.custody.Custody.Stock;
import tallystick.domains.custody.CustodyAction.AdjustStock;
import tallystick.domains.custody.CustodyAction.Cause;
import tallystick.domains.custody.CustodyAction.ClaimPrefix;
import tallystick.domains.custody.CustodyAction.ConfirmPrefix;
import tallystick.domains.custody.CustodyAction.CountStock;
import tallystick.domains.custody.CustodyAction.DescribeProduct;
import tallystick.domains.custody.CustodyAction.ReleaseStock;
import tallystick.domains.custody.CustodyEvent.ErrorDeclared;
import tallystick.domains.custody.CustodyEvent.EventRecorded;
import tallystick.domains.custody.CustodyEvent.StockAdjusted;
import tallystick.domains.custody.CustodyEvent.StockCounted;
import tallystick.domains.custody.EpcisEvent.Deed;
import tallystick.kernel.Require;

/// Things, events and stock; hand-overs are in [HandOverTest], refusals in [CustodyRefusals].
class CustodyRulesTest {
  private final Yard yard = new Yard();
  private final Venue venue = yard.venue;
  private final Person ana = yard.ana;
  private final Person ben = yard.ben;

  @Test
  void what_is_made_is_its_makers() {
    String item = yard.made(1);
    assertEquals(ana.id(), yard.holder(item));
    assertEquals(Yard.MILL_KEY, yard.thing(item).place());
  }

  @Test
  void what_the_venue_has_not_seen_is_taken_in() {
    venue.does(ben, Said.object(Deed.OBSERVE).of(Yard.item(7)).seenAt(Yard.DOCK).act());
    assertEquals(ben.id(), yard.holder(Yard.item(7)));
    assertEquals(Yard.DOCK_KEY, yard.thing(Yard.item(7)).place());
  }

  @Test
  void an_event_is_told_as_it_was_said() {
    EpcisEvent event =
        Said.object(Deed.ADD).of(Yard.item(1)).more("{\"a\":[1.5,{\"b\":null}]}").event();
    venue.does(ana, new CustodyAction.RecordEvent(event));
    assertEquals(new EventRecorded(event, ana.id()), venue.told(EventRecorded.class));
  }

  @Test
  void a_thing_is_where_the_last_event_leaves_it() {
    String item = yard.made(1);
    venue.does(ana, Said.object(Deed.OBSERVE).of(item).seenAt(Yard.MILL).at(Yard.DOCK).act());
    assertEquals(Yard.DOCK_KEY, yard.thing(item).place());
    venue.does(ana, Said.object(Deed.OBSERVE).of(item).seenAt(Yard.MILL).act());
    assertEquals(Yard.DOCK_KEY, yard.thing(item).place());
  }

  @Test
  void the_same_thing_may_be_written_otherwise() {
    String item = yard.made(1);
    String link = "https://shop.example/" + Yard.key(item) + "?utm=x";
    venue.does(ana, Said.object(Deed.OBSERVE).of(link).at(Yard.DOCK).act());
    assertEquals(Yard.DOCK_KEY, yard.thing(item).place());
  }

  @Test
  void what_is_packed_goes_with_its_container() {
    String box = yard.packed();
    assertEquals("", yard.thing(Yard.item(1)).holder());
    assertEquals(ana.id(), yard.holder(Yard.item(1)));
    assertEquals(3, yard.thing(box).children());
    assertEquals(90, yard.stock(Yard.CUPS, ana, Yard.MILL).amount());
    venue.does(ana, Said.object(Deed.OBSERVE).of(box).at(Yard.DOCK).act());
    venue.does(ana, Said.packing(Deed.DELETE, box).of(Yard.item(1)).act());
    assertEquals(Yard.DOCK_KEY, yard.thing(Yard.item(1)).place());
    assertEquals(ana.id(), yard.thing(Yard.item(1)).holder());
  }

  @Test
  void packing_twice_is_packing_once() {
    String box = yard.packed();
    venue.does(ana, Said.packing(Deed.ADD, box).of(Yard.item(1)).act());
    assertEquals(3, yard.thing(box).children());
  }

  @Test
  void who_names_no_children_unpacks_all() {
    String box = yard.packed();
    venue.does(ana, Said.packing(Deed.DELETE, box).at(Yard.DOCK).act());
    assertEquals(0, yard.thing(box).children());
    assertEquals(10, yard.stock(Yard.CUPS, ana, Yard.DOCK).amount());
    assertEquals(Yard.DOCK_KEY, yard.thing(Yard.item(2)).place());
  }

  @Test
  void stock_is_unpacked_in_part() {
    String box = yard.packed();
    venue.does(ana, Said.packing(Deed.DELETE, box).of(Yard.CUPS, "4", "").at(Yard.MILL).act());
    assertEquals(94, yard.stock(Yard.CUPS, ana, Yard.MILL).amount());
    assertEquals(3, yard.thing(box).children());
  }

  @Test
  void boxes_go_ten_deep_in_each_other() {
    for (int i = 1; i <= 10; i++) {
      // Asset numbers, because they are as many as one likes.
      venue.does(ana, Said.packing(Deed.ADD, asset(i)).of(asset(i - 1)).act());
    }
    assertEquals(ana.id(), yard.holder(asset(0)));
    venue.refuses(
        CustodyRefusal.TOO_DEEP, ana, Said.packing(Deed.ADD, asset(11)).of(asset(10)).act());
    venue.does(ana, Said.packing(Deed.DELETE, asset(10)).act());
    venue.does(ana, Said.packing(Deed.ADD, asset(11)).of(asset(10)).act());
  }

  private static String asset(int number) {
    return "urn:epc:id:giai:9520000.A" + number;
  }

  @Test
  void an_unpacking_that_the_venue_saw_nothing_of_is_believed() {
    venue.does(ana, Said.packing(Deed.DELETE, Yard.box(5)).of(Yard.item(1)).act());
    assertEquals(ana.id(), yard.thing(Yard.item(1)).holder());
  }

  @Test
  void a_transformation_consumes_and_makes() {
    yard.cups();
    String item = yard.made(1);
    venue.does(
        ana,
        Said.transformation()
            .from(item)
            .from(Yard.CUPS, "30", "")
            .of(Yard.item(2))
            .of(Yard.FLOUR, "2.5", "KGM")
            .at(Yard.MILL)
            .act());
    assertEquals(Status.CONSUMED, yard.thing(item).status());
    assertEquals("", yard.holder(item));
    assertEquals(ana.id(), yard.holder(Yard.item(2)));
    assertEquals(70, yard.stock(Yard.CUPS, ana, Yard.MILL).amount());
    assertEquals(2_500_000, yard.stock(Yard.FLOUR, ana, Yard.MILL).amount());
  }

  @Test
  void what_is_consumed_leaves_its_container() {
    String box = yard.packed();
    venue.does(ana, Said.transformation().from(Yard.item(1)).of(Yard.item(9)).act());
    assertEquals(2, yard.thing(box).children());
  }

  @Test
  void an_association_leaves_everything_as_it_is() {
    String item = yard.made(1);
    venue.does(ana, Said.association(Yard.MILL).of(asset(1)).act());
    venue.does(ana, Said.association(item).of(asset(1)).act());
    assertEquals(0, yard.thing(item).children());
    venue.does(yard.cleo, Said.transaction().of(item).act());
    assertEquals(ana.id(), yard.holder(item));
  }

  @Test
  void an_error_declaration_changes_nothing_but_what_is_said() {
    Said said = Said.object(Deed.ADD).of(Yard.item(1)).at(Yard.MILL);
    venue.does(ana, said.act());
    venue.does(ana, said.inError("incorrect_data", "urn:uuid:better").act());
    ErrorDeclared told = venue.told(ErrorDeclared.class);
    assertEquals(List.of("urn:uuid:better"), told.corrections());
    assertEquals(1, venue.told().size());
    assertEquals(ana.id(), yard.holder(Yard.item(1)));
  }

  @Test
  void an_event_that_comes_with_its_error_has_no_effect() {
    venue.does(ana, Said.object(Deed.ADD).of(Yard.item(1)).inError("did_not_occur").act());
    venue.does(ben, Said.object(Deed.ADD).of(Yard.item(1)).act());
    assertEquals(ben.id(), yard.holder(Yard.item(1)));
  }

  @Test
  void an_event_may_be_ten_minutes_ahead() {
    long limit = venue.time() + RecordRules.AHEAD_MILLIS;
    venue.does(ana, Said.object(Deed.ADD).of(Yard.item(1)).time(limit).act());
  }

  @Test
  void stock_that_is_observed_elsewhere_has_moved() {
    yard.cups();
    venue.does(
        ana,
        Said.object(Deed.OBSERVE).of(Yard.CUPS, "40", "").seenAt(Yard.MILL).at(Yard.DOCK).act());
    assertEquals(60, yard.stock(Yard.CUPS, ana, Yard.MILL).amount());
    assertEquals(40, yard.stock(Yard.CUPS, ana, Yard.DOCK).amount());
    venue.does(
        ana,
        Said.object(Deed.OBSERVE).of(Yard.CUPS, "40", "").seenAt(Yard.MILL).at(Yard.DOCK).act());
    assertEquals(40, yard.stock(Yard.CUPS, ana, Yard.DOCK).amount());
  }

  @Test
  void a_quantity_that_is_not_known_changes_nothing() {
    venue.does(ana, Said.object(Deed.OBSERVE).of(Yard.CUPS, "", "").act());
    assertEquals(1, venue.told().size());
  }

  @Test
  void a_count_makes_the_difference() {
    yard.cups();
    venue.does(ana, new CountStock(Yard.CUPS, Yard.MILL, "97", "", "cycle"));
    assertEquals(100, venue.told(StockCounted.class).before());
    assertEquals(97, yard.stock(Yard.CUPS, ana, Yard.MILL).amount());
    venue.does(ana, new CountStock(Yard.CUPS, Yard.MILL, "101", "", "cycle"));
    venue.does(ana, new CountStock(Yard.CUPS, Yard.MILL, "101", "", "again"));
    assertEquals(1, venue.told().size());
    venue.does(ana, new CountStock(Yard.CUPS, Yard.MILL, "0", "", "stolen"));
    assertEquals(new Stock(0, 0), yard.stock(Yard.CUPS, ana, Yard.MILL));
  }

  @Test
  void an_adjustment_says_why() {
    yard.cups();
    venue.does(ana, new AdjustStock(Yard.CUPS, Yard.MILL, "3", "", Cause.BROKEN, "fell"));
    assertEquals(Cause.BROKEN, venue.told(StockAdjusted.class).cause());
    venue.does(ana, new AdjustStock(Yard.CUPS, Yard.MILL, "1", "", Cause.RETURNED, ""));
    assertEquals(98, yard.stock(Yard.CUPS, ana, Yard.MILL).amount());
  }

  @Test
  void who_has_some_of_anothers_product_may_find_more() {
    yard.confirmed().cups();
    String offer = venue.does(ana, yard.offerCups(ben, "5"));
    venue.does(ben, Yard.accept(offer));
    venue.does(ben, new AdjustStock(Yard.CUPS, Yard.DOCK, "1", "", Cause.FOUND, ""));
    assertEquals(6, yard.stock(Yard.CUPS, ben, Yard.DOCK).amount());
  }

  @Test
  void a_reservation_binds_and_frees_stock() {
    yard.cups();
    String reservation = venue.does(ana, yard.reserve("60"));
    assertEquals(new Stock(100, 60), yard.stock(Yard.CUPS, ana, Yard.MILL));
    venue.refuses(CustodyRefusal.NOT_ENOUGH, ana, yard.reserve("41"));
    venue.does(ana, yard.reserve("40"));
    venue.does(ana, new ReleaseStock(reservation));
    assertEquals(new Stock(100, 40), yard.stock(Yard.CUPS, ana, Yard.MILL));
  }

  @Test
  void another_room_reserves_releases_and_takes() {
    yard.cups();
    String cups = Custody.classKey(Yard.CUPS);
    String mill = Custody.placeKey(Yard.MILL);
    venue.inside(ben, step -> Custody.reserve(step, step.id(), cups, ana.id(), mill, 30, "market"));
    String order = "%032x".formatted(venue.nextHeight() - 1);
    assertEquals(new Stock(100, 30), yard.stock(Yard.CUPS, ana, Yard.MILL));
    assertEquals(70, Custody.pieces(venue.state(), cups, ana.id(), mill));
    venue.refuses(CustodyRefusal.NOT_RESERVER, ana, new ReleaseStock(order));
    venue.inside(ana, step -> Custody.take(step, order));
    assertEquals(new Stock(70, 0), yard.stock(Yard.CUPS, ana, Yard.MILL));
  }

  @Test
  void a_prefix_is_its_owners_alone() {
    yard.confirmed();
    venue.does(ana, Said.object(Deed.ADD).of(Yard.item(1)).act());
    venue.refuses(
        CustodyRefusal.PREFIX_OF_ANOTHER, ben, Said.object(Deed.OBSERVE).of(Yard.item(2)).act());
    venue.does(ana, yard.offer(ben, Yard.item(1)));
  }

  @Test
  void of_two_claims_one_is_confirmed() {
    venue.does(ben, new ClaimPrefix("95200"));
    venue.does(ana, new ClaimPrefix(Yard.PREFIX));
    venue.does(venue.olga(), new ConfirmPrefix("95200", ben.id()));
    venue.refuses(
        CustodyRefusal.PREFIX_TAKEN, venue.olga(), new ConfirmPrefix(Yard.PREFIX, ana.id()));
  }

  @Test
  void a_product_is_counted_as_it_is_described() {
    venue.does(ana, new DescribeProduct("9520000000011", "Flour", "TNE", 3, 90, 0, List.of()));
    venue.does(ana, Said.object(Deed.ADD).of(flour(), "1.25", "TNE").act());
    assertEquals(1_250, yard.stock(flour(), ana, "").amount());
    venue.refuses(
        CustodyRefusal.TOO_FINE, ana, Said.object(Deed.ADD).of(flour(), "0.0001", "TNE").act());
  }

  private static String flour() {
    return "01/" + Gs1.withCheckDigit("0952000000001") + "/10/L1";
  }

  @Test
  void the_owner_of_the_prefix_describes_anew_what_others_described() {
    String gtin = Gs1.withCheckDigit("952000000001");
    venue.does(ben, new DescribeProduct(gtin, "Flour?", "", 0, 0, 0, List.of()));
    yard.confirmed();
    venue.does(ana, new DescribeProduct(gtin, "Flour", "KGM", 3, 0, 0, List.of()));
    venue.refuses(
        CustodyRefusal.PREFIX_OF_ANOTHER,
        ben,
        new DescribeProduct(gtin, "Mine", "", 0, 0, 0, List.of()));
  }

  @Test
  void five_hundred_things_fit_into_an_event_and_no_more() {
    String[] most =
        IntStream.range(0, EpcisEvent.MAX_IDENTIFIERS).mapToObj(Yard::item).toArray(String[]::new);
    venue.does(ana, Said.object(Deed.ADD).of(most).act());
    Said more = Said.object(Deed.ADD).of(most).of(Yard.CUPS, "1", "");
    assertThrows(Require.Field.class, more::event);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{",
        "{} {}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":\"\\u0000\"}",
        "{\"a\":\"\\ud800\"}",
        "{\"a\":1e999}",
        "{\"a\":NaN}",
        "null",
        "{\"a\":123456789012345678901}",
        "{\"a\":1,}"
      })
  void what_else_an_event_says_is_one_json_object(String more) {
    assertThrows(Require.Field.class, Said.object(Deed.ADD).of(Yard.item(1)).more(more)::event);
  }

  @Test
  void an_event_of_a_shape_that_its_kind_has_not_cannot_be_said() {
    List<Said> wrong =
        List.of(
            Said.packing(Deed.ADD, ""),
            Said.object(Deed.ADD).from(Yard.item(1)),
            Said.object(Deed.ADD).under("urn:uuid:t"),
            Said.object(Deed.NONE).of(Yard.item(1)),
            Said.object(Deed.ADD).of(Yard.item(1), Yard.key(Yard.item(1))),
            Said.object(Deed.ADD).of(Yard.FLOUR),
            Said.object(Deed.ADD).at(Yard.item(1)));
    for (Said said : wrong) {
      assertThrows(Require.Field.class, said::event);
    }
    for (String odd : List.of("1.0", "01", "-1", "1e3", "NaN", "0.0000001")) {
      assertThrows(Require.Field.class, () -> Said.object(Deed.ADD).of(Yard.CUPS, odd, ""));
    }
    assertThrows(Require.Field.class, () -> Said.object(Deed.ADD).of(Yard.CUPS, "1", "kilo"));
    assertTrue(Said.object(Deed.ADD).event().epcList().isEmpty());
  }
}
