package tallystick.domains.identity;

import java.util.List;
import tallystick.domains.identity.IdentityAction.CancelRecovery;
import tallystick.domains.identity.IdentityAction.RevokeKey;
import tallystick.domains.identity.IdentityAction.RotateKey;
import tallystick.kernel.Action;

/// What a key may sign, until when, and what it is called. A key without such a row is free.
///
/// @param scope empty for all
/// @param expires 0 for never
/// @param era how many recoveries its principal had seen when it came; a later one ended it
record KeyTerms(String label, List<String> scope, long expires, int era) {
  static final KeyTerms FREE = new KeyTerms("", List.of(), 0, 0);

  static KeyTerms free(int era) {
    return new KeyTerms("", List.of(), 0, era);
  }

  boolean areFree() {
    return scope.isEmpty() && expires == 0;
  }

  boolean areOver(long time) {
    return expires > 0 && time >= expires;
  }

  /// A key that is not free never decides over keys, or it would set itself free. It may put itself
  /// out of use, and stop a thief.
  boolean allow(String key, Action action) {
    if (areFree()) {
      return true;
    }
    return switch (action) {
      case RotateKey a -> a.old().equals(key);
      case RevokeKey a -> a.key().equals(key);
      case CancelRecovery a -> true;
      case IdentityAction a -> false;
      default -> scope.isEmpty() || Scope.covers(scope, action);
    };
  }
}
