package tallystick.server.connectors;

import java.io.IOException;

/// Brings one thing after the other to where a connector tells things.
interface Carrier extends AutoCloseable {
  /// Brings one, or says why it was not taken.
  ///
  /// @throws IOException when it did not come that far
  Courier.Sent carry(Forms.Written written) throws IOException;

  @Override
  default void close() {}
}
