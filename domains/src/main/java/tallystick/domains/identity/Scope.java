package tallystick.domains.identity;

import java.util.List;
import java.util.regex.Pattern;
import tallystick.kernel.Action;
import tallystick.kernel.Codec;
import tallystick.kernel.Require;

/// Lists of what may be signed: rooms (`market`) and actions (`market.PlaceOrder`) by wire name.
public final class Scope {
  private static final int MAX_ENTRIES = 32;
  private static final Pattern ENTRY = Pattern.compile("[a-z]{2,20}(\\.[A-Z][A-Za-z]{1,40})?");

  private Scope() {}

  /// Checks a component of an action: entries of the right shape, none twice.
  ///
  /// @param min how many there are at least
  public static void require(List<String> scope, int min, String field) {
    Require.size(scope, min, MAX_ENTRIES, field);
    for (String entry : scope) {
      Require.matches(entry, ENTRY, "rooms (market) or actions (market.PlaceOrder)", field);
    }
    Require.distinct(scope, field);
  }

  /// Whether the list names the action or its room.
  public static boolean covers(List<String> scope, Action action) {
    String name = Codec.name(action.getClass());
    return scope.contains(name) || scope.contains(name.substring(0, name.indexOf('.')));
  }
}
