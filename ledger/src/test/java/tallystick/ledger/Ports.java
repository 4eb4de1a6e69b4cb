package tallystick.ledger;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/// Ports for nodes under test, which stay free while a node is down: they lie below those that a
/// system gives away by itself, and each process that runs tests has a hundred of its own.
final class Ports {
  private static final int FIRST = 10_000;
  private static final int OWN = 100;
  private static final int PROCESSES = 220;
  private static final int BEGIN = FIRST + (int) (ProcessHandle.current().pid() % PROCESSES) * OWN;

  private static int given;

  private Ports() {}

  /// The next of them on which nobody listens.
  static synchronized List<Integer> next(int count) throws IOException {
    List<Integer> ports = new ArrayList<>();
    for (int tried = 0; ports.size() < count; tried++) {
      if (tried == OWN) {
        throw new IOException("no free port from " + BEGIN + " to " + (BEGIN + OWN - 1));
      }
      int port = BEGIN + given++ % OWN;
      if (isFree(port)) {
        ports.add(port);
      }
    }
    return ports;
  }

  private static boolean isFree(int port) {
    try (ServerSocket _ = new ServerSocket(port)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
