package tallystick.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tallystick.server.Web.Answer;
import tools.jackson.databind.JsonNode;

/// Signing in with an Ethereum wallet.
class WalletsTest {
  private final SoftWallet wallet = new SoftWallet(new BigInteger(250, new SecureRandom()));

  private static String challenge(Browser browser, SoftWallet wallet, String purpose)
      throws Exception {
    Map<String, String> wanted = Map.of("address", wallet.address(), "purpose", purpose);
    Answer answer = Expect.ok(browser.post("/sign-in/challenge", wanted));
    return answer.json().path("message").asString();
  }

  private static Map<String, String> signed(SoftWallet wallet, String message) {
    return Map.of("message", message, "signature", wallet.signs(message));
  }

  private Browser member() throws Exception {
    Browser ann = Browser.member();
    Expect.ok(ann.post("/wallets", signed(wallet, challenge(ann, wallet, "ADD"))));
    return ann;
  }

  @Test
  void the_text_says_where_who_and_until_when() throws Exception {
    String message = challenge(Browser.fresh(), wallet, "SIGN_IN");
    assertTrue(
        message.matches(
            """
            venue\\.test wants you to sign in with your Ethereum account:
            %s

            Sign in\\.

            URI: https://venue\\.test
            Version: 1
            Chain ID: 1
            Nonce: [0-9a-f]{24}
            Issued At: \\S+Z
            Expiration Time: \\S+Z\
            """
                .formatted(wallet.address())),
        message);
  }

  @Test
  void a_wallet_that_was_added_signs_in_and_acts() throws Exception {
    Browser ann = member();
    Browser phone = Browser.fresh();
    Answer in =
        Expect.ok(
            phone.post("/sign-in/wallet", signed(wallet, challenge(phone, wallet, "SIGN_IN"))));
    assertEquals(ann.principal(), in.json().path("principal").asString());
    assertTrue(in.json().path("complete").booleanValue());
    phone.says(SessionCookie.CSRF, in.json().path("csrf").asString());
    Map<String, Object> rename =
        Map.of("type", "identity.RenamePrincipal", "body", Map.of("name", "Anna"));
    assertTrue(Expect.ok(phone.acts(rename)).json().path("accepted").booleanValue());
    // Factors are changed with the second factor only.
    Expect.problem(403, "step-up-required", phone.delete("/wallets/" + wallet.address()));
    Expect.problem(403, "step-up-required", phone.post("/recovery-codes", Map.of()));
  }

  @Test
  void a_text_is_good_for_once_and_for_its_purpose() throws Exception {
    Browser ann = member();
    Map<String, String> signed = signed(wallet, challenge(ann, wallet, "SIGN_IN"));
    Expect.problem(401, "wrong-signature", ann.post("/wallets", signed));
    Expect.ok(Browser.fresh().post("/sign-in/wallet", signed));
    Expect.problem(401, "wrong-signature", Browser.fresh().post("/sign-in/wallet", signed));
    Map<String, String> adding = signed(wallet, challenge(ann, wallet, "ADD"));
    Expect.problem(401, "wrong-signature", Browser.fresh().post("/sign-in/wallet", adding));
  }

  @Test
  void texts_of_other_sites_and_of_other_wallets_and_late_ones_are_refused() throws Exception {
    member();
    Browser thief = Browser.fresh();
    String message = challenge(thief, wallet, "SIGN_IN");
    for (String[] change :
        new String[][] {{"venue.test", "evil.test"}, {"Chain ID: 1", "Chain ID: 5"}}) {
      String changed = message.replace(change[0], change[1]);
      Expect.problem(
          401, "wrong-signature", thief.post("/sign-in/wallet", signed(wallet, changed)));
    }
    SoftWallet other = new SoftWallet(wallet.key().add(BigInteger.ONE));
    Expect.problem(
        401,
        "wrong-signature",
        thief.post(
            "/sign-in/wallet", Map.of("message", message, "signature", other.signs(message))));
    String late = challenge(thief, wallet, "SIGN_IN");
    AccessTables.sql()
        .sql("UPDATE private.access_challenges SET ends = 0 WHERE message = :message")
        .param("message", late)
        .update();
    Expect.problem(401, "wrong-signature", thief.post("/sign-in/wallet", signed(wallet, late)));
    Expect.problem(
        401,
        "wallet-unknown",
        thief.post("/sign-in/wallet", signed(other, challenge(thief, other, "SIGN_IN"))));
  }

  @Test
  void a_wallet_belongs_to_one_account_until_it_is_removed() throws Exception {
    Browser ann = member();
    JsonNode listed = Expect.ok(ann.get("/wallets")).json();
    assertEquals(wallet.address(), listed.at("/items/0/address").asString());
    Browser ben = Browser.member();
    Map<String, String> stolen = signed(wallet, challenge(ben, wallet, "ADD"));
    Expect.problem(409, "wallet-taken", ben.post("/wallets", stolen));
    Expect.problem(404, "not-found", ben.delete("/wallets/" + wallet.address()));
    Expect.done(ann.delete("/wallets/" + wallet.address()));
    assertEquals(0, Expect.ok(ann.get("/wallets")).json().path("items").size());
    Expect.problem(
        401,
        "wallet-unknown",
        ann.post("/sign-in/wallet", signed(wallet, challenge(ann, wallet, "SIGN_IN"))));
  }
}
