package tallystick.server.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tallystick.domains.accounts.AccountsAction.Issue;
import tallystick.kernel.Codec;
import tallystick.server.TestVenue;
import tallystick.server.Web;
import tallystick.server.Web.Answer;
import tallystick.server.access.AccessTables;
import tallystick.server.access.Browser;
import tallystick.server.access.Expect;
import tools.jackson.databind.JsonNode;

/// API keys: what they may do, and what becomes of bad ones.
class ApiKeysTest {
  private static final Map<String, Object> USUAL =
      Map.of(
          "name",
          "Night job",
          "scopes",
          List.of("accounts.Transfer", "read:accounts"),
          "ranges",
          List.of(),
          "perMinute",
          600,
          "days",
          30);

  private static Browser member() throws Exception {
    Browser ann = Browser.member();
    TestVenue venue = TestVenue.get();
    venue.web().does(venue.operator().signs(new Issue(ann.principal(), TestVenue.USD, 100, "")));
    return ann;
  }

  private static JsonNode made(Browser owner, String field, Object value) throws Exception {
    return Expect.ok(owner.post("/api-keys", with(field, value))).json();
  }

  private static Map<String, Object> with(String field, Object value) {
    Map<String, Object> wanted = new HashMap<>(USUAL);
    wanted.put(field, value);
    return wanted;
  }

  private static String bearer(JsonNode made) {
    return "Bearer " + made.path("secret").asString();
  }

  @Test
  void a_key_acts_for_its_owner_within_its_scopes_and_no_further() throws Exception {
    Browser ann = member();
    String key = bearer(made(ann, "name", "Payments"));
    Answer paid = Expect.ok(TestApp.pays(key, ""));
    assertTrue(paid.json().path("accepted").booleanValue(), paid::text);
    Answer holder = Expect.ok(TestApp.holder(key, ""));
    assertEquals(ann.principal(), holder.json().path("principal").asString());
    Answer more =
        TestApp.acts(
            key, "", "accounts.DefineAsset", Map.of("asset", "XYZ", "name", "X", "decimals", 0));
    Expect.problem(403, "insufficient-scope", more);
  }

  @Test
  void no_token_reaches_what_somebody_signs_in_by() throws Exception {
    Browser ann = member();
    String key = bearer(made(ann, "scopes", List.of("accounts", "market", "exchange")));
    Web web = TestVenue.get().web();
    for (String path :
        List.of("", "/sessions", "/history", "/api-keys", "/apps", "/consents", "/wallets")) {
      Answer answer =
          web.send(web.request("/v1/session" + path).header("Authorization", key).GET());
      Expect.problem(403, "not-for-tokens", answer);
    }
    Answer rename = TestApp.acts(key, "", "identity.RenamePrincipal", Map.of("name", "Mallory"));
    Expect.problem(403, "insufficient-scope", rename);
    Expect.problem(403, "insufficient-scope", TestApp.actsFor(Browser.member().principal(), key));
    for (String scope :
        List.of(
            "identity", "identity.AddKey", "mandates", "organisations.ProposeAct", "*", "read:")) {
      Answer refused = ann.post("/api-keys", with("scopes", List.of(scope)));
      Expect.problem(422, "invalid-field", refused);
      assertEquals("/scopes", refused.json().path("pointer").asString());
    }
  }

  @Test
  void a_key_is_shown_once_and_kept_as_a_hash() throws Exception {
    Browser ann = member();
    JsonNode made = made(ann, "name", "Seldom used name");
    String secret = made.path("secret").asString();
    assertTrue(secret.matches("tsk_[0-9A-Za-z]{49}"), secret);
    assertTrue(Secrets.isOne(Secrets.API_KEY, secret));
    String listed = Expect.ok(ann.get("/api-keys")).text();
    assertTrue(listed.contains("Seldom used name"), listed);
    assertFalse(listed.contains(secret));
    String rows = AccessTables.dump("api_keys");
    assertTrue(rows.contains(made.at("/apiKey/key").asString()));
    for (String hidden : List.of(secret, "Seldom used name")) {
      assertFalse(rows.contains(hidden));
      assertFalse(rows.contains(HexFormat.of().formatHex(hidden.getBytes(UTF_8))));
    }
  }

  @Test
  void a_checksum_tells_keys_from_what_only_looks_like_one() {
    String secret = Secrets.make(Secrets.API_KEY);
    for (int i = 0; i < secret.length(); i++) {
      char other = secret.charAt(i) == 'x' ? 'y' : 'x';
      String bent = secret.substring(0, i) + other + secret.substring(i + 1);
      assertFalse(Secrets.isOne(Secrets.API_KEY, bent), bent);
    }
    assertFalse(Secrets.isOne(Secrets.REFRESH, secret));
  }

