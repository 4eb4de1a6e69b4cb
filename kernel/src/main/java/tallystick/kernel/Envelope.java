package tallystick.kernel;

import java.nio.charset.StandardCharsets;

/// One or more actions under one signature. The signature covers the payload bytes as sent, and the
/// bytes are stored as received: nothing is ever re-encoded before it is checked.
///
/// @param payload UTF-8 JSON, see [Payload]
/// @param key id of the signing key, see [Signatures]
/// @param signature over `payload`, in the key's suite; at most [Limits#SIGNATURE_BYTES]
public record Envelope(byte[] payload, String key, byte[] signature) {

  /// Whether the signature is by the key, over the payload.
  public boolean authentic() {
    return Signatures.verify(key, payload, signature);
  }

  /// Signs a payload.
  public static Envelope sign(byte[] payload, SigningKey key) {
    return new Envelope(payload, key.keyId(), key.sign(payload));
  }

  @Override
  public String toString() {
    return "Envelope[" + new String(payload, StandardCharsets.UTF_8) + " by " + key + "]";
  }
}
