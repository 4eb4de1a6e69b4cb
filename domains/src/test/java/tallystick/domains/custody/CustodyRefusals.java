package tallystick.domains.custody;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import tallystick.domains.RefusalCase;
import tallystick.domains.Venue.Person;
import tallystick.domains.custody.CustodyAction.AdjustStock;
import tallystick.domains.custody.CustodyAction.Cause;
import tallystick.domains.custody.CustodyAction.ClaimPrefix;
import tallystick.domains.custody.CustodyAction.ConfirmPrefix;
import tallystick.domains.custody.CustodyAction.CountStock;
import tallystick.domains.custody.CustodyAction.DescribePlace;
import tallystick.domains.custody.CustodyAction.DescribeProduct;
import tallystick.domains.custody.CustodyAction.WeighProduct;
import tallystick.domains.custody.EpcisEvent.Deed;
import tallystick.kernel.Outcome;

/// When the room of things refuses.
public final class CustodyRefusals {
  private static final String GTIN = Gs1.withCheckDigit("952000000009");

  private final List<RefusalCase> cases = new ArrayList<>();

  private CustodyRefusals() {
    prefixes();
    master();
    events();
    things();
    packing();
  }

  public static List<RefusalCase> cases() {
    List<RefusalCase> all = new ArrayList<>(new CustodyRefusals().cases);
    all.addAll(HandOverRefusals.cases());
    all.addAll(LayoutRefusals.cases());
    return List.copyOf(all);
  }

  private void when(CustodyRefusal reason, String situation, Function<Yard, Outcome> attempt) {
    cases.add(new RefusalCase(reason, situation, () -> attempt.apply(new Yard())));
  }

  private static Outcome tries(Yard yard, Person who, Said said) {
    return yard.venue.tries(who, said.act());
  }

  private void prefixes() {
    when(
        CustodyRefusal.NOT_REGISTRAR,
        "who claims a prefix confirms it",
        y -> {
          y.venue.does(y.ana, new ClaimPrefix(Yard.PREFIX));
          return y.venue.tries(y.ana, new ConfirmPrefix(Yard.PREFIX, y.ana.id()));
        });
    when(
        CustodyRefusal.CLAIM_EXISTS,
        "it is claimed twice",
        y -> {
          y.venue.does(y.ana, new ClaimPrefix(Yard.PREFIX));
          return y.venue.tries(y.ana, new ClaimPrefix(Yard.PREFIX));
        });
    when(
        CustodyRefusal.CLAIM_UNKNOWN,
        "nobody claimed it",
        y -> y.venue.tries(y.venue.olga(), new ConfirmPrefix(Yard.PREFIX, y.ana.id())));
    when(
        CustodyRefusal.PREFIX_TAKEN,
        "one that it begins with is somebody's",
        y -> y.confirmed().venue.tries(y.ben, new ClaimPrefix("95200")));
    when(
        CustodyRefusal.PREFIX_TAKEN,
        "one that begins it is somebody's",
        y -> y.confirmed().venue.tries(y.ben, new ClaimPrefix(Yard.PREFIX + "1")));
    when(
        CustodyRefusal.PREFIX_OF_ANOTHER,
        "one makes a thing under it",
        y -> tries(y.confirmed(), y.ben, Said.object(Deed.ADD).of(Yard.item(1))));
    when(
        CustodyRefusal.PREFIX_OF_ANOTHER,
        "one makes stock under it",
        y -> tries(y.confirmed(), y.ben, Said.object(Deed.ADD).of(Yard.CUPS, "1", "")));
    when(
        CustodyRefusal.PREFIX_OF_ANOTHER,
        "one finds stock of which one had none",
        y ->
            y.confirmed()
                .cups()
                .venue
                .tries(y.ben, new AdjustStock(Yard.CUPS, "", "1", "", Cause.FOUND, "")));
    when(
        CustodyRefusal.PREFIX_OF_ANOTHER,
        "one counts stock of which one had none",
        y -> y.confirmed().venue.tries(y.ben, new CountStock(Yard.CUPS, "", "1", "", "")));
    when(
        CustodyRefusal.PREFIX_OF_ANOTHER,
        "one packs into a box under it that nobody has seen",
        y -> tries(y.confirmed(), y.ben, Said.packing(Deed.ADD, Yard.box(1))));
  }

