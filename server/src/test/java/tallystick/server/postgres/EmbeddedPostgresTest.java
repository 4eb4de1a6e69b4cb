package tallystick.server.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tallystick.server.Pause;
import tallystick.server.postgres.EmbeddedPostgres.StartException;

class EmbeddedPostgresTest {
  // The folder itself holds the data: as root, a folder below it would be closed to the server.
  @TempDir private Path dataDir;
  private final List<Process> children = new ArrayList<>();

  @AfterEach
  void endsItsChildren() throws InterruptedException {
    for (Process child : children) {
      child.destroyForcibly().waitFor();
    }
  }

  @Test
  void it_starts_and_answers_with_durability_on() throws Exception {
    try (var postgres = EmbeddedPostgres.start(dataDir)) {
      assertEquals("on", query(postgres, "show fsync"));
      assertEquals("on", query(postgres, "show synchronous_commit"));
      assertEquals("off", query(postgres, "show jit"));
      assertEquals("127.0.0.1", query(postgres, "show listen_addresses"));
      assertEquals("UTF8", query(postgres, "show server_encoding"));
    }
  }

  @Test
  void the_owner_of_the_database_is_no_superuser_and_may_create_extensions() throws Exception {
    try (var postgres = EmbeddedPostgres.start(dataDir)) {
      assertEquals("off", query(postgres, "show is_superuser"));
      execute(postgres, "create extension pg_trgm");
      assertEquals("t", query(postgres, "select 'Привет' % 'привет'"));
      assertEquals("Z,a,ä", query(postgres, SORTED));
    }
  }

  private static final String SORTED =
      "select string_agg(x, ',' order by x) from (values ('ä'), ('a'), ('Z')) as v(x)";

