package tallystick.server.views;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.flywaydb.core.Flyway;

/// Connections to PostgreSQL, by what they are for.
public final class Databases implements AutoCloseable {
  private static final Duration QUERY = Duration.ofSeconds(5);
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int READERS = 12;
  private static final int WRITERS = 3;

  /// Who signs in takes no connection from those who read, nor from the projector.
  private static final int PEOPLE = 4;

  /// Nor does what is done in the background.
  private static final int BACKGROUND = 4;

  private final HikariDataSource reading;
  private final HikariDataSource writing;
  private final HikariDataSource people;
  private final HikariDataSource background;

  /// Connects, and brings the schema of private data up to date.
  public Databases(String jdbcUrl) {
    this.writing = pool(jdbcUrl, "views", WRITERS, false);
    this.reading = pool(jdbcUrl, "queries", READERS, true);
    this.people = pool(jdbcUrl, "people", PEOPLE, false);
    this.background = pool(jdbcUrl, "background", BACKGROUND, false);
    Flyway.configure()
        .dataSource(writing)
        .schemas("private")
        .defaultSchema("private")
        .loggers("slf4j")
        .load()
        .migrate();
  }

  private static HikariDataSource pool(String url, String name, int size, boolean reads) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setPoolName(name);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setReadOnly(reads);
    config.setConnectionTimeout(CONNECT.toMillis());
    if (reads) {
      // A query that takes longer is a bug or an attack: it gives its connection back. Plans are
      // made for what is asked: most parameters narrow the answer only when they are given.
      config.setConnectionInitSql(
          "SET statement_timeout = %d; SET plan_cache_mode = force_custom_plan"
              .formatted(QUERY.toMillis()));
    }
    return new HikariDataSource(config);
  }

  /// For queries: read-only, with a time limit.
  public HikariDataSource reading() {
    return reading;
  }

  /// For the projector and for private data.
  public HikariDataSource writing() {
    return writing;
  }

  /// For sessions, and what is known of people.
  public HikariDataSource people() {
    return people;
  }

  /// For what nobody waits for, such as deliveries of connectors.
  public HikariDataSource background() {
    return background;
  }

  @Override
  public void close() {
    background.close();
    people.close();
    reading.close();
    writing.close();
  }
}
