package tallystick.server.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tallystick.server.TestVenue;
import tallystick.server.Web;
import tallystick.server.Web.Answer;
import tallystick.server.access.AccessTables;
import tallystick.server.access.Browser;
import tallystick.server.access.Expect;
import tools.jackson.databind.JsonNode;

/// How an app is allowed to act, and how it is not.
class AppsTest {
  @Test
  void somebody_says_yes_and_the_app_acts_for_them_until_they_say_no() throws Exception {
    TestApp app = TestApp.of(Browser.member(), true, false, "accounts", "market");
    Browser ann = Browser.member();
    JsonNode asked = Expect.ok(ann.get("/authorization?" + app.request())).json();
    assertEquals("Bean counter", asked.path("name").asString());
    assertEquals("", asked.path("wrong").asString());
    Map<String, String> back = TestApp.allowed(ann, app.request(), "accounts.Transfer");
    assertEquals("st&te", back.get("state"));
    assertEquals(TestApp.ISSUER, back.get("iss"));
    assertEquals("venue", back.get("from"));
    JsonNode tokens = Expect.ok(app.redeem(TestApp.codeOf(back))).json();
    assertEquals("Bearer", tokens.path("token_type").asString());
    assertEquals(600, tokens.path("expires_in").intValue());
    String bearer = "Bearer " + tokens.path("access_token").asString();
    Answer holder = Expect.ok(TestApp.holder(bearer, ""));
    assertEquals(ann.principal(), holder.json().path("principal").asString());
    // She has no money: what matters is that the ledger decides.
    assertEquals(
        "accounts.INSUFFICIENT_BALANCE",
        Expect.ok(TestApp.pays(bearer, "")).json().path("reason").asString());
    JsonNode consents = Expect.ok(ann.get("/consents")).json();
    assertEquals(app.app(), consents.at("/items/0/app").asString());
    Expect.done(ann.delete("/consents/" + consents.at("/items/0/consent").asString()));
    Expect.problem(401, "invalid-token", TestApp.holder(bearer, ""));
    TestApp.refused(400, "invalid_grant", app.refresh(tokens.path("refresh_token").asString()));
  }

  @Test
  void a_no_is_told_to_the_app_and_gives_it_nothing() throws Exception {
    TestApp app = TestApp.of(Browser.member(), true, false, "accounts");
    Map<String, String> back = TestApp.allowed(Browser.member(), app.request());
    assertEquals("access_denied", back.get("error"));
    assertEquals(TestApp.ISSUER, back.get("iss"));
    assertFalse(back.containsKey("code"));
  }

  @Test
  void a_yes_needs_the_second_factor_shown_just_before() throws Exception {
    TestApp app = TestApp.of(Browser.member(), true, false, "accounts");
    Browser ann = Browser.member();
    AccessTables.age(ann.session(), "confirmed", 600_000);
    Answer answer =
        ann.post(
            "/authorization",
            Map.of("request", app.request(), "scopes", List.of("accounts.Transfer")));
    Expect.problem(403, "step-up-required", answer);
    Expect.problem(401, "not-signed-in", Browser.fresh().get("/authorization?" + app.request()));
  }

  @Test
  void a_code_is_good_once_and_a_second_use_ends_what_came_of_the_first() throws Exception {
    TestApp app = TestApp.of(Browser.member(), true, false, "accounts");
    Browser ann = Browser.member();
    String code = app.code(ann);
    JsonNode tokens = Expect.ok(app.redeem(code)).json();
    String bearer = "Bearer " + tokens.path("access_token").asString();
    Expect.ok(TestApp.holder(bearer, ""));
    TestApp.refused(400, "invalid_grant", app.redeem(code));
    Expect.problem(401, "invalid-token", TestApp.holder(bearer, ""));
    TestApp.refused(400, "invalid_grant", app.refresh(tokens.path("refresh_token").asString()));
    assertTrue(ann.get("/history").text().contains("token-reused"));
  }

  @Test
  void a_refresh_token_used_twice_ends_its_whole_family() throws Exception {
    TestApp app = TestApp.of(Browser.member(), false, false, "accounts");
    Browser ann = Browser.member();
    JsonNode first = app.tokens(ann);
    String stolen = first.path("refresh_token").asString();
    JsonNode second = Expect.ok(app.refresh(stolen)).json();
    String bearer = "Bearer " + second.path("access_token").asString();
    Expect.ok(TestApp.holder(bearer, ""));
    TestApp.refused(400, "invalid_grant", app.refresh(stolen));
    TestApp.refused(400, "invalid_grant", app.refresh(second.path("refresh_token").asString()));
    Expect.problem(401, "invalid-token", TestApp.holder(bearer, ""));
    assertTrue(ann.get("/history").text().contains("token-reused"));
  }

