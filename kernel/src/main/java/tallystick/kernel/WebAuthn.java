package tallystick.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Assertions of passkeys (https://www.w3.org/TR/webauthn-3/#sctn-verifying-assertion, section 7.2)
/// as signatures: the challenge is the SHA-256 of the message.
///
/// A key is its P-256 public key, compressed (33 bytes), and the SHA-256 of the id of the relying
/// party, a domain (32 bytes). So the key itself says at which site it may be used, and an
/// assertion made for any other is not by this key. A signature is
///
/// | bytes | |
/// |---|---|
/// | 64 | r and s of the assertion's signature, s in the lower half of the order, see [P256] |
/// | 2 | length of `authenticatorData`, the most significant byte first |
/// | 37 to 512 | `authenticatorData` |
/// | up to 1024 | `clientDataJSON` |
///
/// Authenticators answer in DER, and with either s; whoever makes the envelope brings it into this
/// one spelling. Not checked is the counter of signatures, for which one would have to remember the
/// last, and which passkeys on several devices leave at 0.
final class WebAuthn {
  static final int KEY_BYTES = P256.KEY_BYTES + Sha256.BYTES;

  /// Bits of the flags (section 6.1).
  static final int USER_PRESENT = 1;

  static final int USER_VERIFIED = 1 << 2;
  static final int BACKUP_ELIGIBLE = 1 << 3;
  static final int BACKED_UP = 1 << 4;
  static final int ATTESTED = 1 << 6;
  static final int EXTENDED = 1 << 7;

  private static final int AUTHENTICATOR_AT = P256.SIGNATURE_BYTES + 2;
  private static final int MIN_AUTHENTICATOR = Sha256.BYTES + 1 + 4;
  private static final int MAX_AUTHENTICATOR = 512;
  private static final int MAX_CLIENT = 1024;

  /// Bytes of the largest signature.
  static final int MAX_BYTES = AUTHENTICATOR_AT + MAX_AUTHENTICATOR + MAX_CLIENT;

  private static final Pattern ORIGIN =
      Pattern.compile("https://([a-z0-9.-]{1,253})(?::[0-9]{1,5})?");
  private static final Pattern LOCAL = Pattern.compile("http://(localhost)(?::[0-9]{1,5})?");

  private WebAuthn() {}

  /// Whether the signature is an assertion of the passkey over the message, by a verified user, at
  /// the key's own site and not in a frame of another.
  static boolean verify(byte[] key, byte[] message, byte[] signature) {
    if (key.length != KEY_BYTES || signature.length < AUTHENTICATOR_AT) {
      return false;
    }
    int length =
        (Byte.toUnsignedInt(signature[AUTHENTICATOR_AT - 2]) << 8)
            | Byte.toUnsignedInt(signature[AUTHENTICATOR_AT - 1]);
    int clientAt = AUTHENTICATOR_AT + length;
    if (length < MIN_AUTHENTICATOR
        || length > MAX_AUTHENTICATOR
        || signature.length <= clientAt
        || signature.length - clientAt > MAX_CLIENT) {
      return false;
    }
    byte[] authenticator = Arrays.copyOfRange(signature, AUTHENTICATOR_AT, clientAt);
    byte[] client = Arrays.copyOfRange(signature, clientAt, signature.length);
    byte[] party = Arrays.copyOfRange(key, P256.KEY_BYTES, KEY_BYTES);
    return Arrays.equals(party, Arrays.copyOf(authenticator, Sha256.BYTES))
        && areGood(authenticator[Sha256.BYTES], length)
        && isFor(client, message, party)
        && P256.verify(
            Arrays.copyOf(key, P256.KEY_BYTES),
            joined(authenticator, Sha256.of(client)),
            Arrays.copyOf(signature, P256.SIGNATURE_BYTES));
  }

  /// Present, verified, not backed up if it cannot be; and what lies beyond the fixed part is
  /// extensions, if it is said to be there, and never a new key.
  private static boolean areGood(int flags, int length) {
    int user = USER_PRESENT | USER_VERIFIED;
    boolean extended = (flags & EXTENDED) != 0;
    return (flags & user) == user
        && ((flags & BACKED_UP) == 0 || (flags & BACKUP_ELIGIBLE) != 0)
        && (flags & ATTESTED) == 0
        && extended == length > MIN_AUTHENTICATOR;
  }

  /// What the browser says. Members that are not known are allowed, as section 5.8.1 demands; the
  /// same member twice is not.
  private static boolean isFor(byte[] client, byte[] message, byte[] party) {
    JsonNode json;
    try {
      json = StrictJson.object(client, "client data");
    } catch (Malformed e) {
      return false;
    }
    JsonNode framed = json.path("crossOrigin");
    return says(json, "type", "webauthn.get")
        && says(json, "challenge", Canonical.toBase64Url(Sha256.of(message)))
        && (framed.isMissingNode() || (framed.isBoolean() && !framed.booleanValue()))
        && !json.has("topOrigin")
        && isOf(party, json.path("origin").asString(""));
  }

  private static boolean says(JsonNode json, String member, String text) {
    JsonNode said = json.path(member);
    return said.isString() && said.stringValue().equals(text);
  }

  /// Whether the origin is a page of the relying party: its host is the party's domain or one below
  /// it, over TLS or on this very machine.
  private static boolean isOf(byte[] party, String origin) {
    Matcher page = ORIGIN.matcher(origin);
    Matcher local = LOCAL.matcher(origin);
    String host = page.matches() ? page.group(1) : local.matches() ? local.group(1) : "";
    while (!host.isEmpty()) {
      if (Arrays.equals(party, Sha256.of(host.getBytes(UTF_8)))) {
        return true;
      }
      int dot = host.indexOf('.');
      host = dot < 0 ? "" : host.substring(dot + 1);
    }
    return false;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }
}
