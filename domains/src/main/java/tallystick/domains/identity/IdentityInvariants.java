package tallystick.domains.identity;

import static tallystick.domains.identity.Identity.GUARDIANS;
import static tallystick.domains.identity.Identity.KEYS;
import static tallystick.domains.identity.Identity.OPERATORS;
import static tallystick.domains.identity.Identity.PRINCIPALS;
import static tallystick.domains.identity.Identity.RECOVERIES;
import static tallystick.domains.identity.Identity.TENURES;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tallystick.domains.identity.Identity.Guardians;
import tallystick.domains.identity.Identity.Recovery;
import tallystick.domains.identity.IdentityAction.Role;
import tallystick.kernel.Invariant;
import tallystick.kernel.State;

/// What always holds of principals and keys.
final class IdentityInvariants {
  static final List<Invariant> ALL =
      List.of(
          new Invariant("a founded venue has an operator", true, IdentityInvariants::hasOperator),
          new Invariant("operators are counted", false, IdentityInvariants::operatorsAreCounted),
          new Invariant("only operators are numbered", false, IdentityInvariants::numbered),
          new Invariant("keys are counted", false, IdentityInvariants::keysAreCounted),
          new Invariant("a free key is left", false, IdentityInvariants::aFreeKeyIsLeft),
          new Invariant("guardians recover", false, IdentityInvariants::guardiansRecover));

  private IdentityInvariants() {}

  private static @Nullable String hasOperator(State state) {
    var row = state.get(OPERATORS, "count");
    return row != null && row.count() < 1 ? "no operator is left" : null;
  }

  private static @Nullable String operatorsAreCounted(State state) {
    long found =
        state.scan(PRINCIPALS, "", "", Integer.MAX_VALUE).values().stream()
            .filter(p -> p.roles().contains(Role.OPERATOR))
            .count();
    var row = state.get(OPERATORS, "count");
    long counted = row == null ? 0 : row.count();
    return found == counted ? null : found + " operators, counted " + counted;
  }

  private static @Nullable String numbered(State state) {
    long last = 0;
    for (var entry : state.scan(TENURES, "", "", Integer.MAX_VALUE).entrySet()) {
      boolean counts = entry.getKey().equals(Identity.LAST);
      last = counts ? entry.getValue().number() : last;
      if (!counts && !Identity.isOperator(state, entry.getKey())) {
        return entry.getKey() + " has number " + entry.getValue().number();
      }
    }
    for (var entry : state.scan(TENURES, "", "", Integer.MAX_VALUE).entrySet()) {
      if (entry.getValue().number() > last) {
        return entry.getKey() + " has number " + entry.getValue().number() + " of " + last;
      }
    }
    return null;
  }

  private static @Nullable String keysAreCounted(State state) {
    Map<String, Integer> inUse = new TreeMap<>();
    for (var key : state.scan(KEYS, "", "", Integer.MAX_VALUE).entrySet()) {
      if (Keys.isInUse(state, key.getKey(), key.getValue())) {
        inUse.merge(key.getValue().principal(), 1, Integer::sum);
      }
    }
    for (var entry : state.scan(PRINCIPALS, "", "", Integer.MAX_VALUE).entrySet()) {
      int counted = entry.getValue().keysInUse();
      // An organisation never had a key, and one that is closed has none any more.
      boolean hasKeys = entry.getValue().keys() > 0 && !entry.getValue().isClosed();
      if ((counted < 1 && hasKeys) || counted != inUse.getOrDefault(entry.getKey(), 0)) {
        return entry.getKey() + " counts " + counted + " keys, has " + inUse.get(entry.getKey());
      }
    }
    return null;
  }

  private static @Nullable String aFreeKeyIsLeft(State state) {
    Map<String, Integer> limited = new TreeMap<>();
    for (var key : state.scan(KEYS, "", "", Integer.MAX_VALUE).entrySet()) {
      if (Keys.isInUse(state, key.getKey(), key.getValue())
          && !Keys.terms(state, key.getKey()).areFree()) {
        limited.merge(key.getValue().principal(), 1, Integer::sum);
      }
    }
    for (var entry : state.scan(PRINCIPALS, "", "", Integer.MAX_VALUE).entrySet()) {
      int counted = Keys.limited(state, entry.getKey());
      if (counted != limited.getOrDefault(entry.getKey(), 0)) {
        return entry.getKey() + " counts " + counted + " limited keys";
      }
      boolean hasKeys = entry.getValue().keys() > 0 && !entry.getValue().isClosed();
      if (hasKeys && counted >= entry.getValue().keysInUse()) {
        return entry.getKey() + " has no free key";
      }
    }
    return null;
  }

  private static @Nullable String guardiansRecover(State state) {
    for (var entry : state.scan(RECOVERIES, "", "", Integer.MAX_VALUE).entrySet()) {
      Guardians guardians =
          state.get(GUARDIANS, entry.getKey().substring(0, entry.getKey().indexOf('/')));
      Recovery recovery = entry.getValue();
      if (guardians == null || !guardians.guardians().containsAll(recovery.approvals())) {
        return "a stranger agreed to " + recovery.id();
      }
      if (recovery.approvals().size() >= guardians.quorum() != recovery.due() > 0) {
        return recovery.id() + " is due at " + recovery.due();
      }
    }
    return null;
  }
}
