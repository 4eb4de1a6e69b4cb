package tallystick.server.passport;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tallystick.kernel.SigningKey;
import tallystick.server.access.Vault;

/// The key that signs passports, and the name under which the world finds it: `did:web` of the
/// venue's own address. The key follows from the venue's access key, so that all gateways have it,
/// backups need nothing more, and a passport can be checked for as long as the venue keeps its key.
final class Issuer {
  private static final String FRAGMENT = "#passports";

  private final SigningKey key;

  Issuer(Vault vault) {
    key = SigningKey.fromSeed(vault.name("tallystick.passport/v1", "signing key"));
  }

  SigningKey key() {
    return key;
  }

  String multikey() {
    return DataIntegrity.multikey(key.publicKey());
  }

  /// `did:web:venue.example`, or with a port `did:web:localhost%3A8080`.
  ///
  /// @param root the venue's address, without a path
  static String did(String root) {
    return "did:web:" + root.substring(root.indexOf("://") + 3).replace(":", "%3A");
  }

  static String method(String root) {
    return did(root) + FRAGMENT;
  }

  /// What `did:web` leads to (https://w3c-ccg.github.io/did-method-web/).
  Map<String, Object> document(String root) {
    String did = did(root);
    Map<String, Object> method = new TreeMap<>();
    method.put("id", did + FRAGMENT);
    method.put("type", "Multikey");
    method.put("controller", did);
    method.put("publicKeyMultibase", multikey());
    Map<String, Object> document = new TreeMap<>();
    document.put(
        "@context",
        List.of("https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"));
    document.put("id", did);
    document.put("verificationMethod", List.of(method));
    document.put("assertionMethod", List.of(did + FRAGMENT));
    return document;
  }
}
