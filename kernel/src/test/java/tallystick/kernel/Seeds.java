package tallystick.kernel;

import java.util.function.Consumer;
import java.util.stream.LongStream;

/// The seeds of random tests: those of the build, or the one given with `-Dseed=<n>`.
final class Seeds {
  private Seeds() {}

  static LongStream some() {
    Long one = Long.getLong("seed");
    return one == null ? LongStream.range(0, 200) : LongStream.of(one);
  }

  /// Lets a test throw the dice of a seed; a failure says how to repeat it.
  static void play(Class<?> test, long seed, Consumer<Dice> game) {
    try {
      game.accept(new Dice(seed));
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError(
          "Seed %d failed: %s. Repeat with ./mvnw test -pl kernel -Dtest=%s -Dseed=%d"
              .formatted(seed, e.getMessage(), test.getSimpleName(), seed),
          e);
    }
  }
}
