package tallystick.domains.custody;

import static tallystick.domains.custody.Custody.CHILDREN;
import static tallystick.domains.custody.Custody.EVENTS;
import static tallystick.domains.custody.Custody.THINGS;
import static tallystick.kernel.Decision.ACCEPTED;
import static tallystick.kernel.Decision.refuse;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tallystick.domains.custody.Custody.Child;
import tallystick.domains.custody.Custody.Recorded;
import tallystick.domains.custody.Custody.Status;
import tallystick.domains.custody.CustodyAction.RecordEvent;
import tallystick.domains.custody.CustodyEvent.ErrorDeclared;
import tallystick.domains.custody.CustodyEvent.EventRecorded;
import tallystick.domains.custody.EpcisEvent.Deed;
import tallystick.domains.custody.EpcisEvent.Quantity;
import tallystick.kernel.Decision;
import tallystick.kernel.State;
import tallystick.kernel.Step;

/// The rules of events: what they mean for things and stock.
///
/// Transactions and associations leave everything as it is; the first mention, the second bind what
/// their signer holds. An event that is declared in error has no effect, and one that had it before
/// keeps it: an error declaration is a statement about a statement (GS1 EPCIS Standard, 7.4.1.2).
final class RecordRules {
  /// How far ahead of log time an event may be: clocks differ.
  static final long AHEAD_MILLIS = 10L * 60 * 1000;

  private final Step step;
  private final State state;
  private final EpcisEvent event;
  private final Handling handling;

  private RecordRules(EpcisEvent event, Step step) {
    this.step = step;
    this.state = step.state();
    this.event = event;
    this.handling = new Handling(step);
  }

  static Decision record(RecordEvent action, Step step) {
    return new RecordRules(action.event(), step).record();
  }

  private Decision record() {
    if (event.eventTime() > step.time() + AHEAD_MILLIS) {
      return refuse(CustodyRefusal.EVENT_IN_FUTURE);
    }
    Recorded known = state.get(EVENTS, event.eventID());
    if (known != null) {
      return event.isErroneous() ? declare(known) : refuse(CustodyRefusal.EVENT_EXISTS);
    }
    state.put(EVENTS, event.eventID(), new Recorded(step.by(), event.kind(), event.isErroneous()));
    step.emit(new EventRecorded(event, step.by()));
    CustodyRefusal refusal = event.isErroneous() ? null : happens();
    if (refusal != null) {
      return refuse(refusal);
    }
    handling.close();
    return ACCEPTED;
  }

  private Decision declare(Recorded known) {
    if (!known.by().equals(step.by())) {
      return refuse(CustodyRefusal.EVENT_OF_ANOTHER);
    }
    if (known.error()) {
      return refuse(CustodyRefusal.ERROR_DECLARED);
    }
    state.put(EVENTS, event.eventID(), new Recorded(known.by(), known.kind(), true));
    step.emit(
        new ErrorDeclared(
            event.eventID(),
            step.by(),
            event.errorDeclaration().declarationTime(),
            event.errorDeclaration().reason(),
            event.errorDeclaration().correctiveEventIDs()));
    return ACCEPTED;
  }

  private @Nullable CustodyRefusal happens() {
    return switch (event.kind()) {
      case OBJECT -> object();
      case AGGREGATION -> aggregation();
      case TRANSACTION -> null;
      case TRANSFORMATION -> transformation();
      case ASSOCIATION -> association();
    };
  }

  private @Nullable CustodyRefusal object() {
    for (String one : event.epcList()) {
      Epc epc = Epc.of(one);
      CustodyRefusal refusal =
          switch (event.action()) {
            case ADD -> handling.make(epc, event.place());
            case OBSERVE -> meets(epc);
            case DELETE -> ends(epc, Status.GONE);
            case NONE -> throw new IllegalStateException("an object event without action");
          };
      if (refusal != null) {
        return refusal;
      }
    }
    return stock(event.quantityList(), event.action());
  }

  private @Nullable CustodyRefusal meets(Epc epc) {
    CustodyRefusal refusal = handling.meet(epc, event.place());
    if (refusal == null) {
      handling.move(epc.key(), event.destination());
    }
    return refusal;
  }

  private @Nullable CustodyRefusal ends(Epc epc, Status status) {
    CustodyRefusal refusal = handling.meet(epc, event.place());
    return refusal == null ? handling.end(epc.key(), status) : refusal;
  }

  private @Nullable CustodyRefusal stock(List<Quantity> quantities, Deed deed) {
    for (Quantity quantity : quantities) {
      if (!quantity.quantity().isEmpty()) {
        Counted counted =
            Counted.of(step, quantity.epcClass(), quantity.quantity(), quantity.uom());
        CustodyRefusal refusal = counted.refusal();
        if (refusal == null) {
          refusal =
              switch (deed) {
                case ADD -> bring(counted);
                case OBSERVE -> observe(counted);
                case DELETE -> lose(counted);
                case NONE -> throw new IllegalStateException("nothing is done with stock");
              };
        }
        if (refusal != null) {
          return refusal;
        }
      }
    }
    return null;
  }

  private @Nullable CustodyRefusal bring(Counted counted) {
    return Prefixes.mayMake(state, counted.epc(), step.by())
        ? handling.bring(counted.key(), event.place(), counted.amount(), event.itemExpirationDate())
        : CustodyRefusal.PREFIX_OF_ANOTHER;
  }

  /// Of a class that the venue has never seen, what is seen now is taken in.
  private @Nullable CustodyRefusal see(Counted counted) {
    return StockRules.isKnown(state, counted.key()) ? null : bring(counted);
  }

