package tallystick.server.views;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tallystick.kernel.Domain;
import tallystick.kernel.Sha256;
import tallystick.kernel.View;
import tallystick.kernel.Views;

/// The tables of all rooms, as they follow from their records. When the definitions differ from
/// those in the database, all tables are made anew, empty, to be filled from the stream.
public final class Tables {
  /// The schema in which the views say how far they are.
  static final String HEAD = "views.head";

  private final List<String> schemas;
  private final List<String> definitions;

  /// The tables of these rooms and of the log itself.
  public Tables(List<Domain> domains) {
    this.schemas =
        Stream.concat(domains.stream().map(Domain::name), Stream.of(LogViews.ROOM)).toList();
    List<String> sql = new ArrayList<>();
    for (Domain domain : domains) {
      Views views = domain.views();
      views.tables().forEach(view -> sql.add(create(view)));
      sql.addAll(views.extras());
    }
    LogViews.TABLES.forEach(view -> sql.add(create(view)));
    sql.addAll(LogViews.EXTRAS);
    this.definitions = List.copyOf(sql);
  }

  private static String create(View<?> view) {
    return "CREATE TABLE %s (%s, PRIMARY KEY (%s))"
        .formatted(view.name(), Columns.definitions(view.row()), Columns.quoted(view.key()));
  }

  /// Sees to it that the tables exist as defined.
  ///
  /// @return the height that they show, 0 when they are new
  public long prepare(JdbcClient sql, TransactionTemplate transaction) {
    sql.sql("CREATE SCHEMA IF NOT EXISTS views").update();
    sql.sql(
            """
            CREATE TABLE IF NOT EXISTS %s (
              one boolean PRIMARY KEY DEFAULT true CHECK (one),
              definitions text NOT NULL, height bigint NOT NULL)\
            """
                .formatted(HEAD))
        .update();
    record Row(String definitions, long height) {}
    return sql.sql("SELECT definitions, height FROM " + HEAD)
        .query(Row.class)
        .optional()
        .filter(row -> row.definitions().equals(digest()))
        .map(Row::height)
        .orElseGet(() -> rebuild(sql, transaction));
  }

  /// Makes all tables anew, empty.
  public long rebuild(JdbcClient sql, TransactionTemplate transaction) {
    transaction.executeWithoutResult(status -> {
      sql.sql("CREATE EXTENSION IF NOT EXISTS pg_trgm").update();
      for (String schema : schemas) {
        sql.sql("DROP SCHEMA IF EXISTS %s CASCADE".formatted(schema)).update();
        sql.sql("CREATE SCHEMA " + schema).update();
      }
      definitions.forEach(definition -> sql.sql(definition).update());
      sql.sql("DELETE FROM " + HEAD).update();
      sql.sql("INSERT INTO %s (definitions, height) VALUES (:digest, 0)".formatted(HEAD))
          .param("digest", digest())
          .update();
    });
    return 0;
  }

  private String digest() {
    String all = String.join("\n", definitions);
    return HexFormat.of().formatHex(Sha256.of(all.getBytes(StandardCharsets.UTF_8)));
  }
}
