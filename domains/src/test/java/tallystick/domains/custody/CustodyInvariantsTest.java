package tallystick.domains.custody;

import static tallystick.domains.custody.Custody.BOXES;
import static tallystick.domains.custody.Custody.CHILDREN;
import static tallystick.domains.custody.Custody.HAND_OVERS;
import static tallystick.domains.custody.Custody.MADE;
import static tallystick.domains.custody.Custody.RESERVED;
import static tallystick.domains.custody.Custody.STOCK;
import static tallystick.domains.custody.Custody.THINGS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tallystick.domains.PlantedDamage;
import tallystick.domains.custody.Custody.HandOver;
import tallystick.domains.custody.Custody.Made;
import tallystick.domains.custody.Custody.Stock;
import tallystick.domains.custody.Custody.Thing;
import tallystick.kernel.State;
import tallystick.kernel.Table;

class CustodyInvariantsTest {
  @TestFactory
  Stream<DynamicTest> every_damage_is_seen() {
    List<PlantedDamage> damages = new ArrayList<>(things());
    damages.addAll(places());
    return PlantedDamage.tests(new CustodyDomain(), damages);
  }

  private static List<PlantedDamage> things() {
    return List.of(
        new PlantedDamage(
            "a thing has one holder or one container",
            "nobody holds one",
            state -> {
              var thing = free(state);
              state.put(THINGS, thing.getKey(), thing.getValue().heldBy("", ""));
            }),
        new PlantedDamage(
            "a thing has one holder or one container",
            "what one is in is not there",
            state -> {
              var thing = free(state);
              state.put(THINGS, thing.getKey(), thing.getValue().packedIn("00/1"));
            }),
        new PlantedDamage(
            "what is made and not gone is there",
            "some vanished",
            state -> state.remove(STOCK, first(state, STOCK).getKey())),
        new PlantedDamage(
            "what is made and not gone is there",
            "more was made than there is",
            state -> {
              var made = first(state, MADE);
              long more = made.getValue().made() + 1;
              state.put(MADE, made.getKey(), new Made(more, made.getValue().gone(), 0));
            }),
        new PlantedDamage(
            "reservations are of stock",
            "more is reserved than there is",
            state -> {
              var stock = first(state, STOCK);
              long amount = stock.getValue().amount();
              state.put(STOCK, stock.getKey(), new Stock(amount, amount + 1));
            }),
        new PlantedDamage(
            "reserved stock is reserved",
            "a reservation is forgotten",
            state -> state.remove(RESERVED, first(state, RESERVED).getKey())),
        new PlantedDamage(
            "what is offered is bound",
            "a thing is bound to nothing",
            state -> {
              var thing = free(state);
              state.put(THINGS, thing.getKey(), thing.getValue().offeredIn("0".repeat(32)));
            }),
        new PlantedDamage(
            "what is offered is bound",
            "an open hand-over names a thing that is free",
            CustodyInvariantsTest::offerWhatIsFree),
        new PlantedDamage(
            "contents are counted",
            "a box lost a thing",
            state -> state.remove(CHILDREN, first(state, CHILDREN).getKey())));
  }

  private static List<PlantedDamage> places() {
    return List.of(
        new PlantedDamage(
            "places are inside of the place around them",
            "a shelf is a kilometre away",
            state -> state.put(BOXES, shelf(state), new Box(1_000_000, 0, 0, 1, 1, 1))),
        new PlantedDamage(
            "places are inside of the place around them",
            "a shelf is arranged in what it is not part of",
            state -> state.put(BOXES, "|" + shelf(state), new Box(0, 0, 0, 1, 1, 1))),
        new PlantedDamage(
            "places beside each other share no space",
            "a second shelf is where the first is",
            state -> {
              Box box = Objects.requireNonNull(state.get(BOXES, shelf(state)));
              state.put(BOXES, shelf(state) + "/254/twin", box);
            }));
  }

  /// The row of a place that is arranged in another.
  private static String shelf(State state) {
    return state.scan(BOXES, "", "", Integer.MAX_VALUE).keySet().stream()
        .filter(key -> !key.startsWith("|"))
        .findFirst()
        .orElseThrow();
  }

  private static void offerWhatIsFree(State state) {
    var thing = free(state);
    state.put(
        HAND_OVERS,
        "0".repeat(32),
        new HandOver(
            thing.getValue().holder(), "", "", 0, List.of(thing.getKey()), List.of(), true, ""));
  }

  private static Map.Entry<String, Thing> free(State state) {
    return thing(state, one -> one.parent().isEmpty() && one.handOver().isEmpty());
  }

  private static Map.Entry<String, Thing> thing(State state, Predicate<Thing> which) {
    return state.scan(THINGS, "", "", Integer.MAX_VALUE).entrySet().stream()
        .filter(one -> which.test(one.getValue()))
        .findFirst()
        .orElseThrow();
  }

  private static <V extends Record> Map.Entry<String, V> first(State state, Table<V> table) {
    return state.scan(table, "", "", 1).firstEntry();
  }
}
