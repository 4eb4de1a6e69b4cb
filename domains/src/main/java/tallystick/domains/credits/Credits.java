package tallystick.domains.credits;

import static tallystick.domains.credits.Registry.CLASSES;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tallystick.domains.accounts.Reserve;
import tallystick.domains.credits.CreditsEvent.UnitsMoved;
import tallystick.domains.credits.Ranges.Found;
import tallystick.domains.credits.Registry.CreditClass;
import tallystick.kernel.State;
import tallystick.kernel.Step;

/// What other rooms may ask and do with carbon credits inside their own step.
public final class Credits {
  /// The name under which its holds and assets stand.
  public static final String ROOM = "credits";

  private Credits() {}

  /// Whether the asset is a class of credits: units with serial numbers. A basket is not one; it is
  /// settled like any other asset.
  public static boolean isClass(State state, String asset) {
    return state.get(CLASSES, asset) != null;
  }

  /// Whether units of the asset may change hands now: its class is not frozen, its project not
  /// suspended, and none of its units has expired but for being taken out. Assets that are no class
  /// always may.
  public static boolean isMovable(State state, String asset) {
    CreditClass units = state.get(CLASSES, asset);
    return units == null || Registry.stopped(state, units) == null;
  }

  /// Pays some of what the seller has set aside to the buyer and, when the asset is a class, the
  /// units with the seller's lowest serial numbers with it. The caller has made sure that the asset
  /// is movable, and that so many units are set aside.
  public static void settle(Step step, Reserve seller, String to, long quantity) {
    seller.pay(step, to, quantity);
    if (isClass(step.state(), seller.asset()) && !seller.owner().equals(to)) {
      moveLowest(step, seller, to, quantity);
    }
  }

  /// Whoever holds units has as many that are active, so there are always enough.
  private static void moveLowest(Step step, Reserve seller, String to, long quantity) {
    State state = step.state();
    String asset = seller.asset();
    String from = seller.owner();
    String account = Ranges.ownerAccount(asset, from) + "/";
    List<Serials> moved = new ArrayList<>(1);
    RangeEditor editor = new RangeEditor(step);
    long missing = quantity;
    while (missing > 0) {
      Map.Entry<String, Ranges.Free> lowest = state.scan(Ranges.FREE, account, "", 1).firstEntry();
      if (lowest == null) {
        throw new IllegalStateException(from + " has no more units of " + asset);
      }
      String key = lowest.getKey().substring(account.length());
      Found found = new Found(Ranges.lastOf(key), Registry.require(state, Ranges.ROWS, key));
      long first = found.row().first();
      long last = Math.min(found.last(), first + missing - 1);
      Serials numbers = new Serials(Ranges.spaceOf(key), first, last);
      editor.change(numbers, found, to, UnitStatus.ACTIVE, "");
      moved.add(numbers);
      missing -= numbers.quantity();
    }
    step.emit(new UnitsMoved(asset, from, to, quantity, moved, seller.reference()));
    editor.close();
  }
}
