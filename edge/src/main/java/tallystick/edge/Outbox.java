package tallystick.edge;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import tallystick.domains.devices.Reading;
import tallystick.kernel.Action;
import tallystick.kernel.Codec;

/// All that must survive a power cut, in one SQLite file: readings and acts until the venue has
/// them, the parcel that is under way, open alarms, settings. The write-ahead log is synchronised
/// at each commit (https://www.sqlite.org/pragma.html#pragma_synchronous), so what a method wrote
/// is on the disk when it returns. One process at a time may open it.
final class Outbox implements AutoCloseable {
  private static final int WAIT_MILLIS = 2_000;

  /// Commands that are known again when they come again; at most 64 wait at a time.
  private static final int REMEMBERED = 1_000;

  private static final String[] TABLES = {
    // AUTOINCREMENT: a number is not given again, even when all rows are gone.
    """
    CREATE TABLE IF NOT EXISTS reading (sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      time INTEGER NOT NULL, channel TEXT NOT NULL, value INTEGER NOT NULL)\
    """,
    """
    CREATE TABLE IF NOT EXISTS act (number INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE, type TEXT NOT NULL, body TEXT NOT NULL)\
    """,
    """
    CREATE TABLE IF NOT EXISTS parcel (one INTEGER PRIMARY KEY CHECK (one = 1), id TEXT NOT NULL,
      topic TEXT NOT NULL, message BLOB NOT NULL, last INTEGER NOT NULL, act INTEGER NOT NULL)\
    """,
    """
    CREATE TABLE IF NOT EXISTS command (number INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE, ended INTEGER NOT NULL)\
    """,
    "CREATE TABLE IF NOT EXISTS duty (id TEXT PRIMARY KEY, result TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS alarm (rule TEXT PRIMARY KEY, id TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS refused (id TEXT NOT NULL, reason TEXT NOT NULL)",
    """
    CREATE TABLE IF NOT EXISTS aside (id TEXT NOT NULL, type TEXT NOT NULL, body TEXT NOT NULL,
      reason TEXT NOT NULL)\
    """,
    "CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL)"
  };

  private final Connection database;
  private long last;

  private Outbox(Connection database) throws SQLException {
    this.database = database;
    try (Statement statement = database.createStatement()) {
      for (String table : TABLES) {
        statement.execute(table);
      }
    }
    database.setAutoCommit(false);
    last = number("SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = 'reading'");
    database.commit();
  }