  @Test
  void a_key_that_ended_or_never_was_is_refused_at_once() throws Exception {
    Browser ann = member();
    JsonNode made = made(ann, "days", 1);
    Expect.ok(TestApp.holder(bearer(made), ""));
    Expect.done(ann.delete("/api-keys/" + made.at("/apiKey/key").asString()));
    Answer ended = TestApp.holder(bearer(made), "");
    Expect.problem(401, "invalid-token", ended);
    String challenge = String.join("\n", ended.headers().allValues("WWW-Authenticate"));
    assertTrue(challenge.contains("Bearer error=\"invalid_token\""), challenge);
    assertTrue(
        challenge.contains("https://venue.test/.well-known/oauth-protected-resource"), challenge);
    String never = "Bearer " + Secrets.make(Secrets.API_KEY);
    Expect.problem(401, "invalid-token", TestApp.holder(never, ""));
    Expect.problem(401, "invalid-token", TestApp.holder("Bearer tsk_short", ""));
    Expect.problem(400, "invalid-request", TestApp.holder("Basic YTpi", ""));
    Expect.problem(400, "invalid-request", TestApp.holder("Bearer", ""));
    JsonNode late = made(ann, "days", 1);
    AccessTables.sql()
        .sql("UPDATE private.api_keys SET ends = 1 WHERE key = :key")
        .param("key", late.at("/apiKey/key").asString())
        .update();
    Expect.problem(401, "invalid-token", TestApp.holder(bearer(late), ""));
  }

  @Test
  void a_key_is_good_from_its_networks_alone() throws Exception {
    Browser ann = member();
    String key = bearer(made(ann, "ranges", List.of("192.0.2.0/24", "2001:db8::/32")));
    for (String address : List.of("192.0.2.77", "2001:db8::1")) {
      assertEquals(200, from(address, key).status());
    }
    for (String address : List.of("192.0.3.1", "198.51.100.7", "2001:db9::1", "::1")) {
      Expect.problem(403, "wrong-network", from(address, key));
    }
  }

  private static Answer from(String address, String key) throws IOException, InterruptedException {
    Web web = TestVenue.get().web();
    return web.send(
        web.request("/v1/oauth/token-holder")
            .header("X-Forwarded-For", address)
            .header("Authorization", key)
            .GET());
  }

  @Test
  void a_key_over_its_rate_is_told_when_to_come_again() throws Exception {
    Browser ann = member();
    String key = bearer(made(ann, "perMinute", 3));
    for (int i = 0; i < 3; i++) {
      Answer answer = Expect.ok(TestApp.holder(key, ""));
      assertEquals("\"token\";q=3;w=60", answer.header("RateLimit-Policy"));
    }
    Answer slowed = TestApp.holder(key, "");
    Expect.problem(429, "rate-limited", slowed);
    assertTrue(Integer.parseInt(slowed.header("Retry-After")) > 0);
    assertTrue(slowed.header("RateLimit").startsWith("\"token\";r=0;t="), slowed::text);
  }

  @Test
  void keys_are_made_with_the_second_factor_and_ended_by_their_owner() throws Exception {
    Browser ann = member();
    JsonNode made = made(ann, "days", 2);
    String path = "/api-keys/" + made.at("/apiKey/key").asString();
    Expect.problem(404, "not-found", Browser.member().delete(path));
    AccessTables.age(ann.session(), "confirmed", 600_000);
    Expect.problem(403, "step-up-required", ann.post("/api-keys", USUAL));
    Expect.done(ann.delete(path));
    Expect.problem(401, "not-signed-in", Browser.fresh().get("/api-keys"));
    Answer history = ann.get("/history");
    assertTrue(history.text().contains("api-key-made"), history::text);
    assertTrue(history.text().contains("api-key-ended"), history::text);
  }

  @Test
  void the_last_use_is_known_without_a_write_for_every_request() throws Exception {
    Browser ann = member();
    JsonNode made = made(ann, "days", 2);
    assertEquals(0, used(ann));
    Expect.ok(TestApp.holder(bearer(made), ""));
    long used = used(ann);
    assertTrue(used > 0);
    Expect.ok(TestApp.holder(bearer(made), ""));
    assertEquals(used, used(ann));
  }

  private static long used(Browser owner) throws Exception {
    return Expect.ok(owner.get("/api-keys")).json().at("/items/0/used").longValue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/name      | name      | \"\"",
        "/scopes    | scopes    | []",
        "/scopes    | scopes    | [\"market\",\"market\"]",
        "/ranges    | ranges    | [\"venue.test\"]",
        "/ranges    | ranges    | [\"192.0.2.0/33\"]",
        "/ranges    | ranges    | [\"300.0.2.0/24\"]",
        "/perMinute | perMinute | 0",
        "/days      | days      | 367",
        "/days      | days      | null",
      })
  void the_answer_points_at_what_is_wrong_with_a_new_key(String pointer, String field, String json)
      throws Exception {
    Answer answer = member().post("/api-keys", with(field, Codec.JSON.readTree(json)));
    assertEquals(422, answer.status(), answer::text);
    assertEquals(pointer, answer.json().path("pointer").asString(), answer::text);
  }
}
