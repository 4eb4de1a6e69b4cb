package tallystick.ledger;

import java.util.regex.Pattern;

/// A node of the group that keeps the ledger. Its Raft address is for the other nodes alone:
/// whoever reaches it can disturb the order, though not forge a signature.
///
/// @param id 1 to 40 characters, unique in the group, for ever the same
/// @param raft `host:port` at which the nodes speak to one another; port 0 takes a free one, which
///   only a node that is alone can do
/// @param ledger `host:port` at which it serves the ledger to others; empty if it does not
public record Peer(String id, String raft, String ledger) {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final Pattern ADDRESS = Pattern.compile("[^\\s:,/]{1,253}:[0-9]{1,5}");
  private static final int MAX_PORT = 65_535;

  /// @throws IllegalArgumentException when the id or an address cannot be one
  public Peer {
    if (!isId(id)) {
      throw new IllegalArgumentException(
          "a node is called by 1 to 40 lower-case letters, digits and hyphens, not " + id);
    }
    requireAddress(raft);
    if (!ledger.isEmpty()) {
      requireAddress(ledger);
    }
  }

  /// Whether a node may be called so.
  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  static void requireAddress(String text) {
    if (!ADDRESS.matcher(text).matches()
        || Integer.parseInt(text.substring(text.lastIndexOf(':') + 1)) > MAX_PORT) {
      throw new IllegalArgumentException("an address is host:port, not " + text);
    }
  }

  /// Reads `id=host:raftPort:ledgerPort`.
  ///
  /// @throws IllegalArgumentException when it is anything else
  public static Peer parse(String text) {
    String[] parts = text.split("[=:]", -1);
    if (parts.length != 4) {
      throw new IllegalArgumentException("a node is id=host:raftPort:ledgerPort, not " + text);
    }
    return new Peer(parts[0], parts[1] + ":" + parts[2], parts[1] + ":" + parts[3]);
  }
}
