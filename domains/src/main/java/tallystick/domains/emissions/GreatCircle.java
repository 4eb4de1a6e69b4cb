package tallystick.domains.emissions;

import java.math.BigInteger;
import tallystick.domains.custody.Custody.Position;

/// The shortest way over the earth, in whole numbers, so that every machine finds the same: the
/// haversine formula on a sphere, with sines as series. Right to some metres, and to 700 between
/// places at opposite ends of the earth.
final class GreatCircle {
  /// Mean radius of the earth (IUGG).
  private static final long RADIUS_METRES = 6_371_009;

  /// One, of what is counted in billionths: sines, and radians.
  private static final long ONE = 1_000_000_000;

  private static final long HALF_PI = 1_570_796_327;
  private static final long PI = 3_141_592_654L;
  private static final long HALF_TURN = 180_000_000;
  private static final int TERMS = 9;

  private GreatCircle() {}

  static long metres(Position one, Position other) {
    long north = sine(radians(Math.abs(one.latitude() - other.latitude())) / 2);
    long apart = Math.abs(one.longitude() - other.longitude());
    long east = sine(radians(Math.min(apart, 2 * HALF_TURN - apart)) / 2);
    BigInteger wide =
        BigInteger.valueOf(cosine(one) * cosine(other) / ONE)
            .multiply(BigInteger.valueOf(east * east))
            .divide(BigInteger.valueOf(ONE));
    long chord = wide.add(BigInteger.valueOf(north * north)).sqrt().longValueExact();
    return 2 * arc(chord) * RADIUS_METRES / ONE;
  }

  private static long radians(long millionthsOfDegrees) {
    return millionthsOfDegrees * PI / HALF_TURN;
  }

  private static long cosine(Position position) {
    return sine(HALF_PI - radians(Math.abs(position.latitude())));
  }

  /// Of an angle up to a right one.
  private static long sine(long angle) {
    long square = angle * angle / ONE;
    long term = angle;
    long sum = angle;
    for (int i = 1; i <= TERMS; i++) {
      term = -term * square / ONE / (2L * i * (2L * i + 1));
      sum += term;
    }
    return Math.max(0, Math.min(ONE, sum));
  }

  /// The angle up to a right one that has a sine.
  private static long arc(long sine) {
    long low = 0;
    long high = HALF_PI;
    while (low < high) {
      long middle = (low + high) / 2;
      if (sine(middle) < sine) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
