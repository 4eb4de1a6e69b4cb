package tallystick.kernel;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import fr.acinq.secp256k1.Secp256k1;
import fr.acinq.secp256k1.Secp256k1Exception;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.KeccakDigest;
import org.jspecify.annotations.Nullable;

/// Signatures of Ethereum wallets, as `personal_sign` makes them over the [WalletText] of a message
/// (https://eips.ethereum.org/EIPS/eip-191, version 0x45).
///
/// A wallet tells its address and nothing more, so the address is the key: the public key is
/// recovered from the signature, which is r, s and v, 65 bytes. Every signature has one spelling: s
/// is in the lower half of the group's order (https://eips.ethereum.org/EIPS/eip-2), and v is 27 or
/// 28. The curve is libsecp256k1's, the Keccak BouncyCastle's, for the JDK has neither.
final class Eip191 {
  static final int ADDRESS_BYTES = 20;
  static final int SIGNATURE_BYTES = 65;

  /// v for an even y of the signature's point; one more for an odd one.
  static final int EVEN = 27;

  private static final int SCALARS_BYTES = 64;
  private static final int PUBLIC_KEY_BYTES = 65;
  private static final Secp256k1 CURVE = Secp256k1.get();

  // Half of the order of secp256k1 (https://www.secg.org/sec2-v2.pdf, section 2.4.1).
  private static final byte[] HALF_ORDER =
      HexFormat.of().parseHex("7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0");

  private Eip191() {}

  /// Whether the wallet of the address signed the message. Malformed signatures are not by anyone.
  static boolean verify(byte[] address, byte[] message, byte[] signature) {
    String text = WalletText.of(message);
    if (text == null || signature.length != SIGNATURE_BYTES) {
      return false;
    }
    int odd = signature[SCALARS_BYTES] - EVEN;
    byte[] key = recover(hash(text), Arrays.copyOf(signature, SCALARS_BYTES), odd);
    return key != null && Arrays.equals(address(key), address);
  }

  /// The uncompressed public key (65 bytes) under which the 64 bytes r and s are a signature of the
  /// hash, or null if there is none or the signature is not in its one spelling.
  static byte @Nullable [] recover(byte[] hash, byte[] scalars, int odd) {
    boolean isLow = Arrays.compareUnsigned(scalars, 32, 64, HALF_ORDER, 0, 32) <= 0;
    if (!isLow || odd < 0 || odd > 1) {
      return null;
    }
    try {
      byte[] key = CURVE.ecdsaRecover(scalars, hash, odd);
      return key.length == PUBLIC_KEY_BYTES ? key : null;
    } catch (Secp256k1Exception e) {
      return null;
    }
  }

  /// What a wallet signs: the Keccak-256 hash of the text behind its prefix.
  static byte[] hash(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    String prefix = "\u0019Ethereum Signed Message:\n" + bytes.length;
    return keccak(prefix.getBytes(US_ASCII), bytes);
  }

  /// The address of an uncompressed public key.
  static byte[] address(byte[] publicKey) {
    byte[] hash = keccak(Arrays.copyOfRange(publicKey, 1, PUBLIC_KEY_BYTES));
    return Arrays.copyOfRange(hash, hash.length - ADDRESS_BYTES, hash.length);
  }

  private static byte[] keccak(byte[]... parts) {
    KeccakDigest digest = new KeccakDigest(256);
    for (byte[] part : parts) {
      digest.update(part, 0, part.length);
    }
    byte[] hash = new byte[digest.getDigestSize()];
    digest.doFinal(hash, 0);
    return hash;
  }
}
