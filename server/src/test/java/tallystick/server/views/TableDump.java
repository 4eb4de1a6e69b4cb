package tallystick.server.views;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.domains.Domains;
import tallystick.kernel.View;
import tallystick.server.postgres.EmbeddedPostgres;

/// All rows of all tables that people read, as JSON in the order of their keys.
public final class TableDump {
  private TableDump() {}

  /// Of a database that runs.
  static Map<String, List<String>> of(JdbcClient sql) {
    Map<String, List<String>> all = new TreeMap<>();
    Stream<View<?>> views =
        Stream.concat(
            Domains.ALL.stream().flatMap(room -> room.views().tables().stream()),
            LogViews.TABLES.stream());
    views.forEach(view ->
        all.put(
            view.name(),
            sql.sql(
                    "SELECT row_to_json(t)::text FROM %s t ORDER BY %s"
                        .formatted(view.name(), Columns.quoted(view.key())))
                .query(String.class)
                .list()));
    return all;
  }

  /// Of one that is stopped, in its folder.
  public static Map<String, List<String>> of(Path folder) throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder);
        Databases databases = new Databases(postgres.jdbcUrl())) {
      return of(JdbcClient.create(databases.writing()));
    }
  }
}
