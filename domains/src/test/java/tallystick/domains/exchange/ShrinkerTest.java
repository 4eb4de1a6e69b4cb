package tallystick.domains.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShrinkerTest {
  @Test
  void only_what_is_needed_to_fail_is_left() {
    List<Integer> numbers = IntStream.range(0, 1_000).boxed().toList();
    assertEquals(
        List.of(17, 500, 501),
        Shrinker.shrink(numbers, list -> list.containsAll(List.of(17, 500, 501))));
  }
}
