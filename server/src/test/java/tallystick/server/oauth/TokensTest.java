package tallystick.server.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tallystick.server.access.AccessTables;
import tallystick.server.access.Browser;
import tallystick.server.access.Expect;
import tools.jackson.databind.JsonNode;

/// Access tokens that are not what they should be, and proofs that are not.
class TokensTest {
  private static TestApp app = new TestApp("", "", "");
  private static Browser ann = Browser.fresh();
  private static ECKey key = TestApp.Proof.fresh().key();
  private static String good = "";

  @BeforeAll
  static void begin() throws Exception {
    ann = Browser.member();
    app = TestApp.of(ann, false, false, "accounts");
    good = app.tokens(ann).path("access_token").asString();
    key =
        new SigningKeys(AccessTables.sql(), AccessTables.vault(), InstantSource.system()).current();
  }

  private static JWTClaimsSet.Builder claims() throws Exception {
    return new JWTClaimsSet.Builder(SignedJWT.parse(good).getJWTClaimsSet());
  }

  private static JWSHeader.Builder header() {
    return new JWSHeader.Builder(JWSAlgorithm.ES256)
        .type(new JOSEObjectType("at+jwt"))
        .keyID(key.getKeyID());
  }

  private static String signed(JWSHeader header, JWTClaimsSet claims, ECKey by)
      throws JOSEException {
    SignedJWT token = new SignedJWT(header, claims);
    token.sign(new ECDSASigner(by));
    return token.serialize();
  }

  private static void refused(String token) throws Exception {
    Expect.problem(401, "invalid-token", TestApp.holder("Bearer " + token, ""));
  }

  @Test
  void a_token_says_what_rfc_9068_demands() throws Exception {
    Expect.ok(TestApp.holder("Bearer " + good, ""));
    Expect.ok(TestApp.holder("Bearer " + signed(header().build(), claims().build(), key), ""));
    SignedJWT token = SignedJWT.parse(good);
    assertEquals("at+jwt", token.getHeader().getType().getType());
    JWTClaimsSet said = token.getJWTClaimsSet();
    assertEquals(TestApp.ISSUER, said.getIssuer());
    assertEquals(List.of(TestApp.ISSUER), said.getAudience());
    assertEquals(ann.principal(), said.getSubject());
    assertEquals(app.app(), said.getStringClaim("client_id"));
    assertEquals("accounts.Transfer", said.getStringClaim("scope"));
    Duration life =
        Duration.between(said.getIssueTime().toInstant(), said.getExpirationTime().toInstant());
    assertTrue(life.compareTo(Duration.ofMinutes(10)) <= 0, life::toString);
  }

