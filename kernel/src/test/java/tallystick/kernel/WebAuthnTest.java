package tallystick.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebAuthnTest {
  private static final byte[] MESSAGE = "{\"v\":1}".getBytes(UTF_8);
  private static final byte[] SEED = Sha256.of(MESSAGE);
  private static final String PARTY = "venue.example";
  private static final String CHALLENGE = Canonical.toBase64Url(Sha256.of(MESSAGE));
  private static final String CLIENT =
      "{\"type\":\"webauthn.get\",\"challenge\":\""
          + CHALLENGE
          + "\",\"origin\":\"https://venue.example\"}";
  private static final SoftPasskey PASSKEY =
      SoftPasskey.fromSeed(SEED, PARTY, "https://venue.example");
  private static final int GOOD = WebAuthn.USER_PRESENT | WebAuthn.USER_VERIFIED;

  private static byte[] authenticator(String party, int flags, int length) {
    byte[] data = Arrays.copyOf(Sha256.of(party.getBytes(UTF_8)), length);
    data[32] = (byte) flags;
    return data;
  }

  private static boolean isGood(byte[] authenticator, String client) {
    byte[] signature = PASSKEY.assertion(authenticator, client.getBytes(UTF_8));
    return Signatures.verify(PASSKEY.keyId(), MESSAGE, signature);
  }

  private static boolean isGood(int flags, int length) {
    return isGood(authenticator(PARTY, flags, length), CLIENT);
  }

  private static boolean isGood(String client) {
    return isGood(authenticator(PARTY, GOOD, 37), client);
  }

  @Test
  void the_user_must_be_present_and_verified() {
    assertTrue(isGood(GOOD, 37));
    assertFalse(isGood(0, 37));
    assertFalse(isGood(WebAuthn.USER_PRESENT, 37));
    assertFalse(isGood(WebAuthn.USER_VERIFIED, 37));
  }

  @Test
  void a_passkey_is_backed_up_only_if_it_can_be() {
    assertTrue(isGood(GOOD | WebAuthn.BACKUP_ELIGIBLE, 37));
    assertTrue(isGood(GOOD | WebAuthn.BACKUP_ELIGIBLE | WebAuthn.BACKED_UP, 37));
    assertFalse(isGood(GOOD | WebAuthn.BACKED_UP, 37));
  }

  @Test
  void extensions_are_there_if_and_only_if_the_flag_says_so() {
    assertTrue(isGood(GOOD | WebAuthn.EXTENDED, 38));
    assertTrue(isGood(GOOD | WebAuthn.EXTENDED, 512));
    assertFalse(isGood(GOOD | WebAuthn.EXTENDED, 513));
    assertFalse(isGood(GOOD | WebAuthn.EXTENDED, 37));
    assertFalse(isGood(GOOD, 38));
    assertFalse(isGood(GOOD | WebAuthn.ATTESTED, 100));
    assertFalse(isGood(GOOD, 36));
  }

  @Test
  void an_assertion_for_another_site_is_refused() {
    assertFalse(isGood(authenticator("other.example", GOOD, 37), CLIENT));
    SoftPasskey same = SoftPasskey.fromSeed(SEED, "other.example", "https://other.example");
    assertFalse(Signatures.verify(PASSKEY.keyId(), MESSAGE, same.sign(MESSAGE)));
    assertFalse(Signatures.verify(same.keyId(), MESSAGE, PASSKEY.sign(MESSAGE)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://venue.example",
        "https://venue.example:8443",
        "https://a.b.venue.example",
      })
  void a_page_of_the_site_or_of_one_below_it_may_ask(String origin) {
    assertTrue(isGood(client("webauthn.get", CHALLENGE, origin)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "http://venue.example",
        "https://example",
        "https://othervenue.example",
        "https://venue.example.evil.example",
        "https://venue.example/",
        "https://user@venue.example",
        "https://VENUE.example",
        "https://venue.example.",
        "android:apk-key-hash:abc",
        "http://localhost:8080",
      })
  void a_page_of_another_site_may_not(String origin) {
    assertFalse(isGood(client("webauthn.get", CHALLENGE, origin)));
  }

  @Test
  void this_machine_needs_no_tls() {
    SoftPasskey local = SoftPasskey.fromSeed(SEED, "localhost", "http://localhost:8080");
    assertTrue(Signatures.verify(local.keyId(), MESSAGE, local.sign(MESSAGE)));
    SoftPasskey below = SoftPasskey.fromSeed(SEED, "localhost", "http://a.localhost:8080");
    assertFalse(Signatures.verify(below.keyId(), MESSAGE, below.sign(MESSAGE)));
  }

  @Test
  void another_challenge_or_ceremony_is_refused() {
    String origin = "https://venue.example";
    assertFalse(isGood(client("webauthn.create", CHALLENGE, origin)));
    assertFalse(isGood(client("payment.get", CHALLENGE, origin)));
    assertFalse(isGood(client("webauthn.get", "", origin)));
    assertFalse(isGood(client("webauthn.get", CHALLENGE + "=", origin)));
    String other = Canonical.toBase64Url(Sha256.of(new byte[1]));
    assertFalse(isGood(client("webauthn.get", other, origin)));
  }

  @Test
  void a_frame_of_another_site_is_refused() {
    assertTrue(isGood(with("\"crossOrigin\":false")));
    assertFalse(isGood(with("\"crossOrigin\":true")));
    assertFalse(isGood(with("\"crossOrigin\":\"false\"")));
    assertFalse(isGood(with("\"crossOrigin\":null")));
    assertFalse(isGood(with("\"topOrigin\":\"https://venue.example\"")));
  }

  @Test
  void members_may_be_more_and_in_any_order_but_none_twice() {
    assertTrue(isGood(with("\"other_keys_can_be_added_here\":{\"a\":[1]}")));
    assertTrue(
        isGood(
            "{ \"origin\":\"https://venue.example\", \"challenge\":\""
                + CHALLENGE
                + "\", \"type\":\"webauthn.get\"}"));
    assertFalse(isGood(with("\"type\":\"webauthn.get\"")));
    assertFalse(isGood(with("\"origin\":\"https://evil.example\"")));
    assertFalse(isGood(with("\"\\u0074ype\":\"webauthn.create\"")));
  }

  @Test
  void what_is_no_json_object_of_bounded_size_is_refused() {
    for (String bad : new String[] {"", "{", "[]", "null", "\ufeff" + CLIENT, CLIENT + "x"}) {
      assertFalse(isGood(bad), bad);
    }
    String filler = "\"x\":\"%s\"";
    int room = 1024 - with(filler.formatted("")).length();
    assertTrue(isGood(with(filler.formatted("a".repeat(room)))));
    assertFalse(isGood(with(filler.formatted("a".repeat(room + 1)))));
  }

  @Test
  void the_other_s_is_refused() {
    byte[] signature = PASSKEY.sign(MESSAGE);
    byte[] s = WalletKey.bytes(P256.ORDER.subtract(StrictDer.s(signature)));
    System.arraycopy(s, 0, signature, 32, 32);
    assertFalse(Signatures.verify(PASSKEY.keyId(), MESSAGE, signature));
  }

  @Test
  void a_key_that_is_no_point_verifies_nothing() {
    byte[] signature = PASSKEY.sign(MESSAGE);
    byte[] key = new byte[WebAuthn.KEY_BYTES];
    System.arraycopy(Sha256.of(PARTY.getBytes(UTF_8)), 0, key, 33, 32);
    for (int first = 0; first < 8; first++) {
      key[0] = (byte) first;
      assertFalse(Signatures.verify(Signatures.webAuthnKeyId(key), MESSAGE, signature));
    }
  }

  @Test
  void a_passkey_keeps_its_secret_to_itself() {
    assertEquals("SoftPasskey[" + PASSKEY.keyId() + "]", PASSKEY.toString());
  }

  private static String client(String type, String challenge, String origin) {
    return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
        .formatted(type, challenge, origin);
  }

  private static String with(String member) {
    return CLIENT.substring(0, CLIENT.length() - 1) + "," + member + "}";
  }
}
