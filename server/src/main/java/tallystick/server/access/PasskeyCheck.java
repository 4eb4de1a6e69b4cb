package tallystick.server.access;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import com.webauthn4j.verifier.exception.BadOriginException;
import com.webauthn4j.verifier.exception.BadRpIdException;
import com.webauthn4j.verifier.exception.BadTopOriginException;
import com.webauthn4j.verifier.exception.CrossOriginException;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import com.webauthn4j.verifier.exception.UserNotPresentException;
import com.webauthn4j.verifier.exception.UserNotVerifiedException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tallystick.kernel.Codec;
import tallystick.kernel.Malformed;
import tallystick.server.gateway.Problem;
import tools.jackson.databind.JsonNode;

/// Judges what authenticators say, by WebAuthn4J: for our site and challenge, by a person who was
/// present and verified. Challenges themselves are judged by [Challenges].
final class PasskeyCheck {
  private static final List<PublicKeyCredentialParameters> KINDS =
      PasskeyOptions.ALGORITHMS.stream()
          .map(algorithm ->
              new PublicKeyCredentialParameters(
                  PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.create(algorithm)))
          .toList();

  private final ObjectConverter objects = new ObjectConverter();
  private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(objects);
  private final AttestedCredentialDataConverter attested =
      new AttestedCredentialDataConverter(objects);

  /// A passkey that was just made.
  ///
  /// @param credential its id
  /// @param attested id and public key, encoded
  record Made(
      byte[] credential, byte[] attested, long counter, boolean backupEligible, boolean backedUp) {}

  /// What an authenticator told when it was asked.
  record Shown(long counter, boolean backedUp) {}

  /// What `credential.toJSON()` gave after a passkey was made.
  RegistrationData made(Object credential) {
    return parsed(credential, manager::parseRegistrationResponseJSON);
  }

  /// What `credential.toJSON()` gave after a passkey was asked for.
  AuthenticationData shown(Object credential) {
    AuthenticationData data = parsed(credential, manager::parseAuthenticationResponseJSON);
    if (data.getCredentialId() == null || data.getAuthenticatorData() == null) {
      throw none();
    }
    return data;
  }

  /// Parses what a browser sent.
  private interface Parser<T> {
    @Nullable T parse(String json);
  }

  private static <T> T parsed(Object credential, Parser<T> parser) {
    JsonNode json = Codec.JSON.valueToTree(credential);
    if (json.at("/clientExtensionResults/prf").has("results")) {
      throw new Malformed(
          "prf-told",
          "/credential/clientExtensionResults/prf/results",
          "What wraps your key must stay in the browser: leave it out.");
    }
    try {
      T data = parser.parse(json.toString());
      if (data != null) {
        return data;
      }
    } catch (RuntimeException e) {
      // The parser has many ways to say that it is none; where parts are missing it just stumbles.
    }
    throw none();
  }

  private static RuntimeException none() {
    return new Malformed(
        "invalid-field", "/credential", "credential must be what credential.toJSON() gives.");
  }

  /// The challenge that was answered, as the browser tells.
  static byte[] challenge(@Nullable CollectedClientData data) {
    return data == null || data.getChallenge() == null
        ? new byte[0]
        : data.getChallenge().getValue();
  }

  /// Checks a passkey that was made (https://www.w3.org/TR/webauthn-3/, section 7.1).
  Made register(RegistrationData data, Site site, byte[] challenge) {
    try {
      manager.verify(data, new RegistrationParameters(server(site, challenge), KINDS, true, true));
    } catch (WebAuthnException e) {
      throw refused(e);
    }
    var authenticator = data.getAttestationObject().getAuthenticatorData();
    AttestedCredentialData made = authenticator.getAttestedCredentialData();
    return new Made(
        made.getCredentialId(),
        attested.convert(made),
        authenticator.getSignCount(),
        authenticator.isFlagBE(),
        authenticator.isFlagBS());
  }

  /// Checks an assertion (section 7.2).
  ///
  /// @param plain the passkey's attested credential data, opened
  /// @throws Cloned when the authenticator has counted less than before
  Shown authenticate(
      AuthenticationData data, Passkey passkey, byte[] plain, Site site, byte[] challenge)
      throws Cloned {
    var kept =
        new CredentialRecordImpl(
            new NoneAttestationStatement(),
            true,
            passkey.backupEligible(),
            passkey.backedUp(),
            passkey.counter(),
            attested.convert(plain),
            null,
            null,
            null,
            Set.of());
    try {
      manager.verify(
          data, new AuthenticationParameters(server(site, challenge), kept, null, true, true));
    } catch (MaliciousCounterValueException e) {
      throw new Cloned();
    } catch (WebAuthnException e) {
      throw refused(e);
    }
    var told = data.getAuthenticatorData();
    return new Shown(told.getSignCount(), told.isFlagBS());
  }

  /// The id of a credential that was kept.
  byte[] credential(byte[] plain) {
    return attested.convert(plain).getCredentialId();
  }

  private static ServerProperty server(Site site, byte[] challenge) {
    return ServerProperty.builder()
        .origin(new Origin(site.origin().toString()))
        .rpId(site.party())
        .challenge(new DefaultChallenge(challenge))
        .build();
  }

  private static RuntimeException refused(WebAuthnException why) {
    return switch (why) {
      case BadOriginException _,
          BadRpIdException _,
          CrossOriginException _,
          BadTopOriginException _ ->
          problem("passkey-of-another-site", "This was made for another site.");
      case UserNotVerifiedException _, UserNotPresentException _ ->
          problem("user-not-verified", "The authenticator must verify who uses it.");
      default -> problem("wrong-passkey", "The passkey's answer is not right.");
    };
  }

  private static RuntimeException problem(String code, String detail) {
    return Problem.of(HttpStatus.UNAUTHORIZED, code, detail).exception();
  }

  /// The same passkey is at two places, or was.
  static final class Cloned extends Exception {
    private static final long serialVersionUID = 1;
  }
}
