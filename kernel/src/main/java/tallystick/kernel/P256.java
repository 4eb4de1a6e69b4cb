package tallystick.kernel;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.conscrypt.Conscrypt;

/// ECDSA with SHA-256 on the curve P-256 (https://doi.org/10.6028/NIST.FIPS.186-5), on Conscrypt.
/// Keys are compressed points, signatures the 64 bytes r and s, with s in the lower half of the
/// group's order: (r, n - s) would be as good a signature, and each has one spelling here.
final class P256 {
  static final int KEY_BYTES = 33;
  static final int SIGNATURE_BYTES = 64;

  static final BigInteger ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
  private static final BigInteger HALF_ORDER = ORDER.shiftRight(1);

  // DER before a compressed point, from RFC 5480 (https://www.rfc-editor.org/rfc/rfc5480).
  private static final byte[] PUBLIC_PREFIX =
      HexFormat.of().parseHex("3039301306072a8648ce3d020106082a8648ce3d030107032200");

  private static final Provider CONSCRYPT = Conscrypt.newProvider();

  private P256() {}

  /// Whether the signature is good. Malformed keys and signatures are not.
  static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
    if (publicKey.length != KEY_BYTES || signature.length != SIGNATURE_BYTES) {
      return false;
    }
    BigInteger r = new BigInteger(1, signature, 0, 32);
    BigInteger s = new BigInteger(1, signature, 32, 32);
    if (r.signum() == 0 || s.signum() == 0 || s.compareTo(HALF_ORDER) > 0) {
      return false;
    }
    byte[] encoded = Arrays.copyOf(PUBLIC_PREFIX, PUBLIC_PREFIX.length + KEY_BYTES);
    System.arraycopy(publicKey, 0, encoded, PUBLIC_PREFIX.length, KEY_BYTES);
    try {
      PublicKey key =
          KeyFactory.getInstance("EC", CONSCRYPT).generatePublic(new X509EncodedKeySpec(encoded));
      Signature verifier = Signature.getInstance("SHA256withECDSA", CONSCRYPT);
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(der(r, s));
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /// The form in which the library takes a signature: a DER sequence of two integers.
  private static byte[] der(BigInteger r, BigInteger s) {
    byte[] first = r.toByteArray();
    byte[] second = s.toByteArray();
    int length = first.length + second.length + 4;
    return ByteBuffer.allocate(length + 2)
        .put((byte) 0x30)
        .put((byte) length)
        .put((byte) 0x02)
        .put((byte) first.length)
        .put(first)
        .put((byte) 0x02)
        .put((byte) second.length)
        .put(second)
        .array();
  }
}