  @Test
  void codes_and_tokens_are_of_one_app() throws Exception {
    Browser owner = Browser.member();
    TestApp app = TestApp.of(owner, true, false, "accounts");
    TestApp other = TestApp.of(owner, true, false, "accounts");
    Browser ann = Browser.member();
    String code = app.code(ann);
    TestApp.refused(400, "invalid_grant", other.redeem(code));
    JsonNode tokens = Expect.ok(app.redeem(code)).json();
    TestApp.refused(400, "invalid_grant", other.refresh(tokens.path("refresh_token").asString()));
    String form = "token=" + tokens.path("access_token").asString();
    assertFalse(
        Expect.ok(other.post("/oauth/introspect", form, "")).json().path("active").booleanValue());
    JsonNode own = Expect.ok(app.post("/oauth/introspect", form, "")).json();
    assertTrue(own.path("active").booleanValue());
    assertEquals(ann.principal(), own.path("sub").asString());
    Expect.ok(other.post("/oauth/revoke", form, ""));
    assertTrue(
        Expect.ok(app.post("/oauth/introspect", form, "")).json().path("active").booleanValue());
    Expect.ok(app.post("/oauth/revoke", form, ""));
    assertFalse(
        Expect.ok(app.post("/oauth/introspect", form, "")).json().path("active").booleanValue());
  }

  @Test
  void pkce_cannot_be_left_out_weakened_or_guessed() throws Exception {
    TestApp app = TestApp.of(Browser.member(), true, false, "accounts");
    Browser ann = Browser.member();
    for (String request :
        List.of(
            app.request("code_challenge", "", "code_challenge_method", ""),
            app.request("code_challenge_method", ""),
            app.request("code_challenge_method", "plain"),
            app.request("code_challenge", "short"))) {
      Map<String, String> back = TestApp.allowed(ann, request, "accounts.Transfer");
      assertEquals("invalid_request", back.get("error"), request);
      assertEquals(TestApp.ISSUER, back.get("iss"));
    }
    TestApp.refused(400, "invalid_request", app.redeem(app.code(ann), "code_verifier", ""));
    for (String verifier : List.of("x".repeat(43), "short", TestApp.challenge(TestApp.VERIFIER))) {
      String code = app.code(ann);
      TestApp.refused(400, "invalid_grant", app.redeem(code, "code_verifier", verifier));
      // Whoever guessed wrong has no second try.
      TestApp.refused(400, "invalid_grant", app.redeem(code));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.test/back",
        "https://app.test/back?from=venue&more=1",
        "https://app.test.evil.test/back?from=venue",
        "https://app.test/back/../steal?from=venue",
        "http://127.0.0.1:99/steal",
        "http://127.0.0.1.evil.test/back",
        "http://localhost/back",
        "javascript:alert(1)",
      })
  void nobody_is_sent_to_an_address_that_is_not_registered(String redirect) throws Exception {
    TestApp app = TestApp.of(Browser.member(), true, false, "accounts");
    Browser ann = Browser.member();
    String request = app.request("redirect_uri", redirect);
    Expect.problem(400, "wrong-redirect", ann.get("/authorization?" + request));
    Map<String, Object> yes = Map.of("request", request, "scopes", List.of("accounts.Transfer"));
    Expect.problem(400, "wrong-redirect", ann.post("/authorization", yes));
  }

  @Test
  void a_program_on_this_machine_may_listen_at_any_port() throws Exception {
    TestApp app = TestApp.of(Browser.member(), false, false, "accounts");
    TestApp local = new TestApp(app.app(), "", "http://127.0.0.1:50123/back");
    Expect.ok(local.redeem(local.code(Browser.member())));
  }

  @Test
  void an_app_gets_no_more_than_it_registered_for_asked_for_and_was_allowed() throws Exception {
    TestApp app = TestApp.of(Browser.member(), true, false, "accounts", "market");
    Browser ann = Browser.member();
    Answer twice = ann.get("/authorization?" + app.request() + "&client_id=" + app.app());
    Expect.problem(400, "invalid-request", twice);
    for (String scope : List.of("exchange", "accounts exchange.PlaceOrder", "identity", "")) {
      String request = app.request("scope", scope);
      assertEquals("invalid_scope", TestApp.allowed(ann, request, "accounts").get("error"));
    }
    Map<String, Object> grown = Map.of("request", app.request(), "scopes", List.of("accounts"));
    Expect.problem(422, "invalid-field", ann.post("/authorization", grown));
    JsonNode tokens = app.tokens(ann);
    String refresh = tokens.path("refresh_token").asString();
    TestApp.refused(400, "invalid_scope", app.refresh(refresh, "scope", "accounts"));
    TestApp.refused(400, "invalid_scope", app.refresh(refresh, "scope", "market"));
    // A wrong wish used nothing up.
    Expect.ok(app.refresh(refresh, "scope", "accounts.Transfer"));
    String bearer = "Bearer " + tokens.path("access_token").asString();
    Answer more =
        TestApp.acts(bearer, "", "market.CloseListing", Map.of("listing", "0".repeat(32)));
    Expect.problem(403, "insufficient-scope", more);
  }

