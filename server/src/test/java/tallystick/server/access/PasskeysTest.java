package tallystick.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tallystick.server.Someone;
import tallystick.server.TestVenue;
import tallystick.server.Web.Answer;
import tools.jackson.databind.JsonNode;

/// Signing in and up by passkey, and whose passkey signs in nobody.
class PasskeysTest {
  private final SoftAuthenticator phone = new SoftAuthenticator();

  private static JsonNode options(Browser browser, String path) throws Exception {
    return Expect.ok(browser.post(path + "/options", Map.of())).json();
  }

  private static Answer adds(Browser browser, SoftAuthenticator phone) throws Exception {
    JsonNode options = options(browser, "/passkeys");
    return browser.post("/passkeys", Map.of("label", "Phone", "credential", phone.makes(options)));
  }

  static Answer signsIn(Browser browser, SoftAuthenticator phone) throws Exception {
    JsonNode options = options(browser, "/sign-in/passkey");
    return browser.enters("/sign-in/passkey", Map.of("credential", phone.shows(options)));
  }

  static Answer confirms(Browser browser, SoftAuthenticator phone) throws Exception {
    JsonNode options = options(browser, "/second-factor/passkey");
    return browser.enters("/second-factor/passkey", Map.of("credential", phone.shows(options)));
  }

  static Browser member(SoftAuthenticator phone) throws Exception {
    Browser ann = Browser.member();
    Expect.ok(adds(ann, phone));
    return ann;
  }

  @Test
  void a_passkey_is_both_factors_at_once() throws Exception {
    Browser ann = member(phone);
    Browser other = Browser.fresh();
    JsonNode session = Expect.ok(signsIn(other, phone)).json();
    assertEquals(ann.principal(), session.path("principal").asString());
    assertTrue(session.path("complete").booleanValue());
    assertTrue(session.path("fresh").booleanValue());
    assertTrue(session.path("custodial").booleanValue());
    assertEquals(1, session.path("passkeys").intValue());
    Map<String, Object> rename =
        Map.of("type", "identity.RenamePrincipal", "body", Map.of("name", "Anna"));
    assertTrue(Expect.ok(other.acts(rename)).json().path("accepted").booleanValue());
    assertTrue(other.get("/history").text().contains("passkey-added"));
    AccessTables.age(other.session(), "confirmed", Session.FRESH.toMillis() + 1_000);
    Expect.problem(403, "step-up-required", other.post("/recovery-codes", Map.of()));
    Expect.ok(confirms(other, phone));
    Expect.ok(other.post("/recovery-codes", Map.of()));
  }

  @Test
  void browsers_are_told_to_verify_who_uses_a_passkey_and_never_merely_to_prefer_it()
      throws Exception {
    Browser ann = Browser.member();
    JsonNode making = options(ann, "/passkeys");
    assertEquals("venue.test", making.at("/rp/id").asString());
    assertEquals("required", making.at("/authenticatorSelection/userVerification").asString());
    assertEquals("required", making.at("/authenticatorSelection/residentKey").asString());
    assertEquals("none", making.path("attestation").asString());
    JsonNode asking = options(Browser.fresh(), "/sign-in/passkey");
    assertEquals("required", asking.path("userVerification").asString());
    assertEquals(0, asking.path("allowCredentials").size());
    assertEquals("venue.test", asking.path("rpId").asString());
    assertNotEquals(
        asking.path("challenge"), options(Browser.fresh(), "/sign-in/passkey").path("challenge"));
  }

  @Test
  void whoever_was_not_verified_gets_no_passkey_and_comes_in_by_none() throws Exception {
    Browser ann = Browser.member();
    SoftAuthenticator touched = new SoftAuthenticator().saying(SoftAuthenticator.PRESENT);
    Expect.problem(401, "user-not-verified", adds(ann, touched));
    Expect.ok(adds(ann, phone));
    phone.saying(SoftAuthenticator.PRESENT);
    Expect.problem(401, "user-not-verified", signsIn(Browser.fresh(), phone));
    Browser half = ann.another();
    Expect.ok(half.signsIn(Browser.PASSWORD));
    Expect.problem(401, "user-not-verified", confirms(half, phone));
    phone.saying(SoftAuthenticator.VERIFIED);
    Expect.problem(401, "user-not-verified", signsIn(Browser.fresh(), phone));
  }

