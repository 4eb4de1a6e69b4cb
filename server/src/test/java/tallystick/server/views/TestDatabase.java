package tallystick.server.views;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.server.TestVenue;
import tallystick.server.postgres.EmbeddedPostgres;
import tallystick.server.postgres.EmbeddedPostgres.StartException;

/// The one PostgreSQL of a test run that is not the venue's: started when the first test asks for
/// it, stopped with the JVM.
public final class TestDatabase {
  private final Databases databases;

  private TestDatabase(Databases databases) {
    this.databases = databases;
  }

  private static final class Holder {
    private static final TestDatabase ONE = start();
  }

  public static TestDatabase get() {
    return Holder.ONE;
  }

  private static TestDatabase start() {
    try {
      Path data = TestVenue.folder("tallystick-views");
      EmbeddedPostgres postgres = EmbeddedPostgres.start(data);
      Databases databases = new Databases(postgres.jdbcUrl());
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(() -> {
                databases.close();
                postgres.close();
                TestVenue.delete(data);
              }));
      return new TestDatabase(databases);
    } catch (IOException | StartException e) {
      throw new IllegalStateException(e);
    }
  }

  public Databases databases() {
    return databases;
  }

  JdbcTemplate template() {
    return new JdbcTemplate(databases.writing());
  }

  public JdbcClient sql() {
    return JdbcClient.create(databases.writing());
  }
}
