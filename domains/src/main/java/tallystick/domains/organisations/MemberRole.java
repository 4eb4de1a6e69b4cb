package tallystick.domains.organisations;

import tallystick.domains.identity.IdentityAction;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.kernel.Action;
import tallystick.kernel.Codec;

/// What a member may sign in the name of the organisation.
public enum MemberRole {
  /// Everything, and decides over owners.
  OWNER,
  /// Everything, and decides over members, but not over owners.
  ADMIN,
  /// Trades: all but mandates, governance, and what changes who decides.
  TRADER,
  /// Nothing.
  VIEWER;

  /// Whether the role lets a member approve acts and decide over members.
  boolean decides() {
    return this == OWNER || this == ADMIN;
  }

  /// An organisation never gets keys or guardians: they would get around its members.
  boolean allows(Action action) {
    if (action instanceof IdentityAction) {
      return decides() && action instanceof RenamePrincipal;
    }
    String name = Codec.name(action.getClass());
    return switch (this) {
      case OWNER, ADMIN -> true;
      case TRADER ->
          switch (name.substring(0, name.indexOf('.'))) {
            case "mandates", "organisations", "governance", "privacy" -> false;
            default -> true;
          };
      case VIEWER -> false;
    };
  }
}