  @Test
  void a_passkey_of_another_site_is_refused() throws Exception {
    Browser ann = Browser.member();
    SoftAuthenticator evil = new SoftAuthenticator().at("https://evil.test", "evil.test");
    Expect.problem(401, "passkey-of-another-site", adds(ann, evil));
    SoftAuthenticator proxied = new SoftAuthenticator().at("https://evil.test", "venue.test");
    Expect.problem(401, "passkey-of-another-site", adds(ann, proxied));
    Expect.ok(adds(ann, phone));
    for (String origin : new String[] {"https://evil.test", "http://venue.test"}) {
      phone.at(origin, "venue.test");
      Expect.problem(401, "passkey-of-another-site", signsIn(Browser.fresh(), phone));
    }
    phone.at("https://venue.test", "evil.test");
    Expect.problem(401, "passkey-of-another-site", signsIn(Browser.fresh(), phone));
  }

  @Test
  void a_challenge_is_good_for_once() throws Exception {
    member(phone);
    Browser other = Browser.fresh();
    Map<String, Object> answer =
        Map.of("credential", phone.shows(options(other, "/sign-in/passkey")));
    Expect.ok(other.post("/sign-in/passkey", answer));
    Expect.problem(401, "challenge-unknown", other.post("/sign-in/passkey", answer));
    Expect.problem(401, "challenge-unknown", Browser.fresh().post("/sign-in/passkey", answer));
  }

  @Test
  void a_challenge_is_good_for_its_purpose_and_session_alone() throws Exception {
    Browser ann = member(phone);
    Map<String, Object> in =
        Map.of("credential", phone.shows(options(Browser.fresh(), "/sign-in/passkey")));
    Expect.problem(401, "challenge-unknown", ann.post("/second-factor/passkey", in));
    Map<String, Object> second =
        Map.of("credential", phone.shows(options(ann, "/second-factor/passkey")));
    Expect.problem(401, "challenge-unknown", Browser.fresh().post("/sign-in/passkey", second));
    Browser same = Browser.fresh();
    Expect.ok(signsIn(same, phone));
    Expect.problem(401, "challenge-unknown", same.post("/second-factor/passkey", second));
    Browser ben = Browser.member();
    Map<String, Object> made =
        Map.of(
            "label",
            "Mine",
            "credential",
            new SoftAuthenticator().makes(options(ben, "/passkeys")));
    Expect.problem(401, "challenge-unknown", ann.post("/passkeys", made));
  }

  @Test
  void a_challenge_ends_and_cannot_be_made_by_others() {
    Vault vault = new Vault(Vault.random(32), PersonKeys.at(Path.of("none")));
    long[] now = {1_000};
    Challenges challenges =
        new Challenges(vault, AccessTables.sql(), () -> Instant.ofEpochMilli(now[0]));
    byte[] one = challenges.make(Challenges.Purpose.ADD, "session");
    assertTrue(challenges.nonce(one, Challenges.Purpose.ADD, "session").isPresent());
    for (int i = 0; i < one.length; i++) {
      byte[] bent = one.clone();
      bent[i] ^= 1;
      assertTrue(challenges.nonce(bent, Challenges.Purpose.ADD, "session").isEmpty());
    }
    assertTrue(challenges.nonce(new byte[0], Challenges.Purpose.ADD, "session").isEmpty());
    now[0] += Challenges.LIFE.toMillis();
    assertTrue(challenges.nonce(one, Challenges.Purpose.ADD, "session").isEmpty());
    byte[] late = ByteBuffer.wrap(one.clone()).putLong(16, Long.MAX_VALUE).array();
    assertTrue(challenges.nonce(late, Challenges.Purpose.ADD, "session").isEmpty());
  }

  @Test
  void the_factors_of_two_people_never_make_one_session() throws Exception {
    Browser ann = Browser.member();
    SoftAuthenticator annsPhone = new SoftAuthenticator();
    Expect.ok(adds(ann, annsPhone));
    Browser ben = member(phone);
    Browser half = ann.another();
    Expect.ok(half.signsIn(Browser.PASSWORD));
    Expect.problem(403, "passkey-of-another", confirms(half, phone));
    Expect.problem(403, "second-factor-required", half.get("/sessions"));
    assertTrue(ann.get("/history").text().contains("second-factor-refused"));
    // Whoever signs in as somebody else is that person, and what waited is over.
    String before = half.cookies().get("tallystick-session");
    JsonNode bens = Expect.ok(signsIn(half, phone)).json();
    assertEquals(ben.principal(), bens.path("principal").asString());
    Browser old = ann.another();
    old.cookies().put("tallystick-session", before);
    Expect.problem(401, "not-signed-in", old.get(""));
    // A passkey that is shown for somebody else's account signs in to none.
    byte[] bensId = phone.user();
    phone.ownedBy(annsPhone.user());
    Expect.problem(401, "wrong-passkey", signsIn(Browser.fresh(), phone));
    phone.ownedBy(bensId);
    Expect.ok(confirms(half, phone));
  }

