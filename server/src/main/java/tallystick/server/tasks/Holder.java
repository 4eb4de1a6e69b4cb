package tallystick.server.tasks;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;

/// A process that has tasks in its hands, as their rows name it: `<host>/<pid>/<began>`.
///
/// @param began in milliseconds since 1970, for numbers of processes come again
record Holder(String host, long pid, long began) {
  static Holder here() {
    ProcessHandle own = ProcessHandle.current();
    try {
      return new Holder(InetAddress.getLocalHost().getHostName(), own.pid(), began(own));
    } catch (UnknownHostException e) {
      return new Holder("localhost", own.pid(), began(own));
    }
  }

  private static long began(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
  }

  String name() {
    return host + "/" + pid + "/" + began;
  }

  /// Whether a holder is known to be no more: it was of this machine, and is not running.
  boolean outlived(String name) {
    String[] parts = name.split("/", -1);
    if (parts.length != 3 || !parts[0].equals(host)) {
      return false;
    }
    try {
      long other = Long.parseLong(parts[2]);
      return ProcessHandle.of(Long.parseLong(parts[1]))
          .map(running -> began(running) != other)
          .orElse(true);
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
