package tallystick.server.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tallystick.domains.identity.IdentityAction.AddKey;
import tallystick.domains.identity.IdentityAction.RevokeKey;
import tallystick.kernel.SigningKey;
import tallystick.server.Someone;
import tallystick.server.TestVenue;
import tallystick.server.Web;
import tallystick.server.Web.Answer;
import tools.jackson.databind.JsonNode;

/// An account gives nobody a principal whose keys were taken out of use.
class RevokedKeysTest {
  private static final Web WEB = TestVenue.get().web();

  private final SoftAuthenticator phone = new SoftAuthenticator();

  private static AddKey adding(Someone who, SigningKey key) {
    byte[] text = ("tallystick.key/v1\n" + who.principal() + "\n").getBytes(US_ASCII);
    return new AddKey(
        key.keyId(), Base64.getUrlEncoder().withoutPadding().encodeToString(key.sign(text)));
  }

  private static void shown(String principal) throws Exception {
    Answer keys =
        WEB.get("/v1/identity/keys?principal=" + principal + "&min-height=" + WEB.height());
    assertEquals(200, keys.status(), keys::text);
  }

  private static Map<String, Object> act(AddKey add) {
    return Map.of(
        "type", "identity.AddKey", "body", Map.of("key", add.key(), "proof", add.proof()));
  }

  @Test
  void an_account_whose_own_key_was_revoked_binds_no_other() throws Exception {
    Someone ann = TestVenue.get().member("Ann", 0);
    shown(ann.principal());
    Browser thief = Browser.fresh();
    Expect.ok(PasskeysTest.signsUp(thief, ann, ann, phone));
    SigningKey safe = SigningKey.generate();
    WEB.does(ann.signs(adding(ann, safe)));
    WEB.does(ann.with(safe).signs(new RevokeKey(ann.key().keyId())));
    shown(ann.principal());

    // Whoever has the account, and even the old key, has no way to another one.
    AddKey own = adding(ann, SigningKey.generate());
    Expect.problem(409, "own-key", thief.acts(act(own)));
    WEB.refuses("identity.KEY_REVOKED", ann.signs(own));
    Expect.problem(
        409,
        "key-unknown",
        PasskeysTest.signsUp(Browser.fresh(), ann, ann, new SoftAuthenticator()));
    String passkey = thief.get("/passkeys").json().at("/items/0/id").asString();
    byte[] wrapped = new byte[76];
    Answer kept =
        thief.put(
            "/passkeys/" + passkey + "/wrapped-key",
            Map.of("ciphertext", Base64.getUrlEncoder().withoutPadding().encodeToString(wrapped)));
    Expect.done(kept);
    WEB.does(ann.with(safe).signs(adding(ann, SigningKey.generate())));
  }

  @Test
  void an_account_whose_kept_key_was_revoked_signs_nothing_any_more() throws Exception {
    Browser browser = Browser.member();
    SigningKey own = SigningKey.generate();
    Someone ann = new Someone(browser.principal(), own);
    JsonNode added = Expect.ok(browser.acts(act(adding(ann, own)))).json();
    String kept = added.at("/envelope/key").asString();
    WEB.does(ann.signs(new RevokeKey(kept)));
    JsonNode refused = Expect.ok(browser.acts(act(adding(ann, SigningKey.generate())))).json();
    assertFalse(refused.path("accepted").booleanValue());
    assertEquals("identity.KEY_REVOKED", refused.path("reason").asString());
  }
}
