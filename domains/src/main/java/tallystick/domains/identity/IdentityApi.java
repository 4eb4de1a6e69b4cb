package tallystick.domains.identity;

import java.util.List;
import tallystick.domains.identity.IdentityEvent.KeyAdded;
import tallystick.domains.identity.IdentityEvent.KeyRevoked;
import tallystick.domains.identity.IdentityEvent.PrincipalRegistered;
import tallystick.domains.identity.IdentityEvent.PrincipalRenamed;
import tallystick.domains.identity.IdentityEvent.RoleGranted;
import tallystick.domains.identity.IdentityEvent.RoleWithdrawn;
import tallystick.domains.identity.IdentityEvent.RulesScheduled;
import tallystick.kernel.Api;
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
              IdentityViews.ROLES_OF,
              IdentityViews.RULES,
              IdentityViews.ACTIONS_BY_KEY),
          List.of(
              new Topic(
                  "principal",
                  "principal",
                  "What happens to a principal, its keys and roles.",
                  IdentityApi::principals)),
          List.of(),
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
      case KeyAdded e -> List.of(e.principal());
      case KeyRevoked e -> List.of(e.principal());
      case RoleGranted e -> List.of(e.principal());
      case RoleWithdrawn e -> List.of(e.principal());
      case RulesScheduled e -> List.of();
    };
  }
}