  private void master() {
    when(
        CustodyRefusal.NOT_OWNER,
        "another described the product",
        y -> {
          y.venue.does(y.ana, product("", 0));
          return y.venue.tries(y.ben, product("", 0));
        });
    when(
        CustodyRefusal.NOT_OWNER,
        "another described the place",
        y -> {
          y.venue.does(y.ana, place(Yard.MILL, ""));
          return y.venue.tries(y.ben, place(Yard.MILL, ""));
        });
    when(
        CustodyRefusal.PREFIX_OF_ANOTHER,
        "one describes a place under it",
        y -> y.confirmed().venue.tries(y.ben, place(Yard.MILL, "")));
    when(
        CustodyRefusal.PRODUCT_UNKNOWN,
        "what nobody described is weighed",
        y -> y.venue.tries(y.ana, new WeighProduct(GTIN, 1)));
    when(
        CustodyRefusal.NOT_OWNER,
        "another weighs it",
        y -> {
          y.venue.does(y.ana, product("", 0));
          return y.venue.tries(y.ben, new WeighProduct(GTIN, 1));
        });
    when(
        CustodyRefusal.UNIT_FIXED,
        "it was counted in another",
        y -> {
          y.venue.does(y.ana, Said.object(Deed.ADD).of("01/0" + GTIN, "1", "KGM").act());
          return y.venue.tries(y.ana, product("TNE", 6));
        });
    when(
        CustodyRefusal.UNIT_FIXED,
        "it was counted with other decimals",
        y -> {
          y.venue.does(y.ana, Said.object(Deed.ADD).of("01/0" + GTIN, "1", "KGM").act());
          return y.venue.tries(y.ana, product("KGM", 3));
        });
    when(
        CustodyRefusal.PLACE_UNKNOWN,
        "what a place is part of was never described",
        y -> y.venue.tries(y.ana, place(Yard.DOCK, Yard.MILL)));
    when(
        CustodyRefusal.PLACE_IN_ITSELF,
        "two places are in each other",
        y -> {
          y.venue.does(y.ana, place(Yard.MILL, ""));
          y.venue.does(y.ana, place(Yard.DOCK, Yard.MILL));
          return y.venue.tries(y.ana, place(Yard.MILL, Yard.DOCK));
        });
    when(
        CustodyRefusal.TOO_DEEP,
        "places are in each other twelve deep",
        y -> {
          y.venue.does(y.ana, place("urn:place:0", ""));
          for (int i = 1; i <= 10; i++) {
            y.venue.does(y.ana, place("urn:place:" + i, "urn:place:" + (i - 1)));
          }
          return y.venue.tries(y.ana, place("urn:place:11", "urn:place:10"));
        });
  }

  private static DescribeProduct product(String unit, int decimals) {
    return new DescribeProduct(GTIN, "Bran", unit, decimals, 0, 0, List.of());
  }

  private static DescribePlace place(String place, String partOf) {
    return new DescribePlace(place, "Place", "", 0, 0, partOf);
  }

  private void events() {
    when(
        CustodyRefusal.EVENT_EXISTS,
        "the same is recorded twice",
        y -> {
          Said said = Said.transaction().of(Yard.item(1));
          y.venue.does(y.ana, said.act());
          return tries(y, y.ana, said);
        });
    when(
        CustodyRefusal.EVENT_IN_FUTURE,
        "it is ten minutes and a millisecond ahead",
        y -> {
          long late = y.venue.time() + RecordRules.AHEAD_MILLIS + 1;
          return tries(y, y.ana, Said.object(Deed.ADD).of(Yard.item(1)).time(late));
        });
    when(
        CustodyRefusal.EVENT_OF_ANOTHER,
        "another declares it in error",
        y -> {
          Said said = Said.transaction().of(Yard.item(1));
          y.venue.does(y.ana, said.act());
          return tries(y, y.ben, said.inError("did_not_occur"));
        });
    when(
        CustodyRefusal.ERROR_DECLARED,
        "it is declared twice",
        y -> {
          Said said = Said.transaction().of(Yard.item(1));
          y.venue.does(y.ana, said.act());
          y.venue.does(y.ana, said.inError("did_not_occur").act());
          return tries(y, y.ana, said);
        });
  }

