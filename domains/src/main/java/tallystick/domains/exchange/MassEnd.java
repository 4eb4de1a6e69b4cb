package tallystick.domains.exchange;

import static tallystick.domains.exchange.Slots.NONE;
import static tallystick.domains.exchange.Slots.OPEN;
import static tallystick.domains.exchange.Slots.PRIORITY;

import java.util.Arrays;

/// Ends many orders at once: all of an owner, those whose time has come, or everybody's. Each takes
/// a limit; the other order of a list ends with the one that it belongs to and is not counted.
final class MassEnd {
  private final OpenOrders orders;
  private final Slots slots;
  private final Matcher matcher;

  MassEnd(OpenOrders orders, Matcher matcher) {
    this.orders = orders;
    this.slots = orders.slots;
    this.matcher = matcher;
  }

  /// Those of an owner, earliest priority first.
  void of(long owner, int limit) {
    end(orders.owners.of(owner, orders), Ending.CANCELLED, limit);
  }

  /// Those whose time has come, by time and then by id. Returns whether those are all.
  boolean expired(long time, int limit) {
    int left = limit;
    while (orders.expiries.soonest() != 0 && orders.expiries.soonest() <= time && left > 0) {
      end(orders.expiries.first(), Ending.EXPIRED);
      left--;
    }
    return left > 0 || orders.expiries.soonest() == 0 || orders.expiries.soonest() > time;
  }

  /// Bids and offers, best first, then those that wait for something, earliest priority first:
  /// where these stand in their queues may depend on the past, and so must not matter.
  void everybodys(int limit) {
    int left = queue(orders.bids, limit);
    left = queue(orders.asks, left);
    if (left > 0) {
      long[] waiting = new long[orders.ids.size()];
      int found = 0;
      for (int slot = 0; slot < slots.used(); slot++) {
        if (orders.isOpen(slot)) {
          waiting[found++] = Sorted.key(slots.get(slot, PRIORITY), slot);
        }
      }
      Arrays.sort(waiting);
      end(waiting, Ending.SUSPENDED, left);
    }
  }

  private int queue(Ladder ladder, int limit) {
    int left = limit;
    while (left > 0 && ladder.best() != NONE) {
      end(ladder.head(ladder.best()), Ending.SUSPENDED);
      left--;
    }
    return left;
  }

  private void end(long[] keys, Ending why, int limit) {
    int left = limit;
    for (int i = 0; i < keys.length && left > 0; i++) {
      int slot = Sorted.slot(keys[i]);
      // The other order of its list may have ended it.
      if (orders.isOpen(slot)) {
        end(slot, why);
        left--;
      }
    }
  }

  private void end(int slot, Ending why) {
    matcher.end(slot, why, slots.get(slot, OPEN));
  }
}
