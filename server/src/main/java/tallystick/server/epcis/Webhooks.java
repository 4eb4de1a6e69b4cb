package tallystick.server.epcis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tallystick.server.outbound.Destinations;

/// Sends documents to the addresses of others.
final class Webhooks {
  private static final String HMAC = "HmacSHA256";

  private final Destinations destinations;

  Webhooks(Destinations destinations) {
    this.destinations = destinations;
  }

  /// Whether an address can be sent to at all.
  boolean take(String dest) {
    try {
      return destinations.take(URI.create(dest));
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
    return destinations.post(uri, "application/json", document, headers).status();
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
}
