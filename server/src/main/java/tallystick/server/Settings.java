package tallystick.server;

import java.nio.file.Path;
import java.util.Set;

/// What the operator chose.
///
/// @param data the folder that keeps everything
/// @param host address to listen at
/// @param port of HTTP; the next free one is taken when it is not free
/// @param demo whether an empty venue is filled with demo data
/// @param roles what this process does
/// @param ledger `host:port` of a ledger elsewhere, empty for one of our own
/// @param ledgerPort port at which our ledger serves other processes, -1 for none
/// @param postgres JDBC address of a PostgreSQL elsewhere, empty for one of our own
/// @param name of the venue when it is founded
/// @param web folder of the built web app
/// @param rebuild whether the views are made anew
record Settings(
    Path data,
    String host,
    int port,
    boolean demo,
    Set<Role> roles,
    String ledger,
    int ledgerPort,
    String postgres,
    String name,
    Path web,
    boolean rebuild) {

  boolean has(Role role) {
    return roles.contains(role);
  }

  /// Whether views are kept or asked here.
  boolean needsPostgres() {
    return has(Role.VIEWS) || has(Role.GATEWAY);
  }
}
