package tallystick.simulation;

import java.util.List;
import java.util.stream.IntStream;

/// Members of the group by number. A member that lost its disk may have promised what it no longer
/// knows, so it never comes back: another one takes its seat, under the next number of that seat.
final class Members {
  private static final int SEATS = 8;

  private Members() {}

  static List<Integer> first(int nodes) {
    return IntStream.range(0, nodes).boxed().toList();
  }

  static int seat(int member) {
    return member % SEATS;
  }

  static int successor(int member) {
    return member + SEATS;
  }

  /// As `n2`, or `n2.1` when its disk was lost once.
  static String name(int member) {
    String seat = "n" + (seat(member) + 1);
    return member < SEATS ? seat : seat + "." + member / SEATS;
  }
}
