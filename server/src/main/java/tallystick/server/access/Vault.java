package tallystick.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals under keys of persons, and wraps these under the key-encryption key, by AES-256-GCM (NIST
/// SP 800-38D). Whose it is and what it is for are authenticated with it, so that no row or column
/// can stand in for another.
public final class Vault {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  /// The first byte of all that is sealed, for a form to come.
  private static final byte VERSION = 1;

  private final SecretKey wrapping;
  private final SecretKey naming;

  /// @param secret the key-encryption key, 32 bytes
  Vault(byte[] secret) {
    this.wrapping = derive(secret, "AES", "tallystick.access/v1 wrapping");
    this.naming = derive(secret, "HmacSHA256", "tallystick.access/v1 naming");
  }

  /// HKDF with SHA-256 (RFC 5869).
  private static SecretKey derive(byte[] secret, String algorithm, String purpose) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveKey(
              algorithm,
              HKDFParameterSpec.ofExtract()
                  .addIKM(secret)
                  .thenExpand(purpose.getBytes(UTF_8), KEY_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HKDF", e);
    }
  }

  /// Random bytes that nobody can guess.
  public static byte[] random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return random;
  }

  /// A new key for a person, wrapped.
  public byte[] newKey(String person) {
    return seal(wrapping, random(KEY_BYTES), "key " + person);
  }

  /// What is sealed for a person.
  public Drawer drawer(String person, byte[] wrappedKey) {
    return new Drawer(
        person, new SecretKeySpec(open(wrapping, wrappedKey, "key " + person), "AES"));
  }

  /// A name for something, by HMAC-SHA-256: the same for the same, and of no use without our key.
  public byte[] name(String purpose, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(naming);
      return mac.doFinal((purpose + "\n" + text).getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC", e);
    }
  }

  /// Seals and opens in the name of one person.
  public record Drawer(String person, SecretKey key) {
    /// Seals what is in a field.
    public byte[] seal(String field, byte[] plain) {
      return Vault.seal(key, plain, field + " " + person);
    }

    /// Opens what was sealed for the field.
    public byte[] open(String field, byte[] sealed) {
      return Vault.open(key, sealed, field + " " + person);
    }

    @Override
    public String toString() {
      return "Drawer[" + person + "]";
    }
  }

  private static byte[] seal(SecretKey key, byte[] plain, String context) {
    byte[] nonce = random(NONCE_BYTES);
    byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, plain, context);
    return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
        .put(VERSION)
        .put(nonce)
        .put(sealed)
        .array();
  }

  private static byte[] open(SecretKey key, byte[] sealed, String context) {
    if (sealed.length < 1 + NONCE_BYTES + TAG_BITS / 8 || sealed[0] != VERSION) {
      throw new IllegalStateException("what is sealed has another form: " + context);
    }
    ByteBuffer parts = ByteBuffer.wrap(sealed, 1, sealed.length - 1);
    byte[] nonce = new byte[NONCE_BYTES];
    parts.get(nonce);
    byte[] rest = new byte[parts.remaining()];
    parts.get(rest);
    return cipher(Cipher.DECRYPT_MODE, key, nonce, rest, context);
  }

  private static byte[] cipher(
      int mode, SecretKey key, byte[] nonce, byte[] input, String context) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(context.getBytes(UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("not sealed under this key, or changed: " + context, e);
    }
  }
}
