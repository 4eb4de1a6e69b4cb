package tallystick.server.access;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tallystick.kernel.Codec;
import tallystick.server.TestVenue;
import tallystick.server.Web.Answer;
import tools.jackson.databind.JsonNode;

/// Coming in by password and second factor, and who does not.
class SignInTest {
  @Test
  void a_new_member_sets_up_an_authenticator_before_anything_else() throws Exception {
    Browser ann = Browser.fresh();
    JsonNode first = Expect.ok(ann.signsUp("Ann")).json();
    assertFalse(first.path("secondFactor").booleanValue());
    assertFalse(first.path("complete").booleanValue());
    for (String path : new String[] {"/sessions", "/history"}) {
      Expect.problem(403, "second-factor-required", ann.get(path));
    }
    Expect.problem(403, "second-factor-required", ann.acts(Map.of()));
    Expect.problem(409, "no-second-factor", ann.confirms("123456"));
    Expect.problem(409, "not-begun", ann.post("/totp/confirm", Map.of("code", "123456")));
    ann.setsUpTotp();
    JsonNode session = Expect.ok(ann.get("")).json();
    assertTrue(session.path("complete").booleanValue());
    assertTrue(session.path("fresh").booleanValue());
    assertEquals(10, session.path("recoveryCodes").intValue());
    assertEquals(ann.mail().toLowerCase(Locale.ROOT), session.path("mail").asString());
  }

  @Test
  void whoever_comes_back_shows_both_factors_and_gets_another_cookie_for_the_second()
      throws Exception {
    Browser ann = Browser.member().another();
    JsonNode half = Expect.ok(ann.signsIn(Browser.PASSWORD)).json();
    assertTrue(half.path("secondFactor").booleanValue());
    assertFalse(half.path("complete").booleanValue());
    Map<String, String> before = Map.copyOf(ann.cookies());
    Expect.problem(403, "step-up-required", ann.post("/totp", Map.of()));
    assertTrue(Expect.ok(ann.confirms(ann.code(1))).json().path("complete").booleanValue());
    assertFalse(before.entrySet().containsAll(ann.cookies().entrySet()));
  }

  @Test
  void a_code_is_taken_once_and_never_one_before_it() throws Exception {
    Browser ann = Browser.member().another();
    Expect.ok(ann.signsIn(Browser.PASSWORD));
    // The authenticator was set up by the code of this step.
    Expect.problem(403, "wrong-code", ann.confirms(ann.code(0)));
    String code = ann.code(1);
    Expect.ok(ann.confirms(code));
    Expect.problem(403, "wrong-code", ann.confirms(code));
    Expect.problem(403, "wrong-code", ann.confirms("000000"));
  }

  @Test
  void a_recovery_code_stands_for_a_lost_authenticator_once() throws Exception {
    Browser member = Browser.member();
    Browser ann = member.another();
    Expect.ok(ann.signsIn(Browser.PASSWORD));
    String code = member.recoveryCode(3).toLowerCase(Locale.ROOT).replace('-', ' ');
    assertEquals(9, Expect.ok(ann.confirms(code)).json().path("recoveryCodes").intValue());
    Expect.problem(403, "wrong-code", ann.confirms(code));
    JsonNode codes = Expect.ok(ann.post("/recovery-codes", Map.of())).json();
    assertEquals(10, codes.path("recoveryCodes").size());
    Expect.problem(403, "wrong-code", ann.confirms(member.recoveryCode(4)));
    Expect.problem(
        403, "wrong-code", Browser.member().confirms(codes.at("/recoveryCodes/0").asString()));
  }

  @Test
  void nothing_tells_a_wrong_password_from_an_account_that_is_not_there() throws Exception {
    Browser ann = Browser.member().another();
    Answer wrong = ann.signsIn("not her password");
    Answer unknown = Browser.fresh().signsIn("not her password");
    Expect.problem(401, "wrong-credentials", wrong);
    assertEquals(wrong.text(), unknown.text());
    assertEquals(wrong.headers().map().keySet(), unknown.headers().map().keySet());
    // The work is the same too: the hash that stands for nobody's has the same parameters.
    String real =
        AccessTables.sql()
            .sql("SELECT password FROM private.access_people LIMIT 1")
            .query(String.class)
            .single();
    String decoy = Passwords.decoy();
    assertEquals(real.length(), decoy.length());
    int parameters = real.indexOf("p=1");
    assertEquals(real.substring(0, parameters), decoy.substring(0, parameters));
  }

