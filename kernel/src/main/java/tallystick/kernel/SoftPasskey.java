package tallystick.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;

/// A passkey in software, together with the browser around it, for programs that stand in for a
/// person: the private key lies in memory, and presence and verification of the user are only said.
/// It signs acts as [WebAuthn] reads them. Its text never shows the secret.
public final class SoftPasskey {
  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256r1");

  private final BigInteger secret;
  private final byte[] key;
  private final byte[] party;
  private final String origin;

  private SoftPasskey(BigInteger secret, String rpId, String origin) {
    this.secret = secret;
    this.party = Sha256.of(rpId.getBytes(UTF_8));
    this.origin = origin;
    this.key =
        ByteBuffer.allocate(WebAuthn.KEY_BYTES)
            .put(CURVE.getG().multiply(secret).normalize().getEncoded(true))
            .put(party)
            .array();
  }

  /// The passkey of 32 bytes at a site.
  ///
  /// @param rpId the relying party, a domain
  /// @param origin of the page that asks, such as `https://venue.example`
  /// @throws IllegalArgumentException when there are not 32 bytes
  public static SoftPasskey fromSeed(byte[] seed, String rpId, String origin) {
    byte[] scalar = WalletKey.scalar(seed, P256.ORDER.subtract(BigInteger.ONE));
    return new SoftPasskey(new BigInteger(1, scalar), rpId, origin);
  }

  /// The id of the key, as [Signatures#verify] takes it.
  public String keyId() {
    return Signatures.webAuthnKeyId(key);
  }

  /// The assertion over a message, the same every time.
  public byte[] sign(byte[] message) {
    String client =
        "{\"type\":\"webauthn.get\",\"challenge\":\""
            + Canonical.toBase64Url(Sha256.of(message))
            + "\",\"origin\":\""
            + origin
            + "\",\"crossOrigin\":false}";
    byte[] authenticator =
        ByteBuffer.allocate(party.length + 5)
            .put(party)
            .put((byte) (WebAuthn.USER_PRESENT | WebAuthn.USER_VERIFIED))
            .putInt(0)
            .array();
    return assertion(authenticator, client.getBytes(UTF_8));
  }

  /// What comes of an authenticator and a browser that say anything at all.
  byte[] assertion(byte[] authenticator, byte[] client) {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    ECDomainParameters domain = new ECDomainParameters(CURVE);
    signer.init(true, new ECPrivateKeyParameters(secret, domain));
    BigInteger[] scalars = signer.generateSignature(Sha256.of(authenticator, Sha256.of(client)));
    BigInteger low = scalars[1].min(P256.ORDER.subtract(scalars[1]));
    return ByteBuffer.allocate(P256.SIGNATURE_BYTES + 2 + authenticator.length + client.length)
        .put(WalletKey.bytes(scalars[0]))
        .put(WalletKey.bytes(low))
        .putShort((short) authenticator.length)
        .put(authenticator)
        .put(client)
        .array();
  }

  @Override
  public String toString() {
    return "SoftPasskey[" + keyId() + "]";
  }
}
