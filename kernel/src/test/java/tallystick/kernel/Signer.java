package tallystick.kernel;

import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Whoever signs, by a key of one of the suites.
///
/// @param keyBytes what stands in the key id
/// @param spelling the key id of such bytes
record Signer(byte[] keyBytes, Function<byte[], String> spelling, UnaryOperator<byte[]> by) {

  /// One of every suite.
  static List<Signer> ofEverySuite(byte[] seed) {
    SigningKey key = SigningKey.fromSeed(seed);
    WalletKey wallet = WalletKey.fromSeed(seed);
    SoftPasskey passkey =
        SoftPasskey.fromSeed(seed, "venue.example", "https://shop.venue.example:8443");
    return List.of(
        new Signer(base64Url(key.keyId()), Signatures::ed25519KeyId, key::sign),
        new Signer(
            HexFormat.of().parseHex(wallet.keyId().substring("eip191:0x".length())),
            Signatures::eip191KeyId,
            wallet::sign),
        new Signer(base64Url(passkey.keyId()), Signatures::webAuthnKeyId, passkey::sign));
  }

  String keyId() {
    return spelling.apply(keyBytes);
  }

  byte[] sign(byte[] message) {
    return by.apply(message);
  }

  @Override
  public String toString() {
    return keyId().substring(0, keyId().indexOf(':'));
  }

  private static byte[] base64Url(String keyId) {
    String text = keyId.substring(keyId.indexOf(':') + 1);
    return Objects.requireNonNull(Canonical.base64Url(text), keyId);
  }
}
