package tallystick.server.devices;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.kernel.Ids;

/// Who may connect to our broker: devices by their keys, and whoever founds a principal to enrol.
final class Door {
  private static final Pattern PRINCIPAL = Pattern.compile("[0-9a-f]{32}");

  private final JdbcClient sql;
  private final String origin;
  private final InstantSource clock;

  /// What somebody may do who connects.
  enum Admission {
    /// Acts and readings.
    DEVICE,
    /// Acts alone: it has not enrolled yet, or we have not seen it.
    NEWCOMER,
    REFUSED
  }

  Door(DataSource source, String origin, InstantSource clock) {
    this.sql = JdbcClient.create(source);
    this.origin = origin;
    this.clock = clock;
  }

  /// @param client its id, which must be its principal
  Admission admits(String client, String password) {
    DeviceToken token = DeviceToken.read(password, origin, clock.millis());
    if (token == null
        || !token.principal().equals(client)
        || !PRINCIPAL.matcher(client).matches()) {
      return Admission.REFUSED;
    }
    List<Boolean> keys =
        sql.sql(
                """
                SELECT NOT revoked AND ended = 0 AND (expires = 0 OR expires > :now)
                FROM identity.keys WHERE key = :key AND principal = :principal\
                """)
            .param("now", clock.millis())
            .param("key", token.key())
            .param("principal", client)
            .query(Boolean.class)
            .list();
    boolean founds = keys.isEmpty() && Ids.principalOf(token.key()).equals(client);
    return founds || keys.contains(true) ? stage(client) : Admission.REFUSED;
  }

  /// Of who has shown already that it is this client.
  ///
  /// @param client its id, which must be its principal
  Admission admits(String client) {
    return PRINCIPAL.matcher(client).matches() ? stage(client) : Admission.REFUSED;
  }

  /// What an enrolled device may do with Sparkplug, or null if its owner granted nothing.
  @Nullable Plant plant(String principal) {
    return sql
        .sql(
            "SELECT owner, wanted FROM devices.devices"
                + " WHERE principal = :principal AND stage = 'ENROLLED'")
        .param("principal", principal)
        .query((row, number) -> Optional.ofNullable(Plant.of(row.getString(1), row.getString(2))))
        .list()
        .stream()
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(null);
  }

  private Admission stage(String client) {
    List<String> stages =
        sql.sql("SELECT stage FROM devices.devices WHERE principal = :principal")
            .param("principal", client)
            .query(String.class)
            .list();
    if (stages.contains("REVOKED")) {
      return Admission.REFUSED;
    }
    return stages.isEmpty() ? Admission.NEWCOMER : Admission.DEVICE;
  }
}
