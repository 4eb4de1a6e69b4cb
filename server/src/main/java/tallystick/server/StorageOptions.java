package tallystick.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import picocli.CommandLine.Option;

/// Where a venue keeps its data, on the command line.
final class StorageOptions {
  /// What needs the views, in this process or where `--postgres` says.
  private static final List<Role> READERS = List.of(Role.GATEWAY, Role.FIX, Role.DEVICES);

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "the folder that keeps everything (default: data)")
  private Path data = Path.of("data");

  @Option(
      names = "--postgres",
      paramLabel = "JDBC",
      description =
          "a PostgreSQL elsewhere, as jdbc:postgresql://host/name?sslmode=verify-full; one of our"
              + " own if not given")
  private String postgres = "";

  Path data() {
    return data.toAbsolutePath().normalize();
  }

  String postgres() {
    return postgres;
  }

  /// Refuses roles that would have no views, and a connection over a network of which nobody has
  /// said whether it is encrypted: the driver would go on without.
  void check(Set<Role> roles) throws IOException {
    if (postgres.isEmpty()) {
      for (Role role : READERS) {
        if (roles.contains(role) && !roles.contains(Role.VIEWS)) {
          throw new IOException(
              "the role %s without the role views needs --postgres, where they are"
                  .formatted(role.name().toLowerCase(Locale.ROOT)));
        }
      }
      return;
    }
    Properties parsed = Driver.parseURL(postgres, new Properties());
    if (parsed == null) {
      throw new IOException("--postgres must look like jdbc:postgresql://host:5432/name");
    }
    String hosts = PGProperty.PG_HOST.getOrDefault(parsed);
    if (PGProperty.SSL_MODE.getOrDefault(parsed) == null && !isHere(hosts)) {
      throw new IOException(
          "--postgres: say whether the connection to %s is encrypted: sslmode=verify-full, or"
                  .formatted(hosts)
              + " sslmode=disable where nobody else can listen");
    }
  }

  private static boolean isHere(@Nullable String hosts) {
    return hosts != null && Arrays.stream(hosts.split(",")).allMatch(StorageOptions::isLoopback);
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
