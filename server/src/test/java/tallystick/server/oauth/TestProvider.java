package tallystick.server.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import tallystick.kernel.Codec;

/// A small provider of OpenID Connect, with real HTTP: it lets everybody in whom it is told to.
public final class TestProvider {
  private static final TestProvider ONE = start();
  private static final String CLIENT = "venue-at-acme";
  private static final String SECRET = "a secret, shared & kept";

  private final HttpServer server;
  private final ECKey key;
  private final Map<String, Login> codes = new ConcurrentHashMap<>();

  private TestProvider(HttpServer server, ECKey key) {
    this.server = server;
    this.key = key;
  }

  /// @param idToken made of the claims that would be right
  private record Login(
      String challenge, JWTClaimsSet claims, Function<JWTClaimsSet, String> idToken) {}

  public static TestProvider get() {
    return ONE;
  }

  private static TestProvider start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      TestProvider one =
          new TestProvider(server, new ECKeyGenerator(Curve.P_256).keyID("k1").generate());
      server.createContext("/", one::answer);
      server.start();
      return one;
    } catch (IOException | JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  ECKey key() {
    return key;
  }

  /// Writes what an operator would into a venue's folder.
  public void configure(Path data) throws IOException {
    Path secret =
        Files.createFile(
            data.resolve("acme.secret"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(secret, SECRET + "\n");
    Map<String, String> acme =
        Map.of(
            "provider", "acme",
            "name", "Acme",
            "issuer", issuer(),
            "clientId", CLIENT,
            "secretFile", "acme.secret");
    Files.write(
        data.resolve("providers.json"),
        Codec.JSON.writeValueAsBytes(Map.of("providers", List.of(acme))));
  }

  /// Lets somebody in who was sent here, and gives what their browser is sent back with.
  String letsIn(String address, String subject, Function<JWTClaimsSet, String> idToken) {
    Map<String, String> asked = TestApp.parameters(address);
    String code = "code-" + System.nanoTime();
    Instant now = Instant.now();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer())
            .subject(subject)
            .audience(CLIENT)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(300)))
            .claim("nonce", asked.get("nonce"))
            .claim("email", subject + "@acme.test")
            .claim("email_verified", true)
            .build();
    codes.put(code, new Login(String.valueOf(asked.get("code_challenge")), claims, idToken));
    return code;
  }

  /// Signs as it should.
  String signed(JWTClaimsSet claims) {
    return signed(claims, key);
  }

  static String signed(JWTClaimsSet claims, ECKey by) {
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(by.getKeyID()).build(), claims);
      token.sign(new ECDSASigner(by));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    switch (path) {
      case "/.well-known/openid-configuration" -> write(exchange, 200, metadata());
      case "/keys" -> write(exchange, 200, new JWKSet(key).toJSONObject(true));
      case "/token" -> token(exchange);
      default -> write(exchange, 404, Map.of());
    }
  }

  private Map<String, Object> metadata() {
    return Map.of(
        "issuer", issuer(),
        "authorization_endpoint", issuer() + "/authorize",
        "token_endpoint", issuer() + "/token",
        "jwks_uri", issuer() + "/keys",
        "authorization_response_iss_parameter_supported", true);
  }

  private void token(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    Map<String, String> form = new HashMap<>(TestApp.parameters("?" + body));
    Login login = codes.remove(String.valueOf(form.get("code")));
    String basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((CLIENT + ":a+secret%2C+shared+%26+kept").getBytes(UTF_8));
    boolean right =
        login != null
            && basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))
            && TestApp.challenge(String.valueOf(form.get("code_verifier")))
                .equals(login.challenge())
            && "https://venue.test/sign-in/provider".equals(form.get("redirect_uri"));
    if (right && login != null) {
      write(
          exchange,
          200,
          Map.of("token_type", "Bearer", "id_token", login.idToken().apply(login.claims())));
    } else {
      write(exchange, 400, Map.of("error", "invalid_grant"));
    }
  }

  private static void write(HttpExchange exchange, int status, Object told) throws IOException {
    byte[] body = Codec.JSON.writeValueAsBytes(told);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
