package tallystick.server.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tallystick.server.Someone;
import tallystick.server.Web.Answer;
import tallystick.server.access.AccessTables;
import tallystick.server.access.Browser;
import tallystick.server.access.Expect;

/// Signing in by an account elsewhere.
class ProvidersTest {
  private final TestProvider acme = TestProvider.get();
  private final String subject = Someone.freshId();

  private static String sent(Browser browser) throws Exception {
    Answer answer = Expect.ok(browser.post("/sign-in/provider", Map.of("provider", "acme")));
    return answer.json().path("redirect").asString();
  }

  private static Answer back(Browser browser, String code, String address, String iss, String name)
      throws Exception {
    String state = String.valueOf(TestApp.parameters(address).get("state"));
    return browser.post(
        "/sign-in/provider/back", Map.of("code", code, "state", state, "iss", iss, "name", name));
  }

  private Answer signsIn(Browser browser, String name) throws Exception {
    String address = sent(browser);
    String code = acme.letsIn(address, subject, acme::signed);
    return back(browser, code, address, acme.issuer(), name);
  }

  @Test
  void somebody_new_signs_up_by_it_and_comes_back_by_it_with_the_second_factor() throws Exception {
    assertTrue(Expect.ok(Browser.fresh().get("/sign-in/providers")).text().contains("Acme"));
    Expect.problem(401, "provider-unknown", signsIn(Browser.fresh(), ""));
    Browser ann = Browser.fresh();
    Answer made = Expect.ok(signsIn(ann, "Ann of Acme"));
    assertFalse(made.json().at("/signedIn/complete").booleanValue());
    assertEquals(subject + "@acme.test", made.json().at("/signedIn/mail").asString());
    ann.entered(made.json().path("signedIn"));
    Expect.problem(403, "second-factor-required", ann.get("/sessions"));
    ann.setsUpTotp();
    Expect.ok(ann.get("/sessions"));
    Browser again = ann.another();
    Answer in = Expect.ok(signsIn(again, ""));
    assertEquals(ann.principal(), in.json().at("/signedIn/principal").asString());
    assertFalse(in.json().at("/signedIn/complete").booleanValue());
    // Her address does not let anybody in by password.
    Expect.problem(
        401,
        "wrong-credentials",
        Browser.fresh()
            .post(
                "/sign-in", Map.of("mail", subject + "@acme.test", "password", Browser.PASSWORD)));
  }

  @Test
  void a_member_adds_and_removes_it_while_signed_in() throws Exception {
    Browser ann = Browser.member();
    link(ann);
    assertTrue(Expect.ok(ann.get("/providers")).text().contains("acme"));
    Browser phone = ann.another();
    assertEquals(
        ann.principal(), Expect.ok(signsIn(phone, "")).json().at("/signedIn/principal").asString());
    Browser ben = Browser.member();
    String address = linking(ben);
    String code = acme.letsIn(address, subject, acme::signed);
    Expect.problem(409, "provider-taken", back(ben, code, address, acme.issuer(), ""));
    Expect.done(ann.delete("/providers/acme"));
    Expect.problem(401, "provider-unknown", signsIn(Browser.fresh(), ""));
    AccessTables.age(ann.session(), "confirmed", 600_000);
    Expect.problem(403, "step-up-required", ann.post("/providers", Map.of("provider", "acme")));
  }

  private static String linking(Browser member) throws Exception {
    Answer answer = Expect.ok(member.post("/providers", Map.of("provider", "acme")));
    return answer.json().path("redirect").asString();
  }

  private void link(Browser member) throws Exception {
    String address = linking(member);
    String code = acme.letsIn(address, subject, acme::signed);
    Answer linked = Expect.ok(back(member, code, address, acme.issuer(), ""));
    assertTrue(linked.json().path("linked").booleanValue(), linked::text);
  }

  @Test
  void what_was_begun_in_one_browser_does_not_end_in_another_nor_twice() throws Exception {
    Browser ann = Browser.member();
    link(ann);
    // A thief who has somebody else's browser come back with the thief's code.
    Browser thief = Browser.fresh();
    String address = sent(thief);
    String code = acme.letsIn(address, subject, acme::signed);
    Expect.problem(401, "not-begun", back(Browser.fresh(), code, address, acme.issuer(), ""));
    Expect.problem(401, "not-begun", back(thief, code, address, acme.issuer(), ""));
    String own = sent(thief);
    Expect.problem(
        401, "not-begun", back(thief, code, own.replace("state=", "state=x"), acme.issuer(), ""));
    // A link that was begun by one member is not ended by another.
    Browser ben = Browser.member();
    String begun = linking(ben);
    String codeOfBen = acme.letsIn(begun, Someone.freshId(), acme::signed);
    Browser eve = Browser.member();
    eve.cookies()
        .put("tallystick-provider", String.valueOf(ben.cookies().get("tallystick-provider")));
    Expect.problem(401, "not-begun", back(eve, codeOfBen, begun, acme.issuer(), ""));
  }

  @Test
  void an_answer_of_another_issuer_is_not_taken() throws Exception {
    link(Browser.member());
    for (String iss : List.of("https://evil.test", "")) {
      Browser browser = Browser.fresh();
      String address = sent(browser);
      String code = acme.letsIn(address, subject, acme::signed);
      Expect.problem(502, "provider-failed", back(browser, code, address, iss, ""));
    }
  }

  @Test
  void an_id_token_that_is_not_just_right_lets_nobody_in() throws Exception {
    link(Browser.member());
    ECKey other = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
    List<Function<JWTClaimsSet, String>> wrong =
        List.of(
            claims -> new PlainJWT(claims).serialize(),
            this::byPublicKey,
            claims -> TestProvider.signed(claims, other),
            claims -> acme.signed(changed(claims, "iss", "https://evil.test")),
            claims -> acme.signed(changed(claims, "aud", "another-venue")),
            claims -> acme.signed(changed(claims, "nonce", "another")),
            claims -> acme.signed(changed(claims, "nonce", null)),
            claims -> acme.signed(changed(claims, "sub", null)),
            claims ->
                acme.signed(changed(claims, "exp", Date.from(Instant.now().minusSeconds(120)))),
            claims -> "no token");
    for (int i = 0; i < wrong.size(); i++) {
      Browser browser = Browser.fresh();
      String address = sent(browser);
      String code = acme.letsIn(address, subject, wrong.get(i));
      Answer answer = back(browser, code, address, acme.issuer(), "");
      assertEquals(502, answer.status(), "case " + i);
      Expect.problem(502, "provider-failed", answer);
    }
  }

  private static JWTClaimsSet changed(JWTClaimsSet claims, String name, @Nullable Object value) {
    return new JWTClaimsSet.Builder(claims).claim(name, value).build();
  }

  private String byPublicKey(JWTClaimsSet claims) {
    try {
      SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
      token.sign(new MACSigner(acme.key().toPublicJWK().toJSONString().getBytes(UTF_8)));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
