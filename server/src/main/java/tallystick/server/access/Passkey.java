package tallystick.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

/// A passkey as it is kept: what tells of its owner is sealed.
///
/// @param passkey a random id, for addresses
/// @param attested credential id and public key, as the authenticator encoded them, sealed
/// @param label what its owner calls it, sealed
/// @param wrappedKey a signing key that the browser wrapped, sealed once more; empty if none
/// @param counter what the authenticator last counted; 0 if it does not
/// @param backupEligible whether it may be on several devices
record Passkey(
    String passkey,
    String person,
    byte[] attested,
    byte[] label,
    byte[] wrappedKey,
    long counter,
    boolean backupEligible,
    boolean backedUp,
    long since,
    long used) {
  static final String ATTESTED = "passkey";
  static final String LABEL = "passkey label";
  static final String WRAPPED = "passkey wrapped key";

  /// The label in the clear.
  String label(Vault.Drawer drawer) {
    return new String(drawer.open(LABEL, label), UTF_8);
  }

  /// What the browser wrapped, base64url; empty if nothing.
  String wrappedKey(Vault.Drawer drawer) {
    return wrappedKey.length == 0 ? "" : PasskeyOptions.text(drawer.open(WRAPPED, wrappedKey));
  }

  /// Without secrets, sealed or not.
  @Override
  public String toString() {
    return "Passkey[" + passkey + "]";
  }
}
