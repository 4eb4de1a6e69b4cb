package tallystick.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tallystick.kernel.Dice;

/// A file that is written at its end and forced to disk on demand, as the log of Raft is.
final class Journal {
  private List<byte[]> frames = new ArrayList<>();
  private long written;
  private long forced;

  void append(byte[] record) {
    frames.add(Frame.seal(record));
    written++;
  }

  /// Puts another file in its place, which is on disk at once.
  void rewrite(List<byte[]> records) {
    frames = new ArrayList<>(records.stream().map(Frame::seal).toList());
    forced = written;
  }

  /// How many records were ever appended.
  long written() {
    return written;
  }

  /// Says that the first so many of them are on disk.
  void force(long records) {
    forced = Math.max(forced, records);
  }

  /// Whether all of them are.
  boolean isForced() {
    return forced == written;
  }

  /// Loses an end of what was not forced, and cuts the last record that remains.
  void cutPower(Dice dice, Tally tally) {
    int kept = frames.size() - dice.below((int) (written - forced) + 1);
    boolean torn = kept < frames.size() && dice.chance(50);
    if (kept < frames.size()) {
      tally.count(Fault.LOST_WRITES);
    }
    if (torn) {
      tally.count(Fault.TORN_WRITE);
      byte[] frame = frames.get(kept);
      frames.set(kept, Arrays.copyOf(frame, dice.below(frame.length)));
      kept++;
    }
    frames = new ArrayList<>(frames.subList(0, kept));
    forced = written;
  }

  /// Changes a bit of what is on disk. False if there is nothing.
  boolean flip(Dice dice) {
    if (frames.isEmpty()) {
      return false;
    }
    int at = dice.below(frames.size());
    frames.set(at, flipped(frames.get(at), dice));
    return true;
  }

  /// The same with one bit changed.
  static byte[] flipped(byte[] frame, Dice dice) {
    byte[] changed = frame.clone();
    changed[dice.below(changed.length)] ^= (byte) (1 << dice.below(8));
    return changed;
  }

  /// What a starting process finds. A last record that was cut short was never forced, and is
  /// dropped.
  ///
  /// @throws Frame.Damaged when a record was changed
  List<byte[]> read() {
    List<byte[]> records = new ArrayList<>(frames.size());
    for (byte[] frame : frames) {
      byte[] record = Frame.open(frame);
      if (record == null) {
        break;
      }
      records.add(record);
    }
    frames = new ArrayList<>(frames.subList(0, records.size()));
    return records;
  }
}
