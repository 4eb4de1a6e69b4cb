package tallystick.server.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// Where a process may listen.
public final class Ports {
  private static final int TRIED = 50;

  private Ports() {}

  /// The first free port from one on; 0 lets the system choose.
  ///
  /// @param option by which the operator chooses another
  /// @throws IOException with a sentence for the operator
  public static int free(String host, int first, String option) throws IOException {
    InetAddress address = InetAddress.getByName(host);
    int last = first == 0 ? 0 : first + TRIED - 1;
    for (int port = first; port <= last; port++) {
      try (ServerSocket socket = new ServerSocket()) {
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(address, port));
        return socket.getLocalPort();
      } catch (IOException e) {
        // Taken: the next one may be free.
      }
    }
    throw new IOException(
        "no port from %d to %d is free at %s: choose another with %s"
            .formatted(first, last, host, option));
  }
}
