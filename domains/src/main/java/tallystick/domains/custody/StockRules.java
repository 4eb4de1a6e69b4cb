package tallystick.domains.custody;

import static tallystick.domains.custody.Custody.MADE;
import static tallystick.domains.custody.Custody.RESERVED;
import static tallystick.domains.custody.Custody.STOCK;
import static tallystick.kernel.Decision.ACCEPTED;

import org.jspecify.annotations.Nullable;
import tallystick.domains.custody.Custody.Reserved;
import tallystick.domains.custody.Custody.Stock;
import tallystick.domains.custody.CustodyAction.AdjustStock;
import tallystick.domains.custody.CustodyAction.CountStock;
import tallystick.domains.custody.CustodyAction.ReleaseStock;
import tallystick.domains.custody.CustodyAction.ReserveStock;
import tallystick.domains.custody.CustodyEvent.StockAdjusted;
import tallystick.domains.custody.CustodyEvent.StockCounted;
import tallystick.kernel.Decision;
import tallystick.kernel.State;
import tallystick.kernel.Step;

/// The rules of stock that is counted rather than named thing by thing.
final class StockRules {
  private StockRules() {}

  /// Whether somebody may say that there is more of a class than the venue knew: who may make it,
  /// and who has some.
  static boolean mayFind(State state, Epc epc, String principal) {
    return Prefixes.mayMake(state, epc, principal)
        || !state.scan(STOCK, Custody.row(epc.key(), principal, ""), "", 1).isEmpty();
  }

  static Decision count(CountStock action, Step step) {
    Counted counted = Counted.of(step, action.epcClass(), action.counted(), action.uom());
    if (counted.refusal() != null) {
      return Decision.refuse(counted.refusal());
    }
    String place = Epc.placeKey(action.place());
    Handling handling = new Handling(step);
    Stock before = handling.stock(counted.key(), step.by(), place);
    CustodyRefusal refusal = null;
    if (counted.amount() < before.reserved()) {
      refusal = CustodyRefusal.RESERVED;
    } else if (counted.amount() > before.amount()) {
      refusal = find(step, handling, counted, place, counted.amount() - before.amount());
    } else if (counted.amount() < before.amount()) {
      long missing = before.amount() - counted.amount();
      refusal = handling.lose(counted.key(), step.by(), place, missing);
    }
    if (refusal != null) {
      return Decision.refuse(refusal);
    }
    step.emit(
        new StockCounted(
            counted.key(), step.by(), place, counted.amount(), before.amount(), action.note()));
    handling.close();
    return ACCEPTED;
  }

  private static @Nullable CustodyRefusal find(
      Step step, Handling handling, Counted counted, String place, long amount) {
    return mayFind(step.state(), counted.epc(), step.by())
        ? handling.bring(counted.key(), place, amount, 0)
        : CustodyRefusal.PREFIX_OF_ANOTHER;
  }

  static Decision adjust(AdjustStock action, Step step) {
    Counted counted = Counted.of(step, action.epcClass(), action.quantity(), action.uom());
    if (counted.refusal() != null) {
      return Decision.refuse(counted.refusal());
    }
    String place = Epc.placeKey(action.place());
    Handling handling = new Handling(step);
    CustodyRefusal refusal =
        action.cause().raises()
            ? find(step, handling, counted, place, counted.amount())
            : handling.lose(counted.key(), step.by(), place, counted.amount());
    if (refusal != null) {
      return Decision.refuse(refusal);
    }
    step.emit(
        new StockAdjusted(
            counted.key(), step.by(), place, counted.amount(), action.cause(), action.note()));
    handling.close();
    return ACCEPTED;
  }

  static Decision reserve(ReserveStock action, Step step) {
    Counted counted = Counted.of(step, action.epcClass(), action.quantity(), action.uom());
    if (counted.refusal() != null) {
      return Decision.refuse(counted.refusal());
    }
    String place = Epc.placeKey(action.place());
    Handling handling = new Handling(step);
    Stock stock = handling.stock(counted.key(), step.by(), place);
    if (stock.amount() - stock.reserved() < counted.amount()) {
      return Decision.refuse(CustodyRefusal.NOT_ENOUGH);
    }
    Reserved reserved = new Reserved(counted.key(), step.by(), place, counted.amount(), "");
    Custody.reserve(handling, step, step.id(), reserved, action.note());
    handling.close();
    return ACCEPTED;
  }

  static Decision release(ReleaseStock action, Step step) {
    Reserved reserved = step.state().get(RESERVED, action.reservation());
    if (reserved == null) {
      return Decision.refuse(CustodyRefusal.RESERVATION_UNKNOWN);
    }
    if (!reserved.holder().equals(step.by()) || !reserved.room().isEmpty()) {
      return Decision.refuse(CustodyRefusal.NOT_RESERVER);
    }
    Custody.release(step, action.reservation());
    return ACCEPTED;
  }

  /// Whether the venue has seen anything of a class.
  static boolean isKnown(State state, String classKey) {
    return state.get(MADE, classKey) != null;
  }
}