  @Test
  void guessing_is_slow_and_locks_nobody_out_who_was_there_before() throws Exception {
    Browser owner = Browser.member();
    for (int i = 0; i < 10; i++) {
      Answer refused = owner.another().signsIn("guess number " + i);
      Expect.problem(401, "wrong-credentials", refused);
      assertEquals("\"sign-in\";q=10;w=600", refused.header("RateLimit-Policy"));
    }
    Answer slowed = owner.another().signsIn(Browser.PASSWORD);
    Expect.problem(429, "too-many-tries", slowed);
    assertTrue(Integer.parseInt(slowed.header("Retry-After")) > 0);
    assertTrue(slowed.header("RateLimit").startsWith("\"sign-in\";r=0;t="));
    // Her own browser has tries of its own.
    Expect.ok(owner.signsIn(Browser.PASSWORD));
    // A cookie of another account is worth nothing.
    Browser thief = owner.another();
    thief.cookies().put(DeviceCookie.NAME, Browser.member().cookies().get(DeviceCookie.NAME));
    Expect.problem(429, "too-many-tries", thief.signsIn(Browser.PASSWORD));
  }

  @Test
  void whoever_tries_many_accounts_from_one_place_is_slowed_as_well() throws Exception {
    // Thirty at once, and what comes back while these are worked on.
    int most = 200;
    Answer answer = oneOfManyAccounts();
    for (int i = 0; i < most && answer.status() != 429; i++) {
      Expect.problem(401, "wrong-credentials", answer);
      answer = oneOfManyAccounts();
    }
    Expect.problem(429, "too-many-tries", answer);
    Expect.problem(401, "wrong-credentials", Browser.fresh().signsIn("some password"));
  }