  /// Opens the file, which is made if there is none.
  ///
  /// @throws IOException with a sentence for the operator
  static Outbox open(Path file) throws IOException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
    config.setBusyTimeout(WAIT_MILLIS);
    try {
      return new Outbox(config.createConnection("jdbc:sqlite:" + file));
    } catch (SQLException e) {
      throw new IOException(
          file + " cannot be opened; another agent may have it open: " + e.getMessage(), e);
    }
  }

  /// An act that waits.
  record Act(long number, String id, Action action) {}

  private interface Work<T> {
    T run() throws SQLException;
  }

  /// Does it wholly and durably, or not at all.
  private synchronized <T> T durably(Work<T> work) {
    try {
      T done = work.run();
      database.commit();
      return done;
    } catch (SQLException e) {
      try {
        database.rollback();
      } catch (SQLException again) {
        e.addSuppressed(again);
      }
      throw new OutboxFault("the outbox cannot be used: " + e.getMessage(), e);
    }
  }

  /// Numbers what was measured at a time, and keeps it.
  synchronized List<Reading> append(long time, List<Measurement> measured) {
    List<Reading> kept = durably(() -> insert(time, measured));
    last += kept.size();
    return kept;
  }

  private List<Reading> insert(long time, List<Measurement> measured) throws SQLException {
    List<Reading> readings = new ArrayList<>(measured.size());
    try (PreparedStatement insert =
        database.prepareStatement("INSERT INTO reading VALUES (?, ?, ?, ?)")) {
      for (Measurement one : measured) {
        long sequence = last + readings.size() + 1;
        fill(insert, sequence, time, one.channel(), one.value());
        insert.addBatch();
        readings.add(new Reading(sequence, time, one.channel(), one.value()));
      }
      insert.executeBatch();
    }
    return readings;
  }

  /// The number of the last reading, 0 before the first.
  synchronized long last() {
    return last;
  }

  /// The oldest readings, at most so many.
  List<Reading> oldest(int limit) {
    return durably(() -> {
      List<Reading> readings = new ArrayList<>();
      try (PreparedStatement query =
          database.prepareStatement(
              "SELECT sequence, time, channel, value FROM reading ORDER BY sequence LIMIT ?")) {
        query.setInt(1, limit);
        try (ResultSet rows = query.executeQuery()) {
          while (rows.next()) {
            readings.add(
                new Reading(rows.getLong(1), rows.getLong(2), rows.getString(3), rows.getLong(4)));
          }
        }
      }
      return readings;
    });
  }

  /// Keeps an act until it is decided, and that an alarm is open since, or is over.
  ///
  /// @param rule whose alarm the act raises or clears
  void alarm(String rule, String id, Action action, boolean open) {
    durably(() -> {
      insert(id, action);
      write("DELETE FROM alarm WHERE rule = ?", rule);
      if (open) {
        write("INSERT INTO alarm VALUES (?, ?)", rule, id);
      }
      return true;
    });
  }

  /// Keeps an act until it is decided.
  void act(String id, Action action) {
    durably(() -> insert(id, action));
  }

  private int insert(String id, Action action) throws SQLException {
    return write(
        "INSERT INTO act (id, type, body) VALUES (?, ?, ?)",
        id,
        Codec.name(action.getClass()),
        Codec.body(action));
  }

  /// Remembers that a command begins; whether it has not begun before.
  boolean begin(String command) {
    return durably(() -> {
      write(
          "DELETE FROM command WHERE number <= (SELECT MAX(number) FROM command) - ?", REMEMBERED);
      return write("INSERT OR IGNORE INTO command (id, ended) VALUES (?, 0)", command) == 1;
    });
  }

  /// Remembers that a command has ended, and keeps the act that says so.
  void end(String command, String id, Action action) {
    durably(() -> {
      write("UPDATE command SET ended = 1 WHERE id = ?", command);
      return insert(id, action);
    });
  }

  /// Commands that began and did not end.
  List<String> interrupted() {
    return durably(() -> {
      List<String> ids = new ArrayList<>();
      try (Statement statement = database.createStatement();
          ResultSet rows = statement.executeQuery("SELECT id FROM command WHERE ended = 0")) {
        while (rows.next()) {
          ids.add(rows.getString(1));
        }
      }
      return ids;
    });
  }

  /// Remembers that a duty begins; whether it has not begun before.
  boolean beginDuty(String id) {
    return durably(() -> write("INSERT OR IGNORE INTO duty VALUES (?, '')", id) == 1);
  }

  /// Remembers what came of a duty.
  void endDuty(String id, String result) {
    durably(() -> write("UPDATE duty SET result = ? WHERE id = ?", result, id));
  }

  /// What came of a duty that began; empty if it was interrupted.
  String resultOfDuty(String id) {
    return durably(() -> text("SELECT result FROM duty WHERE id = ?", id)).orElse("");
  }

  /// The alarms that rules have raised and not cleared, by rule.
  Map<String, String> openAlarms() {
    return durably(() -> {
      Map<String, String> alarms = new TreeMap<>();
      try (Statement statement = database.createStatement();
          ResultSet rows = statement.executeQuery("SELECT rule, id FROM alarm")) {
        while (rows.next()) {
          alarms.put(rows.getString(1), rows.getString(2));
        }
      }
      return alarms;
    });
  }

  /// The id of the alarm that a rule has raised and not cleared.
  @Nullable String openAlarm(String rule) {
    return durably(() -> text("SELECT id FROM alarm WHERE rule = ?", rule)).orElse(null);
  }

  /// The oldest act that waits.
  @Nullable Act oldestAct() {
    return durably(this::findAct).orElse(null);
  }

  private Optional<Act> findAct() throws SQLException {
    try (PreparedStatement query =
            database.prepareStatement(
                "SELECT number, id, type, body FROM act ORDER BY number LIMIT 1");
        ResultSet rows = query.executeQuery()) {
      return rows.next()
          ? Optional.of(
              new Act(
                  rows.getLong(1),
                  rows.getString(2),
                  Acts.read(rows.getString(3), rows.getString(4))))
          : Optional.empty();
    }
  }

  /// What is under way.
  @Nullable Parcel parcel() {
    return durably(this::findParcel).orElse(null);
  }

  private Optional<Parcel> findParcel() throws SQLException {
    try (PreparedStatement query =
            database.prepareStatement("SELECT id, topic, message, last, act FROM parcel");
        ResultSet rows = query.executeQuery()) {
      return rows.next()
          ? Optional.of(
              new Parcel(
                  rows.getString(1),
                  rows.getString(2),
                  rows.getBytes(3),
                  rows.getLong(4),
                  rows.getLong(5)))
          : Optional.empty();
    }
  }

  /// Keeps what is about to go up; nothing else may be under way.
  void dispatch(Parcel parcel) {
    durably(() ->
        write(
            "INSERT INTO parcel VALUES (1, ?, ?, ?, ?, ?)",
            parcel.id(),
            parcel.topic(),
            parcel.message(),
            parcel.last(),
            parcel.act()));
  }

  /// Deletes the parcel and what it carried: the venue has it. Any other parcel stays.
  void settle(Parcel parcel) {
    durably(() -> {
      if (write("DELETE FROM parcel WHERE id = ?", parcel.id()) == 1) {
        write("DELETE FROM reading WHERE sequence <= ?", parcel.last());
        write("DELETE FROM act WHERE number = ?", parcel.act());
      }
      return true;
    });
  }

  /// Deletes the parcel, and keeps what it carried, so that it is signed anew.
  void withdraw(Parcel parcel) {
    durably(() -> write("DELETE FROM parcel WHERE id = ?", parcel.id()));
  }

  /// Deletes the parcel, and gives the act in it another id, for the one it had is used up; what
  /// names it follows.
  void rename(Parcel parcel, String id) {
    durably(() -> {
      if (write("DELETE FROM parcel WHERE id = ?", parcel.id()) == 1) {
        write("UPDATE act SET id = ? WHERE number = ?", id, parcel.act());
        write("UPDATE alarm SET id = ? WHERE id = ?", id, parcel.id());
        write("UPDATE act SET body = replace(body, ?, ?)", parcel.id(), id);
      }
      return true;
    });
  }

  /// Deletes the parcel and the act in it, which the venue does not want, and remembers why. What
  /// is not proved to be so is put aside with all that it says.
  void refuse(Parcel parcel, String reason, boolean proved) {
    String kept =
        proved
            ? "INSERT INTO refused SELECT id, ? FROM act WHERE number = ?"
            : "INSERT INTO aside SELECT id, type, body, ? FROM act WHERE number = ?";
    durably(() -> {
      if (write("DELETE FROM parcel WHERE id = ?", parcel.id()) == 1) {
        write(kept, reason, parcel.act());
        write("DELETE FROM act WHERE number = ?", parcel.act());
      }
      return true;
    });
  }

  @Nullable String setting(String name) {
    return durably(() -> text("SELECT value FROM setting WHERE name = ?", name)).orElse(null);
  }

  void set(String name, String value) {
    durably(() -> write("INSERT OR REPLACE INTO setting VALUES (?, ?)", name, value));
  }

  private int write(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      fill(statement, values);
      return statement.executeUpdate();
    }
  }

  private static void fill(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  private Optional<String> text(String sql, String key) throws SQLException {
    try (PreparedStatement query = database.prepareStatement(sql)) {
      query.setString(1, key);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
      }
    }
  }

  private long number(String sql) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  @Override
  public synchronized void close() {
    try {
      database.close();
    } catch (SQLException e) {
      throw new OutboxFault("the outbox cannot be closed: " + e.getMessage(), e);
    }
  }
}
