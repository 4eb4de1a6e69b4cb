package tallystick.server.registries;

/// Units with consecutive numbers.
///
/// @param space within which a number stands for one unit
/// @param first number, at least 1
/// @param last number, at least `first`
public record SerialRange(String space, long first, long last) {

  public SerialRange {
    if (first < 1 || last < first) {
      throw new IllegalArgumentException("no units from " + first + " to " + last);
    }
  }

  /// How many units.
  public long quantity() {
    return Math.addExact(last - first, 1);
  }
}
