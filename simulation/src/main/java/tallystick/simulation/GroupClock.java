package tallystick.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The time that a leader gives to blocks: the median of what the members' clocks show, so that one
/// wrong clock does not move it. Each clock is remembered by how far it is from the time that
/// passes here, which no setting of a clock changes.
final class GroupClock {
  private static final long RECENT_MILLIS = 1_000;

  private final Map<Integer, Heard> heard = new TreeMap<>();

  private record Heard(long offset, long at) {}

  /// @param seat whose clock it is
  /// @param clock what it showed, a while ago
  /// @param now milliseconds that passed here
  void heard(int seat, long clock, long now) {
    heard.put(seat, new Heard(clock - now, now));
  }

  /// The median; of two in the middle, the one nearer to the last block's time.
  long now(long own, long now, long lastBlock) {
    List<Long> clocks = new ArrayList<>(List.of(own));
    heard.values().forEach(one -> clocks.add(now + one.offset));
    clocks.sort(Long::compare);
    long lower = clocks.get((clocks.size() - 1) / 2);
    long upper = clocks.get(clocks.size() / 2);
    return Math.abs(upper - lastBlock) < Math.abs(lower - lastBlock) ? upper : lower;
  }

  /// Whether enough clocks are known that one wrong one is not believed: with its own alone, a
  /// leader might be the one that is wrong.
  boolean isKnown(int group) {
    return 2 * (heard.size() + 1) > group;
  }

  /// Whether so many others were heard just now.
  boolean hears(int others, long now) {
    return heard.values().stream().filter(one -> now - one.at < RECENT_MILLIS).count() >= others;
  }
}
