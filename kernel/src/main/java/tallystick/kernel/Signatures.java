package tallystick.kernel;

import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Signatures under keys that name themselves. The id of a key is its suite, a colon, and what
/// verifies, in one spelling:
///
/// | suite | what verifies | who signs | |
/// |---|---|---|---|
/// | `ed25519:` | public key, base64url, 43 characters | browsers, programs, devices | [Ed25519] |
/// | `eip191:` | address, `0x` and 40 lower-case hex digits | Ethereum wallets | [Eip191] |
/// | `webauthn:` | public key and relying party, base64url, 87 characters | passkeys | [WebAuthn] |
///
/// Whether a signature is good depends on key, message and signature alone, so it is checked before
/// order, by as many threads as there are, and with the same answer everywhere.
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

  /// The id of a wallet's address of 20 bytes.
  static String eip191KeyId(byte[] address) {
    return Suite.EIP191.prefix + "0x" + HexFormat.of().formatHex(address);
  }

  /// The id of a passkey of 65 bytes, as [WebAuthn] has them.
  static String webAuthnKeyId(byte[] key) {
    return Suite.WEBAUTHN.prefix + Canonical.toBase64Url(key);
  }

  private static @Nullable Key key(String keyId) {
    for (Suite suite : Suite.values()) {
      if (keyId.startsWith(suite.prefix)) {
        byte[] bytes = suite.key(keyId.substring(suite.prefix.length()));
        return bytes == null ? null : new Key(suite, bytes);
      }
    }
    return null;
  }

  private record Key(Suite suite, byte[] bytes) {}

  /// The kinds of keys.
  private enum Suite {
    ED25519("ed25519:") {
      @Override
      byte @Nullable [] key(String text) {
        return base64Url(text, Ed25519.KEY_BYTES);
      }

      @Override
      boolean verify(byte[] key, byte[] message, byte[] signature) {
        return Ed25519.verify(key, message, signature);
      }
    },
    EIP191("eip191:") {
      @Override
      byte @Nullable [] key(String text) {
        return ADDRESS.matcher(text).matches() ? HexFormat.of().parseHex(text, 2, 42) : null;
      }

      @Override
      boolean verify(byte[] key, byte[] message, byte[] signature) {
        return Eip191.verify(key, message, signature);
      }
    },
    WEBAUTHN("webauthn:") {
      @Override
      byte @Nullable [] key(String text) {
        return base64Url(text, WebAuthn.KEY_BYTES);
      }

      @Override
      boolean verify(byte[] key, byte[] message, byte[] signature) {
        return WebAuthn.verify(key, message, signature);
      }
    };

    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-f]{40}");

    private final String prefix;

    Suite(String prefix) {
      this.prefix = prefix;
    }

    /// The bytes of a key, or null if the text is not the one spelling of as many as there must be.
    abstract byte @Nullable [] key(String text);

    abstract boolean verify(byte[] key, byte[] message, byte[] signature);

    static byte @Nullable [] base64Url(String text, int bytes) {
      return text.length() == (bytes * 4 + 2) / 3 ? Canonical.base64Url(text) : null;
    }
  }
}
