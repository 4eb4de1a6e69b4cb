package tallystick.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import tallystick.kernel.Sha256;

/// What the browser is told before it makes or asks for a passkey, in the JSON forms of WebAuthn
/// Level 3 (https://www.w3.org/TR/webauthn-3/#sctn-parseCreationOptionsFromJSON, section 5.1.8 and
/// on): user verification is required, attestation is not asked for, and binary is base64url.
final class PasskeyOptions {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final String KIND = "public-key";
  private static final String REQUIRED = "required";
  private static final long PATIENCE_MILLIS = 120_000;

  /// ES256, EdDSA and RS256 (https://www.iana.org/assignments/cose), the best first.
  static final List<Integer> ALGORITHMS = List.of(-7, -8, -257);

  /// What the pseudo-random function of a passkey is asked for. Its answer stays in the browser,
  /// and is another one for every passkey.
  private static final Extensions PRF =
      new Extensions(
          new Prf(new Inputs(text(Sha256.of("tallystick.wrapped-key/v1".getBytes(UTF_8))))));

  private PasskeyOptions() {}

  record Party(String id, String name) {}

  /// @param id the person's, base64url
  record User(String id, String name, String displayName) {}

  record Parameter(String type, int alg) {}

  record Descriptor(String type, String id) {}

  record Selection(String residentKey, boolean requireResidentKey, String userVerification) {}

  record Inputs(String first) {}

  record Prf(Inputs eval) {}

  record Extensions(Prf prf) {}

  /// `PublicKeyCredentialCreationOptionsJSON`.
  record Creation(
      Party rp,
      User user,
      String challenge,
      List<Parameter> pubKeyCredParams,
      long timeout,
      List<Descriptor> excludeCredentials,
      Selection authenticatorSelection,
      String attestation,
      Extensions extensions) {}

  /// `PublicKeyCredentialRequestOptionsJSON`.
  ///
  /// @param allowCredentials empty for whichever passkey of this site a person has
  record Request(
      String challenge,
      long timeout,
      String rpId,
      List<Descriptor> allowCredentials,
      String userVerification,
      Extensions extensions) {}

  static Creation creation(Party party, User user, byte[] challenge, List<byte[]> known) {
    return new Creation(
        party,
        user,
        text(challenge),
        ALGORITHMS.stream().map(algorithm -> new Parameter(KIND, algorithm)).toList(),
        PATIENCE_MILLIS,
        descriptors(known),
        new Selection(REQUIRED, true, REQUIRED),
        "none",
        PRF);
  }

  static Request request(String party, byte[] challenge, List<byte[]> allowed) {
    return new Request(
        text(challenge), PATIENCE_MILLIS, party, descriptors(allowed), REQUIRED, PRF);
  }

  private static List<Descriptor> descriptors(List<byte[]> credentials) {
    return credentials.stream().map(id -> new Descriptor(KIND, text(id))).toList();
  }

  static String text(byte[] bytes) {
    return BASE64.encodeToString(bytes);
  }
}
