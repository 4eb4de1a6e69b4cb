package tallystick.domains.custody;

import static tallystick.domains.custody.Custody.HAND_OVERS;
import static tallystick.domains.custody.Custody.THINGS;
import static tallystick.kernel.Decision.ACCEPTED;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tallystick.domains.custody.Custody.HandOver;
import tallystick.domains.custody.Custody.Line;
import tallystick.domains.custody.Custody.Reserved;
import tallystick.domains.custody.Custody.Stock;
import tallystick.domains.custody.Custody.Thing;
import tallystick.domains.custody.CustodyAction.AcceptHandOver;
import tallystick.domains.custody.CustodyAction.LapseHandOver;
import tallystick.domains.custody.CustodyAction.OfferHandOver;
import tallystick.domains.custody.CustodyAction.RefuseHandOver;
import tallystick.domains.custody.CustodyAction.StockLine;
import tallystick.domains.custody.CustodyAction.WithdrawHandOver;
import tallystick.domains.custody.CustodyEvent.Ending;
import tallystick.domains.custody.CustodyEvent.HandOverAccepted;
import tallystick.domains.custody.CustodyEvent.HandOverClosed;
import tallystick.domains.custody.CustodyEvent.HandOverOffered;
import tallystick.domains.custody.CustodyEvent.StockPart;
import tallystick.domains.identity.Identity;
import tallystick.kernel.Decision;
import tallystick.kernel.State;
import tallystick.kernel.Step;

/// The rules of hand-overs: one offers, the other accepts, and in between the giver still holds but
/// is bound. So custody never has two holders, nor none.
final class HandOverRules {
  /// The name under which stock that is offered is reserved.
  static final String ROOM = "custody";

  private HandOverRules() {}

  static Decision offer(OfferHandOver action, Step step) {
    State state = step.state();
    if (action.to().equals(step.by())) {
      return Decision.refuse(CustodyRefusal.TO_ONESELF);
    }
    if (!Identity.exists(state, action.to()) || Identity.isClosed(state, action.to())) {
      return Decision.refuse(CustodyRefusal.PRINCIPAL_UNKNOWN);
    }
    long open = action.deadline() - step.time();
    if (open <= 0 || open > CustodyAction.MAX_OPEN_MILLIS) {
      return Decision.refuse(CustodyRefusal.DEADLINE_OUT_OF_RANGE);
    }
    Handling handling = new Handling(step);
    List<String> items = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    CustodyRefusal refusal = offerItems(action, step, handling, items);
    if (refusal == null) {
      refusal = offerStock(action, step, handling, lines);
    }
    if (refusal != null) {
      return Decision.refuse(refusal);
    }
    String place = Epc.placeKey(action.place());
    state.put(
        HAND_OVERS,
        step.id(),
        new HandOver(step.by(), action.to(), place, action.deadline(), items, lines, true, ""));
    step.emit(
        new HandOverOffered(
            step.id(),
            step.by(),
            action.to(),
            items,
            parts(lines),
            place,
            action.note(),
            action.deadline(),
            action.document()));
    handling.close();
    return ACCEPTED;
  }

  private static @Nullable CustodyRefusal offerItems(
      OfferHandOver action, Step step, Handling handling, List<String> items) {
    for (String item : action.items()) {
      String key = Epc.of(item).key();
      Thing thing = step.state().get(THINGS, key);
      if (thing == null) {
        return CustodyRefusal.THING_UNKNOWN;
      }
      CustodyRefusal refusal = handling.mine(key);
      if (refusal != null) {
        return refusal;
      }
      if (!thing.parent().isEmpty()) {
        return CustodyRefusal.PACKED;
      }
      handling.offer(key, step.id());
      items.add(key);
    }
    return null;
  }

  private static @Nullable CustodyRefusal offerStock(
      OfferHandOver action, Step step, Handling handling, List<Line> lines) {
    for (StockLine line : action.quantities()) {
      Counted counted = Counted.of(step, line.epcClass(), line.quantity(), line.uom());
      if (counted.refusal() != null) {
        return counted.refusal();
      }
      String place = Epc.placeKey(line.place());
      Stock stock = handling.stock(counted.key(), step.by(), place);
      if (stock.amount() - stock.reserved() < counted.amount()) {
        return CustodyRefusal.NOT_ENOUGH;
      }
      Custody.reserve(
          handling,
          step,
          step.id() + "." + lines.size(),
          new Reserved(counted.key(), step.by(), place, counted.amount(), ROOM),
          "");
      lines.add(new Line(counted.key(), place, counted.amount()));
    }
    return null;
  }

  /// Offers what another room reserved.
  static void offerReserved(Step step, String id, String to, long deadline, String note) {
    Handling handling = new Handling(step);
    Reserved was = Custody.end(handling, step, id, false);
    Line line = new Line(was.classKey(), was.place(), was.amount());
    Reserved bound = new Reserved(was.classKey(), was.holder(), was.place(), was.amount(), ROOM);
    Custody.reserve(handling, step, id + ".0", bound, "");
    step.state()
        .put(
            HAND_OVERS,
            id,
            new HandOver(
                was.holder(), to, "", deadline, List.of(), List.of(line), true, was.room()));
    step.emit(
        new HandOverOffered(
            id, was.holder(), to, List.of(), parts(List.of(line)), "", note, deadline, ""));
    handling.close();
  }

