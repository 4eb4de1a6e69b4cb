package tallystick.domains.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tallystick.domains.identity.IdentityAction.ApproveRecovery;
import tallystick.domains.identity.IdentityAction.CancelRecovery;
import tallystick.domains.identity.IdentityAction.CompleteRecovery;
import tallystick.domains.identity.IdentityAction.ProposeRecovery;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.domains.identity.IdentityAction.SetGuardians;
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
import tallystick.kernel.Dice;
import tallystick.kernel.Ids;
import tallystick.kernel.SigningKey;
import tallystick.kernel.Workload.Cast;
import tallystick.kernel.Workload.Intent;

/// Somebody outside the cast who loses keys, and members who guard them.
final class RecoveryWorkload {
  private static final long HOUR_MILLIS = 60L * 60 * 1000;
  private static final int QUORUM = 2;

  private final Map<String, SigningKey> offered = new TreeMap<>();
  private @Nullable SigningKey founding;
  private @Nullable SigningKey lost;
  private @Nullable SigningKey current;
  private String ward = "";
  private List<String> guardians = List.of();
  private @Nullable RecoveryProposed open;
  private long due;

  @Nullable Intent next(Dice dice, Cast cast, long time) {
    SigningKey key = current;
    if (key == null) {
      founding = SigningKey.fromSeed(dice.bytes32());
      String principal = Ids.principalOf(founding.keyId());
      return new Intent(principal, new RegisterPrincipal("Ward"), true, founding);
    }
    if (lost != null && dice.chance(20)) {
      return new Intent(ward, new RenamePrincipal("A thief"), false, lost);
    }
    if (guardians.isEmpty() || dice.chance(5)) {
      List<String> some = cast.members().stream().limit(3).toList();
      return new Intent(ward, new SetGuardians(some, QUORUM, HOUR_MILLIS), true, key);
    }
    if (open == null) {
      boolean may = dice.chance(80);
      return propose(dice, may ? dice.pick(guardians) : cast.operator(), may);
    }
    return goOn(open, dice, cast, time, key);
  }

  private Intent propose(Dice dice, String by, boolean legal) {
    SigningKey key = SigningKey.fromSeed(dice.bytes32());
    offered.put(key.keyId(), key);
    return new Intent(by, new ProposeRecovery(ward, key.keyId(), proof(key, ward)), legal);
  }

  private Intent goOn(RecoveryProposed recovery, Dice dice, Cast cast, long time, SigningKey key) {
    if (dice.chance(10)) {
      return new Intent(ward, new CancelRecovery(ward), true, key);
    }
    String proposer = recovery.proposer();
    if (due == 0) {
      String guardian = dice.pick(guardians);
      boolean another = !guardian.equals(proposer);
      return new Intent(guardian, new ApproveRecovery(ward, proposer, recovery.key()), another);
    }
    CompleteRecovery complete = new CompleteRecovery(ward, proposer);
    return new Intent(dice.pick(cast.members()), complete, time >= due);
  }

  /// The proof that the key wants to sign for a principal.
  static String proof(SigningKey key, String principal) {
    byte[] proof = key.sign(("tallystick.key/v1\n" + principal + "\n").getBytes(UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(proof);
  }

  void saw(IdentityEvent event) {
    switch (event) {
      case PrincipalRegistered e -> {
        if (founding != null && e.principal().equals(Ids.principalOf(founding.keyId()))) {
          ward = e.principal();
          current = founding;
        }
      }
      case GuardiansSet e -> guardians = e.guardians();
      case RecoveryProposed e -> {
        open = e;
        due = 0;
      }
      case RecoveryApproved e -> due = e.due();
      case RecoveryCancelled e -> open = null;
      case RecoveryCompleted e -> {
        lost = current;
        current = offered.get(e.key());
        open = null;
      }
      case PrincipalRenamed e -> {}
      case PrincipalClosed e -> {}
      case KeyAdded e -> {}
      case KeyRevoked e -> {}
      case KeyLimited e -> {}
      case RoleGranted e -> {}
      case RoleWithdrawn e -> {}
      case RulesScheduled e -> {}
    }
  }
}
