package tallystick.server.access;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tallystick.server.TestVenue;
import tallystick.server.Web.Answer;
import tallystick.server.gateway.Operation.Caller;

/// Every address of accounts, tried by whoever may not use it. They are taken from the description
/// of the API, so that a new one is among them by itself.
class StrangersTest {
  private static final String ROOT = "/v1/session";

  record Address(String method, String path, String may) {
    boolean isFor(Caller caller) {
      return may.equals("For " + caller.sentence() + ".");
    }
  }

  private static List<Address> all() throws Exception {
    List<Address> all = new ArrayList<>();
    TestVenue.get()
        .web()
        .get("/openapi.json")
        .json()
        .path("paths")
        .forEachEntry((path, methods) -> {
          if (path.startsWith(ROOT)) {
            methods.forEachEntry((method, one) ->
                all.add(new Address(method, path, one.path("description").asString())));
          }
        });
    assertTrue(all.size() > 20, "only " + all);
    return all;
  }

  private static Stream<Address> closed() throws Exception {
    return all().stream().filter(one -> !one.isFor(Caller.ANYONE));
  }

  private static Stream<Address> ofMembers() throws Exception {
    return all().stream().filter(one -> one.isFor(Caller.MEMBER));
  }

  private static Stream<Address> ofOfficers() throws Exception {
    return all().stream()
        .filter(one -> one.isFor(Caller.OFFICER) || one.isFor(Caller.COMPLIANCE_OFFICER));
  }

  private static Stream<Address> whole() throws Exception {
    return Stream.concat(ofMembers(), ofOfficers());
  }

  /// Asks for an address, and where it names something, for something of another's.
  private static Answer tries(Browser who, Address one, String others) throws Exception {
    String path = one.path().substring(ROOT.length()).replaceAll("\\{\\w+}", others);
    String body = one.method().equals("get") ? "" : "{}";
    return who.sends(path, one.method().toUpperCase(Locale.ROOT), BodyPublishers.ofString(body));
  }

  private static void leaksNothing(Answer answer, Browser owner) {
    for (String secret :
        List.of(owner.mail(), owner.mail().toLowerCase(Locale.ROOT), owner.principal())) {
      assertFalse(answer.text().contains(secret), answer::text);
    }
  }

  @ParameterizedTest
  @MethodSource("closed")
  void somebody_without_a_session_is_told_to_sign_in(Address one) throws Exception {
    Expect.problem(401, "not-signed-in", tries(Browser.fresh(), one, "x"));
    Browser forged = Browser.fresh();
    forged.cookies().put("tallystick-session", "A".repeat(43));
    Expect.problem(401, "not-signed-in", tries(forged, one, "x"));
  }

  @ParameterizedTest
  @MethodSource("whole")
  void a_session_that_waits_for_its_second_factor_does_nothing_else(Address one) throws Exception {
    Browser half = Half.HOLDER;
    Expect.problem(403, "second-factor-required", tries(half, one, "x"));
  }

  private static final class Half {
    private static final Browser HOLDER = make();

    private static Browser make() {
      try {
        Browser half = Browser.fresh();
        Expect.ok(half.signsUp("Half"));
        return half;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("ofOfficers")
  void a_member_without_office_is_told_so(Address one) throws Exception {
    Expect.problem(403, "not-officer", tries(Member.WITHOUT_OFFICE, one, "x"));
  }

  private static final class Member {
    private static final Browser WITHOUT_OFFICE = make();

    private static Browser make() {
      try {
        return Browser.member();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void what_is_anothers_is_not_there() throws Exception {
    Browser owner = Browser.member();
    Browser stranger = Browser.member();
    int tried = 0;
    for (Address one : ofMembers().filter(one -> one.path().contains("{")).toList()) {
      Answer answer = tries(stranger, one, owner.session());
      assertTrue(List.of(404, 422).contains(answer.status()), answer::text);
      leaksNothing(answer, owner);
      tried++;
    }
    assertTrue(tried > 0);
    for (Address one : ofMembers().filter(one -> one.method().equals("get")).toList()) {
      leaksNothing(tries(stranger, one, "x"), owner);
    }
    Expect.ok(owner.get(""));
  }

  @Test
  void an_address_that_is_not_declared_is_open_to_nobody_outside() throws Exception {
    Expect.problem(401, "not-signed-in", Browser.fresh().get("/undeclared"));
    Expect.problem(404, "not-found", Browser.member().get("/undeclared"));
  }
}
