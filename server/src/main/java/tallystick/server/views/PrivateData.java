package tallystick.server.views;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/// The schema `private` in backups: pictures and sealed texts, which no replay brings back.
///
/// A backup has a folder `private-<height>` with two files a table: its columns, and its rows in
/// PostgreSQL's binary COPY form. The rows are those of a moment just after the height, so that
/// what the log refers to is there. Sessions are left out, and so are codes and refresh tokens:
/// whoever comes back signs in again, and no old token is good again.
public final class PrivateData {
  /// Where a running venue says how its database is reached, for its owner alone.
  private static final String ADDRESS = "postgres.jdbc";

  /// Where a restored venue finds what it takes in at its first start.
  private static final String STAGED = "private-restored";

  private static final String PARENTS_FIRST =
      """
      WITH RECURSIVE levels AS (
        SELECT c.oid, 0 AS level FROM pg_class c
        WHERE c.relnamespace = 'private'::regnamespace AND c.relkind = 'r'
        UNION
        SELECT k.conrelid, l.level + 1 FROM levels l
        JOIN pg_constraint k ON k.confrelid = l.oid AND k.contype = 'f'
          AND k.conrelid <> k.confrelid)
      SELECT c.relname FROM levels l JOIN pg_class c ON c.oid = l.oid
      GROUP BY c.relname ORDER BY max(l.level), c.relname\
      """;

  private static final String COLUMNS =
      """
      SELECT table_name, string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position)
      FROM information_schema.columns
      WHERE table_schema = 'private' AND table_name NOT LIKE 'flyway%'
        AND table_name NOT IN ('access_sessions', 'oauth_codes', 'oauth_refresh_tokens',
          'oauth_sign_ins', 'connector_tasks')
      GROUP BY table_name ORDER BY table_name
      """;

  private PrivateData() {}

  /// Leaves the database's address in a data folder.
  public static void announce(Path data, String jdbcUrl) throws IOException {
    Path draft = data.resolve(ADDRESS + ".draft");
    Files.deleteIfExists(draft);
    Files.createFile(
        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(draft, jdbcUrl + "\n");
    Files.move(draft, data.resolve(ADDRESS), StandardCopyOption.ATOMIC_MOVE);
  }

  /// Adds the private data of the venue that runs in a data folder, and says what was saved.
  public static String save(Path data, Path backups, long height) throws IOException {
    Path address = data.resolve(ADDRESS);
    if (!Files.exists(address)) {
      return "not saved: no PostgreSQL is known from " + address;
    }
    Path folder = backups.resolve("private-" + height);
    Path draft = backups.resolve("private.draft");
    deleteFolder(draft);
    Files.createDirectories(
        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    long rows = 0;
    try (Connection database = DriverManager.getConnection(Files.readString(address).strip())) {
      database.setAutoCommit(false);
      database.setReadOnly(true);
      // One moment for all tables.
      database.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      for (Map.Entry<String, String> table : columns(database).entrySet()) {
        Files.writeString(draft.resolve(table.getKey() + ".columns"), table.getValue());
        rows += copyOut(database, table.getKey(), table.getValue(), draft);
      }
      database.rollback();
    } catch (SQLException e) {
      throw new IOException("the private data cannot be read: " + e.getMessage(), e);
    }
    deleteFolder(folder);
    Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    return rows + " rows of private data";
  }

  private static Map<String, String> columns(Connection database) throws SQLException {
    Map<String, String> columns = new TreeMap<>();
    try (PreparedStatement asking = database.prepareStatement(COLUMNS);
        ResultSet found = asking.executeQuery()) {
      while (found.next()) {
        columns.put(found.getString(1), found.getString(2));
      }
    }
    return columns;
  }

  private static long copyOut(Connection database, String table, String columns, Path folder)
      throws SQLException, IOException {
    String copy = "COPY private.\"" + table + "\" (" + columns + ") TO STDOUT WITH (FORMAT binary)";
    try (OutputStream out =
        Files.newOutputStream(
            folder.resolve(table + ".copy"),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.DSYNC)) {
      return database.unwrap(PGConnection.class).getCopyAPI().copyOut(copy, out);
    }
  }

  /// Keeps the private data of these heights only.
  public static void keep(Path backups, List<Long> heights) throws IOException {
    List<Path> old;
    try (Stream<Path> all = Files.list(backups)) {
      old =
          all.filter(path -> path.getFileName().toString().matches("private-[0-9]+"))
              .filter(path -> {
                String name = path.getFileName().toString();
                return !heights.contains(Long.parseLong(name.substring("private-".length())));
              })
              .toList();
    }
    for (Path folder : old) {
      deleteFolder(folder);
    }
  }

  /// Lays the private data of a backup into a restored folder, for its first start.
  public static String stage(Path backups, long height, Path data) throws IOException {
    Path saved = backups.resolve("private-" + height);
    if (!Files.isDirectory(saved)) {
      return "none is in the backup: pictures and sealed texts are lost";
    }
    Path staged = Files.createDirectories(data.resolve(STAGED));
    try (Stream<Path> files = Files.list(saved)) {
      for (Path file : files.toList()) {
        Files.copy(file, staged.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return "goes into PostgreSQL at the first start";
  }

  /// Takes in what [#stage] laid down, if anything, in one transaction.
  public static void takeIn(Path data, DataSource database) throws IOException {
    Path staged = data.resolve(STAGED);
    if (!Files.isDirectory(staged)) {
      return;
    }
    try (Connection connection = database.getConnection();
        Stream<Path> files = Files.list(staged)) {
      connection.setAutoCommit(false);
      List<Path> left =
          new ArrayList<>(files.filter(path -> path.toString().endsWith(".copy")).toList());
      for (String table : parentsFirst(connection)) {
        Path file = staged.resolve(table + ".copy");
        if (left.remove(file)) {
          copyIn(connection, file);
        }
      }
      if (!left.isEmpty()) {
        throw new IOException("this program has no tables for all of the backup: " + left);
      }
      connection.commit();
    } catch (SQLException e) {
      throw new IOException("the private data of the backup cannot be taken in: " + e, e);
    }
    deleteFolder(staged);
  }

  /// All tables, so that no row comes before the one that it refers to.
  private static List<String> parentsFirst(Connection database) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (PreparedStatement asking = database.prepareStatement(PARENTS_FIRST);
        ResultSet found = asking.executeQuery()) {
      while (found.next()) {
        tables.add(found.getString(1));
      }
    }
    return tables;
  }

  private static void copyIn(Connection connection, Path file) throws SQLException, IOException {
    String name = String.valueOf(file.getFileName());
    String table = name.substring(0, name.length() - ".copy".length());
    String columns = Files.readString(file.resolveSibling(table + ".columns"));
    String target = "private.\"" + table + "\"";
    try (InputStream in = Files.newInputStream(file);
        PreparedStatement empty = connection.prepareStatement("DELETE FROM " + target)) {
      // A start that was killed in the middle begins again.
      empty.executeUpdate();
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("COPY " + target + " (" + columns + ") FROM STDIN WITH (FORMAT binary)", in);
    }
  }

  private static void deleteFolder(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }
}
