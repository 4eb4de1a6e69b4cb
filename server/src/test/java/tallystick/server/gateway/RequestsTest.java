package tallystick.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.server.Someone;
import tallystick.server.TestVenue;
import tallystick.server.Web;
import tallystick.server.Web.Answer;

/// Addresses, methods and parameters that are not as they should be.
class RequestsTest {
  private static final Web WEB = TestVenue.get().web();

  @Test
  void what_the_web_server_refuses_by_itself_is_a_problem_like_all_others() throws Exception {
    String answer = RawHttp.get(WEB, "/v1/credits/certificates/..%2f");
    assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
    assertTrue(answer.toLowerCase(Locale.ROOT).contains("application/problem+json"), answer);
    assertTrue(answer.contains("\"code\":\"bad-request\""), answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1",
        "/v1/",
        "/v1/nowhere",
        "/v1/nowhere/nothing",
        "/v1/market/nothing",
        "/v1/market/listings/more",
        "/v1/files/00",
        "/v1/demo/people",
        "/v1/market/listing?listing=00000000000000000000000000000000",
        "/v1/market/order?order=x",
        "/v1/identity/principal?principal=nobody",
        "/log/nothing",
        "/log/tile/0/x",
        "/log/tile/0/999",
        "/docs/swagger-ui-other.js",
      })
  void what_is_not_there_is_not_found(String path) throws Exception {
    Bad.request(404, "not-found", "", web -> web.get(path));
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /v1/actions",
    "GET,    /v1/actions",
    "PUT,    /v1/files",
    "POST,   /v1/market/listings",
    "POST,   /v1/venue",
    "PATCH,  /log/key",
    "DELETE, /openapi.json",
  })
  void another_method_is_not_allowed(String method, String path) throws Exception {
    Bad.request(
        405,
        "method-not-allowed",
        "",
        web -> web.send(web.request(path).method(method, BodyPublishers.noBody())));
  }

  @Test
  void the_answer_to_a_wrong_method_names_the_right_ones() throws Exception {
    assertEquals("POST", WEB.get("/v1/actions").header("Allow"));
  }

  @ParameterizedTest
  @CsvSource({
    "/limit,      /v1/market/listings?limit=0",
    "/limit,      /v1/market/listings?limit=-1",
    "/limit,      /v1/market/listings?limit=201",
    "/limit,      /v1/market/listings?limit=ten",
    "/limit,      /v1/market/listings?limit=",
    "/limit,      /v1/market/listings?limit=99999999999999999999",
    "/cursor,     /v1/market/listings?cursor=x",
    "/cursor,     /v1/market/listings?cursor=1.-1",
    "/cursor,     /v1/market/listings?cursor=",
    "/cursor,     /v1/market/search?q=mug&cursor=1.2.3",
    "/cursor,     /v1/log/blocks?cursor=9999999999999999999.1",
    "/min-height, /v1/market/listings?min-height=soon",
    "/min-height, /v1/market/listings?min-height=1.5",
    "/q,          /v1/market/search",
    "/q,          /v1/market/search?q=",
    "/q,          /v1/market/search?q=%20",
    "/q,          /v1/market/search?q=a%00b",
    "/owner,      /v1/accounts/balances",
    "/listing,    /v1/market/listing",
    "/colour,     /v1/market/listings?colour=red",
    "/Limit,      /v1/market/listings?Limit=5",
    "/from,       /v1/events?from=then",
    "/from,       /v1/events?from=1.5",
  })
  void the_answer_points_at_the_bad_parameter(String pointer, String path) throws Exception {
    Bad.request(400, "invalid-parameter", pointer, web -> web.get(path));
  }

  @Test
  void a_parameter_has_at_most_300_characters() throws Exception {
    String path = "/v1/market/search?q=" + "a".repeat(301);
    Bad.request(400, "invalid-parameter", "/q", web -> web.get(path));
    assertEquals(200, WEB.get(path.substring(0, path.length() - 1)).status());
  }

  @Test
  void words_that_mean_something_elsewhere_are_only_words() throws Exception {
    for (String q : new String[] {"'%3B--", "%22", "a%26%26!(", "%5C", "%25", "<b>", "*:*", "🍵"}) {
      String path = "/v1/market/search?q=" + q.replace("<", "%3C").replace(">", "%3E");
      Answer answer = WEB.get(path.replace("🍵", "%F0%9F%8D%B5"));
      assertEquals(200, answer.status(), q);
      assertEquals(
          200,
          WEB.get(
                  path.replace("market/search?q", "identity/principals?name")
                      .replace("🍵", "%F0%9F%8D%B5"))
              .status(),
          q);
    }
  }

  @Test
  void a_cursor_far_beyond_the_end_gives_an_empty_page() throws Exception {
    Answer answer = WEB.get("/v1/market/search?q=mug&cursor=1.999999999999999999");
    assertEquals(0, answer.json().path("items").size());
    assertTrue(answer.json().path("next").isNull());
  }

  @Test
  void a_height_that_is_far_ahead_may_be_asked_for_later() throws Exception {
    Bad.request(
        503,
        "views-behind",
        "",
        web -> {
          Answer answer = web.get("/v1/market/listings?min-height=999999999");
          assertEquals("1", answer.header("Retry-After"));
          return answer;
        });
  }

  @Test
  void everybody_reads_their_own_writes() throws Exception {
    for (int i = 0; i < 20; i++) {
      Someone who = Someone.fresh();
      Answer written = WEB.submit(who.signs(new RegisterPrincipal("Reader " + i)));
      String height = written.header("Tallystick-Height");
      Answer read =
          WEB.get("/v1/identity/principal?principal=" + who.principal() + "&min-height=" + height);
      assertEquals("Reader " + i, read.json().path("name").asString(), read::text);
      long shown = Long.parseLong(read.header("Tallystick-Height"));
      assertTrue(shown >= Long.parseLong(height));
    }
  }

  @Test
  void an_address_that_cannot_be_read_is_a_bad_request() throws Exception {
    // Sent by hand: a proper client would not let it out.
    for (String path : new String[] {"/v1/market/search?q=%zz", "/v1/venue?%zz=1"}) {
      String answer = RawHttp.get(WEB, path);
      assertTrue(answer.matches("(?s)HTTP/1.1 (400|200).*"), answer);
      assertTrue(!answer.contains("Exception") && !answer.contains("Tomcat"), answer);
    }
  }

  @Test
  void an_address_and_its_headers_have_at_most_8_kibibytes() throws Exception {
    String answer = RawHttp.get(WEB, "/v1/venue?q=" + "a".repeat(9_000));
    assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
    assertTrue(RawHttp.get(WEB, "/log/key?q=" + "a".repeat(6_000)).startsWith("HTTP/1.1 200"));
  }

  @Test
  void another_form_than_json_cannot_be_had() throws Exception {
    Bad.request(
        406,
        "not-acceptable",
        "",
        web -> web.send(web.request("/v1/market/listings").header("Accept", "text/csv").GET()));
  }
}
