package tallystick.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tallystick.kernel.Codec;
import tools.jackson.databind.JsonNode;

/// A member whose key the venue keeps, signed in: what a browser would send, as bytes.
///
/// @param mail address of the account
/// @param cookie of the session
/// @param csrf what must go with it
record Member(URI venue, String mail, String cookie, String csrf) {
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final String AGENT = "bench";
  private static final int STEP_MILLIS = 30_000;

  /// Makes an account that has shown the first factor only.
  static Member half(URI venue) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return half(http, venue);
    }
  }

  private static Member half(HttpClient http, URI venue) throws IOException, InterruptedException {
    String mail = UUID.randomUUID() + "@example.org";
    Map<String, String> account = Map.of("mail", mail, "password", "only to measure", "name", "B");
    return entered(http, new Member(venue, mail, "", ""), "sign-up", account);
  }

  /// Makes an account with both factors.
  static Member whole(URI venue) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      Member half = half(http, venue);
      String secret = half.asks(http, "totp", Map.of()).json().path("secret").asString();
      return entered(http, half, "totp/confirm", Map.of("code", code(secret)));
    }
  }

  private static Member entered(HttpClient http, Member before, String path, Object body)
      throws IOException, InterruptedException {
    Asked asked = before.asks(http, path, body);
    JsonNode session = asked.json().has("signedIn") ? asked.json().path("signedIn") : asked.json();
    String cookie =
        asked.cookies().stream()
            .filter(text -> text.startsWith("tallystick-session="))
            .map(text -> text.split(";")[0])
            .findFirst()
            .orElseThrow();
    return new Member(before.venue, before.mail, cookie, session.path("csrf").asString());
  }

  private record Asked(JsonNode json, List<String> cookies) {}

  private Asked asks(HttpClient http, String path, Object body)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        http.send(
            HttpRequest.newBuilder(venue.resolve("/v1/session/" + path))
                .header("User-Agent", AGENT)
                .header("Cookie", cookie.isEmpty() ? "none=none" : cookie)
                .header("Tallystick-Csrf", csrf)
                .POST(BodyPublishers.ofByteArray(Codec.JSON.writeValueAsBytes(body)))
                .build(),
            BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IOException(path + ": " + new String(response.body(), StandardCharsets.UTF_8));
    }
    return new Asked(
        Codec.JSON.readTree(response.body()), response.headers().allValues("Set-Cookie"));
  }

  /// What an authenticator shows now (RFC 6238).
  private static String code(String secret) {
    try {
      ByteBuffer key = ByteBuffer.allocate(secret.length() * 5 / 8);
      long bits = 0;
      int held = 0;
      for (char letter : secret.replace("=", "").toCharArray()) {
        bits = (bits << 5) | BASE32.indexOf(letter);
        held += 5;
        if (held >= 8) {
          held -= 8;
          key.put((byte) (bits >> held));
        }
      }
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key.array(), "HmacSHA1"));
      long step = System.currentTimeMillis() / STEP_MILLIS;
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 15) & 0x7fffffff;
      return "%06d".formatted(number % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC", e);
    }
  }

  /// Tries a wrong password from some address, and says how many milliseconds that took.
  static double guess(HttpClient http, URI venue, String mail)
      throws IOException, InterruptedException {
    String from = "10.0.0.%d".formatted(ThreadLocalRandom.current().nextInt(256));
    Map<String, String> tried = Map.of("mail", mail, "password", "not the password");
    HttpRequest request =
        HttpRequest.newBuilder(venue.resolve("/v1/session/sign-in"))
            .header("X-Forwarded-For", from)
            .POST(BodyPublishers.ofByteArray(Codec.JSON.writeValueAsBytes(tried)))
            .build();
    long start = System.nanoTime();
    int status = http.send(request, BodyHandlers.discarding()).statusCode();
    double millis = (System.nanoTime() - start) / 1e6;
    if (status != 401) {
      throw new IOException("a wrong password was answered with " + status);
    }
    return millis;
  }

  /// Acts that the venue signs, each under an id of its own.
  Load acts(int count) {
    String run = HexFormat.of().toHexDigits(System.nanoTime());
    return new Load(
        IntStream.range(0, count)
            .mapToObj(i -> {
              String id = run + HexFormat.of().toHexDigits((long) i);
              String body =
                  "{\"id\":\"%s\",\"type\":\"%s\",\"body\":{\"name\":\"B%d\"}}"
                      .formatted(id, "identity.RenamePrincipal", i);
              return new Load.Request(Load.post(venue, "/v1/session/actions", headers(), body), id);
            })
            .toList(),
        1,
        Load.Judge.ACCEPTED);
  }

  /// Questions that only who showed both factors may ask.
  Load questions(int count) {
    byte[] bytes = Load.get(venue, "/v1/session/nothing", headers());
    return new Load(
        IntStream.range(0, count).mapToObj(i -> new Load.Request(bytes, "")).toList(),
        1,
        Load.Judge.ANSWERED);
  }

  /// The same of nobody: they are refused at the same place, with nothing looked up.
  static Load strangers(URI venue, int count) {
    byte[] bytes = Load.get(venue, "/v1/session/nothing", "User-Agent: " + AGENT + "\r\n");
    return new Load(
        IntStream.range(0, count).mapToObj(i -> new Load.Request(bytes, "")).toList(),
        1,
        Load.Judge.ANSWERED);
  }

  /// A request of theirs, to be made one by one.
  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(venue.resolve(path))
        .header("User-Agent", AGENT)
        .header("Cookie", cookie)
        .header("Tallystick-Csrf", csrf);
  }

  private String headers() {
    return "User-Agent: %s\r\nCookie: %s\r\nTallystick-Csrf: %s\r\n".formatted(AGENT, cookie, csrf);
  }
}
