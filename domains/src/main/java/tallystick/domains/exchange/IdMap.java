package tallystick.domains.exchange;

/// From positive numbers to slots: open addressing with linear probing, a key and its value side by
/// side. Where an entry lies depends on history, so nothing ever walks this map.
final class IdMap {
  private static final int START = 64;
  // 2^64 by the golden ratio, odd (Knuth, The Art of Computer Programming, 6.4).
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private long[] entries = new long[2 * START];
  private int mask = START - 1;
  private int size;

  int size() {
    return size;
  }

  /// The value of a key, or [Slots#NONE].
  int get(long key) {
    for (int i = home(key); ; i = (i + 1) & mask) {
      long found = entries[2 * i];
      if (found == 0) {
        return Slots.NONE;
      }
      if (found == key) {
        return (int) entries[2 * i + 1];
      }
    }
  }

  /// Adds a key that is not there.
  void put(long key, int value) {
    if (2 * ++size > mask) {
      grow();
    }
    place(key, value);
  }

  /// Removes a key that is there.
  void remove(long key) {
    int hole = home(key);
    while (entries[2 * hole] != key) {
      hole = (hole + 1) & mask;
    }
    size--;
    // Whatever was pushed past the hole moves back, so that no tombstones are needed.
    for (int i = (hole + 1) & mask; entries[2 * i] != 0; i = (i + 1) & mask) {
      if (((i - home(entries[2 * i])) & mask) >= ((i - hole) & mask)) {
        entries[2 * hole] = entries[2 * i];
        entries[2 * hole + 1] = entries[2 * i + 1];
        hole = i;
      }
    }
    entries[2 * hole] = 0;
  }

  private void place(long key, int value) {
    int i = home(key);
    while (entries[2 * i] != 0) {
      i = (i + 1) & mask;
    }
    entries[2 * i] = key;
    entries[2 * i + 1] = value;
  }

  private void grow() {
    long[] old = entries;
    entries = new long[2 * old.length];
    mask = 2 * mask + 1;
    for (int i = 0; i < old.length; i += 2) {
      if (old[i] != 0) {
        place(old[i], (int) old[i + 1]);
      }
    }
  }

  /// Keys that follow each other land far apart: side by side, they would fill long runs, and
  /// probing would walk them.
  private int home(long key) {
    return (int) ((key * SPREAD) >>> 32) & mask;
  }
}
