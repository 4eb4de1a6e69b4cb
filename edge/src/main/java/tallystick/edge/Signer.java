package tallystick.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.UUID;
import tallystick.kernel.Action;
import tallystick.kernel.Codec;
import tallystick.kernel.Envelope;
import tallystick.kernel.Ids;
import tallystick.kernel.SigningKey;

/// Signs in the name of the device, for one log.
final class Signer {
  private static final long TOKEN_SECONDS = 600;

  /// Long enough for a connection that breaks in the middle, and less than a day.
  private static final long GOOD_FOR_MILLIS = 12L * 3600 * 1000;

  private final SigningKey key;
  private final Codec codec;

  /// @param origin the log's name
  Signer(SigningKey key, String origin) {
    this.key = key;
    this.codec = Acts.CODEC.forLog(origin);
  }

  /// The device's principal: what its key founds.
  String principal() {
    return Ids.principalOf(key.keyId());
  }

  static String freshId() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  Envelope sign(String id, long now, Action action) {
    return Envelope.sign(codec.payload(id, principal(), now + GOOD_FOR_MILLIS, action), key);
  }

  /// Several actions, of which all happen or none.
  Envelope sign(String id, long now, List<Action> actions) {
    long until = now + GOOD_FOR_MILLIS;
    return Envelope.sign(codec.payload(id, principal(), until, true, actions), key);
  }

  /// The password for one connection: a JSON Web Token (RFC 7519, EdDSA after RFC 8037).
  String token(long now) {
    String header = "{\"alg\":\"EdDSA\",\"typ\":\"JWT\",\"kid\":\"" + key.keyId() + "\"}";
    String claims =
        Codec.JSON
            .createObjectNode()
            .put("sub", principal())
            .put("aud", codec.log())
            .put("iat", now / 1000)
            .put("exp", now / 1000 + TOKEN_SECONDS)
            .toString();
    String signed = base64(header.getBytes(UTF_8)) + "." + base64(claims.getBytes(UTF_8));
    return signed + "." + base64(key.sign(signed.getBytes(UTF_8)));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