  @Test
  void an_app_shows_its_secret_and_acts_by_it_alone_if_its_owner_lets_it() throws Exception {
    Browser owner = Browser.member();
    TestApp robot = TestApp.of(owner, true, true, "accounts.Transfer");
    String form = "grant_type=client_credentials";
    JsonNode tokens = Expect.ok(robot.post("/oauth/token", form, "")).json();
    assertTrue(tokens.path("refresh_token").isMissingNode());
    String bearer = "Bearer " + tokens.path("access_token").asString();
    assertEquals(
        owner.principal(),
        Expect.ok(TestApp.holder(bearer, "")).json().path("principal").asString());
    TestApp other = TestApp.of(owner, true, false, "accounts");
    TestApp.refused(400, "unauthorized_client", other.post("/oauth/token", form, ""));
    TestApp open = TestApp.of(owner, false, false, "accounts");
    TestApp.refused(400, "unauthorized_client", open.post("/oauth/token", form, ""));
    for (TestApp thief :
        List.of(
            new TestApp(robot.app(), "", ""),
            new TestApp(robot.app(), other.secret(), ""),
            new TestApp("app-0", robot.secret(), ""),
            new TestApp(open.app(), robot.secret(), ""))) {
      TestApp.refused(401, "invalid_client", thief.post("/oauth/token", form, ""));
    }
    Expect.done(owner.delete("/apps/" + robot.app()));
    Expect.problem(401, "invalid-token", TestApp.holder(bearer, ""));
    TestApp.refused(401, "invalid_client", robot.post("/oauth/token", form, ""));
  }

  @Test
  void a_parameter_given_twice_and_one_in_the_address_do_not_count() throws Exception {
    TestApp app = TestApp.of(Browser.member(), true, true, "accounts");
    String twice = "grant_type=client_credentials&grant_type=refresh_token";
    TestApp.refused(400, "invalid_request", app.post("/oauth/token", twice, ""));
    String path = "/oauth/token?grant_type=client_credentials";
    TestApp.refused(400, "invalid_request", app.post(path, "scope=accounts", ""));
    TestApp.refused(
        400, "unsupported_grant_type", app.post("/oauth/token", "grant_type=password", ""));
    TestApp.refused(
        400,
        "invalid_target",
        app.post("/oauth/token", "grant_type=client_credentials&resource=https://evil.test", ""));
  }

  @Test
  void programs_find_out_what_they_need() throws Exception {
    Web web = TestVenue.get().web();
    JsonNode server = Expect.ok(web.get("/.well-known/oauth-authorization-server")).json();
    assertEquals(TestApp.ISSUER, server.path("issuer").asString());
    assertEquals("[\"S256\"]", server.path("code_challenge_methods_supported").toString());
    assertTrue(server.path("authorization_response_iss_parameter_supported").booleanValue());
    JsonNode resource = Expect.ok(web.get("/.well-known/oauth-protected-resource")).json();
    assertEquals(TestApp.ISSUER, resource.path("resource").asString());
    JsonNode keys = Expect.ok(web.get("/oauth/jwks")).json();
    assertTrue(keys.path("keys").size() >= 1);
    assertTrue(keys.at("/keys/0/d").isMissingNode(), "a private key is published");
    Answer nobody = web.post("/v1/session/actions", "{}");
    Expect.problem(401, "not-signed-in", nobody);
    assertTrue(nobody.header("WWW-Authenticate").contains("resource_metadata="), nobody::text);
    assertEquals(404, web.get("/.well-known/nothing").status());
  }

  @ParameterizedTest
  @CsvSource({
    "http://app.test/back",
    "https://app.test/back#part",
    "https://me@app.test/back",
    "javascript:alert(1)",
    "data:text/html;x",
    "app:/back",
    "not an address",
  })
  void an_app_registers_addresses_that_cannot_be_listened_to_by_others(String redirect)
      throws Exception {
    Map<String, Object> wanted = new LinkedHashMap<>();
    wanted.put("name", "Evil");
    wanted.put("redirects", List.of(redirect));
    wanted.put("scopes", List.of("accounts"));
    wanted.put("confidential", false);
    wanted.put("standing", false);
    Answer answer = Browser.member().post("/apps", wanted);
    Expect.problem(422, "invalid-field", answer);
    assertEquals("/redirects", answer.json().path("pointer").asString());
  }

  @Test
  void secrets_of_apps_and_tokens_are_kept_as_hashes() throws Exception {
    TestApp app = TestApp.of(Browser.member(), true, false, "accounts");
    String code = app.code(Browser.member());
    JsonNode tokens = Expect.ok(app.redeem(code)).json();
    String rows =
        AccessTables.dump("oauth_apps")
            + AccessTables.dump("oauth_codes")
            + AccessTables.dump("oauth_grants")
            + AccessTables.dump("oauth_refresh_tokens")
            + AccessTables.dump("oauth_signing_keys");
    assertTrue(rows.contains(app.app()));
    for (String secret : List.of(app.secret(), code, tokens.path("refresh_token").asString())) {
      assertFalse(rows.contains(secret));
    }
    assertFalse(rows.contains("\"d\""));
  }
}