  @Test
  void a_flood_of_tries_is_turned_away_at_once_and_everything_else_goes_on() throws Exception {
    List<Callable<Answer>> tries = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Browser browser = Browser.fresh();
      tries.add(() -> browser.signsIn("guessed by one of many"));
    }
    int turnedAway = 0;
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> answers = new ArrayList<>();
      tries.forEach(one -> answers.add(crowd.submit(one)));
      assertEquals(200, TestVenue.get().web().get("/v1/venue").status());
      Expect.ok(Browser.fresh().post("/sign-in/passkey/options", Map.of()));
      for (Future<Answer> answer : answers) {
        if (isTurnedAway(answer.get())) {
          Expect.problem(429, "sign-in-busy", answer.get());
          assertEquals("5", answer.get().header("Retry-After"));
          turnedAway++;
        } else {
          Expect.problem(401, "wrong-credentials", answer.get());
        }
      }
    }
    assertTrue(turnedAway >= 20, turnedAway + " of 60");
    Expect.problem(401, "wrong-credentials", Browser.fresh().signsIn("when it is over"));
  }

  @Test
  void a_device_that_signed_in_before_gets_through_a_flood() throws Exception {
    Browser owner = Browser.member();
    Browser stranger = owner.another();
    Browser thief = owner.another();
    thief.cookies().put(DeviceCookie.NAME, Browser.member().cookies().get(DeviceCookie.NAME));
    AtomicBoolean over = new AtomicBoolean();
    CountDownLatch turnedAway = new CountDownLatch(1);
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> flood = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String network = "2001:db8:f:%x::1".formatted(i);
        flood.add(crowd.submit(() -> floods(network, over, turnedAway)));
      }
      assertTrue(turnedAway.await(30, SECONDS));
      Expect.ok(owner.signsIn(Browser.PASSWORD));
      // The flood is still on, for who is new and for who has another account's cookie.
      int sentAway = 0;
      for (Browser other : List.of(stranger, thief, stranger, thief)) {
        sentAway += isTurnedAway(other.signsIn(Browser.PASSWORD)) ? 1 : 0;
      }
      assertTrue(sentAway >= 2, sentAway + " of 4");
      over.set(true);
      for (Future<Integer> one : flood) {
        assertTrue(one.get() > 0);
      }
    }
  }

  private static boolean isTurnedAway(Answer answer) {
    return answer.text().contains("sign-in-busy");
  }

  private static int floods(String network, AtomicBoolean over, CountDownLatch turnedAway)
      throws Exception {
    int tries = 0;
    // Whatever fails around it, a flood ends.
    long end = System.nanoTime() + SECONDS.toNanos(60);
    while (!over.get() && System.nanoTime() < end) {
      Browser one = Browser.fresh().says("X-Forwarded-For", network);
      Answer answer = one.signsIn("guessed by one of many");
      tries++;
      if (isTurnedAway(answer)) {
        turnedAway.countDown();
      }
    }
    return tries;
  }

  @Test
  void neighbours_who_guess_keep_no_known_device_out() throws Exception {
    Browser owner = Browser.member().says("X-Forwarded-For", "203.0.113.77");
    Answer answer = Browser.fresh().says("X-Forwarded-For", "203.0.113.77").signsIn("a password");
    int most = 200;
    for (int i = 0; i < most && answer.status() != 429; i++) {
      answer = Browser.fresh().says("X-Forwarded-For", "203.0.113.77").signsIn("a password");
    }
    Expect.problem(429, "too-many-tries", answer);
    Expect.ok(owner.signsIn(Browser.PASSWORD));
  }

  private static Answer oneOfManyAccounts() throws Exception {
    return Browser.fresh().says("X-Forwarded-For", "203.0.113.9").signsIn("some password");
  }

  @Test
  void codes_are_guessed_slowly_too() throws Exception {
    Browser ann = Browser.member();
    for (int i = 0; i < 10; i++) {
      Expect.problem(403, "wrong-code", ann.confirms("00000" + i));
    }
    Expect.problem(429, "too-many-tries", ann.confirms(ann.code(1)));
  }

  @Test
  void an_address_has_one_account_however_it_is_written() throws Exception {
    Browser ann = Browser.member();
    Browser other = Browser.fresh();
    Answer again =
        other.post(
            "/sign-up",
            Map.of(
                "mail",
                ann.mail().toUpperCase(Locale.ROOT),
                "password",
                Browser.PASSWORD,
                "name",
                "Ann"));
    Expect.problem(409, "mail-taken", again);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/mail     | {'mail':'nobody','password':'long enough','name':'N'}",
        "/mail     | {'mail':'a@b@c','password':'long enough','name':'N'}",
        "/mail     | {'mail':'a b@c.example','password':'long enough','name':'N'}",
        "/password | {'mail':'a@c.example','password':'short','name':'N'}",
        "/password | {'mail':'long@c.example','password':'LONG@c.example','name':'N'}",
        "/name     | {'mail':'a@c.example','password':'long enough','name':'N\\u0007'}",
        "/name     | {'mail':'a@c.example','password':'long enough'}",
        "/role     | {'mail':'a@c.example','password':'long enough','name':'N','role':'OPERATOR'}",
      })
  void the_answer_points_at_what_is_wrong_with_a_new_account(String pointer, String body)
      throws Exception {
    Answer answer = Browser.fresh().post("/sign-up", Codec.JSON.readTree(body.replace('\'', '"')));
    assertEquals(422, answer.status(), answer::text);
    assertEquals(pointer, answer.json().path("pointer").asString());
  }

  @Test
  void a_password_is_changed_with_both_factors_and_ends_all_other_sessions() throws Exception {
    Browser ann = Browser.member();
    Browser other = ann.another();
    Expect.ok(other.signsIn(Browser.PASSWORD));
    Map<String, String> wrong = Map.of("password", "not her password", "next", "the next one");
    Expect.problem(403, "wrong-password", ann.post("/password", wrong));
    Map<String, String> right = Map.of("password", Browser.PASSWORD, "next", "the next one");
    Expect.done(ann.post("/password", right));
    Expect.ok(ann.get(""));
    Expect.problem(401, "not-signed-in", other.get(""));
    Expect.problem(401, "wrong-credentials", ann.another().signsIn(Browser.PASSWORD));
    Expect.ok(ann.another().signsIn("the next one"));
    AccessTables.age(ann.session(), "confirmed", 600_000);
    Expect.problem(403, "step-up-required", ann.post("/password", right));
  }
}