  @Test
  void a_token_without_signature_or_with_another_algorithm_is_none() throws Exception {
    refused(new PlainJWT(claims().build()).serialize());
    byte[] publicKey = key.toPublicJWK().toJSONString().getBytes(UTF_8);
    for (byte[] secret : List.of(publicKey, key.toECPublicKey().getEncoded())) {
      SignedJWT forged =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.HS256)
                  .type(new JOSEObjectType("at+jwt"))
                  .keyID(key.getKeyID())
                  .build(),
              claims().build());
      forged.sign(new MACSigner(secret));
      refused(forged.serialize());
    }
    String[] parts = good.split("\\.");
    String none =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"alg\":\"none\",\"typ\":\"at+jwt\"}".getBytes(UTF_8));
    refused(none + "." + parts[1] + ".");
    refused(none + "." + parts[1] + "." + parts[2]);
    refused(parts[0] + "." + parts[1] + ".");
    refused(parts[0] + "." + parts[1] + "." + "A".repeat(86));
    refused("x");
    refused("x".repeat(6_000));
  }

  @Test
  void a_token_of_another_key_type_issuer_or_audience_is_refused() throws Exception {
    ECKey own = new ECKeyGenerator(Curve.P_256).keyID(key.getKeyID()).generate();
    refused(signed(header().build(), claims().build(), own));
    // A key that a token brings along is not believed.
    refused(signed(header().jwk(own.toPublicJWK()).build(), claims().build(), own));
    refused(signed(header().keyID("another").build(), claims().build(), key));
    refused(signed(header().type(JOSEObjectType.JWT).build(), claims().build(), key));
    refused(signed(header().build(), claims().issuer("https://evil.test").build(), key));
    refused(signed(header().build(), claims().audience("https://other.test").build(), key));
    refused(
        signed(
            header().build(),
            claims().audience(List.of(TestApp.ISSUER, "https://other.test")).build(),
            key));
    refused(signed(header().build(), claims().claim("grant", "0").build(), key));
    refused(signed(header().build(), claims().claim("grant", null).build(), key));
    refused(signed(header().build(), claims().jwtID(null).build(), key));
  }

  @Test
  void a_token_is_over_when_its_time_is() throws Exception {
    Date past = Date.from(Instant.now().minusSeconds(1));
    refused(signed(header().build(), claims().expirationTime(past).build(), key));
    refused(signed(header().build(), claims().expirationTime(null).build(), key));
  }

  @Test
  void a_bound_token_is_good_in_the_hands_of_its_key_alone() throws Exception {
    TestApp.Proof proof = TestApp.Proof.fresh();
    JsonNode tokens = bound(proof);
    assertEquals("DPoP", tokens.path("token_type").asString());
    String token = tokens.path("access_token").asString();
    String path = "/v1/oauth/token-holder";
    Expect.ok(TestApp.holder("DPoP " + token, proof.forRequest("GET", path, token)));
    Expect.problem(401, "invalid-token", TestApp.holder("Bearer " + token, ""));
    Expect.problem(401, "invalid-dpop-proof", TestApp.holder("DPoP " + token, ""));
    String others = TestApp.Proof.fresh().forRequest("GET", path, token);
    Expect.problem(401, "invalid-dpop-proof", TestApp.holder("DPoP " + token, others));
    String unbound = proof.forRequest("GET", path, good);
    Expect.problem(401, "invalid-token", TestApp.holder("DPoP " + good, unbound));
    // The refresh token is bound to the same key.
    String refresh =
        "grant_type=refresh_token&refresh_token=" + tokens.path("refresh_token").asString();
    TestApp.refused(400, "invalid_dpop_proof", app.post("/oauth/token", refresh, ""));
    TestApp.refused(
        400,
        "invalid_dpop_proof",
        app.post("/oauth/token", refresh, TestApp.Proof.fresh().forTokens()));
    Expect.ok(app.post("/oauth/token", refresh, proof.forTokens()));
  }

  private static JsonNode bound(TestApp.Proof proof) throws Exception {
    String form =
        TestApp.form(
            Map.of(
                "grant_type",
                "authorization_code",
                "code",
                app.code(ann),
                "code_verifier",
                TestApp.VERIFIER));
    return Expect.ok(app.post("/oauth/token", form, proof.forTokens())).json();
  }

  @Test
  void a_proof_is_for_one_request_to_one_address_with_one_token_and_now() throws Exception {
    TestApp.Proof proof = TestApp.Proof.fresh();
    String token = bound(proof).path("access_token").asString();
    String path = "/v1/oauth/token-holder";
    String once = proof.forRequest("GET", path, token);
    Expect.ok(TestApp.holder("DPoP " + token, once));
    for (String wrong :
        List.of(
            once,
            proof.forRequest("POST", path, token),
            proof.forRequest("GET", "/v1/session/actions", token),
            proof.forRequest("GET", path, good),
            proof.forTokens(),
            "x.y.z",
            changed(proof, token, Instant.now().minusSeconds(120), TestApp.ISSUER + path),
            changed(proof, token, Instant.now().plusSeconds(120), TestApp.ISSUER + path),
            changed(proof, token, Instant.now(), "https://evil.test" + path),
            changed(TestApp.Proof.fresh(), token, Instant.now(), TestApp.ISSUER + path))) {
      Expect.problem(401, "invalid-dpop-proof", TestApp.holder("DPoP " + token, wrong));
    }
    assertEquals(
        "accounts.INSUFFICIENT_BALANCE",
        Expect.ok(
                TestApp.pays(
                    "DPoP " + token, proof.forRequest("POST", "/v1/session/actions", token)))
            .json()
            .path("reason")
            .asString());
  }

  private static String changed(TestApp.Proof proof, String token, Instant at, String address)
      throws Exception {
    SignedJWT made = SignedJWT.parse(proof.forRequest("GET", "/v1/oauth/token-holder", token));
    return signed(
        made.getHeader(),
        new JWTClaimsSet.Builder(made.getJWTClaimsSet())
            .issueTime(Date.from(at))
            .claim("htu", address)
            .build(),
        proof.key());
  }

  @Test
  void a_code_that_was_asked_for_with_a_key_is_good_for_that_key_alone() throws Exception {
    TestApp.Proof proof = TestApp.Proof.fresh();
    String thumbprint = proof.key().computeThumbprint().toString();
    String request = app.request("dpop_jkt", thumbprint);
    String code = TestApp.codeOf(TestApp.allowed(ann, request, "accounts.Transfer"));
    TestApp.refused(400, "invalid_dpop_proof", app.redeem(code));
  }
}
