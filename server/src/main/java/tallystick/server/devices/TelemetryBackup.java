package tallystick.server.devices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import tallystick.server.views.DatabaseAddress;
import tallystick.server.views.TableFiles;

/// The schema `telemetry` in backups: readings are in no log, only what their batches come to.
///
/// A backup has a folder `readings-<height>` of [TableFiles], with a file of batches and one of
/// readings for each day. The rows are those of a moment before the height, so that the ledger has
/// decided about every batch that is said to be accepted; what came in between is in the log
/// without its lines. Days that are over do not change any more: their files are links to those of
/// the backup before.
public final class TelemetryBackup {
  private static final String SCHEMA = "telemetry";
  private static final String FOLDER = "readings-";
  private static final String STAGED = "readings-restored";
  private static final String BATCHES = "batches";
  private static final String READINGS = "readings";

  /// A batch is decided about within a day of its coming: the day before may still change.
  private static final String DAYS =
      """
      SELECT day, day < ?::date - 1 AND bool_and(accepted) FROM telemetry.batches
      GROUP BY day ORDER BY day\
      """;

  private final Path backups;
  private final Path draft;
  private final long rows;

  private TelemetryBackup(Path backups, Path draft, long rows) {
    this.backups = backups;
    this.draft = draft;
    this.rows = rows;
  }

  private record Day(LocalDate day, boolean over) {
    String file(String table) {
      return table + "-" + day + (over ? "" : ".open") + TableFiles.ROWS;
    }
  }

  /// Saves the readings of the venue that runs in a data folder, before its ledger is.
  ///
  /// @return nothing if no database is known there
  public static Optional<TelemetryBackup> save(Path data, Path backups) throws IOException {
    try {
      Optional<Connection> moment = DatabaseAddress.moment(data);
      if (moment.isEmpty()) {
        return Optional.empty();
      }
      try (Connection database = moment.get()) {
        Path draft = TableFiles.folder(backups.resolve("readings.draft"));
        return Optional.of(
            new TelemetryBackup(backups, draft, save(database, draft, newest(backups))));
      }
    } catch (SQLException e) {
      throw new IOException("the readings cannot be read: " + e.getMessage(), e);
    }
  }

  private static Optional<Path> newest(Path backups) throws IOException {
    return TableFiles.files(backups).stream()
        .filter(path -> path.getFileName().toString().matches(FOLDER + "[0-9]+"))
        .max(Comparator.comparingLong(TelemetryBackup::height));
  }

  private static long height(Path folder) {
    return Long.parseLong(folder.getFileName().toString().substring(FOLDER.length()));
  }

  private static long save(Connection database, Path draft, Optional<Path> before)
      throws SQLException, IOException {
    TableFiles tables = new TableFiles(database, SCHEMA);
    Map<String, String> columns = tables.columns();
    long rows = 0;
    for (String whole : List.of("series", "rollups")) {
      rows +=
          tables.save(
              draft.resolve(whole + TableFiles.ROWS), whole, columns(columns, whole), "true");
    }
    for (Day day : days(database)) {
      for (String table : List.of(BATCHES, READINGS)) {
        Path file = draft.resolve(day.file(table));
        Optional<Path> same =
            before
                .map(folder -> folder.resolve(day.file(table)))
                .filter(path -> day.over && Files.exists(path));
        if (same.isPresent()) {
          link(TableFiles.columnsOf(file), TableFiles.columnsOf(same.get()));
          link(file, same.get());
        } else {
          String where = "day = '" + day.day + "'";
          rows += tables.save(file, table, columns(columns, table), where);
        }
      }
    }
    return rows;
  }

  private static String columns(Map<String, String> columns, String table) {
    return Optional.ofNullable(columns.get(table)).orElseThrow();
  }

  private static List<Day> days(Connection database) throws SQLException {
    List<Day> days = new ArrayList<>();
    try (PreparedStatement asking = database.prepareStatement(DAYS)) {
      asking.setObject(1, LocalDate.now(ZoneOffset.UTC));
      try (ResultSet found = asking.executeQuery()) {
        while (found.next()) {
          days.add(new Day(found.getObject(1, LocalDate.class), found.getBoolean(2)));
        }
      }
    }
    return days;
  }

  /// One file for both, where the disk can do that.
  private static void link(Path file, Path same) throws IOException {
    try {
      Files.createLink(file, same);
    } catch (UnsupportedOperationException | IOException e) {
      Files.copy(same, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /// Lays what was saved beside the ledger's backup of a height, and says what it is.
  public String keepAs(long height) throws IOException {
    Path folder = backups.resolve(FOLDER + height);
    TableFiles.delete(folder);
    Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    return rows + " rows of readings; days that were over were there already";
  }

  /// Keeps the readings of these heights only.
  public static void keep(Path backups, List<Long> heights) throws IOException {
    TableFiles.keep(backups, "readings", heights);
  }

  /// Lays the readings of a backup into a restored folder, for its first start.
  public static String stage(Path backups, long height, Path data) throws IOException {
    Path saved = backups.resolve(FOLDER + height);
    if (!Files.isDirectory(saved)) {
      return "none are in the backup";
    }
    Path staged = TableFiles.folder(data.resolve(STAGED));
    for (Path file : TableFiles.files(saved)) {
      link(staged.resolve(file.getFileName()), file);
    }
    return "go into PostgreSQL at the first start";
  }

  /// Takes in what [#stage] laid down, if anything, in one transaction.
  public static void takeIn(Path data, DataSource database) throws IOException {
    Path staged = data.resolve(STAGED);
    if (!Files.isDirectory(staged)) {
      return;
    }
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      TableFiles tables = new TableFiles(connection, SCHEMA);
      // A start that was killed in the middle begins again.
      for (String table : List.of("series", "rollups", BATCHES, READINGS)) {
        tables.empty(table);
      }
      for (Path file : TableFiles.files(staged)) {
        takeIn(connection, tables, file);
      }
      tables.countOn();
      connection.commit();
    } catch (SQLException e) {
      throw new IOException("the readings of the backup cannot be taken in: " + e, e);
    }
    TableFiles.delete(staged);
  }

  private static void takeIn(Connection connection, TableFiles tables, Path file)
      throws SQLException, IOException {
    String name = file.getFileName().toString();
    if (!name.endsWith(TableFiles.ROWS)) {
      return;
    }
    String table = name.substring(0, name.indexOf(name.contains("-") ? '-' : '.'));
    if (table.equals(READINGS)) {
      String day = name.substring(READINGS.length() + 1, name.indexOf('.'));
      try (PreparedStatement partition =
          connection.prepareStatement(Telemetry.partition(LocalDate.parse(day)))) {
        partition.execute();
      }
    }
    tables.takeIn(file, table);
  }
}
