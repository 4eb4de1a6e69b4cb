package tallystick.kernel;

import fr.acinq.secp256k1.Secp256k1;
import java.math.BigInteger;
import java.util.Arrays;

/// The private key of an Ethereum account, which signs acts as a wallet does ([Eip191]), for
/// programs whose account it is. Its text never shows the secret.
public final class WalletKey {
  private static final Secp256k1 CURVE = Secp256k1.get();

  // The order of secp256k1, less one.
  private static final BigInteger LAST =
      new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140", 16);

  private final byte[] secret;
  private final byte[] publicKey;

  private WalletKey(byte[] secret) {
    this.secret = secret;
    this.publicKey = CURVE.pubkeyCreate(secret);
  }

  /// The key of 32 bytes: as they are, if they are a private key, as all but one in 2^128 are.
  ///
  /// @throws IllegalArgumentException when there are not 32 bytes
  public static WalletKey fromSeed(byte[] seed) {
    return new WalletKey(scalar(seed, LAST));
  }

  /// The id of the key, as [Signatures#verify] takes it.
  public String keyId() {
    return Signatures.eip191KeyId(Eip191.address(publicKey));
  }

  /// The wallet's signature of a message, 65 bytes, the same every time.
  ///
  /// @throws IllegalArgumentException when the message has no [WalletText]
  public byte[] sign(byte[] message) {
    String text = WalletText.of(message);
    if (text == null) {
      throw new IllegalArgumentException(
          "a wallet signs UTF-8 of at most " + Limits.WALLET_PAYLOAD_BYTES + " bytes");
    }
    byte[] hash = Eip191.hash(text);
    byte[] scalars = CURVE.sign(hash, secret);
    byte[] signature = Arrays.copyOf(scalars, Eip191.SIGNATURE_BYTES);
    int odd = Arrays.equals(publicKey, Eip191.recover(hash, scalars, 0)) ? 0 : 1;
    signature[scalars.length] = (byte) (Eip191.EVEN + odd);
    return signature;
  }

  @Override
  public String toString() {
    return "WalletKey[" + keyId() + "]";
  }

  /// A number from 1 to the last, which is the seed wherever that is one.
  static byte[] scalar(byte[] seed, BigInteger last) {
    if (seed.length != SigningKey.SEED_BYTES) {
      throw new IllegalArgumentException("the seed of a signing key has 32 bytes");
    }
    BigInteger number = new BigInteger(1, seed).subtract(BigInteger.ONE).mod(last);
    return bytes(number.add(BigInteger.ONE));
  }

  /// A number below 2^256 in 32 bytes, the most significant first.
  static byte[] bytes(BigInteger number) {
    byte[] bytes = new byte[32];
    byte[] plain = number.toByteArray();
    int length = Math.min(32, plain.length);
    System.arraycopy(plain, plain.length - length, bytes, 32 - length, length);
    return bytes;
  }
}
