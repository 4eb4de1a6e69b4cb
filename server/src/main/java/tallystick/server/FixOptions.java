package tallystick.server;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// What the command line says of FIX.
final class FixOptions {
  private static final Path NO_PATH = Path.of("");

  @Option(
      names = "--fix-port",
      defaultValue = "9880",
      description = "port at which the role fix listens (default: 9880)")
  private int port;

  @Option(
      names = "--fix-sessions",
      paramLabel = "FILE",
      description = "who may connect to the role fix, as docs/fix.md says")
  private Path sessions = NO_PATH;

  /// Refuses to run the role without sessions.
  void check() throws IOException {
    if (sessions.equals(NO_PATH)) {
      throw new IOException("the role fix needs --fix-sessions, who may connect");
    }
  }

  Settings.Fix settings() {
    return new Settings.Fix(port, sessions.toAbsolutePath());
  }
}
