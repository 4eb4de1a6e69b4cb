package tallystick.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import tallystick.server.Web.Answer;
import tallystick.server.gateway.Operation;
import tallystick.server.gateway.Operation.Caller;

/// Every address under `/v1/session`, as its controllers declare them: closed unless it is said to
/// be open, to whoever has no session and to whoever has half of one.
class DoorsTest {
  private static Set<String> declared() {
    Class<?>[] controllers = AccessConfiguration.class.getAnnotation(Import.class).value();
    return Arrays.stream(controllers)
        .flatMap(controller -> Arrays.stream(controller.getDeclaredMethods()))
        .map(DoorsTest::door)
        .filter(door -> !door.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String door(Method method) {
    RequestMapping mapping =
        AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
    return mapping == null
        ? ""
        : mapping.method()[0] + " " + mapping.path()[0].replaceAll("\\{[a-z]+}", "{}");
  }

  private static String door(Operation operation) {
    return operation.method().toUpperCase(Locale.ROOT)
        + " "
        + operation.path().replaceAll("\\{[a-z]+}", "{}");
  }

  private static Caller may(String door) {
    return SessionOperations.ALL.stream()
        .filter(operation -> door(operation).equals(door))
        .findFirst()
        .orElseThrow()
        .may();
  }

  private static Answer knocks(Browser browser, String door) throws Exception {
    String method = door.substring(0, door.indexOf(' '));
    String path = path(door).replace("{}", "x").substring("/v1/session".length());
    return browser.sends(path, method, BodyPublishers.ofString(method.equals("GET") ? "" : "{}"));
  }

  private static String path(String door) {
    return door.substring(door.indexOf(' ') + 1);
  }

  @Test
  void every_address_is_in_the_description_of_the_api() {
    assertEquals(
        declared(),
        SessionOperations.ALL.stream()
            .map(DoorsTest::door)
            .collect(Collectors.toCollection(TreeSet::new)));
    assertTrue(declared().size() > 25, declared()::toString);
  }

  @Test
  void nothing_is_open_to_whoever_has_no_session_but_what_is_declared() throws Exception {
    for (String door : declared()) {
      Answer answer = knocks(Browser.fresh(), door);
      if (may(door) == Caller.ANYONE) {
        assertFalse(answer.text().contains("not-signed-in"), () -> door + answer.text());
      } else {
        Expect.problem(401, "not-signed-in", answer);
      }
    }
  }

  @Test
  void half_a_session_leads_to_a_second_factor_and_nowhere_else() throws Exception {
    Browser half = Browser.fresh();
    Expect.ok(half.signsUp("Ann"));
    for (String door : declared()) {
      if (may(door) != Caller.ANYONE && may(door) != Caller.SIGNING_IN) {
        Expect.problem(403, "second-factor-required", knocks(half, door));
      }
    }
  }

  @Test
  void every_change_by_cookie_wants_the_token() throws Exception {
    Browser ann = Browser.member().says(SessionCookie.CSRF, "guessed");
    for (String door : declared()) {
      boolean reads = door.startsWith("GET ");
      if (!reads && may(door) != Caller.ANYONE) {
        Expect.problem(403, "csrf", knocks(ann, door));
      }
    }
  }
}
