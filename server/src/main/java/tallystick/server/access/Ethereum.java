package tallystick.server.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.KeccakDigest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;

/// Addresses and signatures of Ethereum wallets: `personal_sign` texts
/// (https://eips.ethereum.org/EIPS/eip-191) and who signed them, by recovery of the public key (SEC
/// 1, 4.1.6).
final class Ethereum {
  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
  private static final BigInteger ORDER = CURVE.getN();
  private static final HexFormat HEX = HexFormat.of();
  private static final int SIGNATURE_BYTES = 65;
  private static final int WORD = 32;
  private static final int ADDRESS_BYTES = 20;
  private static final int FIRST_V = 27;

  private Ethereum() {}

  /// What a wallet signs when it is given a text.
  static byte[] hash(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    byte[] start = ("\u0019Ethereum Signed Message:\n" + bytes.length).getBytes(UTF_8);
    byte[] all = Arrays.copyOf(start, start.length + bytes.length);
    System.arraycopy(bytes, 0, all, start.length, bytes.length);
    return keccak(all);
  }

  /// The address that signed a text.
  ///
  /// @param signature r, s and v, 65 bytes; s in the lower half of the order, for else anybody
  ///   could make another of it (EIP-2)
  /// @return empty if it is no signature
  static Optional<String> signer(String text, byte[] signature) {
    return signer(hash(text), signature);
  }

  /// The same of a hash.
  static Optional<String> signer(byte[] hash, byte[] signature) {
    if (signature.length != SIGNATURE_BYTES) {
      return Optional.empty();
    }
    BigInteger r = new BigInteger(1, Arrays.copyOf(signature, WORD));
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, WORD, 2 * WORD));
    int v = signature[2 * WORD];
    int parity = v >= FIRST_V ? v - FIRST_V : v;
    boolean possible =
        r.signum() > 0
            && r.compareTo(ORDER) < 0
            && s.signum() > 0
            && s.compareTo(ORDER.shiftRight(1)) <= 0
            && (parity == 0 || parity == 1);
    return possible ? recovered(hash, r, s, parity) : Optional.empty();
  }

  private static Optional<String> recovered(byte[] hash, BigInteger r, BigInteger s, int parity) {
    byte[] compressed = new byte[1 + WORD];
    compressed[0] = (byte) (2 + parity);
    byte[] x = word(r);
    System.arraycopy(x, 0, compressed, 1, WORD);
    ECPoint point;
    try {
      point = CURVE.getCurve().decodePoint(compressed);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    BigInteger inverse = r.modInverse(ORDER);
    BigInteger first = new BigInteger(1, hash).negate().multiply(inverse).mod(ORDER);
    BigInteger second = s.multiply(inverse).mod(ORDER);
    ECPoint key = ECAlgorithms.sumOfTwoMultiplies(CURVE.getG(), first, point, second).normalize();
    return key.isInfinity() ? Optional.empty() : Optional.of(address(key));
  }

  /// The address of a public key.
  static String address(ECPoint key) {
    byte[] encoded = key.getEncoded(false);
    byte[] hash = keccak(Arrays.copyOfRange(encoded, 1, encoded.length));
    return checksummed(HEX.formatHex(hash, hash.length - ADDRESS_BYTES, hash.length));
  }

  /// An address in the letters of EIP-55 (https://eips.ethereum.org/EIPS/eip-55).
  ///
  /// @param hex 40 digits, without `0x`
  static String checksummed(String hex) {
    String small = hex.toLowerCase(Locale.ROOT);
    String hash = HEX.formatHex(keccak(small.getBytes(US_ASCII)));
    StringBuilder address = new StringBuilder("0x");
    for (int i = 0; i < small.length(); i++) {
      char digit = small.charAt(i);
      address.append(
          Character.digit(hash.charAt(i), 16) >= 8 ? Character.toUpperCase(digit) : digit);
    }
    return address.toString();
  }

  private static byte[] word(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] word = new byte[WORD];
    int length = Math.min(WORD, bytes.length);
    System.arraycopy(bytes, bytes.length - length, word, WORD - length, length);
    return word;
  }

  private static byte[] keccak(byte[] bytes) {
    KeccakDigest digest = new KeccakDigest(256);
    digest.update(bytes, 0, bytes.length);
    byte[] hash = new byte[digest.getDigestSize()];
    digest.doFinal(hash, 0);
    return hash;
  }
}
