package tallystick.domains.identity;

import java.util.ArrayList;
import java.util.List;
import tallystick.domains.identity.IdentityAction.Role;

/// A principal as the state keeps it.
///
/// @param keys how many it ever had
/// @param keysInUse how many of them are not revoked
record Principal(String name, List<Role> roles, int keys, int keysInUse) {

  Principal named(String newName) {
    return new Principal(newName, roles, keys, keysInUse);
  }

  Principal withKeys(int all, int inUse) {
    return new Principal(name, roles, all, inUse);
  }

  /// A name is never empty but of one that is closed.
  boolean isClosed() {
    return name.isEmpty();
  }

  Principal closed() {
    return new Principal("", List.of(), keys, 0);
  }

  Principal with(Role role) {
    List<Role> more = new ArrayList<>(roles);
    more.add(role);
    return new Principal(name, List.copyOf(more), keys, keysInUse);
  }

  Principal without(Role role) {
    return new Principal(name, roles.stream().filter(r -> r != role).toList(), keys, keysInUse);
  }
}
