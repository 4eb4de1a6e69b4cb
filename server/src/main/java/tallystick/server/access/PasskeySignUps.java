package tallystick.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Base64;
import org.springframework.http.HttpStatus;
import tallystick.kernel.Limits;
import tallystick.kernel.Require;
import tallystick.kernel.Signatures;
import tallystick.server.gateway.Problem;

/// Becoming a member by a passkey alone: no address, no password. The signing key is kept by the
/// venue, or by the member, who shows then that it is theirs.
final class PasskeySignUps {
  private static final int MAX_LABEL = 60;
  private static final int MAX_KEY = 200;
  private static final int MAX_PROOF = 4_096;

  private final Access access;
  private final Passkeys passkeys;
  private final SignIns signIns;

  PasskeySignUps(Access access, Passkeys passkeys) {
    this.access = access;
    this.passkeys = passkeys;
    this.signIns = new SignIns(access);
  }

  /// @param name under which the passkey is shown in the browser's list
  record Wanted(String name) {
    Wanted {
      Require.text(name, Limits.NAME_CHARS, "name");
    }
  }

  /// Somebody whose signing key the venue shall keep.
  ///
  /// @param name under which the member is registered, for all to read
  record Custodial(String name, String label, Object credential) {
    Custodial {
      Require.text(name, Limits.NAME_CHARS, "name");
      Require.text(label, MAX_LABEL, "label");
    }
  }

  /// Somebody who keeps the signing key, and is registered in the ledger.
  ///
  /// @param key of the principal, good for all that it does
  /// @param proof signature by the key over the text that [#text] makes, base64
  record OwnKey(String label, String principal, String key, String proof, Object credential) {
    OwnKey {
      Require.text(label, MAX_LABEL, "label");
      Require.principal(principal, "principal");
      Require.text(key, MAX_KEY, "key");
      Require.text(proof, MAX_PROOF, "proof");
    }
  }

  PasskeyOptions.Creation begin(
      Wanted wanted, Site site, Client client, HttpServletResponse response) {
    access.throttle().challenge(client, response);
    return passkeys.signUp(wanted.name(), site);
  }

  Passkeys.Opened signUp(Custodial given, Site site, Client client, HttpServletResponse response) {
    access.throttle().signUp(client, response);
    Passkeys.Newcomer newcomer = passkeys.newcomer(given.credential(), site);
    Person person = access.people().makeCustodial(newcomer.person());
    signIns.register(person, given.name());
    return finish(person, newcomer, given.label(), client);
  }

  Passkeys.Opened signUp(OwnKey given, Site site, Client client, HttpServletResponse response) {
    access.throttle().signUp(client, response);
    Passkeys.Newcomer newcomer = passkeys.newcomer(given.credential(), site);
    if (!Signatures.verify(
        given.key(), text(given.principal(), newcomer.challenge()), signature(given.proof()))) {
      throw Problem.of(
              HttpStatus.UNAUTHORIZED,
              "wrong-signature",
              "/proof",
              "The proof is not by this key, or not over this challenge.")
          .exception();
    }
    if (!access.people().isKeyOf(given.key(), given.principal())) {
      throw Problem.of(
              HttpStatus.CONFLICT,
              "key-unknown",
              "/key",
              "The ledger knows no such key of the principal that is good for everything.")
          .exception();
    }
    return finish(
        access.people().makeSelfCustodial(newcomer.person(), given.principal()),
        newcomer,
        given.label(),
        client);
  }

  /// What a key signs to show that an account is its principal's. The challenge makes it good for
  /// once.
  static byte[] text(String principal, byte[] challenge) {
    return ("tallystick.account/v1\n" + principal + "\n" + PasskeyOptions.text(challenge) + "\n")
        .getBytes(UTF_8);
  }

  private static byte[] signature(String proof) {
    try {
      return Base64.getDecoder().decode(proof);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private Passkeys.Opened finish(
      Person person, Passkeys.Newcomer newcomer, String label, Client client) {
    if (!access.people().add(person, access.people().unaddressed(person))) {
      throw Problem.of(
              HttpStatus.CONFLICT, "principal-taken", "There is an account of this principal.")
          .exception();
    }
    return passkeys.begin(person, newcomer, label, client);
  }
}
