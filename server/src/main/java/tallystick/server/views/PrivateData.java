package tallystick.server.views;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/// The schema `private` in backups: pictures and sealed texts, which no replay brings back.
///
/// A backup has a folder `private-<height>` of [TableFiles]. The rows are those of a moment just
/// after the height, so that what the log refers to is there. Sessions are left out, and so are
/// codes and refresh tokens: whoever comes back signs in again, and no old token is good again.
public final class PrivateData {
  private static final String SCHEMA = "private";

  /// Where a restored venue finds what it takes in at its first start.
  private static final String STAGED = "private-restored";

  private static final Set<String> LEFT_OUT =
      Set.of("access_sessions", "oauth_codes", "oauth_refresh_tokens", "oauth_sign_ins", "tasks");

  /// What backups from before had, and what is found anew: when something is due.
  private static final String GONE = "epcis_deliveries";

  private PrivateData() {}

  /// Adds the private data of the venue that runs in a data folder, and says what was saved.
  public static String save(Path data, Path backups, long height) throws IOException {
    try {
      Optional<Connection> moment = DatabaseAddress.moment(data);
      if (moment.isEmpty()) {
        return "not saved: no PostgreSQL is known from " + data;
      }
      try (Connection database = moment.get()) {
        return save(new TableFiles(database, SCHEMA), backups, height) + " rows of private data";
      }
    } catch (SQLException e) {
      throw new IOException("the private data cannot be read: " + e.getMessage(), e);
    }
  }

  private static long save(TableFiles tables, Path backups, long height)
      throws SQLException, IOException {
    Path draft = TableFiles.folder(backups.resolve("private.draft"));
    long rows = 0;
    for (Map.Entry<String, String> table : tables.columns().entrySet()) {
      String name = table.getKey();
      if (!name.startsWith("flyway") && !LEFT_OUT.contains(name)) {
        rows += tables.save(draft.resolve(name + TableFiles.ROWS), name, table.getValue(), "true");
      }
    }
    Path folder = backups.resolve("private-" + height);
    TableFiles.delete(folder);
    Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    return rows;
  }

  /// Keeps the private data of these heights only.
  public static void keep(Path backups, List<Long> heights) throws IOException {
    TableFiles.keep(backups, "private", heights);
  }

  /// Lays the private data of a backup into a restored folder, for its first start.
  public static String stage(Path backups, long height, Path data) throws IOException {
    Path saved = backups.resolve("private-" + height);
    if (!Files.isDirectory(saved)) {
      return "none is in the backup: pictures and sealed texts are lost";
    }
    Path staged = TableFiles.folder(data.resolve(STAGED));
    for (Path file : TableFiles.files(saved)) {
      Files.copy(file, staged.resolve(file.getFileName()));
    }
    return "goes into PostgreSQL at the first start";
  }

  /// Takes in what [#stage] laid down, if anything, in one transaction.
  ///
  /// @throws IOException when it has tables that this program lacks
  public static void takeIn(Path data, DataSource database) throws IOException {
    Path staged = data.resolve(STAGED);
    if (!Files.isDirectory(staged)) {
      return;
    }
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      TableFiles tables = new TableFiles(connection, SCHEMA);
      Set<String> saved = tables(staged);
      List<String> known = tables.inOrder();
      if (!known.containsAll(saved)) {
        throw new IOException("the backup has tables that this program lacks, of " + saved);
      }
      List<String> wanted = known.stream().filter(saved::contains).toList();
      // A start that was killed in the middle begins again.
      for (String table : wanted.reversed()) {
        tables.empty(table);
      }
      for (String table : wanted) {
        tables.takeIn(staged.resolve(table + TableFiles.ROWS), table);
      }
      tables.countOn();
      connection.commit();
    } catch (SQLException e) {
      throw new IOException("the private data of the backup cannot be taken in: " + e, e);
    }
    TableFiles.delete(staged);
  }

  private static Set<String> tables(Path staged) throws IOException {
    return TableFiles.files(staged).stream()
        .map(file -> file.getFileName().toString())
        .filter(name -> name.endsWith(TableFiles.ROWS))
        .map(name -> name.substring(0, name.length() - TableFiles.ROWS.length()))
        .filter(table -> !table.equals(GONE))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