  @Test
  void nobody_is_the_owner_of_a_passkey_without_a_session() throws Exception {
    Expect.problem(401, "not-signed-in", Browser.fresh().post("/passkeys/options", Map.of()));
    Map<String, Object> made =
        Map.of("label", "Phone", "credential", phone.makes(options(Browser.member(), "/passkeys")));
    Expect.problem(401, "not-signed-in", Browser.fresh().post("/passkeys", made));
    Browser half = Browser.fresh();
    Expect.ok(half.signsUp("Ann"));
    Expect.problem(403, "second-factor-required", half.post("/passkeys/options", Map.of()));
    Expect.problem(403, "second-factor-required", half.post("/passkeys", made));
    assertFalse(AccessTables.dump("access_passkeys").contains("anonymous"));
  }

  @Test
  void a_passkey_belongs_to_one_account_until_it_is_removed() throws Exception {
    Browser ann = member(phone);
    byte[] anns = phone.user();
    Expect.problem(409, "passkey-taken", adds(Browser.member(), phone));
    phone.ownedBy(anns);
    adds(ann, new SoftAuthenticator());
    JsonNode items = Expect.ok(ann.get("/passkeys")).json().path("items");
    assertEquals(2, items.size());
    assertEquals("Phone", items.get(0).path("label").asString());
    String path = "/passkeys/" + items.get(0).path("id").asString();
    Expect.problem(404, "not-found", Browser.member().delete(path));
    Browser stolen = Browser.fresh();
    Expect.ok(signsIn(stolen, phone));
    Expect.done(ann.delete(path));
    Expect.problem(401, "passkey-unknown", signsIn(Browser.fresh(), phone));
    Expect.problem(401, "not-signed-in", stolen.get(""));
    Expect.problem(404, "not-found", ann.delete(path));
  }

  @Test
  void a_passkey_that_counts_backwards_is_refused_and_told() throws Exception {
    phone.counting(5);
    Browser ann = member(phone);
    Expect.ok(signsIn(Browser.fresh(), phone.counting(6)));
    Expect.problem(401, "passkey-cloned", signsIn(Browser.fresh(), phone.counting(6)));
    Expect.problem(401, "passkey-cloned", signsIn(Browser.fresh(), phone.counting(2)));
    assertTrue(ann.get("/history").text().contains("passkey-cloned"));
    Expect.ok(signsIn(Browser.fresh(), phone.counting(7)));
  }

