package tallystick.server.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import tallystick.server.postgres.EmbeddedPostgres.StartException;

/// Starts the server of a cluster on a free port and waits until it answers.
final class PostgresStart {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(20);

  private final PostgresCluster cluster;
  private final StartProgress progress;
  private final long deadline = System.nanoTime() + DEADLINE.toNanos();

  PostgresStart(PostgresCluster cluster, StartProgress progress) {
    this.cluster = cluster;
    this.progress = progress;
  }

  /// A server that has answered, and where.
  record Running(PostgresProcess process, String jdbcUrl) {}

  Running run() throws IOException, InterruptedException, StartException {
    while (true) {
      int port = freePort();
      PostgresProcess process =
          PostgresProcess.launch(cluster.account().serverCommand(command(port)), cluster.dataDir());
      boolean answered = false;
      try {
        answered = answers(process, url(port));
        if (answered) {
          return new Running(process, url(port));
        }
      } finally {
        if (!answered) {
          process.stop();
        }
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  private String url(int port) {
    return "jdbc:postgresql://127.0.0.1:"
        + port
        + "/tallystick?user=tallystick&sslmode=disable&password="
        + cluster.password();
  }

  private List<String> command(int port) {
    return List.of(
        cluster.program("postgres"),
        "-D",
        cluster.folder().toString(),
        "-p",
        Integer.toString(port),
        "-c",
        "listen_addresses=127.0.0.1",
        "-c",
        "unix_socket_directories=",
        "-c",
        "fsync=on",
        "-c",
        "shared_buffers=128MB",
        "-c",
        "jit=off",
        "-c",
        "logging_collector=off",
        "-c",
        "log_checkpoints=off");
  }

  /// True once the server answers, false if it has ended for a reason that another try may cure.
  private boolean answers(PostgresProcess process, String url)
      throws InterruptedException, StartException {
    while (true) {
      String refusal = refusal(url);
      if (process.isAlive() && refusal.isEmpty()) {
        return true;
      }
      boolean late = System.nanoTime() - deadline > 0;
      if (process.endsWithin(POLL)) {
        if (!late && isPassing(process.log())) {
          return false;
        }
        throw failed("it has ended", process);
      }
      if (late) {
        throw failed("it does not answer after 60 s (" + refusal + ")", process);
      }
      progress.at("PostgreSQL is starting, or recovering after a crash");
    }
  }

  /// Whether the server ended over something that passes: another program took the port first, or
  /// the children of a server that was killed are not gone yet.
  private static boolean isPassing(ServerLog log) {
    return log.mentions("could not bind")
        || log.mentions("pre-existing shared memory block")
        || log.mentions("is still in use");
  }

  private StartException failed(String what, PostgresProcess process) throws InterruptedException {
    process.stop();
    return new StartException(
        "PostgreSQL did not start in "
            + cluster.dataDir()
            + ": "
            + what
            + ": "
            + process.log().tail());
  }

  /// Why the server does not answer yet; empty when it does.
  private static String refusal(String url) {
    try (Connection connection = DriverManager.getConnection(url + "&connectTimeout=5");
        var statement = connection.createStatement()) {
      statement.execute("select 1");
      return "";
    } catch (SQLException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
