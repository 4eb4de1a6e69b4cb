package tallystick.server.access;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;

/// An Ethereum wallet in memory.
record SoftWallet(BigInteger key) {
  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
  private static final BigInteger ORDER = CURVE.getN();

  String address() {
    return Ethereum.address(CURVE.getG().multiply(key).normalize());
  }

  /// Signs as `personal_sign` does.
  String signs(String text) {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, new ECPrivateKeyParameters(key, new ECDomainParameters(CURVE)));
    BigInteger[] numbers = signer.generateSignature(Ethereum.hash(text));
    BigInteger s = numbers[1].min(ORDER.subtract(numbers[1]));
    for (byte v = 27; v <= 28; v++) {
      byte[] signature = bytes(numbers[0], s, v);
      if (Ethereum.signer(text, signature).filter(address()::equals).isPresent()) {
        return "0x" + HexFormat.of().formatHex(signature);
      }
    }
    throw new IllegalStateException("one of the two recovers");
  }

  /// The other signature that the curve would take for the same.
  static byte[] mirrored(byte[] signature) {
    BigInteger r = new BigInteger(1, Arrays.copyOf(signature, 32));
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
    return bytes(r, ORDER.subtract(s), (byte) (55 - signature[64]));
  }

  private static byte[] bytes(BigInteger r, BigInteger s, byte v) {
    String hex = "%064x%064x%02x".formatted(r, s, v);
    return HexFormat.of().parseHex(hex);
  }
}
