package tallystick.server.access;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.server.TestVenue;

/// The tables behind the venue of the tests.
public final class AccessTables {
  private static final HikariDataSource SOURCE = source();

  private AccessTables() {}

  private static HikariDataSource source() {
    try {
      HikariConfig config = new HikariConfig();
      config.setJdbcUrl(Files.readString(TestVenue.get().data().resolve("postgres.jdbc")).strip());
      config.setMaximumPoolSize(1);
      return new HikariDataSource(config);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public static JdbcClient sql() {
    return JdbcClient.create(SOURCE);
  }

  /// Makes a time of a session lie further back.
  public static void age(String session, String column, long millis) {
    sql()
        .sql(
            "UPDATE private.access_sessions SET %s = %s - :millis WHERE session = :session"
                .formatted(column, column))
        .param("millis", millis)
        .param("session", session)
        .update();
  }

  /// All rows of a table as text.
  public static String dump(String table) {
    return String.join(
        "\n", sql().sql("SELECT t::text FROM private." + table + " t").query(String.class).list());
  }

  /// What seals there.
  public static Vault vault() throws IOException {
    return vault(TestVenue.get().data());
  }

  /// What seals there, by the keys in a folder.
  static Vault vault(Path data) throws IOException {
    return new KeyEncryption(data, SOURCE).byFile();
  }
}
