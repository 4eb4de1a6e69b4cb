package tallystick.kernel;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// SHA-256, as FIPS 180-4 defines it (https://csrc.nist.gov/pubs/fips/180-4/upd1/final).
public final class Sha256 {
  /// Bytes of one hash.
  public static final int BYTES = 32;

  // Never fed, only cloned: a clone costs less than a provider look-up, and unlike a thread-local
  // digest it is free for virtual threads. The JDK's digest beats Conscrypt's on short input.
  private static final MessageDigest FRESH = fresh();

  private Sha256() {}

  /// The 32-byte hash of the parts, one after the other.
  public static byte[] of(byte[]... parts) {
    MessageDigest digest = copy();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  /// One digest for many hashes of one thread, without an array for each.
  static final class Digest {
    private final MessageDigest digest = copy();

    /// Writes the hash of the bytes to `hash`, which has room for 32.
    void hash(byte[] bytes, byte[] hash) {
      digest.update(bytes);
      try {
        digest.digest(hash, 0, BYTES);
      } catch (DigestException e) {
        throw new IllegalStateException("a hash has 32 bytes", e);
      }
    }
  }

  private static MessageDigest copy() {
    try {
      return (MessageDigest) FRESH.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's SHA-256 can be cloned", e);
    }
  }

  private static MessageDigest fresh() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
