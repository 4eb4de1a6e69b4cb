package tallystick.server.connectors;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.kernel.Codec;
import tallystick.server.access.Access;
import tallystick.server.access.Vault;

/// The rows of what came in.
final class Runs {
  private static final int ID_BYTES = 16;
  private static final String BODY = "connector message";
  private static final String COLUMNS =
      "run, connector, person, message, began, ended, attempts, bytes, rows";

  private final Access access;
  private final JdbcClient sql;

  Runs(Access access) {
    this.access = access;
    this.sql = access.sql();
  }

  /// What became of a row.
  ///
  /// @param position where it stood in the message
  /// @param action id of the act that it became, empty if it became none
  /// @param code why it was not accepted, empty if it was
  record Result(String position, String action, String code, String sentence) {
    boolean accepted() {
      return code.isEmpty();
    }
  }

  record Results(List<Result> items) {}

  /// @param message what its sender called it
  /// @param began by the log's time, at first or when it was last tried again
  /// @param ended 0 until all of it was decided
  record Run(
      String run,
      String connector,
      String person,
      String message,
      long began,
      long ended,
      int attempts,
      int bytes,
      String rows) {
    List<Result> results() {
      return Codec.JSON.readValue(rows, Results.class).items();
    }
  }

  /// The run of a message: begun now, or before.
  Run begin(Connector connector, String message, byte[] body) {
    String run = HexFormat.of().formatHex(Vault.random(ID_BYTES));
    sql.sql(
            """
            INSERT INTO private.connector_runs
              (run, connector, person, message, began, ended, attempts, body, bytes, rows)
            VALUES (:run, :connector, :person, :message, :now, 0, 0, :body, :bytes, '{"items":[]}')
            ON CONFLICT (connector, message) DO NOTHING\
            """)
        .param("run", run)
        .param("connector", connector.connector())
        .param("person", connector.person())
        .param("message", message)
        .param("now", access.logClock().millis())
        .param("body", drawer(connector).seal(BODY, body))
        .param("bytes", body.length)
        .update();
    return sql.sql(
            "SELECT %s FROM private.connector_runs WHERE connector = :c AND message = :m"
                .formatted(COLUMNS))
        .param("c", connector.connector())
        .param("m", message)
        .query(Run.class)
        .single();
  }

  private Vault.Drawer drawer(Connector connector) {
    return access.people().byId(connector.person()).drawer(access.vault());
  }

  Optional<Run> one(Connector connector, String run) {
    return sql.sql(
            "SELECT %s FROM private.connector_runs WHERE connector = :c AND run = :run"
                .formatted(COLUMNS))
        .param("c", connector.connector())
        .param("run", run.replace('\0', '?'))
        .query(Run.class)
        .optional();
  }

  /// Messages that are not decided yet, the oldest first.
  ///
  /// @param before of those that began before, by the log's time
  List<Run> unfinished(Connector connector, long before) {
    return sql.sql(
            """
            SELECT %s FROM private.connector_runs
            WHERE connector = :c AND ended = 0 AND began < :before ORDER BY began, run LIMIT 20\
            """
                .formatted(COLUMNS))
        .param("c", connector.connector())
        .param("before", before)
        .query(Run.class)
        .list();
  }

  /// A page, the newest first.
  ///
  /// @param before when the last one of the page before began
  List<Run> page(Connector connector, long before, int limit) {
    return sql.sql(
            """
            SELECT %s FROM private.connector_runs WHERE connector = :c AND began < :before
            ORDER BY began DESC, run LIMIT :limit\
            """
                .formatted(COLUMNS))
        .param("c", connector.connector())
        .param("before", before)
        .param("limit", limit)
        .query(Run.class)
        .list();
  }

  /// The message as it came.
  byte[] body(Connector connector, Run run) {
    byte[] sealed =
        sql.sql("SELECT body FROM private.connector_runs WHERE run = :run")
            .param("run", run.run())
            .query(byte[].class)
            .single();
    return drawer(connector).open(BODY, sealed);
  }

  /// Keeps what became of it.
  ///
  /// @param whole whether all of it was decided
  void keep(Run run, List<Result> results, boolean whole) {
    sql.sql(
            """
            UPDATE private.connector_runs SET rows = :rows, ended = :ended WHERE run = :run\
            """)
        .param("rows", Codec.JSON.writeValueAsString(new Results(results)))
        .param("ended", whole ? access.logClock().millis() : 0L)
        .param("run", run.run())
        .update();
  }

  /// Begins it again, for what of it was not accepted.
  void again(Run run) {
    sql.sql(
            """
            UPDATE private.connector_runs
            SET ended = 0, attempts = attempts + 1, began = :now WHERE run = :run\
            """)
        .param("now", access.logClock().millis())
        .param("run", run.run())
        .update();
  }
}