  static Decision accept(AcceptHandOver action, Step step) {
    HandOver handOver = step.state().get(HAND_OVERS, action.handOver());
    CustodyRefusal refusal = answer(handOver, step);
    if (refusal != null) {
      return Decision.refuse(refusal);
    }
    HandOver offered = Objects.requireNonNull(handOver);
    if (step.time() > offered.deadline()) {
      return Decision.refuse(CustodyRefusal.HAND_OVER_LATE);
    }
    boolean all = action.items().isEmpty() && action.quantities().isEmpty();
    if (!all && !offered.room().isEmpty()) {
      return Decision.refuse(CustodyRefusal.WHOLE_ONLY);
    }
    List<String> items = new ArrayList<>(offered.items());
    List<Line> lines = new ArrayList<>(offered.lines());
    if (!all) {
      refusal = choose(action, step, items, lines);
      if (refusal != null) {
        return Decision.refuse(refusal);
      }
    }
    String place = Epc.placeKey(action.place().isEmpty() ? offered.place() : action.place());
    step.emit(
        new HandOverAccepted(
            action.handOver(), offered.from(), offered.to(), items, parts(lines), place));
    Handling handling = new Handling(step);
    giveBack(action.handOver(), offered, step, handling);
    for (String item : items) {
      handling.give(item, offered.to(), place);
    }
    for (Line line : lines) {
      handling.lower(line.classKey(), offered.from(), line.place(), line.amount());
      refusal = handling.raise(line.classKey(), offered.to(), place, line.amount());
      if (refusal != null) {
        return Decision.refuse(refusal);
      }
    }
    handling.close();
    return ACCEPTED;
  }

  /// What is taken, of what was offered.
  private static @Nullable CustodyRefusal choose(
      AcceptHandOver action, Step step, List<String> items, List<Line> lines) {
    List<String> taken = action.items().stream().map(item -> Epc.of(item).key()).toList();
    if (!new TreeSet<>(items).containsAll(taken)) {
      return CustodyRefusal.NOT_OFFERED;
    }
    Map<String, Line> offered = new TreeMap<>();
    lines.forEach(line -> offered.put(Custody.row(line.classKey(), line.place()), line));
    Map<String, Line> chosen = new LinkedHashMap<>();
    for (StockLine line : action.quantities()) {
      Counted counted = Counted.of(step, line.epcClass(), line.quantity(), line.uom());
      if (counted.refusal() != null) {
        return counted.refusal();
      }
      String key = Custody.row(counted.key(), Epc.placeKey(line.place()));
      Line there = offered.get(key);
      if (there == null || there.amount() < counted.amount()) {
        return CustodyRefusal.NOT_OFFERED;
      }
      chosen.put(key, new Line(there.classKey(), there.place(), counted.amount()));
    }
    items.retainAll(taken);
    lines.clear();
    lines.addAll(chosen.values());
    return null;
  }

  static Decision refuse(RefuseHandOver action, Step step) {
    HandOver handOver = step.state().get(HAND_OVERS, action.handOver());
    CustodyRefusal refusal = answer(handOver, step);
    if (refusal != null) {
      return Decision.refuse(refusal);
    }
    return close(
        action.handOver(),
        Objects.requireNonNull(handOver),
        Ending.REFUSED,
        action.reason(),
        action.picture(),
        step);
  }

  private static @Nullable CustodyRefusal answer(@Nullable HandOver handOver, Step step) {
    if (handOver == null) {
      return CustodyRefusal.HAND_OVER_UNKNOWN;
    }
    if (!handOver.to().equals(step.by())) {
      return CustodyRefusal.NOT_RECEIVER;
    }
    return handOver.open() ? null : CustodyRefusal.HAND_OVER_CLOSED;
  }

  static Decision withdraw(WithdrawHandOver action, Step step) {
    HandOver handOver = step.state().get(HAND_OVERS, action.handOver());
    if (handOver == null) {
      return Decision.refuse(CustodyRefusal.HAND_OVER_UNKNOWN);
    }
    if (!handOver.from().equals(step.by())) {
      return Decision.refuse(CustodyRefusal.NOT_GIVER);
    }
    if (!handOver.open()) {
      return Decision.refuse(CustodyRefusal.HAND_OVER_CLOSED);
    }
    return close(action.handOver(), handOver, Ending.WITHDRAWN, "", "", step);
  }

  static Decision lapse(LapseHandOver action, Step step) {
    HandOver handOver = step.state().get(HAND_OVERS, action.handOver());
    if (handOver == null) {
      return Decision.refuse(CustodyRefusal.HAND_OVER_UNKNOWN);
    }
    if (!handOver.open()) {
      return Decision.refuse(CustodyRefusal.HAND_OVER_CLOSED);
    }
    if (step.time() <= handOver.deadline()) {
      return Decision.refuse(CustodyRefusal.NOT_DUE);
    }
    return close(action.handOver(), handOver, Ending.LAPSED, "", "", step);
  }

  static Decision close(
      String id, HandOver handOver, Ending ending, String reason, String picture, Step step) {
    step.emit(new HandOverClosed(id, handOver.from(), handOver.to(), ending, reason, picture));
    Handling handling = new Handling(step);
    giveBack(id, handOver, step, handling);
    handling.close();
    return ACCEPTED;
  }

  private static void giveBack(String id, HandOver handOver, Step step, Handling handling) {
    step.state().put(HAND_OVERS, id, handOver.closed());
    for (String item : handOver.items()) {
      handling.offer(item, "");
    }
    for (int i = 0; i < handOver.lines().size(); i++) {
      Custody.end(handling, step, id + "." + i, false);
    }
  }

  private static List<StockPart> parts(List<Line> lines) {
    return lines.stream().map(StockPart::of).toList();
  }
}
