package tallystick.domains.identity;

import static tallystick.domains.identity.Identity.ERAS;
import static tallystick.domains.identity.Identity.KEYS;
import static tallystick.domains.identity.Identity.LIMITED;
import static tallystick.domains.identity.Identity.PRINCIPALS;
import static tallystick.domains.identity.Identity.TERMS;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tallystick.domains.identity.Identity.Era;
import tallystick.domains.identity.Identity.KeyRow;
import tallystick.domains.identity.Identity.Limited;
import tallystick.domains.identity.IdentityAction.Reason;
import tallystick.kernel.Signatures;
import tallystick.kernel.State;
import tallystick.kernel.Step;

/// The rows of keys. A recovery ends all keys of a principal at once by counting its era up, so
/// that nobody need find them.
final class Keys {
  private Keys() {}

  static int era(State state, String principal) {
    Era era = state.get(ERAS, principal);
    return era == null ? 0 : era.number();
  }

  static KeyTerms terms(State state, String key) {
    KeyTerms terms = state.get(TERMS, key);
    return terms == null ? KeyTerms.FREE : terms;
  }

  /// Whether the key still signs, but for its expiry.
  static boolean isInUse(State state, String key, KeyRow row) {
    return !row.revoked() && terms(state, key).era() == era(state, row.principal());
  }

  /// How many keys in use of the principal are not free.
  static int limited(State state, String principal) {
    Limited limited = state.get(LIMITED, principal);
    return limited == null ? 0 : limited.count();
  }

  /// Why a key cannot be changed by whoever acts, or null.
  static @Nullable Reason unusable(Step step, String key) {
    KeyRow row = step.state().get(KEYS, key);
    if (row == null) {
      return Reason.KEY_UNKNOWN;
    }
    if (!row.principal().equals(step.by())) {
      return Reason.KEY_NOT_OF_PRINCIPAL;
    }
    return isInUse(step.state(), key, row) ? null : Reason.KEY_REVOKED;
  }

  /// Whether the key is the only free one in use.
  static boolean isLastFree(State state, String principal, String key) {
    Principal row = Objects.requireNonNull(state.get(PRINCIPALS, principal), principal);
    return terms(state, key).areFree() && row.keysInUse() - limited(state, principal) == 1;
  }

  /// Writes a new key; a free one of a principal that was never recovered needs no terms.
  static void add(State state, String principal, String key, KeyTerms terms) {
    state.put(KEYS, key, new KeyRow(principal, false));
    if (!terms.equals(KeyTerms.FREE)) {
      state.put(TERMS, key, terms);
    }
  }

  static void countLimited(State state, String principal, int change) {
    int count = limited(state, principal) + change;
    if (change == 0) {
      return;
    }
    if (count == 0) {
      state.remove(LIMITED, principal);
    } else {
      state.put(LIMITED, principal, new Limited(count));
    }
  }

  /// Whether the owner of the key wants it to sign for the principal.
  static boolean isProven(String key, String proof, String principal) {
    byte[] message = ("tallystick.key/v1\n" + principal + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] signature;
    try {
      signature = Base64.getUrlDecoder().decode(proof);
    } catch (IllegalArgumentException e) {
      return false;
    }
    return Signatures.verify(key, message, signature);
  }
}
