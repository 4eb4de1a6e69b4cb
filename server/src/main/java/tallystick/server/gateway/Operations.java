package tallystick.server.gateway;

import java.util.List;

/// All operations that are of no room, of whichever package: what they declare is used, and shown.
public record Operations(List<Operation> all) {}
