package tallystick.server.views;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/// Rows of a schema as files of a backup's folder, each in PostgreSQL's binary COPY form, with a
/// file beside it that names the columns.
public final class TableFiles {
  /// What the name of a file of rows ends with.
  public static final String ROWS = ".copy";

  private static final String COLUMNS =
      """
      SELECT table_name, string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position)
      FROM information_schema.columns WHERE table_schema = ? GROUP BY table_name\
      """;

  /// A table is as deep as the longest way of references that leads from it.
  private static final String IN_ORDER =
      """
      WITH RECURSIVE deep AS (
        SELECT oid, relname, 0 AS depth FROM pg_class
        WHERE relnamespace = ?::regnamespace AND relkind IN ('r', 'p')
        UNION
        SELECT c.oid, c.relname, d.depth + 1 FROM deep d
        JOIN pg_constraint f ON f.confrelid = d.oid AND f.contype = 'f' AND f.conrelid <> d.oid
        JOIN pg_class c ON c.oid = f.conrelid)
      SELECT relname FROM deep GROUP BY relname ORDER BY max(depth), relname\
      """;

  private static final String NUMBERED =
      """
      SELECT table_name, column_name FROM information_schema.columns
      WHERE table_schema = ? AND is_identity = 'YES'\
      """;

  private final Connection database;
  private final String schema;

  public TableFiles(Connection database, String schema) {
    this.database = database;
    this.schema = schema;
  }

  /// A new folder that nobody else reads.
  public static Path folder(Path folder) throws IOException {
    delete(folder);
    return Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  /// Removes a folder of files, if it is there.
  public static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      for (Path file : files(folder)) {
        Files.delete(file);
      }
      Files.delete(folder);
    }
  }

  /// Removes the folders `<name>-<height>` but those of some heights.
  public static void keep(Path backups, String name, List<Long> heights) throws IOException {
    for (Path folder : files(backups)) {
      String found = folder.getFileName().toString();
      if (found.matches(name + "-[0-9]+")
          && !heights.contains(Long.parseLong(found.substring(name.length() + 1)))) {
        delete(folder);
      }
    }
  }

  /// What is in a folder, by name.
  public static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  /// The file that names the columns of a file of rows.
  public static Path columnsOf(Path file) {
    String name = file.getFileName().toString();
    return file.resolveSibling(name.substring(0, name.length() - ROWS.length()) + ".columns");
  }

  /// The columns of the schema's tables.
  public Map<String, String> columns() throws SQLException {
    Map<String, String> columns = new TreeMap<>();
    try (PreparedStatement asking = database.prepareStatement(COLUMNS)) {
      asking.setString(1, schema);
      try (ResultSet found = asking.executeQuery()) {
        while (found.next()) {
          columns.put(found.getString(1), found.getString(2));
        }
      }
    }
    return columns;
  }

  /// The schema's tables, each after those that it refers to.
  public List<String> inOrder() throws SQLException {
    List<String> tables = new ArrayList<>();
    try (PreparedStatement asking = database.prepareStatement(IN_ORDER)) {
      asking.setString(1, schema);
      try (ResultSet found = asking.executeQuery()) {
        while (found.next()) {
          tables.add(found.getString(1));
        }
      }
    }
    return tables;
  }

  /// Writes rows, and says how many.
  ///
  /// @param where which, as SQL
  public long save(Path file, String table, String columns, String where)
      throws SQLException, IOException {
    Files.writeString(columnsOf(file), columns);
    String copy =
        "COPY (SELECT %s FROM %s WHERE %s) TO STDOUT WITH (FORMAT binary)"
            .formatted(columns, name(table), where);
    try (OutputStream out =
        Files.newOutputStream(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.DSYNC)) {
      return database.unwrap(PGConnection.class).getCopyAPI().copyOut(copy, out);
    }
  }

  /// Empties a table.
  public void empty(String table) throws SQLException {
    run("DELETE FROM " + name(table));
  }

  /// Reads rows.
  public void takeIn(Path file, String table) throws SQLException, IOException {
    String columns = Files.readString(columnsOf(file));
    String copy = "COPY %s (%s) FROM STDIN WITH (FORMAT binary)".formatted(name(table), columns);
    try (InputStream in = Files.newInputStream(file)) {
      database.unwrap(PGConnection.class).getCopyAPI().copyIn(copy, in);
    }
  }

  /// Goes on counting after the highest number of each table that gives numbers: rows that were
  /// read brought their own.
  public void countOn() throws SQLException {
    List<String> statements = new ArrayList<>();
    try (PreparedStatement asking = database.prepareStatement(NUMBERED)) {
      asking.setString(1, schema);
      try (ResultSet found = asking.executeQuery()) {
        while (found.next()) {
          statements.add(
              """
              SELECT setval(pg_get_serial_sequence('%1$s', '%2$s'), coalesce(max(%2$s), 0) + 1,
                false) FROM %1$s\
              """
                  .formatted(name(found.getString(1)), found.getString(2)));
        }
      }
    }
    for (String statement : statements) {
      run(statement);
    }
  }

  private void run(String sql) throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      statement.execute();
    }
  }

  private String name(String table) {
    return schema + ".\"" + table + "\"";
  }
}
