package tallystick.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import tallystick.bench.Delays.Percentiles;
import tallystick.kernel.Codec;
import tallystick.server.postgres.EmbeddedPostgres;
import tallystick.server.postgres.EmbeddedPostgres.StartException;
import tools.jackson.databind.JsonNode;

/// The PostgreSQL of the venue that is measured, started here so that the bench may look into it:
/// the reference writes into the same server, and a million events need not all be captured.
final class CustodyDatabase implements AutoCloseable {
  private static final String PLAIN =
      "CREATE TABLE IF NOT EXISTS bench_plain (event_id text PRIMARY KEY, event jsonb NOT NULL)";

  /// Things, events and mentions of one run of documents, over again under other names, each with
  /// the rows that its capture would have made.
  private static final List<String> COPIES =
      List.of(
          """
          INSERT INTO custody.events
          SELECT (jsonb_populate_record(e, jsonb_build_object(
              'cursor', e.cursor + k * s.span, 'event_id', e.event_id || '.' || k,
              'event_time', e.event_time - k * 1000,
              'event', e.event || jsonb_build_object('eventID', e.event_id || '.' || k,
                'epcList', jsonb_build_array((e.event -> 'epcList' ->> 0) || '.' || k))))).*
          FROM bench_seed e, bench_span s, generate_series(1, %1$d) k
          """,
          """
          INSERT INTO custody.mentions
          SELECT (m.cursor + k * s.span) || '|EPC|' || m.key || '.' || k, m.key || '.' || k, m.role,
            m.cursor + k * s.span
          FROM custody.mentions m JOIN bench_seed e USING (cursor), bench_span s,
            generate_series(1, %1$d) k
          """,
          """
          INSERT INTO custody.things
          SELECT (jsonb_populate_record(t, jsonb_build_object(
              'thing', t.thing || '.' || k, 'cursor', t.cursor + k * s.span))).*
          FROM custody.things t, bench_span s, generate_series(1, %1$d) k
          WHERE t.cursor BETWEEN s.first AND s.last
          """);

  private final Path folder;
  private final EmbeddedPostgres postgres;

  private CustodyDatabase(Path folder, EmbeddedPostgres postgres) {
    this.folder = folder;
    this.postgres = postgres;
  }

  static CustodyDatabase start() throws IOException {
    Path folder = Files.createTempDirectory("tallystick-bench-postgres-");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    try {
      return new CustodyDatabase(folder, EmbeddedPostgres.start(folder));
    } catch (StartException e) {
      throw new IOException(e);
    }
  }

  String jdbcUrl() {
    return postgres.jdbcUrl();
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl());
  }

  /// Events a second that a plain table takes, each document in one transaction that is forced to
  /// disk.
  double plain(List<String> documents, int connections)
      throws SQLException, IOException, InterruptedException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(PLAIN);
    }
    ConcurrentLinkedQueue<String> left = new ConcurrentLinkedQueue<>(documents);
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      List<Future<Void>> all = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        all.add(threads.submit(() -> insert(left)));
      }
      for (Future<Void> one : all) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return documents.size() * CustodyEvents.EVENTS / seconds;
  }

  private Void insert(ConcurrentLinkedQueue<String> left) throws SQLException {
    try (Connection connection = connect();
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO bench_plain VALUES (?, ?::jsonb)")) {
      connection.setAutoCommit(false);
      for (String document = left.poll(); document != null; document = left.poll()) {
        for (JsonNode event : Codec.JSON.readTree(document).at("/epcisBody/eventList")) {
          insert.setString(1, event.path("eventID").asString());
          insert.setString(2, event.toString());
          insert.addBatch();
        }
        insert.executeBatch();
        connection.commit();
      }
    }
    return null;
  }

  /// Copies what the last documents made until there are so many events, and says how many.
  long fill(int wanted) throws SQLException {
    int seed = 20 * CustodyEvents.EVENTS;
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE bench_seed AS SELECT * FROM custody.events ORDER BY cursor DESC LIMIT "
              + seed);
      statement.execute(
          "CREATE TABLE bench_span AS SELECT min(cursor) AS first, max(cursor) AS last,"
              + " max(cursor) - min(cursor) + 1 AS span FROM bench_seed");
      int copies = (wanted - (int) one(statement, "SELECT count(*) FROM custody.events")) / seed;
      for (String copy : COPIES) {
        statement.execute(copy.formatted(Math.max(1, copies)));
      }
      for (String table : List.of("events", "mentions", "things")) {
        statement.execute("VACUUM ANALYZE custody." + table);
      }
      return one(statement, "SELECT count(*) FROM custody.events");
    }
  }

  private static long one(Statement statement, String question) throws SQLException {
    try (ResultSet rows = statement.executeQuery(question)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /// Serial numbers of things that were made, some at random.
  List<String> serials(int count) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT substring(thing from '/21/(.*)$') FROM custody.things"
                    + " WHERE thing LIKE '01/%/21/%' ORDER BY random() LIMIT "
                    + count)) {
      List<String> serials = new ArrayList<>();
      while (rows.next()) {
        serials.add(rows.getString(1));
      }
      return serials;
    }
  }

  /// How long PostgreSQL takes to answer anything at all.
  Percentiles leastQuestion(int count) throws SQLException {
    Histogram nanos = new Histogram(60_000_000_000L, 3);
    try (Connection connection = connect();
        PreparedStatement question = connection.prepareStatement("SELECT 1")) {
      for (int i = 0; i < count; i++) {
        long start = System.nanoTime();
        question.executeQuery().close();
        nanos.recordValue(System.nanoTime() - start);
      }
    }
    return Percentiles.of(nanos);
  }

  /// Stops it, and leaves its files where they are.
  void stop() {
    postgres.close();
  }

  @Override
  public void close() throws IOException {
    stop();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
