package tallystick.server.passport;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import tallystick.kernel.Codec;
import tallystick.kernel.Sha256;
import tallystick.kernel.Signatures;
import tallystick.kernel.SigningKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A proof inside of a document, by the cryptosuite `eddsa-jcs-2022` (W3C Data Integrity EdDSA
/// Cryptosuites 1.0, 3.3): Ed25519 over the hashes of the proof's terms and of the document.
final class DataIntegrity {
  static final String SUITE = "eddsa-jcs-2022";

  /// Says of a key that it is one of Ed25519 (https://www.w3.org/TR/cid-1.0/#Multikey).
  private static final byte[] ED25519 = HexFormat.of().parseHex("ed01");

  private DataIntegrity() {}

  /// A key as a Multikey writes it.
  static String multikey(byte[] publicKey) {
    byte[] both = new byte[ED25519.length + publicKey.length];
    System.arraycopy(ED25519, 0, both, 0, ED25519.length);
    System.arraycopy(publicKey, 0, both, ED25519.length, publicKey.length);
    return Multibase.encode(both);
  }

  /// The same document with a proof.
  ///
  /// @param method the DID URL of the key
  /// @param created as RFC 3339 writes a time
  static ObjectNode sign(ObjectNode document, SigningKey key, String method, String created) {
    ObjectNode proof = Codec.JSON.createObjectNode();
    proof.put("type", "DataIntegrityProof");
    proof.put("cryptosuite", SUITE);
    proof.put("created", created);
    proof.put("verificationMethod", method);
    proof.put("proofPurpose", "assertionMethod");
    proof.set("@context", document.path("@context"));
    proof.put("proofValue", Multibase.encode(key.sign(hashes(document, proof))));
    ObjectNode signed = document.deepCopy();
    signed.set("proof", proof);
    return signed;
  }

  /// Whether a document has a proof by a key.
  ///
  /// @param multikey of whom one relies on
  /// @throws IllegalArgumentException when it has no proof that can be read
  static boolean verify(JsonNode signed, String multikey) {
    if (!(signed instanceof ObjectNode document)
        || !(signed.path("proof") instanceof ObjectNode proof)
        || !proof.path("cryptosuite").asString("").equals(SUITE)
        || !proof.path("type").asString("").equals("DataIntegrityProof")
        || !proof.path("proofPurpose").asString("").equals("assertionMethod")) {
      throw new IllegalArgumentException("it has no proof by " + SUITE);
    }
    byte[] key = Multibase.decode(multikey);
    byte[] signature = Multibase.decode(proof.path("proofValue").asString(""));
    ObjectNode terms = proof.deepCopy();
    terms.remove("proofValue");
    ObjectNode bare = document.deepCopy();
    bare.remove("proof");
    if (!terms.path("@context").equals(bare.path("@context"))) {
      return false;
    }
    return key.length == ED25519.length + 32
        && key[0] == ED25519[0]
        && key[1] == ED25519[1]
        && Signatures.verify(keyId(key), hashes(bare, terms), signature);
  }

  private static String keyId(byte[] multikey) {
    byte[] key = Arrays.copyOfRange(multikey, ED25519.length, multikey.length);
    return "ed25519:" + Base64.getUrlEncoder().withoutPadding().encodeToString(key);
  }

  private static byte[] hashes(JsonNode document, JsonNode terms) {
    byte[] first = Sha256.of(Jcs.bytes(terms));
    byte[] second = Sha256.of(Jcs.bytes(document));
    byte[] both = new byte[first.length + second.length];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
