package tallystick.server;

import java.util.Set;

/// What a process does for the venue. One process may do all of it.
public enum Role {
  /// Orders, decides, proves; needs a disk of its own.
  LEDGER,
  /// Keeps the tables that people read, and runs the venue's clock; one process per venue.
  VIEWS,
  /// Answers HTTP and WebSocket; as many as one likes.
  GATEWAY,
  /// Takes orders and tells of markets by FIX; off unless asked for, one process per venue.
  FIX,
  /// Speaks MQTT with devices, and keeps their readings; off unless asked for, one per venue.
  DEVICES;

  /// What a process does that is told nothing.
  static final Set<Role> USUAL = Set.of(LEDGER, VIEWS, GATEWAY);
}
