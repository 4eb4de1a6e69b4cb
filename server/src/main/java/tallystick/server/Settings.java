package tallystick.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tallystick.ledger.Peer;

/// What the operator chose.
///
/// @param data the folder that keeps everything
/// @param host address to listen at
/// @param port of HTTP; the next free one is taken when it is not free
/// @param demo whether an empty venue is filled with demo data
/// @param founds whether an empty ledger is made a venue by this process
/// @param roles what this process does
/// @param ledger `host:port` of a ledger elsewhere, empty for one of our own
/// @param ledgerPort port at which our ledger serves other processes, -1 for none
/// @param node which of the peers our node of the ledger is
/// @param peers all nodes of the ledger, empty if ours is all of it
/// @param keys folder of this process' keys and certificates, if there is one
/// @param join whether our node of the ledger waits to be added to a group that there is
/// @param postgres JDBC address of a PostgreSQL elsewhere, empty for one of our own
/// @param name of the venue when it is founded
/// @param web folder of the built web app
/// @param rebuild whether the views are made anew
record Settings(
    Path data,
    String host,
    int port,
    boolean demo,
    boolean founds,
    Set<Role> roles,
    String ledger,
    int ledgerPort,
    String node,
    List<Peer> peers,
    Optional<Path> keys,
    boolean join,
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
