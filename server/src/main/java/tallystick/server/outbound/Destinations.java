package tallystick.server.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tallystick.kernel.Malformed;
import tallystick.kernel.Require;
import tallystick.kernel.StrictJson;

/// Where what members name is sent, and asked for: public addresses over TLS or SSH, and inside the
/// operator's own network the servers that `destinations.json` in the data folder names.
public final class Destinations implements AutoCloseable {
  private static final String FILE = "destinations.json";
  private static final int MOST = 64;
  private static final int SSH_PORT = 22;

  private final List<URI> inside;
  private final Outbound named;
  private final Outbound others = Outbound.guarded();
  private final Sftp sftp = new Sftp();

  private Destinations(List<URI> inside) {
    this.inside = inside;
    this.named = Outbound.to(inside.stream().filter(server -> !isSftp(server)).toArray(URI[]::new));
  }

  /// @param inside servers as `http://erp.example:8080` or `sftp://files.example:22`
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

  /// Opens a folder of a file server, as `sftp://files.example/in`.
  ///
  /// @throws IOException when it may not be opened there, or the server does not let in
  public SftpFolder open(URI address, Sftp.Login login) throws IOException {
    return sftp.open(server(address), address.getPath(), login);
  }

  /// The fingerprint of the key by which a file server is known, for whoever is to compare it.
  ///
  /// @throws IOException when it may not be asked there, or is no such server
  public String hostKey(URI address) throws IOException {
    return sftp.hostKey(server(address));
  }

  private InetSocketAddress server(URI address) throws IOException {
    if (!isSftp(address) || address.getHost() == null || address.getRawUserInfo() != null) {
      throw new Outbound.Refused("not an address of a file server: " + address);
    }
    Pinned pinned = new Pinned(InetAddress::getAllByName, !isInside(address));
    int port = address.getPort() < 0 ? SSH_PORT : address.getPort();
    return new InetSocketAddress(pinned.resolve(address.getHost())[0], port);
  }

  private static boolean isSftp(URI address) {
    return "sftp".equals(address.getScheme());
  }

  /// Whether an address can be sent to at all.
  public boolean take(URI address) {
    return address.getHost() != null
        && address.getRawUserInfo() == null
        && !isSftp(address)
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
    sftp.close();
  }
}
