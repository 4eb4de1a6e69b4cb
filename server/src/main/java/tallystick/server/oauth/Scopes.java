package tallystick.server.oauth;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tallystick.domains.Domains;
import tallystick.kernel.Codec;
import tallystick.kernel.Domain;
import tallystick.kernel.Require;
import tallystick.server.access.Acting;

/// What a token may do: `<room>`, `<room>.<Action>`, `read:<room>` for what is private there, and
/// `pact` for exchanging footprints, which signs nothing.
final class Scopes {
  /// Elements of a list.
  static final int MOST = 64;

  private static final String PACT = "pact";
  private static final Set<String> ALL = all();

  private Scopes() {}

  private static Set<String> all() {
    Set<String> all = new TreeSet<>(Set.of(PACT));
    for (Domain domain : Domains.ALL) {
      all.add("read:" + domain.name());
      if (!Acting.NEVER.contains(domain.name())) {
        all.add(domain.name());
        for (Class<?> action : domain.actions().getPermittedSubclasses()) {
          all.add(Codec.name(action));
        }
      }
    }
    return all;
  }

  /// All that there are, in order.
  static List<String> known() {
    return List.copyOf(ALL);
  }

  /// Checks a component of a request.
  static void require(List<String> scopes, String field) {
    Require.size(scopes, 1, MOST, field);
    Require.distinct(scopes, field);
    if (!ALL.containsAll(scopes)) {
      throw new Require.Field(
          field,
          "must be rooms (market), actions (market.PlaceOrder) or reading (read:market), none of "
              + String.join(", ", new TreeSet<>(Acting.NEVER)));
    }
  }

  /// Whether all of a list are within another: an action is within its room.
  static boolean within(List<String> wanted, List<String> allowed) {
    return ALL.containsAll(wanted)
        && wanted.stream()
            .allMatch(scope -> allowed.contains(scope) || allowed.contains(room(scope)));
  }

  private static String room(String scope) {
    int dot = scope.indexOf('.');
    return dot < 0 ? scope : scope.substring(0, dot);
  }

  /// A list as OAuth writes it.
  static String text(List<String> scopes) {
    return String.join(" ", scopes);
  }

  /// What OAuth wrote; empty if nothing.
  static List<String> parse(String text) {
    return Arrays.stream(text.split(" ")).filter(scope -> !scope.isEmpty()).distinct().toList();
  }
}