  @Test
  void nobody_without_the_password_gets_in() throws Exception {
    try (var postgres = EmbeddedPostgres.start(dataDir)) {
      String wrong = postgres.jdbcUrl().replaceAll("password=.*", "password=wrong");
      assertThrows(SQLException.class, () -> DriverManager.getConnection(wrong).close());
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(
              Files.getPosixFilePermissions(dataDir.resolve("password"))));
    }
  }

  @Test
  void data_survive_a_close_and_a_restart() throws Exception {
    try (var postgres = EmbeddedPostgres.start(dataDir)) {
      keep(postgres, "first");
    }
    try (var postgres = EmbeddedPostgres.start(dataDir)) {
      assertEquals("first", kept(postgres));
    }
  }

  @Test
  void committed_rows_survive_a_kill_of_the_server() throws Exception {
    try (var postgres = EmbeddedPostgres.start(dataDir)) {
      keep(postgres, "committed");
      Commands.signal(postgres.pid(), "KILL");
    }
    try (var postgres = EmbeddedPostgres.start(dataDir)) {
      assertEquals("committed", kept(postgres));
    }
  }

  @Test
  void a_session_that_outlives_its_killed_server_does_not_stop_the_next_start() throws Exception {
    try (var postgres = EmbeddedPostgres.start(dataDir)) {
      keep(postgres, "committed");
      // A loop that never looks up keeps the session alive after its server.
      var busy = "do $$ begin loop perform 1; end loop; end $$";
      Thread.ofPlatform()
          .daemon()
          .start(() -> assertThrows(SQLException.class, () -> execute(postgres, busy)));
      awaitActive(postgres);
      Commands.signal(postgres.pid(), "KILL");
    }
    try (var postgres = EmbeddedPostgres.start(dataDir)) {
      assertEquals("committed", kept(postgres));
    }
  }

  @Test
  void a_server_whose_process_was_killed_is_stopped_and_replaced() throws Exception {
    Process child = holder();
    long old = Long.parseLong(line(child).replace("started ", ""));
    assertTrue(isPostgres(old));

    child.destroyForcibly().waitFor();
    try (var postgres = EmbeddedPostgres.start(dataDir)) {
      assertFalse(isPostgres(old));
      assertNotEquals(old, postgres.pid());
      assertEquals("from the child", kept(postgres));
    }
  }

  @Test
  void a_server_ends_by_itself_when_its_process_is_killed() throws Exception {
    Process child = holder();
    long old = Long.parseLong(line(child).replace("started ", ""));

    child.destroyForcibly().waitFor();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (isPostgres(old) && System.nanoTime() < deadline) {
      Pause.moment();
    }
    assertFalse(isPostgres(old));
  }

  @Test
  void a_server_that_nobody_supervises_is_stopped_and_replaced() throws Exception {
    EmbeddedPostgres.start(dataDir).close();
    Process old = bareServer();

    try (var postgres = EmbeddedPostgres.start(dataDir)) {
      assertTrue(old.waitFor(1, TimeUnit.SECONDS));
      assertEquals("1", query(postgres, "select 1"));
    }
  }

  @Test
  void a_second_start_in_the_same_process_is_refused() throws Exception {
    try (var postgres = EmbeddedPostgres.start(dataDir)) {
      assertTrue(refusal().contains("is in use by this very process"));
      assertEquals("1", query(postgres, "select 1"));

      // The refused start must not have opened the door to another process either.
      assertTrue(line(holder()).startsWith("refused "));
    }
  }

  @Test
  void a_second_process_is_refused_with_one_line() throws Exception {
    Process child = holder();
    assertTrue(line(child).startsWith("started "));

    assertEquals(
        dataDir.toRealPath()
            + " is in use by process "
            + child.pid()
            + ": stop it first, or give another folder",
        refusal());
    assertTrue(child.isAlive());
  }

  @Test
  void a_foreign_process_in_the_pid_file_is_left_alone() throws Exception {
    EmbeddedPostgres.start(dataDir).close();
    Process foreign = child(account().command(List.of("sleep", "600")));
    Files.writeString(pidFile(), foreign.pid() + "\n");

    try (var postgres = EmbeddedPostgres.start(dataDir)) {
      assertEquals("1", query(postgres, "select 1"));
      assertTrue(foreign.isAlive());
    }
  }

  @Test
  void a_torn_pid_file_is_no_obstacle() throws Exception {
    EmbeddedPostgres.start(dataDir).close();
    Files.writeString(pidFile(), "");

    try (var postgres = EmbeddedPostgres.start(dataDir)) {
      assertEquals("1", query(postgres, "select 1"));
    }
  }

  @Test
  void a_failed_start_says_why_and_frees_the_folder() throws Exception {
    EmbeddedPostgres.start(dataDir).close();
    Path version = dataDir.resolve("cluster/PG_VERSION");
    Files.writeString(version, "9.6\n");

    String refusal = refusal();
    assertTrue(refusal.contains("incompatible with server"), refusal);
    assertEquals(1, refusal.lines().count());

    Files.writeString(version, "18\n");
    EmbeddedPostgres.start(dataDir).close();
  }

  @Test
  void an_unfinished_first_start_is_begun_anew() throws Exception {
    Files.createDirectories(dataDir.resolve("cluster.new123/base"));
    Files.writeString(dataDir.resolve("password"), "");

    try (var postgres = EmbeddedPostgres.start(dataDir)) {
      assertEquals("1", query(postgres, "select 1"));
      assertFalse(Files.exists(dataDir.resolve("cluster.new123")));
    }
  }

  @Test
  void other_platforms_are_told_to_bring_their_own_server() {
    var refused =
        assertThrows(StartException.class, () -> PostgresArchive.find("Mac OS X", "aarch64"));
    assertEquals(
        "no embedded PostgreSQL for mac os x-aarch64;"
            + " give one with --postgres jdbc:postgresql://…",
        refused.getMessage());
  }

  private String refusal() {
    return String.valueOf(
        assertThrows(StartException.class, () -> EmbeddedPostgres.start(dataDir)).getMessage());
  }

  private Path pidFile() {
    return dataDir.resolve("cluster/postmaster.pid");
  }

  private PostgresAccount account() throws IOException, StartException {
    return PostgresAccount.choose(dataDir.resolve("cluster"));
  }

  /// A server without a supervisor and without the guard that ends it with one.
  private Process bareServer() throws Exception {
    Path binaries =
        PostgresArchive.find().unpack(dataDir, account(), new StartProgress(line -> {}));
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      port = socket.getLocalPort();
    }
    Process server =
        child(
            account()
                .command(
                    List.of(
                        binaries.resolve("bin/postgres").toString(),
                        "-D",
                        dataDir.toRealPath().resolve("cluster").toString(),
                        "-p",
                        Integer.toString(port),
                        "-c",
                        "unix_socket_directories=")));
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!listens(port)) {
      assertTrue(server.isAlive() && System.nanoTime() < deadline);
      Pause.moment();
    }
    return server;
  }

  private static boolean listens(int port) {
    try (var _ = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private Process holder() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    return child(List.of(java, "-cp", classes, PostgresHolder.class.getName(), dataDir.toString()));
  }

  private Process child(List<String> command) throws IOException {
    Process child =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    children.add(child);
    return child;
  }

  private static String line(Process child) throws IOException {
    BufferedReader reader = child.inputReader();
    return String.valueOf(reader.readLine());
  }

  private static boolean isPostgres(long pid) throws IOException {
    Path commandLine = Path.of("/proc/" + pid + "/cmdline");
    return Files.exists(commandLine) && Files.readString(commandLine).contains("postgres");
  }

  private static void awaitActive(EmbeddedPostgres postgres) throws SQLException {
    var count = "select count(*) from pg_stat_activity where query like 'do $$%'";
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (query(postgres, count).equals("0")) {
      assertTrue(System.nanoTime() < deadline);
      Pause.moment();
    }
  }

  private static void keep(EmbeddedPostgres postgres, String line) throws SQLException {
    execute(postgres, "create table kept (line text)");
    execute(postgres, "insert into kept values ('" + line + "')");
  }

  private static String kept(EmbeddedPostgres postgres) throws SQLException {
    return query(postgres, "select line from kept");
  }

  private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String query(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      assertTrue(rows.next());
      return rows.getString(1);
    }
  }
}
