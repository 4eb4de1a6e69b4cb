package tallystick.kernel;

import org.jspecify.annotations.Nullable;

/// Signatures under keys that name themselves: the id of a key is its suite, a colon and the public
/// key in URL-safe Base 64 without padding, as
/// `ed25519:11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo`.
public final class Signatures {
  private Signatures() {}

  /// Whether the signature of the message is good under the key. Every malformed key id or
  /// signature gives false.
  public static boolean verify(String keyId, byte[] message, byte[] signature) {
    Key key = key(keyId);
    return key != null && key.suite.verify(key.bytes, message, signature);
  }

  /// Whether the text is the id of a key: a known suite and as many bytes as its keys have. Whether
  /// the bytes are a point of the curve shows only when a signature is verified.
  public static boolean isKeyId(String text) {
    return key(text) != null;
  }

  /// The id of an Ed25519 public key of 32 bytes.
  static String ed25519KeyId(byte[] publicKey) {
    return Suite.ED25519.prefix + Canonical.toBase64Url(publicKey);
  }

  private static @Nullable Key key(String keyId) {
    for (Suite suite : Suite.values()) {
      if (keyId.startsWith(suite.prefix)
          && keyId.length() == suite.prefix.length() + suite.keyCharacters()) {
        byte[] bytes = Canonical.base64Url(keyId.substring(suite.prefix.length()));
        return bytes == null ? null : new Key(suite, bytes);
      }
    }
    return null;
  }

  private record Key(Suite suite, byte[] bytes) {}

  /// The kinds of keys. Another curve is another constant here: `p256:` and `secp256k1:`, of
  /// 33-byte compressed points, are the ones foreseen.
  private enum Suite {
    ED25519("ed25519:", Ed25519.KEY_BYTES) {
      @Override
      boolean verify(byte[] key, byte[] message, byte[] signature) {
        return Ed25519.verify(key, message, signature);
      }
    };

    private final String prefix;
    private final int keyBytes;

    Suite(String prefix, int keyBytes) {
      this.prefix = prefix;
      this.keyBytes = keyBytes;
    }

    abstract boolean verify(byte[] key, byte[] message, byte[] signature);

    int keyCharacters() {
      return (keyBytes * 4 + 2) / 3;
    }
  }
}
