package tallystick.kernel;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/// An Ed25519 private key (https://www.rfc-editor.org/rfc/rfc8032#section-5.1.5). It may be used by
/// any number of threads, and its text never shows the secret.
public final class SigningKey {
  /// Bytes of a seed.
  public static final int SEED_BYTES = 32;

  private final byte[] seed;
  private final byte[] publicKey;
  private final PrivateKey privateKey;

  private SigningKey(byte[] seed) {
    this.seed = seed;
    this.publicKey = publicKeyOf(seed);
    this.privateKey = Ed25519.privateKey(seed);
  }

  /// The key of a seed of 32 bytes.
  ///
  /// @throws IllegalArgumentException when the seed has another length
  public static SigningKey fromSeed(byte[] seed) {
    if (seed.length != SEED_BYTES) {
      throw new IllegalArgumentException("the seed of a signing key has 32 bytes");
    }
    return new SigningKey(seed.clone());
  }

  /// A new key of the system's randomness.
  public static SigningKey generate() {
    byte[] seed = new byte[SEED_BYTES];
    new SecureRandom().nextBytes(seed);
    return new SigningKey(seed);
  }

  /// The id of the key, as [Signatures#verify] takes it.
  public String keyId() {
    return Signatures.ed25519KeyId(publicKey);
  }

  /// The public key, 32 bytes.
  public byte[] publicKey() {
    return publicKey.clone();
  }

  /// The signature of the message, 64 bytes, the same every time.
  public byte[] sign(byte[] message) {
    return Ed25519.sign(privateKey, message);
  }

  /// The secret of the key, 32 bytes.
  public byte[] seed() {
    return seed.clone();
  }

  @Override
  public String toString() {
    return "SigningKey[" + keyId() + "]";
  }

  /// Conscrypt does not tell the public key of a private one. The JDK's generator takes 32 random
  /// bytes as the seed, so given the seed as its randomness it computes the public key.
  private static byte[] publicKeyOf(byte[] seed) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(Ed25519.ALGORITHM, "SunEC");
      generator.initialize(NamedParameterSpec.ED25519, new Replay(seed));
      EdECPublicKey key = (EdECPublicKey) generator.generateKeyPair().getPublic();
      byte[] encoded = key.getEncoded();
      return Arrays.copyOfRange(encoded, encoded.length - Ed25519.KEY_BYTES, encoded.length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  /// A source of "randomness" that gives the seed, once.
  private static final class Replay extends SecureRandom {
    private static final long serialVersionUID = 1;
    private final transient byte[] seed;
    private transient boolean spent;

    Replay(byte[] seed) {
      this.seed = seed;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      if (spent || bytes.length != seed.length) {
        throw new IllegalStateException("the generator wants other randomness than one seed");
      }
      spent = true;
      System.arraycopy(seed, 0, bytes, 0, seed.length);
    }
  }
}
