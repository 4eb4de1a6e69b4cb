package tallystick.domains.privacy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tallystick.domains.identity.Identity;
import tallystick.kernel.Invariant;
import tallystick.kernel.State;
import tallystick.kernel.Table;

/// What always holds of personal data.
final class PrivacyInvariants {
  static final List<Invariant> ALL =
      List.of(
          new Invariant(
              "the erased agree to nothing",
              false,
              state -> closed(state, Privacy.CONSENTS, "agrees to something")),
          new Invariant(
              "nobody is erased twice",
              false,
              state -> closed(state, Privacy.PROPOSALS, "is to be erased again")));

  private PrivacyInvariants() {}

  /// Somebody who is closed, and in a table all the same.
  private static @Nullable String closed(State state, Table<? extends Record> table, String what) {
    for (Map.Entry<String, ?> entry : state.scan(table, "", "", Integer.MAX_VALUE).entrySet()) {
      int slash = entry.getKey().indexOf('/');
      String principal = slash < 0 ? entry.getKey() : entry.getKey().substring(0, slash);
      if (Identity.isClosed(state, principal)) {
        return principal + " is closed, and " + what;
      }
    }
    return null;
  }
}
