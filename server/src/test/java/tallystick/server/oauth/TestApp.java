package tallystick.server.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import tallystick.kernel.Codec;
import tallystick.server.TestVenue;
import tallystick.server.Web;
import tallystick.server.Web.Answer;
import tallystick.server.access.Browser;
import tallystick.server.access.Expect;
import tools.jackson.databind.JsonNode;

/// An app of somebody, as its programmer would write it.
///
/// @param secret empty if it has none
record TestApp(String app, String secret, String redirect) {
  /// Where the venue of the tests is.
  static final String ISSUER = "https://venue.test";

  static final String REDIRECT = "https://app.test/back?from=venue";
  static final String VERIFIER = "a-verifier-that-is-long-enough-to-be-one-of-PKCE";

  /// A key to which tokens are bound, and the proofs that it makes.
  record Proof(ECKey key) {
    static Proof fresh() {
      try {
        return new Proof(new ECKeyGenerator(Curve.P_256).generate());
      } catch (JOSEException e) {
        throw new IllegalStateException(e);
      }
    }

    private DefaultDPoPProofFactory factory() throws JOSEException {
      return new DefaultDPoPProofFactory(key, JWSAlgorithm.ES256);
    }

    /// For a request for tokens.
    String forTokens() throws JOSEException {
      return factory().createDPoPJWT("POST", URI.create(ISSUER + "/oauth/token")).serialize();
    }

    /// For a request with a token.
    String forRequest(String method, String path, String token) throws JOSEException {
      return factory()
          .createDPoPJWT(method, URI.create(ISSUER + path), new DPoPAccessToken(token))
          .serialize();
    }
  }

  /// Registers an app that can keep a secret, or cannot.
  static TestApp of(Browser owner, boolean confidential, boolean standing, String... scopes)
      throws IOException, InterruptedException {
    Map<String, Object> wanted =
        Map.of(
            "name",
            "Bean counter",
            "redirects",
            List.of(REDIRECT, "http://127.0.0.1/back"),
            "scopes",
            List.of(scopes),
            "confidential",
            confidential,
            "standing",
            standing);
    JsonNode made = Expect.ok(owner.post("/apps", wanted)).json();
    return new TestApp(made.at("/app/app").asString(), made.path("secret").asString(), REDIRECT);
  }

  static String challenge(String verifier) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The usual request; an empty change takes a parameter away.
  String request(String... changes) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("response_type", "code");
    form.put("client_id", app);
    form.put("redirect_uri", redirect);
    form.put("scope", "accounts.Transfer");
    form.put("state", "st&te");
    form.put("code_challenge", challenge(VERIFIER));
    form.put("code_challenge_method", "S256");
    return form(form, changes);
  }

  static String form(Map<String, String> form, String... changes) {
    Map<String, String> all = new LinkedHashMap<>(form);
    for (int i = 0; i < changes.length; i += 2) {
      if (changes[i + 1].isEmpty()) {
        all.remove(changes[i]);
      } else {
        all.put(changes[i], changes[i + 1]);
      }
    }
    return all.entrySet().stream()
        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  /// Has somebody say yes, and gives the parameters with which they are sent back.
  static Map<String, String> allowed(Browser person, String request, String... scopes)
      throws IOException, InterruptedException {
    Map<String, Object> yes = Map.of("request", request, "scopes", List.of(scopes));
    Answer answer = Expect.ok(person.post("/authorization", yes));
    return parameters(answer.json().path("redirect").asString());
  }

  static String codeOf(Map<String, String> back) {
    return Objects.requireNonNull(back.get("code"), back::toString);
  }

  static Map<String, String> parameters(String address) {
    String query = address.substring(address.indexOf('?') + 1);
    return Arrays.stream(query.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
  }

  /// A code that somebody's yes gave.
  String code(Browser person) throws IOException, InterruptedException {
    return codeOf(allowed(person, request(), "accounts.Transfer"));
  }

  Answer redeem(String code, String... changes) throws IOException, InterruptedException {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("code_verifier", VERIFIER);
    form.put("redirect_uri", redirect);
    return post("/oauth/token", form(form, changes), "");
  }

  Answer refresh(String token, String... changes) throws IOException, InterruptedException {
    return post(
        "/oauth/token",
        form(Map.of("grant_type", "refresh_token", "refresh_token", token), changes),
        "");
  }

  /// Sends a form as this app.
  ///
  /// @param proof of DPoP, empty for none
  Answer post(String path, String form, String proof) throws IOException, InterruptedException {
    var request =
        TestVenue.get()
            .web()
            .request(path)
            .header("Content-Type", "application/x-www-form-urlencoded");
    String body = form;
    if (secret.isEmpty()) {
      body += "&client_id=" + app;
    } else {
      String pair = app + ":" + secret;
      request.header(
          "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
    }
    if (!proof.isEmpty()) {
      request.header("DPoP", proof);
    }
    return TestVenue.get().web().send(request.POST(BodyPublishers.ofString(body)));
  }

  /// Tokens that somebody's yes gave.
  JsonNode tokens(Browser person) throws IOException, InterruptedException {
    return Expect.ok(redeem(code(person))).json();
  }

  /// Acts with what the header Authorization says.
  static Answer acts(String authorization, String proof, String type, Object body)
      throws IOException, InterruptedException {
    Web web = TestVenue.get().web();
    var request =
        web.request("/v1/session/actions")
            .header("Authorization", authorization)
            .header("Content-Type", "application/json");
    if (!proof.isEmpty()) {
      request.header("DPoP", proof);
    }
    return sends(web, request, Map.of("type", type, "body", body));
  }

  /// Wants something done in the name of another.
  static Answer actsFor(String by, String authorization) throws IOException, InterruptedException {
    Web web = TestVenue.get().web();
    var request =
        web.request("/v1/session/actions")
            .header("Authorization", authorization)
            .header("Content-Type", "application/json");
    Map<String, Object> body = Map.of("order", "0".repeat(32));
    return sends(web, request, Map.of("by", by, "type", "market.ConfirmOrder", "body", body));
  }

  private static Answer sends(Web web, HttpRequest.Builder request, Map<String, Object> action)
      throws IOException, InterruptedException {
    return web.send(request.POST(BodyPublishers.ofByteArray(Codec.JSON.writeValueAsBytes(action))));
  }

  /// Sends one cent to the operator.
  static Answer pays(String authorization, String proof) throws IOException, InterruptedException {
    return acts(
        authorization,
        proof,
        "accounts.Transfer",
        Map.of(
            "to",
            TestVenue.get().operator().principal(),
            "asset",
            TestVenue.USD,
            "amount",
            1,
            "memo",
            ""));
  }

  /// Who holds a token, which every good token may ask.
  static Answer holder(String authorization, String proof)
      throws IOException, InterruptedException {
    Web web = TestVenue.get().web();
    var request = web.request("/v1/oauth/token-holder").header("Authorization", authorization);
    if (!proof.isEmpty()) {
      request.header("DPoP", proof);
    }
    return web.send(request.GET());
  }

  /// What OAuth answers when it refuses.
  static void refused(int status, String error, Answer answer) {
    assertEquals(status, answer.status(), answer::text);
    assertEquals(error, answer.json().path("error").asString(), answer::text);
  }
}