  @Test
  void an_answer_by_another_key_or_that_was_changed_is_refused() throws Exception {
    member(phone);
    Expect.problem(401, "passkey-unknown", signsIn(Browser.fresh(), new SoftAuthenticator()));
    Browser other = Browser.fresh();
    JsonNode options = options(other, "/sign-in/passkey");
    Map<String, Object> right = phone.shows(options);
    Map<String, Object> forged = new HashMap<>(new SoftAuthenticator().shows(options));
    forged.put("id", right.get("id"));
    forged.put("rawId", right.get("rawId"));
    Map<String, Object> response = new HashMap<>(responseOf(forged));
    response.put("userHandle", responseOf(right).get("userHandle"));
    forged.put("response", response);
    Expect.problem(
        401, "wrong-passkey", other.post("/sign-in/passkey", Map.of("credential", forged)));
    for (Object bad : new Object[] {Map.of(), "x", 1, Map.of("id", "x", "response", Map.of())}) {
      Answer answer = other.post("/sign-in/passkey", Map.of("credential", bad));
      Expect.problem(422, "invalid-field", answer);
      assertEquals("/credential", answer.json().path("pointer").asString());
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> responseOf(Map<String, Object> credential) {
    return (Map<String, Object>) Objects.requireNonNull(credential.get("response"));
  }

  @Test
  void a_wrapped_key_comes_back_with_the_session_and_is_readable_by_nobody_here() throws Exception {
    Browser ann = Browser.member();
    String id = Expect.ok(adds(ann, phone)).json().path("id").asString();
    String path = "/passkeys/" + id + "/wrapped-key";
    String ciphertext = "Q".repeat(100);
    Expect.done(ann.put(path, Map.of("ciphertext", ciphertext)));
    JsonNode session = Expect.ok(signsIn(Browser.fresh(), phone)).json();
    assertEquals(ciphertext, session.path("wrappedKey").asString());
    assertEquals(id, session.path("passkey").asString());
    assertEquals("", Expect.ok(ann.get("")).json().path("wrappedKey").asString());
    assertFalse(AccessTables.dump("access_passkeys").contains("41041041041041"));
    Expect.problem(422, "invalid-field", ann.put(path, Map.of("ciphertext", "Q".repeat(1_367))));
    Expect.problem(422, "invalid-field", ann.put(path, Map.of("ciphertext", "=".repeat(100))));
    Expect.problem(404, "not-found", Browser.member().put(path, Map.of("ciphertext", ciphertext)));
    Map<String, Object> telling = new HashMap<>(phone.shows(options(ann, "/sign-in/passkey")));
    telling.put(
        "clientExtensionResults", Map.of("prf", Map.of("results", Map.of("first", "c2VjcmV0"))));
    Expect.problem(422, "prf-told", ann.post("/sign-in/passkey", Map.of("credential", telling)));
  }

  @Test
  void whoever_has_nothing_but_a_passkey_becomes_a_member_whose_key_is_kept() throws Exception {
    Browser ann = Browser.fresh();
    JsonNode options =
        Expect.ok(ann.post("/sign-up/passkey/options", Map.of("name", "Ann"))).json();
    Map<String, Object> given =
        Map.of("name", "Ann", "label", "Phone", "credential", phone.makes(options));
    JsonNode session = Expect.ok(ann.enters("/sign-up/passkey", given)).json();
    assertEquals("", session.path("mail").asString());
    assertTrue(session.path("complete").booleanValue());
    Expect.problem(401, "challenge-unknown", Browser.fresh().post("/sign-up/passkey", given));
    Expect.ok(ann.acts(Map.of("type", "identity.RenamePrincipal", "body", Map.of("name", "Anna"))));
    Browser again = Browser.fresh();
    assertEquals(
        ann.principal(), Expect.ok(signsIn(again, phone)).json().path("principal").asString());
    String id = again.get("/passkeys").json().at("/items/0/id").asString();
    Expect.problem(409, "last-passkey", again.delete("/passkeys/" + id));
    Map<String, String> password = Map.of("password", Browser.PASSWORD, "next", "the next one");
    Expect.problem(409, "no-password", again.post("/password", password));
    // A session that was stolen later sets up no factor of the thief's.
    AccessTables.age(again.session(), "confirmed", Session.FRESH.toMillis() + 1_000);
    Expect.problem(403, "step-up-required", again.post("/totp", Map.of()));
    Expect.problem(403, "step-up-required", again.post("/passkeys/options", Map.of()));
    Expect.problem(403, "step-up-required", again.delete("/passkeys/" + id));
  }

  @Test
  void whoever_keeps_a_key_shows_it_and_gets_an_account_that_signs_nothing() throws Exception {
    Someone ann = TestVenue.get().member("Ann", 0);
    Someone stranger = Someone.fresh();
    Browser browser = Browser.fresh();
    Expect.problem(401, "wrong-signature", signsUp(browser, ann, stranger, phone));
    Expect.problem(409, "key-unknown", signsUp(browser, stranger, stranger, phone));
    TestVenue.get()
        .web()
        .get(
            "/v1/identity/keys?principal="
                + ann.principal()
                + "&min-height="
                + TestVenue.get().web().height());
    JsonNode session = Expect.ok(signsUp(browser, ann, ann, phone)).json();
    assertEquals(ann.principal(), session.path("principal").asString());
    assertFalse(session.path("custodial").booleanValue());
    Expect.problem(
        409,
        "own-key",
        browser.acts(Map.of("type", "identity.RenamePrincipal", "body", Map.of("name", "x"))));
    Expect.problem(
        409, "principal-taken", signsUp(Browser.fresh(), ann, ann, new SoftAuthenticator()));
  }

  /// @param signer who makes the proof
  static Answer signsUp(Browser browser, Someone who, Someone signer, SoftAuthenticator phone)
      throws Exception {
    JsonNode options =
        Expect.ok(browser.post("/sign-up/passkey/options", Map.of("name", "Ann"))).json();
    byte[] challenge = Base64.getUrlDecoder().decode(options.path("challenge").asString());
    byte[] text = PasskeySignUps.text(who.principal(), challenge);
    assertEquals(
        "tallystick.account/v1\n%s\n%s\n"
            .formatted(who.principal(), options.path("challenge").asString()),
        new String(text, UTF_8));
    byte[] proof = signer.key().sign(text);
    return browser.enters(
        "/sign-up/passkey/own-key",
        Map.of(
            "label", "Phone",
            "principal", who.principal(),
            "key", who.key().keyId(),
            "proof", Base64.getEncoder().encodeToString(proof),
            "credential", phone.makes(options)));
  }
}
