package tallystick.server.postgres;

import java.nio.file.Path;
import java.sql.DriverManager;

/// A process of its own for the tests: starts the server of a folder, writes a row, says so, and
/// then lives until it is killed or its input ends.
final class PostgresHolder {
  private PostgresHolder() {}

  public static void main(String[] args) throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(args[0]))) {
      try (var connection = DriverManager.getConnection(postgres.jdbcUrl());
          var statement = connection.createStatement()) {
        statement.execute("create table if not exists kept (line text)");
        statement.execute("insert into kept values ('from the child')");
      }
      IO.println("started " + postgres.pid());
      IO.readln();
    } catch (EmbeddedPostgres.StartException e) {
      IO.println("refused " + e.getMessage());
    }
  }
}
