package tallystick.domains.identity;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tallystick.domains.identity.IdentityAction.AddKey;
import tallystick.domains.identity.IdentityAction.FoundVenue;
import tallystick.domains.identity.IdentityAction.GrantRole;
import tallystick.domains.identity.IdentityAction.LimitKey;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.domains.identity.IdentityAction.RevokeKey;
import tallystick.domains.identity.IdentityAction.Role;
import tallystick.domains.identity.IdentityAction.RotateKey;
import tallystick.domains.identity.IdentityAction.ScheduleRules;
import tallystick.domains.identity.IdentityAction.WithdrawRole;
import tallystick.domains.identity.IdentityEvent.GuardiansSet;
import tallystick.domains.identity.IdentityEvent.KeyAdded;
import tallystick.domains.identity.IdentityEvent.KeyLimited;
import tallystick.domains.identity.IdentityEvent.KeyRevoked;
import tallystick.domains.identity.IdentityEvent.PrincipalClosed;
import tallystick.domains.identity.IdentityEvent.PrincipalRegistered;
import tallystick.domains.identity.IdentityEvent.PrincipalRenamed;
import tallystick.domains.identity.IdentityEvent.RecoveryApproved;
import tallystick.domains.identity.IdentityEvent.RecoveryCancelled;
import tallystick.domains.identity.IdentityEvent.RecoveryCompleted;
import tallystick.domains.identity.IdentityEvent.RecoveryProposed;
import tallystick.domains.identity.IdentityEvent.RoleGranted;
import tallystick.domains.identity.IdentityEvent.RoleWithdrawn;
import tallystick.domains.identity.IdentityEvent.RulesScheduled;
import tallystick.kernel.At;
import tallystick.kernel.Dice;
import tallystick.kernel.Event;
import tallystick.kernel.SigningKey;
import tallystick.kernel.Workload;

/// Random acts on principals, keys and roles. Mostly names change; now and then somebody tries too
/// much. Nobody ever loses the key that they came with, so that the cast can always sign.
final class IdentityWorkload implements Workload {
  private static final List<String> NAMES =
      List.of("Amber", "Birch", "Cedar", "Dune", "Ember", "Fern", "Grove", "Harbour");

  // Nobody knows them: a venue that lived to see them would have to stop.
  private static final ScheduleRules FAR_RULES = new ScheduleRules(1_000, 1_000_000);

  private static final long HOUR_MILLIS = 60L * 60 * 1000;

  private final Map<String, Integer> keys = new TreeMap<>();
  private final Map<String, SigningKey> offered = new TreeMap<>();
  private final TreeSet<String> rotating = new TreeSet<>();
  private final Map<String, Spare> spare = new TreeMap<>();
  private final RecoveryWorkload recovery = new RecoveryWorkload();
  private final TreeSet<String> suspended = new TreeSet<>();

  /// A key that somebody added.
  private record Spare(String owner, SigningKey key, boolean limited) {}

  @Override
  public @Nullable Intent next(Dice dice, Cast cast, long time) {
    String member = dice.pick(cast.members());
    return switch (dice.below(18)) {
      case 0 -> new Intent(member, new FoundVenue("Another venue"), false);
      case 1 -> new Intent(member, new RegisterPrincipal("Once more"), false);
      case 2 -> new Intent(member, new GrantRole(member, Role.OPERATOR), false);
      case 3 ->
          new Intent(cast.operator(), new WithdrawRole(cast.operator(), Role.OPERATOR), false);
      case 4 -> new Intent(member, new RevokeKey("ed25519:" + "A".repeat(43)), false);
      case 5 -> addKey(dice, member);
      case 6 -> revokeKey(dice);
      case 7 -> suspend(dice, cast, member);
      case 8 -> new Intent(dice.chance(50) ? member : cast.operator(), FAR_RULES, false);
      case 9 -> limitKey(dice, time);
      case 10 -> rotateKey(dice);
      case 11 -> exceed(dice);
      case 12, 13, 14 -> recovery.next(dice, cast, time);
      default ->
          new Intent(member, new RenamePrincipal(dice.pick(NAMES) + " " + dice.below(1000)), true);
    };
  }

