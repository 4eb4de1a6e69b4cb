package tallystick.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// Seals by AES-GCM (NIST SP 800-38D) with random nonces.
///
/// @param provider that has the key, if it is not in this process
record Gcm(SecretKey key, Optional<Provider> provider) {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  /// The first byte of all that is sealed, for a form to come.
  private static final byte VERSION = 1;

  /// @param key in this process
  static Gcm of(SecretKey key) {
    return new Gcm(key, Optional.empty());
  }

  /// Seals; what it is for is authenticated with it.
  byte[] seal(byte[] plain, String context) {
    byte[] nonce = Vault.random(NONCE_BYTES);
    byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, plain, context);
    return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
        .put(VERSION)
        .put(nonce)
        .put(sealed)
        .array();
  }

  /// Opens what was sealed for the same.
  byte[] open(byte[] sealed, String context) {
    if (sealed.length < 1 + NONCE_BYTES + TAG_BITS / 8 || sealed[0] != VERSION) {
      throw new IllegalStateException("what is sealed has another form: " + context);
    }
    ByteBuffer parts = ByteBuffer.wrap(sealed, 1, sealed.length - 1);
    byte[] nonce = new byte[NONCE_BYTES];
    parts.get(nonce);
    byte[] rest = new byte[parts.remaining()];
    parts.get(rest);
    return cipher(Cipher.DECRYPT_MODE, nonce, rest, context);
  }

  private byte[] cipher(int mode, byte[] nonce, byte[] input, String context) {
    try {
      Cipher cipher =
          provider.isPresent()
              ? Cipher.getInstance("AES/GCM/NoPadding", provider.get())
              : Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(context.getBytes(UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("not sealed under this key, or changed: " + context, e);
    }
  }

  @Override
  public String toString() {
    return "Gcm[…]";
  }
}
