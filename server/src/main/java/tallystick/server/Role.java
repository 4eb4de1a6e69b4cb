package tallystick.server;

/// What a process does for the venue. One process may do all of it.
public enum Role {
  /// Orders, decides, proves; needs a disk of its own.
  LEDGER,
  /// Keeps the tables that people read, and runs the venue's clock; one process per venue.
  VIEWS,
  /// Answers HTTP and WebSocket; as many as one likes.
  GATEWAY
}
