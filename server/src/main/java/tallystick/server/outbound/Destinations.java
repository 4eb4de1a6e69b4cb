package tallystick.server.outbound;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tallystick.kernel.Malformed;
import tallystick.kernel.Require;
import tallystick.kernel.StrictJson;

/// Where what members name is sent: to public addresses over TLS, and inside the operator's own
/// network to the servers that `destinations.json` in the data folder names.
public final class Destinations implements AutoCloseable {
  private static final String FILE = "destinations.json";
  private static final int MOST = 64;

  private final List<URI> inside;
  private final Outbound named;
  private final Outbound others = Outbound.guarded();

  private Destinations(List<URI> inside) {
    this.inside = inside;
    this.named = Outbound.to(inside.toArray(URI[]::new));
  }

  /// @param inside servers as `http://erp.example:8080`
  record File(List<URI> inside) {
    File {
      Require.size(inside, 0, MOST, "inside");
    }
  }

  /// Reads what the operator allows, nothing inside if there is no file.
  ///
  /// @throws IOException when the file is not as it must be
  public static Destinations read(Path data) throws IOException {
    Path file = data.resolve(FILE);
    if (!Files.exists(file)) {
      return new Destinations(List.of());
    }
    try {
      byte[] bytes = Files.readAllBytes(file);
      return new Destinations(
          StrictJson.as(StrictJson.object(bytes, FILE), File.class, "").inside());
    } catch (Malformed e) {
      throw new IOException(file + ": " + e.pointer() + " " + e.sentence(), e);
    }
  }

  /// Asks for something.
  ///
  /// @throws IOException when it may not be asked there, or no answer comes in time
  public Outbound.Answer get(URI address, Map<String, String> headers) throws IOException {
    return outbound(address).get(address, headers);
  }

  /// Sends a message.
  ///
  /// @throws IOException when it may not go there, or no answer comes in time
  public Outbound.Answer post(URI address, String type, byte[] body, Map<String, String> headers)
      throws IOException {
    return outbound(address).post(address, type, body, headers);
  }

  /// Whether an address can be sent to at all.
  public boolean take(URI address) {
    return address.getHost() != null
        && address.getRawUserInfo() == null
        && ("https".equals(address.getScheme()) || isInside(address));
  }

  private Outbound outbound(URI address) {
    return isInside(address) ? named : others;
  }

  private boolean isInside(URI address) {
    return inside.stream()
        .anyMatch(server ->
            String.valueOf(server.getAuthority()).equals(address.getAuthority())
                && String.valueOf(server.getScheme()).equals(address.getScheme()));
  }

  @Override
  public void close() throws IOException {
    named.close();
    others.close();
  }
}
