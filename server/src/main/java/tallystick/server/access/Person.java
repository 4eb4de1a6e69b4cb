package tallystick.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.springframework.http.HttpStatus;
import tallystick.kernel.SigningKey;
import tallystick.server.gateway.Problem;

/// A member as it is kept: what tells of them is sealed.
///
/// @param person a random id
/// @param mail e-mail address, sealed; an empty text if there is none
/// @param password its Argon2id hash, empty if there is none
/// @param signingKey sealed; empty if the member keeps it
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

  boolean hasPassword() {
    return !password.isEmpty();
  }

  /// Whether the venue keeps the signing key.
  boolean isCustodial() {
    return signingKey.length > 0;
  }

  /// What seals and opens in their name.
  public Vault.Drawer drawer(Vault vault) {
    return vault.drawer(person, wrappedKey);
  }

  String mail(Vault vault) {
    return new String(drawer(vault).open(People.MAIL, mail), UTF_8);
  }

  /// How they are called where they alone read it.
  String name(Vault vault) {
    String mail = mail(vault);
    return mail.isEmpty() ? principal : mail;
  }

  /// The key by which the venue signs for them, or throws a problem if it has none.
  SigningKey key(Vault vault) {
    if (!isCustodial()) {
      throw Problem.of(
              HttpStatus.CONFLICT,
              "own-key",
              "You keep your signing key yourself: sign with it, and send POST /v1/actions.")
          .exception();
    }
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