  private void things() {
    when(
        CustodyRefusal.THING_EXISTS,
        "it is made twice",
        y -> tries(y, y.ana, Said.object(Deed.ADD).of(y.made(1))));
    when(
        CustodyRefusal.THING_EXISTS,
        "it comes out of a transformation that it goes into",
        y -> tries(y, y.ana, Said.transformation().from(y.made(1)).of(Yard.item(1))));
    when(
        CustodyRefusal.THING_GONE,
        "it is moved after its end",
        y -> {
          y.venue.does(y.ana, Said.object(Deed.DELETE).of(y.made(1)).act());
          return tries(y, y.ana, Said.object(Deed.OBSERVE).of(Yard.item(1)));
        });
    when(
        CustodyRefusal.THING_GONE,
        "it is consumed twice",
        y -> {
          y.venue.does(y.ana, Said.transformation().from(y.made(1)).of(Yard.item(2)).act());
          return tries(y, y.ana, Said.transformation().from(Yard.item(1)));
        });
    when(
        CustodyRefusal.NOT_HOLDER,
        "a stranger moves it",
        y -> tries(y, y.ben, Said.object(Deed.OBSERVE).of(y.made(1))));
    when(
        CustodyRefusal.NOT_HOLDER,
        "a stranger takes it out of its box",
        y -> tries(y, y.ben, Said.packing(Deed.DELETE, y.packed())));
    when(
        CustodyRefusal.NOT_HOLDER,
        "a stranger packs it into a box of theirs",
        y -> {
          y.made(1);
          return tries(y, y.ben, Said.packing(Deed.ADD, Yard.box(2)).of(Yard.item(1)));
        });
    when(
        CustodyRefusal.THING_OFFERED,
        "it is consumed while it is offered",
        y -> {
          y.offered(1);
          return tries(y, y.ana, Said.transformation().from(Yard.item(1)));
        });
    when(
        CustodyRefusal.NOT_EMPTY,
        "a box is thrown away with what is in it",
        y -> tries(y, y.ana, Said.object(Deed.DELETE).of(y.packed())));
  }

  private void packing() {
    when(
        CustodyRefusal.PACKED,
        "it is packed into a second box",
        y -> {
          y.packed();
          return tries(y, y.ana, Said.packing(Deed.ADD, Yard.box(2)).of(Yard.item(1)));
        });
    when(
        CustodyRefusal.PACKED,
        "it is offered without its box",
        y -> {
          y.packed();
          return y.venue.tries(y.ana, y.offer(y.ben, Yard.item(1)));
        });
    when(
        CustodyRefusal.NOT_PACKED,
        "it is taken out of another box",
        y -> tries(y, y.ana, Said.packing(Deed.DELETE, y.packed()).of(y.made(3))));
    when(
        CustodyRefusal.NOT_PACKED,
        "more of it is taken out than is in",
        y -> tries(y, y.ana, Said.packing(Deed.DELETE, y.packed()).of(Yard.CUPS, "11", "")));
    when(
        CustodyRefusal.PACKED_IN_ITSELF,
        "a box is packed into itself",
        y -> tries(y, y.ana, Said.packing(Deed.ADD, y.packed()).of(Yard.box(1))));
    when(
        CustodyRefusal.PACKED_IN_ITSELF,
        "a box is packed into one that is in it",
        y -> {
          y.venue.does(y.ana, Said.packing(Deed.ADD, Yard.box(2)).of(y.packed()).act());
          return tries(y, y.ana, Said.packing(Deed.ADD, Yard.box(1)).of(Yard.box(2)));
        });
    when(
        CustodyRefusal.TOO_MANY_CHILDREN,
        "501 things are to be unpacked without naming them",
        y -> {
          String[] many = IntStream.range(0, 500).mapToObj(Yard::item).toArray(String[]::new);
          y.venue.does(y.ana, Said.packing(Deed.ADD, Yard.box(1)).of(many).act());
          y.venue.does(y.ana, Said.packing(Deed.ADD, Yard.box(1)).of(Yard.item(500)).act());
          return tries(y, y.ana, Said.packing(Deed.DELETE, Yard.box(1)));
        });
  }
}
