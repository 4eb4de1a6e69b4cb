package tallystick.domains.identity;

import tallystick.domains.identity.IdentityAction.Role;
import tallystick.kernel.Event;

/// What happened in the room of identities.
public sealed interface IdentityEvent extends Event {
  /// A principal exists now.
  record PrincipalRegistered(String principal, String name) implements IdentityEvent {}

  /// A principal is called otherwise now.
  record PrincipalRenamed(String principal, String name) implements IdentityEvent {}

  /// A key signs for a principal now.
  record KeyAdded(String principal, String key) implements IdentityEvent {}

  /// A key signs no more.
  record KeyRevoked(String principal, String key) implements IdentityEvent {}

  /// A principal holds a role now.
  record RoleGranted(String principal, Role role) implements IdentityEvent {}

  /// From this height on, the rules are those of this version, unless it is moved before.
  record RulesScheduled(int version, long height) implements IdentityEvent {}

  /// A principal holds a role no more.
  record RoleWithdrawn(String principal, Role role) implements IdentityEvent {}
}
