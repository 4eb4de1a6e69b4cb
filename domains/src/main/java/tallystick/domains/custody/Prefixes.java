package tallystick.domains.custody;

import static tallystick.domains.custody.Custody.PREFIXES;

import tallystick.domains.custody.Custody.Prefix;
import tallystick.kernel.State;

/// Whose a GS1 company prefix is. No confirmed one begins another, so that there is one answer.
final class Prefixes {
  private static final int SHORTEST = 4;
  private static final int LONGEST = 12;

  private Prefixes() {}

  /// Whose prefix some digits begin with; empty if nobody's.
  static String owner(State state, String digits) {
    for (int end = SHORTEST; end <= Math.min(LONGEST, digits.length()); end++) {
      Prefix prefix = state.get(PREFIXES, digits.substring(0, end));
      if (prefix != null) {
        return prefix.holder();
      }
    }
    return "";
  }

  /// Whether somebody may make, or be the first to mention, what is named.
  static boolean mayMake(State state, Epc epc, String principal) {
    String owner = owner(state, epc.company());
    return owner.isEmpty() || owner.equals(principal);
  }

  static boolean overlaps(State state, String prefix) {
    return !owner(state, prefix).isEmpty() || !state.scan(PREFIXES, prefix, "", 1).isEmpty();
  }
}
