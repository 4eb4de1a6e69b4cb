package tallystick.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import tallystick.kernel.SigningKey;

/// A custodial member as it is kept: what tells of them is sealed.
///
/// @param person a random id
/// @param password its Argon2id hash
/// @param totp secret in use, sealed; empty if there is none
/// @param totpDraft secret that is being set up, sealed; empty if there is none
public record Person(
    String person,
    byte[] wrappedKey,
    byte[] mail,
    String password,
    byte[] signingKey,
    String principal,
    byte[] totp,
    byte[] totpDraft) {

  boolean hasTotp() {
    return totp.length > 0;
  }

  /// What seals and opens in their name.
  public Vault.Drawer drawer(Vault vault) {
    return vault.drawer(person, wrappedKey);
  }

  String mail(Vault vault) {
    return new String(drawer(vault).open(People.MAIL, mail), UTF_8);
  }

  SigningKey key(Vault vault) {
    return SigningKey.fromSeed(drawer(vault).open(People.SIGNING_KEY, signingKey));
  }

  byte[] totpSecret(Vault vault) {
    return drawer(vault).open(People.TOTP, totp);
  }

  byte[] totpDraftSecret(Vault vault) {
    return drawer(vault).open(People.TOTP, totpDraft);
  }

  /// Without secrets, sealed or not.
  @Override
  public String toString() {
    return "Person[" + person + "]";
  }
}
