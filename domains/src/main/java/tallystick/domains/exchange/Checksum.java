package tallystick.domains.exchange;

import java.util.List;
import java.util.zip.CRC32;
import tallystick.domains.exchange.Exchange.Instrument;

/// The checksum by which whoever follows a book's changes knows that nothing is missing: CRC-32
/// (as in zlib) of the text
///
///     <price>:<quantity>,<price>:<quantity>,…|<price>:<quantity>,…
///
/// with the ten best bids, a bar, and the ten best offers, each best first, in the numbers that
/// [ExchangeEvent.LevelTotal] has: minor units of money for one lot, and units, in decimal digits.
/// An empty book is `|`.
final class Checksum {
  /// Levels of each side.
  static final int LEVELS = 10;

  /// That of a book without orders.
  static final long EMPTY = 2_343_686_810L;

  // Of the largest number.
  private static final int DIGITS = 19;

  // A level has two numbers and two marks.
  private final byte[] text = new byte[2 * LEVELS * (2 * DIGITS + 2) + 1];
  private int size;

  private Checksum() {}

  /// The checksum, as a number of 32 bits.
  static long of(OrderBook book, Instrument instrument) {
    Checksum checksum = new Checksum();
    checksum.add(book, Side.BUY, instrument);
    checksum.text[checksum.size++] = '|';
    checksum.add(book, Side.SELL, instrument);
    CRC32 crc = new CRC32();
    crc.update(checksum.text, 0, checksum.size);
    return crc.getValue();
  }

  /// Whether it may be another one after these changes: whether a level that it is about is among
  /// them, or was.
  static boolean covers(OrderBook book, List<LevelChange> changes) {
    for (LevelChange change : changes) {
      if (covers(book.orders.side(change.side()), change.price())) {
        return true;
      }
    }
    return false;
  }

  private static boolean covers(Ladder ladder, long price) {
    int level = ladder.best();
    for (int i = 0; i < LEVELS; i++) {
      if (level == Slots.NONE || !ladder.better(ladder.price(level), price)) {
        return true;
      }
      level = ladder.after(level);
    }
    return false;
  }

  private void add(OrderBook book, Side side, Instrument instrument) {
    Ladder ladder = book.orders.side(side);
    int level = ladder.best();
    for (int i = 0; i < LEVELS && level != Slots.NONE; i++) {
      if (i > 0) {
        text[size++] = ',';
      }
      add(instrument.price(ladder.price(level)));
      text[size++] = ':';
      add(instrument.units(ladder.shown(level)));
      level = ladder.after(level);
    }
  }

  private void add(long number) {
    int digits = 1;
    for (long power = 10; digits < DIGITS && power <= number; power *= 10) {
      digits++;
    }
    long rest = number;
    size += digits;
    for (int at = size - 1; at >= size - digits; at--) {
      long tenth = rest / 10;
      text[at] = (byte) ('0' + (rest - 10 * tenth));
      rest = tenth;
    }
  }
}
