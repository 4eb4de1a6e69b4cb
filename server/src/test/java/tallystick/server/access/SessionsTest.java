package tallystick.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tallystick.server.Web.Answer;
import tools.jackson.databind.JsonNode;

/// What a session is worth, to its owner and to others.
class SessionsTest {
  private static final Map<String, Object> RENAME =
      Map.of("type", "identity.RenamePrincipal", "body", Map.of("name", "Anna"));

  @Test
  void a_cookie_is_kept_from_scripts_and_from_other_sites() throws Exception {
    Browser ann = Browser.fresh();
    Answer answer = Expect.ok(ann.signsUp("Ann"));
    String cookie = cookie(answer, "tallystick-session=");
    assertTrue(cookie.contains("; HttpOnly"), cookie);
    assertTrue(cookie.contains("; SameSite=Strict"), cookie);
    assertTrue(cookie.contains("; Path=/;"), cookie);
    assertFalse(cookie.contains("Domain"), cookie);
    assertFalse(cookie.contains("Secure"), cookie);
    String device = cookie(answer, DeviceCookie.NAME + "=");
    assertTrue(device.contains("; HttpOnly"), device);
    assertTrue(device.contains("; SameSite=Strict"), device);
    assertTrue(device.contains("; Path=/v1/session;"), device);
    assertFalse(device.contains("Domain"), device);
    assertEquals("no-store", answer.header("Cache-Control"));
  }

  @Test
  void with_encryption_a_cookie_is_bound_to_the_host() throws Exception {
    Browser ann = Browser.fresh().says("X-Forwarded-Proto", "https");
    String cookie = cookie(Expect.ok(ann.signsUp("Ann")), "__Host-tallystick-session=");
    assertTrue(cookie.contains("; Secure"), cookie);
    assertTrue(cookie.contains("; Path=/;"), cookie);
    Expect.ok(ann.get(""));
    ann.says("X-Forwarded-Proto", "http");
    Expect.problem(401, "not-signed-in", ann.get(""));
  }

