package tallystick.domains.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tallystick.domains.identity.IdentityAction.AddKey;
import tallystick.domains.identity.IdentityAction.FoundVenue;
import tallystick.domains.identity.IdentityAction.GrantRole;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.domains.identity.IdentityAction.RevokeKey;
import tallystick.domains.identity.IdentityAction.Role;
import tallystick.domains.identity.IdentityAction.ScheduleRules;
import tallystick.domains.identity.IdentityAction.WithdrawRole;
import tallystick.domains.identity.IdentityEvent.KeyAdded;
import tallystick.domains.identity.IdentityEvent.KeyRevoked;
import tallystick.domains.identity.IdentityEvent.PrincipalRegistered;
import tallystick.domains.identity.IdentityEvent.PrincipalRenamed;
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

  private final Map<String, Integer> keys = new TreeMap<>();
  private final TreeSet<String> offered = new TreeSet<>();
  private final Map<String, String> spare = new TreeMap<>();
  private final TreeSet<String> suspended = new TreeSet<>();

  @Override
  public @Nullable Intent next(Dice dice, Cast cast, long time) {
    String member = dice.pick(cast.members());
    return switch (dice.below(12)) {
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
      default ->
          new Intent(member, new RenamePrincipal(dice.pick(NAMES) + " " + dice.below(1000)), true);
    };
  }

  private Intent addKey(Dice dice, String member) {
    SigningKey key = SigningKey.fromSeed(dice.bytes32());
    offered.add(key.keyId());
    byte[] proof = key.sign(("tallystick.key/v1\n" + member + "\n").getBytes(UTF_8));
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(proof);
    boolean may = keys.getOrDefault(member, 1) < IdentityRules.MAX_KEYS;
    return new Intent(member, new AddKey(key.keyId(), text), may);
  }

  private @Nullable Intent revokeKey(Dice dice) {
    if (spare.isEmpty()) {
      return null;
    }
    String key = dice.pick(List.copyOf(spare.keySet()));
    return new Intent(spare.getOrDefault(key, ""), new RevokeKey(key), true);
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
    switch (seen) {
      case PrincipalRegistered e -> {}
      case PrincipalRenamed e -> {}
      case KeyAdded e -> {
        keys.merge(e.principal(), 1, Integer::sum);
        if (offered.remove(e.key())) {
          spare.put(e.key(), e.principal());
        }
      }
      case KeyRevoked e -> spare.remove(e.key());
      case RoleGranted e -> suspended.remove(e.principal());
      case RulesScheduled e -> {}
      case RoleWithdrawn e -> {
        if (e.role() == Role.MEMBER) {
          suspended.add(e.principal());
        }
      }
    }
  }
}