  /// What is observed must be there; or where it was seen, and is moved from there.
  private @Nullable CustodyRefusal observe(Counted counted) {
    if (!StockRules.isKnown(state, counted.key())) {
      return bring(counted);
    }
    String place = event.place();
    if (handling.stock(counted.key(), step.by(), place).amount() >= counted.amount()) {
      return null;
    }
    String from = Epc.placeKey(event.readPoint());
    if (from.equals(place)) {
      return CustodyRefusal.NOT_ENOUGH;
    }
    CustodyRefusal refusal = handling.lower(counted.key(), step.by(), from, counted.amount());
    return refusal == null
        ? handling.raise(counted.key(), step.by(), place, counted.amount())
        : refusal;
  }

  private @Nullable CustodyRefusal lose(Counted counted) {
    CustodyRefusal refusal = see(counted);
    return refusal == null
        ? handling.lose(counted.key(), step.by(), event.place(), counted.amount())
        : refusal;
  }

  private @Nullable CustodyRefusal association() {
    if (!event.parentID().isEmpty()) {
      Epc parent = Epc.of(event.parentID());
      if (parent.level() != Epc.Level.PLACE) {
        CustodyRefusal refusal = meets(parent);
        if (refusal != null) {
          return refusal;
        }
      }
    }
    for (String one : event.epcList()) {
      CustodyRefusal refusal = meets(Epc.of(one));
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }

  private @Nullable CustodyRefusal aggregation() {
    if (event.parentID().isEmpty()) {
      return observed();
    }
    Epc parent = Epc.of(event.parentID());
    boolean seen = state.get(THINGS, parent.key()) != null;
    CustodyRefusal refusal = meets(parent);
    if (refusal != null) {
      return refusal;
    }
    return switch (event.action()) {
      case ADD -> pack(parent.key());
      case OBSERVE -> observed();
      case DELETE -> unpack(parent.key(), seen);
      case NONE -> throw new IllegalStateException("an aggregation without action");
    };
  }

  private @Nullable CustodyRefusal observed() {
    for (String one : event.epcList()) {
      CustodyRefusal refusal = meets(Epc.of(one));
      if (refusal != null) {
        return refusal;
      }
    }
    return stock(event.quantityList(), Deed.OBSERVE);
  }

  private @Nullable CustodyRefusal pack(String parent) {
    for (String one : event.epcList()) {
      Epc child = Epc.of(one);
      CustodyRefusal refusal = handling.meet(child, event.place());
      if (refusal == null) {
        refusal = handling.pack(child.key(), parent);
      }
      if (refusal != null) {
        return refusal;
      }
    }
    for (Quantity quantity : event.quantityList()) {
      CustodyRefusal refusal = quantity.quantity().isEmpty() ? null : pack(quantity, parent);
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }

  private @Nullable CustodyRefusal pack(Quantity quantity, String parent) {
    Counted counted = Counted.of(step, quantity.epcClass(), quantity.quantity(), quantity.uom());
    CustodyRefusal refusal = counted.refusal() == null ? see(counted) : counted.refusal();
    return refusal == null
        ? handling.packStock(counted.key(), event.place(), parent, counted.amount())
        : refusal;
  }

  /// @param seen whether the venue could know what was in there
  private @Nullable CustodyRefusal unpack(String parent, boolean seen) {
    if (event.epcList().isEmpty() && event.quantityList().isEmpty()) {
      return unpackAll(parent);
    }
    for (String one : event.epcList()) {
      Epc child = Epc.of(one);
      CustodyRefusal refusal = handling.meet(child, event.place());
      if (refusal != null) {
        return refusal;
      }
      if (state.get(CHILDREN, Custody.row(parent, child.key())) != null) {
        handling.unpack(child.key(), event.destination());
      } else if (seen) {
        return CustodyRefusal.NOT_PACKED;
      }
    }
    for (Quantity quantity : event.quantityList()) {
      CustodyRefusal refusal =
          quantity.quantity().isEmpty() ? null : unpack(quantity, parent, seen);
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }

  private @Nullable CustodyRefusal unpack(Quantity quantity, String parent, boolean seen) {
    Counted counted = Counted.of(step, quantity.epcClass(), quantity.quantity(), quantity.uom());
    if (counted.refusal() != null) {
      return counted.refusal();
    }
    return seen
        ? handling.unpackStock(counted.key(), event.destination(), parent, counted.amount())
        : see(counted);
  }

  /// Whoever names no children means all of them.
  private @Nullable CustodyRefusal unpackAll(String parent) {
    SequencedMap<String, Child> all =
        state.scan(CHILDREN, parent + "|", "", EpcisEvent.MAX_IDENTIFIERS + 1);
    if (all.size() > EpcisEvent.MAX_IDENTIFIERS) {
      return CustodyRefusal.TOO_MANY_CHILDREN;
    }
    for (Map.Entry<String, Child> one : all.entrySet()) {
      String child = one.getKey().substring(parent.length() + 1);
      long amount = one.getValue().amount();
      if (amount == 0) {
        handling.unpack(child, event.destination());
      } else {
        CustodyRefusal refusal = handling.unpackStock(child, event.destination(), parent, amount);
        if (refusal != null) {
          return refusal;
        }
      }
    }
    return null;
  }

  private @Nullable CustodyRefusal transformation() {
    for (String one : event.inputEPCList()) {
      CustodyRefusal refusal = ends(Epc.of(one), Status.CONSUMED);
      if (refusal != null) {
        return refusal;
      }
    }
    CustodyRefusal consumed = stock(event.inputQuantityList(), Deed.DELETE);
    if (consumed != null) {
      return consumed;
    }
    for (String one : event.outputEPCList()) {
      CustodyRefusal refusal = handling.make(Epc.of(one), event.place());
      if (refusal != null) {
        return refusal;
      }
    }
    return stock(event.outputQuantityList(), Deed.ADD);
  }
}