  private static String cookie(Answer answer, String start) {
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(text -> text.startsWith(start))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void without_a_session_there_is_nothing_to_see_or_do() throws Exception {
    for (String path : List.of("", "/sessions", "/history", "/nothing")) {
      Expect.problem(401, "not-signed-in", Browser.fresh().get(path));
    }
    for (String path :
        List.of("/actions", "/totp", "/totp/confirm", "/second-factor", "/recovery-codes")) {
      Expect.problem(401, "not-signed-in", Browser.fresh().post(path, Map.of()));
    }
    Browser forged = Browser.fresh();
    forged.cookies().put("tallystick-session", "A".repeat(43));
    Expect.problem(401, "not-signed-in", forged.get(""));
  }

  @Test
  void another_site_can_use_no_session() throws Exception {
    Browser ann = Browser.member();
    Expect.problem(403, "cross-site", ann.says("Sec-Fetch-Site", "cross-site").acts(RENAME));
    Expect.problem(403, "cross-site", ann.says("Sec-Fetch-Site", "same-site").acts(RENAME));
    ann.says("Sec-Fetch-Site", "same-origin");
    Expect.problem(403, "csrf", ann.says(SessionCookie.CSRF, "guessed").acts(RENAME));
    Expect.problem(403, "csrf", ann.delete(""));
    Browser other = Browser.member();
    String others = other.signedIn().path("csrf").asString();
    Expect.problem(403, "csrf", ann.says(SessionCookie.CSRF, others).acts(RENAME));
    Browser forger = Browser.fresh().says("Sec-Fetch-Site", "cross-site");
    Expect.problem(403, "cross-site", forger.signsIn(Browser.PASSWORD));
  }

  @Test
  void a_cookie_that_shows_up_in_another_program_ends_its_session_and_is_told() throws Exception {
    Browser ann = Browser.member();
    Browser thief = Browser.fresh().says("User-Agent", "something else");
    thief.cookies().putAll(ann.cookies());
    Expect.problem(401, "not-signed-in", thief.get(""));
    Expect.problem(401, "not-signed-in", ann.get(""));
    Browser again = ann.another();
    Expect.ok(again.signsIn(Browser.PASSWORD));
    Expect.ok(again.confirms(again.code(1)));
    assertTrue(acts(again).contains("session-stolen"), () -> "no alarm");
  }

  @Test
  void a_session_without_the_second_factor_ends_soon() throws Exception {
    Browser ann = Browser.fresh();
    JsonNode half = Expect.ok(ann.signsUp("Ann")).json();
    long left = half.path("ends").longValue() - System.currentTimeMillis();
    assertTrue(left <= Sessions.INCOMPLETE.toMillis(), () -> left + " ms");
  }

  @Test
  void whoever_signs_out_is_out() throws Exception {
    Browser ann = Browser.member();
    String cookie = ann.cookies().get("tallystick-session");
    Expect.done(ann.delete(""));
    assertFalse(ann.cookies().containsKey("tallystick-session"));
    ann.cookies().put("tallystick-session", cookie);
    Expect.problem(401, "not-signed-in", ann.get(""));
  }

  @Test
  void a_member_sees_and_ends_sessions_of_its_own_and_of_nobody_else() throws Exception {
    Browser ann = Browser.member();
    Browser lost = ann.another();
    Expect.ok(lost.signsIn(Browser.PASSWORD));
    Browser ben = Browser.member();
    JsonNode items = Expect.ok(ann.get("/sessions")).json().path("items");
    assertEquals(2, items.size());
    JsonNode theirs = only(items, lost.session());
    assertFalse(theirs.path("current").booleanValue());
    assertTrue(theirs.path("address").asString().startsWith("198.51."), theirs::toString);
    assertEquals("Browser of a test", theirs.path("agent").asString());
    assertTrue(only(items, ann.session()).path("current").booleanValue());

    Expect.problem(404, "not-found", ben.delete("/sessions/" + ann.session()));
    Expect.ok(ann.get(""));
    Expect.done(ann.delete("/sessions/" + lost.session()));
    Expect.problem(401, "not-signed-in", lost.get(""));
    Expect.problem(404, "not-found", ann.delete("/sessions/" + lost.session()));

    Expect.ok(lost.signsIn(Browser.PASSWORD));
    Expect.done(ann.delete("/sessions"));
    Expect.problem(401, "not-signed-in", lost.get(""));
    Expect.ok(ann.get(""));
  }

  private static JsonNode only(JsonNode items, String session) {
    return StreamSupport.stream(items.spliterator(), false)
        .filter(item -> item.path("session").asString().equals(session))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void what_happened_to_an_account_can_be_read_by_its_owner() throws Exception {
    Browser ann = Browser.member();
    Browser other = ann.another();
    Expect.problem(401, "wrong-credentials", other.signsIn("not her password"));
    Expect.ok(other.signsIn(Browser.PASSWORD));
    Expect.problem(403, "wrong-code", other.confirms("000000"));
    Expect.ok(other.confirms(ann.recoveryCode(0)));
    Expect.done(other.delete("/sessions"));
    assertEquals(
        "session-ended,recovery-code-used,second-factor-refused,sign-in,sign-in-refused,totp-set"
            + ",sign-up",
        acts(other));
    JsonNode first = Expect.ok(other.get("/history")).json().path("items").get(0);
    assertEquals("all others", first.path("about").asString());
    Expect.ok(other.get("/history?before=" + first.path("id").asString()));
    Expect.problem(400, "invalid-parameter", other.get("/history?before=x'y"));
  }

  private static String acts(Browser browser) throws Exception {
    return StreamSupport.stream(
            Expect.ok(browser.get("/history")).json().path("items").spliterator(), false)
        .map(item -> item.path("act").asString())
        .collect(Collectors.joining(","));
  }

  @Test
  void an_address_that_tries_to_look_like_another_is_refused() throws Exception {
    Expect.problem(400, "bad-address", Browser.fresh().get("/;x=1"));
    Expect.problem(400, "bad-address", Browser.fresh().get("//sessions"));
  }
}
