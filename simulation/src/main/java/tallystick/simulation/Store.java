package tallystick.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Dice;

/// A sorted store that takes whole batches, in order, and forces them to disk on demand only, as
/// RocksDB does the way a node uses it: after a power cut some of the last batches are missing, but
/// never a part of one.
final class Store {
  private final TreeMap<String, byte[]> rows;
  private final List<List<Write>> undo = new ArrayList<>();
  private final Flaw flaw;

  /// A key and what it becomes; null removes it.
  record Write(String key, byte @Nullable [] value) {}

  Store(Flaw flaw) {
    this(flaw, new TreeMap<>());
  }

  private Store(Flaw flaw, SortedMap<String, byte[]> rows) {
    this.flaw = flaw;
    this.rows = new TreeMap<>(rows);
  }

  void write(List<Write> batch) {
    List<Write> before = new ArrayList<>(batch.size());
    for (Write write : batch) {
      byte[] value = write.value;
      byte[] old = value == null ? rows.remove(write.key) : rows.put(write.key, Frame.seal(value));
      before.add(new Write(write.key, old));
    }
    undo.add(before);
  }

  /// Everything that was written is on disk.
  void force() {
    undo.clear();
  }

  void cutPower(Dice dice, Tally tally) {
    int lost = dice.below(undo.size() + 1);
    for (int i = 0; i < lost; i++) {
      tally.count(Fault.LOST_WRITES);
      for (Write write : undo.removeLast().reversed()) {
        byte[] value = write.value;
        if (value == null) {
          rows.remove(write.key);
        } else {
          rows.put(write.key, value);
        }
      }
    }
    undo.clear();
  }

  /// @throws Frame.Damaged when it is not what was written
  byte @Nullable [] get(String key) {
    byte[] frame = rows.get(key);
    return frame == null ? null : read(frame);
  }

  /// Every row whose key starts so, without the start.
  ///
  /// @throws Frame.Damaged when one is not what was written
  void scan(String prefix, BiConsumer<String, byte[]> to) {
    for (Map.Entry<String, byte[]> row : rows.tailMap(prefix).entrySet()) {
      if (!row.getKey().startsWith(prefix)) {
        return;
      }
      to.accept(row.getKey().substring(prefix.length()), read(row.getValue()));
    }
  }

  private byte[] read(byte[] frame) {
    if (flaw == Flaw.IGNORES_CHECKSUMS) {
      return Frame.content(frame);
    }
    byte[] value = Frame.open(frame);
    if (value == null) {
      throw new Frame.Damaged();
    }
    return value;
  }

  /// Looks at every row.
  ///
  /// @throws Frame.Damaged when one is not what was written
  void check() {
    rows.values().forEach(this::read);
  }

  /// All of it, checked, for another node.
  ///
  /// @throws Frame.Damaged when a row is not what was written
  Store copy() {
    check();
    Store copy = new Store(flaw, rows);
    if (flaw == Flaw.LOSES_IDS_IN_SNAPSHOT) {
      copy.rows.keySet().removeIf(key -> key.startsWith(Replica.ROW + "ledger.seen/"));
    }
    return copy;
  }

  /// Changes a bit, half of the times in a block: those are read the longest after they were
  /// written. False if there is nothing.
  boolean flip(Dice dice) {
    if (rows.isEmpty()) {
      return false;
    }
    List<String> blocks =
        rows.keySet().stream().filter(key -> key.startsWith(Replica.BLOCK)).toList();
    boolean any = blocks.isEmpty() || dice.chance(50);
    String key = dice.pick(any ? List.copyOf(rows.keySet()) : blocks);
    rows.computeIfPresent(key, (k, frame) -> Journal.flipped(frame, dice));
    return true;
  }
}
