package tallystick.domains.accounts;

import java.util.ArrayList;
import java.util.List;
import tallystick.domains.accounts.Accounts.Balance;
import tallystick.kernel.State;
import tallystick.kernel.Table;

/// How assets were spread when votes began. Taking a snapshot costs one row whatever there is: an
/// owner's balance is written down when it first changes afterwards, and so only if it changes.
/// What no open snapshot needs is forgotten when the owner's row is written the next time.
final class Snapshots {
  /// Most votes by an asset at a time.
  private static final int MAX_OPEN = 256;

  /// By asset: the heights at which snapshots are open.
  static final Table<Open> OPEN = new Table<>("accounts.snapshots", Open.class);

  /// By `<asset>/<owner>`: what the owner had.
  static final Table<Past> PAST = new Table<>("accounts.past", Past.class);

  private Snapshots() {}

  /// @param heights rising
  record Open(List<Long> heights) {}

  /// @param points by rising height
  record Past(List<Point> points) {}

  /// The balance stood at this amount up to the snapshot of this height.
  record Point(long height, long amount) {}

  static void take(State state, String asset, long height) {
    List<Long> heights = new ArrayList<>(heights(state, asset));
    if (heights.size() == MAX_OPEN) {
      throw new IllegalStateException("too many votes by " + asset);
    }
    if (heights.isEmpty() || heights.getLast() < height) {
      heights.add(height);
      state.put(OPEN, asset, new Open(heights));
    }
  }

  static void drop(State state, String asset, long height) {
    List<Long> heights = new ArrayList<>(heights(state, asset));
    heights.remove(height);
    if (heights.isEmpty()) {
      state.remove(OPEN, asset);
    } else {
      state.put(OPEN, asset, new Open(heights));
    }
  }

  /// Called before a balance changes.
  static void changing(State state, String owner, String asset, Balance before) {
    Open open = state.get(OPEN, asset);
    if (open == null) {
      return;
    }
    String key = asset + "/" + owner;
    Past past = state.get(PAST, key);
    long latest = open.heights.getLast();
    if (past != null && past.points.getLast().height >= latest) {
      return;
    }
    List<Point> points = new ArrayList<>();
    long from = 0;
    for (Point point : past == null ? List.<Point>of() : past.points) {
      if (isNeeded(open.heights, from, point.height)) {
        points.add(point);
      }
      from = point.height + 1;
    }
    points.add(new Point(latest, before.available() + before.held()));
    state.put(PAST, key, new Past(points));
  }

  private static boolean isNeeded(List<Long> heights, long from, long to) {
    return heights.stream().anyMatch(height -> height >= from && height <= to);
  }

  static long balance(State state, String owner, String asset, long height) {
    Past past = state.get(PAST, asset + "/" + owner);
    for (Point point : past == null ? List.<Point>of() : past.points) {
      if (point.height >= height) {
        return point.amount;
      }
    }
    return Accounts.balanceOf(state, owner, asset);
  }

  private static List<Long> heights(State state, String asset) {
    Open open = state.get(OPEN, asset);
    return open == null ? List.of() : open.heights;
  }
}
