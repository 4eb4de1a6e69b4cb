package tallystick.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.bouncycastle.util.encoders.Base32;
import tallystick.kernel.Codec;
import tallystick.server.Someone;
import tallystick.server.TestVenue;
import tallystick.server.Web;
import tallystick.server.Web.Answer;
import tools.jackson.databind.JsonNode;

/// A browser of somebody who has no key: it keeps cookies, comes from an address of its own, and
/// says what the page would.
public final class Browser {
  /// A key for a program that may read the market for a day.
  public static final Map<String, Object> ROBOT =
      Map.of(
          "name",
          "Robot",
          "scopes",
          List.of("read:market"),
          "ranges",
          List.of(),
          "perMinute",
          60,
          "days",
          1);

  public static final String PASSWORD = "drei Äpfel und ein Bär";

  private static final AtomicInteger ADDRESSES = new AtomicInteger();
  private static final long STEP_MILLIS = 30_000;

  private final Web web;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final Map<String, String> headers = new TreeMap<>();
  private final String mail;
  private byte[] secret = {};
  private JsonNode codes = Codec.JSON.createArrayNode();
  private JsonNode signedIn = Codec.JSON.createObjectNode();

  private Browser(String mail, Web web) {
    this.mail = mail;
    this.web = web;
    says("User-Agent", "Browser of a test");
    says("X-Forwarded-For", "198.51." + ADDRESSES.incrementAndGet() % 250 + ".7");
  }

  /// One of somebody who was never there.
  public static Browser fresh() {
    return freshAt(TestVenue.get().web());
  }

  private static Browser freshAt(Web web) {
    return new Browser(Someone.freshId() + "@Example.org", web);
  }

  /// One of somebody who has an account with both factors, and is signed in.
  public static Browser member() throws IOException, InterruptedException {
    return memberAt(TestVenue.get().web());
  }

  /// One of somebody who has an account at another venue.
  public static Browser memberAt(Web web) throws IOException, InterruptedException {
    Browser browser = freshAt(web);
    browser.signsUp("Ann");
    browser.setsUpTotp();
    return browser;
  }

  /// The same one, at a venue that listens elsewhere now.
  public Browser movedTo(Web other) {
    Browser moved = new Browser(mail, other);
    moved.cookies.putAll(cookies);
    moved.signedIn = signedIn;
    return moved;
  }

  /// Another one of the same person.
  public Browser another() {
    Browser browser = new Browser(mail, web);
    browser.secret = secret;
    browser.codes = codes;
    return browser;
  }

  /// Lets it send a header with everything.
  public Browser says(String header, String value) {
    headers.put(header, value);
    return this;
  }

  public String mail() {
    return mail;
  }

  public JsonNode signedIn() {
    return signedIn;
  }

  public String principal() {
    return signedIn.path("principal").asString();
  }

  public String session() {
    return signedIn.path("session").asString();
  }

  public Map<String, String> cookies() {
    return cookies;
  }

  byte[] secret() {
    return secret;
  }

  String recoveryCode(int n) {
    return codes.path(n).asString();
  }

  /// The code of the authenticator, some steps of 30 seconds ahead.
  public String code(int ahead) {
    return Totp.code(secret, System.currentTimeMillis() / STEP_MILLIS + ahead);
  }

  public Answer signsUp(String name) throws IOException, InterruptedException {
    return entered(post("/sign-up", Map.of("mail", mail, "password", PASSWORD, "name", name)));
  }

  public Answer signsIn(String password) throws IOException, InterruptedException {
    return entered(post("/sign-in", Map.of("mail", mail, "password", password)));
  }

  public Answer confirms(String code) throws IOException, InterruptedException {
    return entered(post("/second-factor", Map.of("code", code)));
  }

  public void setsUpTotp() throws IOException, InterruptedException {
    Answer begun = post("/totp", Map.of());
    assertEquals(200, begun.status(), begun::text);
    secret = Base32.decode(begun.json().path("secret").asString());
    Answer done = post("/totp/confirm", Map.of("code", code(0)));
    assertEquals(200, done.status(), done::text);
    signedIn = done.json().path("signedIn");
    codes = done.json().path("recoveryCodes");
  }

  /// Knows who is signed in by another way.
  public void entered(JsonNode now) {
    signedIn = now;
  }

  private Answer entered(Answer answer) {
    if (answer.status() == 200) {
      signedIn = answer.json();
    }
    return answer;
  }

  public Answer acts(Object body) throws IOException, InterruptedException {
    return post("/actions", body);
  }

  public Answer get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  public Answer post(String path, Object body) throws IOException, InterruptedException {
    return send(request(path).POST(BodyPublishers.ofByteArray(Codec.JSON.writeValueAsBytes(body))));
  }

  /// Sends what opens or completes a session.
  Answer enters(String path, Object body) throws IOException, InterruptedException {
    return entered(post(path, body));
  }

  public Answer put(String path, Object body) throws IOException, InterruptedException {
    return send(request(path).PUT(BodyPublishers.ofByteArray(Codec.JSON.writeValueAsBytes(body))));
  }

  /// Sends bytes as they are.
  public Answer upload(String path, byte[] bytes) throws IOException, InterruptedException {
    return send(request(path).POST(BodyPublishers.ofByteArray(bytes)));
  }

  public Answer delete(String path) throws IOException, InterruptedException {
    return send(request(path).DELETE());
  }

  Answer sends(String path, String method, BodyPublisher body)
      throws IOException, InterruptedException {
    return send(request(path).method(method, body));
  }

  /// Sends a body to an address that is not about the account.
  ///
  /// @param sent headers, each followed by its value
  public Answer posts(String address, String body, String... sent)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = at(address).POST(BodyPublishers.ofString(body));
    for (int i = 0; i < sent.length; i += 2) {
      request.setHeader(sent[i], sent[i + 1]);
    }
    return send(request);
  }

  /// Reads at an address that is not about the account.
  public Answer reads(String address) throws IOException, InterruptedException {
    return send(at(address).GET());
  }

  private HttpRequest.Builder request(String path) {
    return at("/v1/session" + path);
  }

  /// Removes what is at an address that is not about the account.
  public Answer removes(String address) throws IOException, InterruptedException {
    return send(at(address).DELETE());
  }

  private HttpRequest.Builder at(String address) {
    HttpRequest.Builder request = web.request(address);
    headers.forEach(request::setHeader);
    if (!cookies.isEmpty()) {
      request.setHeader(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    String csrf = signedIn.path("csrf").asString("");
    if (!csrf.isEmpty() && !headers.containsKey(SessionCookie.CSRF)) {
      request.setHeader(SessionCookie.CSRF, csrf);
    }
    return request;
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    Answer answer = web.send(request);
    for (String cookie : answer.headers().allValues("Set-Cookie")) {
      String pair = cookie.split(";")[0];
      String name = pair.substring(0, pair.indexOf('='));
      String value = pair.substring(pair.indexOf('=') + 1);
      if (value.isEmpty()) {
        cookies.remove(name);
      } else {
        cookies.put(name, value);
      }
    }
    return answer;
  }
}