  private Intent addKey(Dice dice, String member) {
    SigningKey key = SigningKey.fromSeed(dice.bytes32());
    offered.put(key.keyId(), key);
    String proof = RecoveryWorkload.proof(key, member);
    boolean may = keys.getOrDefault(member, 1) < KeyRules.MAX_KEYS;
    return new Intent(member, new AddKey(key.keyId(), proof), may);
  }

  private @Nullable Intent revokeKey(Dice dice) {
    if (spare.isEmpty()) {
      return null;
    }
    Spare one = dice.pick(List.copyOf(spare.values()));
    return new Intent(one.owner, new RevokeKey(one.key.keyId()), true);
  }

  private @Nullable Intent limitKey(Dice dice, long time) {
    if (spare.isEmpty()) {
      return null;
    }
    Spare one = dice.pick(List.copyOf(spare.values()));
    long expires = dice.chance(50) ? 0 : time + dice.between(1, 100) * HOUR_MILLIS;
    LimitKey limit = new LimitKey(one.key.keyId(), "Phone", List.of("market"), expires);
    return new Intent(one.owner, limit, true);
  }

  private @Nullable Intent rotateKey(Dice dice) {
    if (spare.isEmpty()) {
      return null;
    }
    Spare one = dice.pick(List.copyOf(spare.values()));
    SigningKey key = SigningKey.fromSeed(dice.bytes32());
    offered.put(key.keyId(), key);
    rotating.add(key.keyId());
    String proof = RecoveryWorkload.proof(key, one.owner);
    return new Intent(one.owner, new RotateKey(one.key.keyId(), key.keyId(), proof), true);
  }

  /// A key that may act in the market only tries to act elsewhere.
  private @Nullable Intent exceed(Dice dice) {
    List<Spare> limited = spare.values().stream().filter(Spare::limited).toList();
    if (limited.isEmpty()) {
      return null;
    }
    Spare one = dice.pick(limited);
    return new Intent(one.owner, new RenamePrincipal("Mallory"), false, one.key);
  }

  private Intent suspend(Dice dice, Cast cast, String member) {
    if (!suspended.isEmpty() && dice.chance(70)) {
      return new Intent(cast.operator(), new GrantRole(suspended.first(), Role.MEMBER), true);
    }
    boolean may = !suspended.contains(member);
    return new Intent(cast.operator(), new WithdrawRole(member, Role.MEMBER), may);
  }

  @Override
  public void saw(Event event, At at) {
    if (!(event instanceof IdentityEvent seen)) {
      return;
    }
    recovery.saw(seen);
    switch (seen) {
      case KeyAdded e -> added(e);
      case KeyRevoked e -> spare.remove(e.key());
      case KeyLimited e ->
          spare.computeIfPresent(
              e.key(), (key, one) -> new Spare(one.owner, one.key, !e.scope().isEmpty()));
      case PrincipalRegistered e -> {}
      case PrincipalRenamed e -> {}
      case PrincipalClosed e -> {}
      case GuardiansSet e -> {}
      case RecoveryProposed e -> {}
      case RecoveryApproved e -> {}
      case RecoveryCancelled e -> {}
      case RecoveryCompleted e -> {}
      case RulesScheduled e -> {}
      case RoleGranted e -> suspended.remove(e.principal());
      case RoleWithdrawn e -> {
        if (e.role() == Role.MEMBER) {
          suspended.add(e.principal());
        }
      }
    }
  }

  private void added(KeyAdded event) {
    boolean counts = !rotating.remove(event.key());
    keys.merge(event.principal(), counts ? 1 : 0, Integer::sum);
    SigningKey key = offered.remove(event.key());
    if (key != null) {
      spare.put(event.key(), new Spare(event.principal(), key, false));
    }
  }
}
