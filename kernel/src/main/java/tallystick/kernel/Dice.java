package tallystick.kernel;

import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/// Chance from a seed: the same seed gives the same throws on every machine. For workloads only;
/// decisions never throw dice.
public final class Dice {
  private final SplittableRandom random;

  /// Dice that will fall as the seed says.
  public Dice(long seed) {
    random = new SplittableRandom(seed);
  }

  /// A number from 0 to `bound - 1`.
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /// A number between two bounds, both included.
  public long between(long low, long high) {
    return random.nextLong(low, high + 1);
  }

  /// True in `percent` of a hundred throws.
  public boolean chance(int percent) {
    return below(100) < percent;
  }

  /// One of them.
  public <T> T pick(List<T> items) {
    return items.get(below(items.size()));
  }

  /// An id, or any other 128 bits, in hex.
  public String id() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
  }

  /// 32 bytes, such as the seed of a key.
  public byte[] bytes32() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return bytes;
  }
}
