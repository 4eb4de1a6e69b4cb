package tallystick.domains.identity;

import java.util.List;
import tallystick.domains.identity.IdentityAction.Role;
import tallystick.kernel.Event;

/// What happened in the room of identities.
public sealed interface IdentityEvent extends Event {
  /// A principal exists now.
  record PrincipalRegistered(String principal, String name) implements IdentityEvent {}

  /// A principal is called otherwise now.
  record PrincipalRenamed(String principal, String name) implements IdentityEvent {}

  /// A principal is gone: its name is shown no more, and none of its keys signs.
  record PrincipalClosed(String principal) implements IdentityEvent {}

  /// A key signs for a principal now.
  record KeyAdded(String principal, String key) implements IdentityEvent {}

  /// A key signs no more.
  record KeyRevoked(String principal, String key) implements IdentityEvent {}

  /// A key has a label and signs within these limits only; with an empty scope and expiry 0, all.
  record KeyLimited(String principal, String key, String label, List<String> scope, long expires)
      implements IdentityEvent {}

  /// These can give the principal a new key, if so many agree; with an empty list, nobody.
  record GuardiansSet(String principal, List<String> guardians, int quorum, long delayMillis)
      implements IdentityEvent {}

  /// A guardian wants this to be the principal's key.
  ///
  /// @param recovery the id of the act
  /// @param quorum how many guardians must agree
  record RecoveryProposed(
      String recovery, String principal, String key, String proposer, int quorum)
      implements IdentityEvent {}

  /// A guardian agreed.
  ///
  /// @param approvals how many did so far
  /// @param due log time from which on it can be completed; 0 while too few agreed
  record RecoveryApproved(
      String recovery, String principal, String guardian, int approvals, long due)
      implements IdentityEvent {}

  /// A recovery comes to nothing.
  record RecoveryCancelled(String recovery, String principal, String by) implements IdentityEvent {}

  /// All keys that the principal had before sign no more; the new one is told as added.
  record RecoveryCompleted(String recovery, String principal, String key)
      implements IdentityEvent {}

  /// A principal holds a role now.
  record RoleGranted(String principal, Role role) implements IdentityEvent {}

  /// From this height on, the rules are those of this version, unless it is moved before.
  record RulesScheduled(int version, long height) implements IdentityEvent {}

  /// A principal holds a role no more.
  record RoleWithdrawn(String principal, Role role) implements IdentityEvent {}
}
