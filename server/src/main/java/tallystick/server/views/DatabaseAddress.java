package tallystick.server.views;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/// Where a running venue says how its database is reached, for its owner alone.
public final class DatabaseAddress {
  private static final String FILE = "postgres.jdbc";

  private DatabaseAddress() {}

  /// Leaves the database's address in a data folder.
  public static void announce(Path data, String jdbcUrl) throws IOException {
    Path draft = data.resolve(FILE + ".draft");
    Files.deleteIfExists(draft);
    Files.createFile(
        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(draft, jdbcUrl + "\n");
    Files.move(draft, data.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
  }

  /// Reads the database of the venue that runs in a data folder as of one moment.
  ///
  /// @return nothing if no database was told
  public static Optional<Connection> moment(Path data) throws IOException, SQLException {
    Path address = data.resolve(FILE);
    if (!Files.exists(address)) {
      return Optional.empty();
    }
    Connection database = DriverManager.getConnection(Files.readString(address).strip());
    database.setAutoCommit(false);
    database.setReadOnly(true);
    database.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    return Optional.of(database);
  }
}
