package tallystick.server.epcis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tallystick.kernel.Codec;
import tallystick.server.outbound.Outbound;

/// Sends documents to the addresses of others: public ones over TLS, and servers that the operator
/// named, wherever they are.
final class Webhooks implements AutoCloseable {
  /// In the venue's folder: `{"servers":["http://erp.internal:8080"]}`.
  static final String FILE = "epcis-webhooks.json";

  private static final String HMAC = "HmacSHA256";

  private final Outbound guarded = Outbound.guarded();
  private final Set<String> servers;
  private final Outbound named;

  private Webhooks(List<URI> named) {
    this.servers = named.stream().map(Webhooks::server).collect(Collectors.toSet());
    this.named = Outbound.to(named.toArray(URI[]::new));
  }

  /// What the file in a folder says.
  private record Named(List<URI> servers) {}

  /// @throws IOException when the file cannot be read
  static Webhooks of(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    return new Webhooks(
        Files.exists(file)
            ? Codec.JSON.readValue(Files.readAllBytes(file), Named.class).servers()
            : List.of());
  }

  private static String server(URI uri) {
    return uri.getScheme() + "://" + uri.getHost() + ":" + uri.getPort();
  }

  /// Whether an address can be sent to at all.
  boolean take(String dest) {
    try {
      URI uri = URI.create(dest);
      boolean secure = "https".equals(uri.getScheme());
      return uri.getHost() != null
          && uri.getRawUserInfo() == null
          && (secure || servers.contains(server(uri)));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /// Sends a document, and gives the status of the answer.
  ///
  /// @param token signs it (`GS1-Signature: sha256=` and HMAC-SHA-256 in hex); empty for none
  /// @throws IOException when no answer comes, or the address is not public
  int send(String dest, String token, byte[] document) throws IOException {
    URI uri = URI.create(dest);
    Map<String, String> headers = new HashMap<>();
    headers.put("GS1-EPCIS-Version", Discovery.VERSION);
    headers.put("GS1-CBV-Version", Discovery.VERSION);
    if (!token.isEmpty()) {
      headers.put("GS1-Signature", "sha256=" + HexFormat.of().formatHex(hmac(token, document)));
    }
    Outbound out = servers.contains(server(uri)) ? named : guarded;
    return out.post(uri, "application/json", document, headers).status();
  }

  private static byte[] hmac(String token, byte[] document) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(token.getBytes(UTF_8), HMAC));
      return mac.doFinal(document);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC", e);
    }
  }

  @Override
  public void close() throws IOException {
    guarded.close();
    named.close();
  }
}
