package tallystick.domains.identity;

import static tallystick.domains.identity.Identity.KEYS;
import static tallystick.domains.identity.Identity.PRINCIPALS;
import static tallystick.domains.identity.Identity.TERMS;
import static tallystick.kernel.Decision.ACCEPTED;
import static tallystick.kernel.Decision.refuse;

import java.util.Objects;
import tallystick.domains.identity.Identity.KeyRow;
import tallystick.domains.identity.IdentityAction.AddKey;
import tallystick.domains.identity.IdentityAction.LimitKey;
import tallystick.domains.identity.IdentityAction.Reason;
import tallystick.domains.identity.IdentityAction.RevokeKey;
import tallystick.domains.identity.IdentityAction.RotateKey;
import tallystick.kernel.Decision;
import tallystick.kernel.State;
import tallystick.kernel.Step;

/// What people do with their own keys.
final class KeyRules {
  /// Keys a principal may ever have had; rotated ones count once.
  static final int MAX_KEYS = 20;

  private KeyRules() {}

  static Decision addKey(AddKey action, Step step) {
    State state = step.state();
    if (state.get(KEYS, action.key()) != null) {
      return refuse(Reason.KEY_TAKEN);
    }
    Principal actor = actor(step);
    if (actor.keys() >= MAX_KEYS) {
      return refuse(Reason.KEY_LIMIT);
    }
    if (!Keys.isProven(action.key(), action.proof(), step.by())) {
      return refuse(Reason.KEY_PROOF_INVALID);
    }
    Keys.add(state, step.by(), action.key(), KeyTerms.free(Keys.era(state, step.by())));
    state.put(PRINCIPALS, step.by(), actor.withKeys(actor.keys() + 1, actor.keysInUse() + 1));
    step.emit(new IdentityEvent.KeyAdded(step.by(), action.key()));
    return ACCEPTED;
  }

  static Decision limitKey(LimitKey action, Step step) {
    State state = step.state();
    Reason unusable = Keys.unusable(step, action.key());
    if (unusable != null) {
      return refuse(unusable);
    }
    KeyTerms before = Keys.terms(state, action.key());
    KeyTerms after = new KeyTerms(action.label(), action.scope(), action.expires(), before.era());
    if (after.areOver(step.time())) {
      return refuse(Reason.EXPIRY_PASSED);
    }
    if (!after.areFree() && Keys.isLastFree(state, step.by(), action.key())) {
      return refuse(Reason.LAST_FREE_KEY);
    }
    state.put(TERMS, action.key(), after);
    Keys.countLimited(state, step.by(), (after.areFree() ? 0 : 1) - (before.areFree() ? 0 : 1));
    step.emit(limited(step.by(), action.key(), after));
    return ACCEPTED;
  }

  static Decision rotateKey(RotateKey action, Step step) {
    State state = step.state();
    Reason unusable = Keys.unusable(step, action.old());
    if (unusable != null) {
      return refuse(unusable);
    }
    if (state.get(KEYS, action.key()) != null) {
      return refuse(Reason.KEY_TAKEN);
    }
    if (!Keys.isProven(action.key(), action.proof(), step.by())) {
      return refuse(Reason.KEY_PROOF_INVALID);
    }
    KeyTerms terms = Keys.terms(state, action.old());
    state.put(KEYS, action.old(), new KeyRow(step.by(), true));
    Keys.add(state, step.by(), action.key(), terms);
    step.emit(new IdentityEvent.KeyAdded(step.by(), action.key()));
    if (state.get(TERMS, action.key()) != null) {
      step.emit(limited(step.by(), action.key(), terms));
    }
    step.emit(new IdentityEvent.KeyRevoked(step.by(), action.old()));
    return ACCEPTED;
  }

  static Decision revokeKey(RevokeKey action, Step step) {
    State state = step.state();
    Reason unusable = Keys.unusable(step, action.key());
    if (unusable != null) {
      return refuse(unusable);
    }
    Principal actor = actor(step);
    if (actor.keysInUse() == 1) {
      return refuse(Reason.LAST_KEY);
    }
    if (Keys.isLastFree(state, step.by(), action.key())) {
      return refuse(Reason.LAST_FREE_KEY);
    }
    if (!Keys.terms(state, action.key()).areFree()) {
      Keys.countLimited(state, step.by(), -1);
    }
    state.put(KEYS, action.key(), new KeyRow(step.by(), true));
    state.put(PRINCIPALS, step.by(), actor.withKeys(actor.keys(), actor.keysInUse() - 1));
    step.emit(new IdentityEvent.KeyRevoked(step.by(), action.key()));
    return ACCEPTED;
  }

  private static IdentityEvent.KeyLimited limited(String principal, String key, KeyTerms terms) {
    return new IdentityEvent.KeyLimited(
        principal, key, terms.label(), terms.scope(), terms.expires());
  }

  private static Principal actor(Step step) {
    return Objects.requireNonNull(step.state().get(PRINCIPALS, step.by()), step.by());
  }
}
