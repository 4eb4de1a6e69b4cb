package tallystick.kernel;

import java.util.stream.LongStream;

/// The seeds of random tests: those of the build, or the one given with `-Dseed=<n>`.
final class Seeds {
  private Seeds() {}

  static LongStream some() {
    Long one = Long.getLong("seed");
    return one == null ? LongStream.range(0, 200) : LongStream.of(one);
  }
}
