package tallystick.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import tallystick.kernel.Sha256;
import tools.jackson.databind.JsonNode;

/// An authenticator with one passkey and the browser around it, which may lie about everything.
final class SoftAuthenticator {
  static final int PRESENT = 1;
  static final int VERIFIED = 4;
  private static final int ATTESTED = 64;

  // CBOR of {"fmt": "none", "attStmt": {}, "authData": …, and of an EC2 key for ES256.
  private static final byte[] OBJECT =
      HexFormat.of().parseHex("a363666d74646e6f6e656761747453746d74a068617574684461746159");
  private static final byte[] KEY_X = HexFormat.of().parseHex("a5010203262001215820");
  private static final byte[] KEY_Y = HexFormat.of().parseHex("225820");

  private final KeyPair key;
  private final byte[] credential = Vault.random(32);
  private byte[] user = {};
  private String site = "venue.test";
  private String origin = "https://venue.test";
  private int flags = PRESENT | VERIFIED;
  private int counter;

  SoftAuthenticator() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      this.key = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  SoftAuthenticator at(String origin, String site) {
    this.origin = origin;
    this.site = site;
    return this;
  }

  SoftAuthenticator saying(int flags) {
    this.flags = flags;
    return this;
  }

  SoftAuthenticator counting(int counter) {
    this.counter = counter;
    return this;
  }

  /// Says that it holds the passkey for another person.
  SoftAuthenticator ownedBy(byte[] user) {
    this.user = user;
    return this;
  }

  byte[] user() {
    return user;
  }

  /// What `navigator.credentials.create` would give, as JSON.
  Map<String, Object> makes(JsonNode options) {
    user = Base64.getUrlDecoder().decode(options.at("/user/id").asString());
    ECPublicKey point = (ECPublicKey) key.getPublic();
    byte[] data =
        joined(
            head(flags | ATTESTED),
            new byte[16],
            ByteBuffer.allocate(2).putShort((short) credential.length).array(),
            credential,
            KEY_X,
            word(point.getW().getAffineX()),
            KEY_Y,
            word(point.getW().getAffineY()));
    byte[] length = ByteBuffer.allocate(2).putShort((short) data.length).array();
    return credential(
        Map.of(
            "clientDataJSON", text(client("webauthn.create", options)),
            "attestationObject", text(joined(OBJECT, length, data)),
            "transports", List.of("internal")));
  }

  /// What `navigator.credentials.get` would give, as JSON.
  Map<String, Object> shows(JsonNode options) {
    byte[] client = client("webauthn.get", options);
    byte[] data = head(flags);
    return credential(
        Map.of(
            "clientDataJSON", text(client),
            "authenticatorData", text(data),
            "signature", text(signed(joined(data, Sha256.of(client)))),
            "userHandle", text(user)));
  }

  private Map<String, Object> credential(Map<String, Object> response) {
    return Map.of(
        "id",
        text(credential),
        "rawId",
        text(credential),
        "type",
        "public-key",
        "authenticatorAttachment",
        "platform",
        "clientExtensionResults",
        Map.of(),
        "response",
        response);
  }

  private byte[] client(String type, JsonNode options) {
    return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
        .formatted(type, options.path("challenge").asString(), origin)
        .getBytes(UTF_8);
  }

  private byte[] head(int said) {
    return ByteBuffer.allocate(37)
        .put(Sha256.of(site.getBytes(UTF_8)))
        .put((byte) said)
        .putInt(counter)
        .array();
  }

  private byte[] signed(byte[] message) {
    try {
      Signature signer = Signature.getInstance("SHA256withECDSA");
      signer.initSign(key.getPrivate());
      signer.update(message);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] word(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] word = new byte[32];
    int length = Math.min(32, bytes.length);
    System.arraycopy(bytes, bytes.length - length, word, 32 - length, length);
    return word;
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
