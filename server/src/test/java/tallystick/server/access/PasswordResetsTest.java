package tallystick.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tallystick.server.Web.Answer;

/// A forgotten password is replaced, and nothing is gone around by that.
class PasswordResetsTest {
  private static final Pattern LINK =
      Pattern.compile("https://venue\\.test/sign-in/reset#([0-9a-f.]+)");
  private static final String NEXT = "ein Bär und drei Birnen";

  private static Answer forgets(Browser browser) throws Exception {
    return browser.post("/password/forgotten", Map.of("mail", browser.mail()));
  }

  private static Answer resets(String token, String password) throws Exception {
    return Browser.fresh().post("/password/reset", Map.of("token", token, "password", password));
  }

  private static String tokenFor(Browser browser) throws Exception {
    Expect.done(forgets(browser.another()));
    String letter = TestMail.get().next();
    assertTrue(letter.contains(browser.mail().toLowerCase(Locale.ROOT)), letter);
    Matcher link = LINK.matcher(letter);
    assertTrue(link.find(), letter);
    return link.group(1);
  }

  @Test
  void a_link_sets_another_password_once_and_the_second_factor_stays_needed() throws Exception {
    Browser ann = Browser.member();
    String token = tokenFor(ann);
    Expect.ok(ann.get(""));
    Expect.done(resets(token, NEXT));
    Expect.problem(401, "not-signed-in", ann.get(""));
    Expect.problem(401, "wrong-credentials", ann.another().signsIn(Browser.PASSWORD));
    Browser again = ann.another();
    assertFalse(Expect.ok(again.signsIn(NEXT)).json().path("complete").booleanValue());
    Expect.problem(403, "second-factor-required", again.get("/sessions"));
    Expect.ok(again.confirms(again.code(1)));
    String history = again.get("/history").text();
    assertTrue(history.contains("password-forgotten"), history);
    Expect.problem(403, "link-ended", resets(token, Browser.PASSWORD));
  }

  @Test
  void a_link_ends_when_the_password_is_changed_otherwise_and_cannot_be_made_up() throws Exception {
    Browser ann = Browser.member();
    String token = tokenFor(ann);
    String[] parts = token.split("\\.", 3);
    String longer = Long.toHexString(Long.parseLong(parts[1], 16) + 60_000);
    for (String forged :
        new String[] {
          "x",
          String.join(".", parts[0], longer, parts[2]),
          String.join(".", "0".repeat(32), parts[1], parts[2]),
          String.join(".", parts[0], parts[1], "0".repeat(64)),
        }) {
      Expect.problem(403, "link-ended", resets(forged, NEXT));
    }
    Map<String, String> change = Map.of("password", Browser.PASSWORD, "next", NEXT);
    Expect.done(ann.post("/password", change));
    Expect.problem(403, "link-ended", resets(token, "another one again"));
  }

  @Test
  void nothing_tells_whether_there_is_an_account() throws Exception {
    Browser nobody = Browser.fresh();
    Browser ann = Browser.member();
    Answer unknown = forgets(nobody);
    Answer known = forgets(ann.another());
    Expect.done(known);
    assertEquals(unknown.status(), known.status());
    assertEquals(unknown.text(), known.text());
    assertEquals(unknown.headers().map().keySet(), known.headers().map().keySet());
    String letter = TestMail.get().next();
    assertTrue(letter.contains(ann.mail().toLowerCase(Locale.ROOT)), letter);
    // A fourth letter within the hour is not sent, and not told either.
    for (int i = 0; i < 3; i++) {
      Expect.done(forgets(ann.another()));
    }
    Browser last = Browser.member();
    Expect.done(forgets(last.another()));
    String next = TestMail.get().next();
    while (next.contains(ann.mail().toLowerCase(Locale.ROOT))) {
      next = TestMail.get().next();
    }
    assertTrue(next.contains(last.mail().toLowerCase(Locale.ROOT)), next);
    long letters =
        TestMail.get().all().stream()
            .filter(one -> one.contains(ann.mail().toLowerCase(Locale.ROOT)))
            .count();
    assertEquals(3, letters);
    assertFalse(
        TestMail.get().all().stream()
            .anyMatch(one -> one.contains(nobody.mail().toLowerCase(Locale.ROOT))));
  }

  @Test
  void whoever_came_otherwise_sets_another_password_without_the_old_one() throws Exception {
    SoftAuthenticator phone = new SoftAuthenticator();
    Browser ann = PasskeysTest.member(phone);
    Map<String, String> change = Map.of("password", "", "next", NEXT);
    Expect.problem(403, "wrong-password", ann.post("/password", change));
    Browser other = Browser.fresh();
    Expect.ok(PasskeysTest.signsIn(other, phone));
    assertTrue(Expect.ok(ann.get("")).json().path("byPassword").asBoolean());
    assertFalse(Expect.ok(other.get("")).json().path("byPassword").asBoolean());
    AccessTables.age(other.session(), "confirmed", Session.FRESH.toMillis() + 1_000);
    Expect.problem(403, "step-up-required", other.post("/password", change));
    Expect.ok(PasskeysTest.confirms(other, phone));
    Expect.done(other.post("/password", change));
    Expect.ok(ann.another().signsIn(NEXT));
  }

  @Test
  void no_password_contains_a_word_that_everybody_thinks_of_here() throws Exception {
    for (String password :
        new String[] {"TallyStick 2026", "myvenue-8812", "all the example things"}) {
      Answer answer =
          Browser.fresh()
              .post(
                  "/sign-up",
                  Map.of("mail", "words@example.org", "password", password, "name", "Ann"));
      Expect.problem(422, "password-known", answer);
      assertEquals("/password", answer.json().path("pointer").asString());
    }
  }
}
