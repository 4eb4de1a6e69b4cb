package tallystick.domains.governance;

/// A number of which a vote decides, within bounds that it cannot leave.
///
/// @param name `<room>.<noun>`
/// @param standard what it is until something else is decided
/// @param sentence what it means
public record Parameter(
    String name, long standard, long min, long max, Unit unit, String sentence) {

  /// A part of the whole, from nothing to all.
  static Parameter share(String name, long standard, String sentence) {
    return new Parameter(name, standard, 0, 10_000, Unit.BASIS_POINTS, sentence);
  }
}
