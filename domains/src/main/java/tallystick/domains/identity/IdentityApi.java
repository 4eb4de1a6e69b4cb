package tallystick.domains.identity;

import java.util.ArrayList;
import java.util.List;
import tallystick.domains.identity.IdentityAction.CompleteRecovery;
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
import tallystick.kernel.Api;
import tallystick.kernel.Api.Due;
import tallystick.kernel.Api.Owned;
import tallystick.kernel.Api.Topic;
import tallystick.kernel.Event;

/// What may be asked and followed in the room of identities.
final class IdentityApi {
  static final Api API =
      new Api(
          List.of(
              IdentityViews.PRINCIPAL,
              IdentityViews.PRINCIPALS_BY_NAME,
              IdentityViews.KEYS_OF,
              IdentityViews.GUARDIANS_OF,
              IdentityViews.RECOVERIES_OF,
              RoleViews.ROLES_OF,
              RoleViews.OFFICES_HELD,
              IdentityViews.RULES,
              IdentityViews.ACTIONS_BY_KEY),
          List.of(
              new Topic(
                  "principal",
                  "principal",
                  "What happens to a principal, its keys and roles.",
                  IdentityApi::principals)),
          List.of(
              new Due(
                  CompleteRecovery.class,
                  """
                  SELECT principal, proposer FROM identity.recoveries
                  WHERE state = 'OPEN' AND due > 0 AND due <= :now
                  ORDER BY due LIMIT :limit\
                  """)),
          List.of(
              new Owned(
                  Identity.PRINCIPALS.name(),
                  """
                  SELECT principal FROM identity.principals
                  WHERE principal = :principal AND principal > :after LIMIT :limit\
                  """)));

  private IdentityApi() {}

  private static List<String> principals(Event event) {
    return switch ((IdentityEvent) event) {
      case PrincipalRegistered e -> List.of(e.principal());
      case PrincipalRenamed e -> List.of(e.principal());
      case PrincipalClosed e -> List.of(e.principal());
      case KeyAdded e -> List.of(e.principal());
      case KeyRevoked e -> List.of(e.principal());
      case KeyLimited e -> List.of(e.principal());
      case GuardiansSet e -> guarded(e);
      case RecoveryProposed e -> List.of(e.principal(), e.proposer());
      case RecoveryApproved e -> List.of(e.principal());
      case RecoveryCancelled e -> List.of(e.principal());
      case RecoveryCompleted e -> List.of(e.principal());
      case RoleGranted e -> List.of(e.principal());
      case RoleWithdrawn e -> List.of(e.principal());
      case RulesScheduled e -> List.of();
    };
  }

  private static List<String> guarded(GuardiansSet event) {
    List<String> told = new ArrayList<>(event.guardians());
    told.add(event.principal());
    return told;
  }
}
