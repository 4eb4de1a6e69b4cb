package tallystick.server.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tallystick.domains.market.MarketAction.OpenReview;
import tallystick.domains.market.MarketAction.SealReview;
import tallystick.domains.market.Seal;
import tallystick.kernel.Codec;
import tallystick.server.Deal;
import tallystick.server.Someone;
import tallystick.server.TestVenue;
import tallystick.server.Web;
import tallystick.server.Web.Answer;
import tools.jackson.databind.JsonNode;

/// What the market takes beside signed acts: texts of sealed reviews, and catalogues.
class MarketTest {
  private static final Web WEB = TestVenue.get().web();
  private static final String DEPOSITS = "/v1/market/deposits";
  private static final String SHOP = "/v1/imports/shop?asset=USD";
  private static final String HEADER = "Handle,Title,Body (HTML),Variant Price,Image Src\n";

  private static OpenReview review(Deal deal, Someone author, int stars, String text) {
    return new OpenReview(deal.order(), author.principal(), stars, text, Someone.freshId());
  }

  private static Answer deposit(OpenReview review) throws Exception {
    return WEB.post(DEPOSITS, Codec.JSON.writeValueAsBytes(review));
  }

  @Test
  void a_text_without_a_seal_is_not_kept() throws Exception {
    Deal deal = Deal.placed().done();
    OpenReview sealed = review(deal, deal.buyer(), 4, "Fine.");
    OpenReview other =
        new OpenReview(sealed.order(), deal.seller().principal(), 4, sealed.text(), sealed.salt());
    byte[] body = Codec.JSON.writeValueAsBytes(sealed);
    Bad.request(409, "not-sealed", "", web -> web.post(DEPOSITS, body));
    WEB.does(deal.buyer().signs(new SealReview(deal.order(), Seal.of(sealed))));
    Bad.problem(409, "not-sealed", "", deposit(other));
    Bad.problem(
        409,
        "not-sealed",
        "",
        deposit(new OpenReview(sealed.order(), sealed.author(), 5, "Fine.", sealed.salt())));
    assertEquals(204, deposit(sealed).status());
    assertEquals(204, deposit(sealed).status());
  }

  @Test
  void the_clock_opens_two_deposited_reviews() throws Exception {
    Deal deal = Deal.placed().done();
    try (Ear ear = Ear.of(WEB)) {
      ear.subscribe("market.listing." + deal.listing());
      for (Someone author : new Someone[] {deal.buyer(), deal.seller()}) {
        OpenReview review =
            review(deal, author, 5, "All \"well\",\n\té 🍵 <b>" + author.principal());
        WEB.does(author.signs(new SealReview(deal.order(), Seal.of(review))));
        assertEquals(204, deposit(review).status());
      }
      JsonNode first = ear.event("market.ReviewOpened");
      JsonNode second = ear.event("market.ReviewOpened");
      assertTrue(
          first.path("body").path("text").asString().startsWith("All \"well\",\n\té 🍵 <b>"));
      assertTrue(!first.equals(second));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | malformed     |         | nothing",
        "400 | malformed     |         | null",
        "400 | malformed     |         | []",
        "422 | invalid-field | /author | {'order':'ID'}",
        "422 | invalid-field | /stars  | {HEAD,'stars':'5','text':'','salt':'ID'}",
        "422 | invalid-field | /stars  | {HEAD,'stars':1.5,'text':'','salt':'ID'}",
        "422 | invalid-field | /text   | {HEAD,'stars':5,'text':null,'salt':'ID'}",
        "422 | invalid-field | /more   | {HEAD,'stars':5,'text':'','salt':'ID','more':1}",
        "422 | invalid-field | /stars  | {HEAD,'stars':6,'text':'','salt':'ID'}",
        "422 | invalid-field | /salt   | {HEAD,'stars':5,'text':'','salt':'pepper'}",
      })
  void the_answer_points_at_the_bad_part_of_a_deposit(
      int status, String code, String pointer, String body) throws Exception {
    String json =
        body.replace("HEAD", "'order':'ID','author':'ID'")
            .replace('\'', '"')
            .replace("ID", Someone.freshId());
    Bad.request(status, code, pointer == null ? "" : pointer, web -> web.post(DEPOSITS, json));
  }

  @Test
  void a_deposit_that_is_too_large_is_told_so() throws Exception {
    Bad.request(413, "body-too-large", "", web -> web.post(DEPOSITS, " ".repeat(60_000)));
  }

  @Test
  void a_catalogue_is_read_and_not_kept() throws Exception {
    String csv =
        HEADER
            + "mug,\"A \"\"mug\"\"\",<p>Clay<script>alert(1)</script><b>!</b></p>,12.50,\n"
            + "cup,<b>Cup</b>,,12.345,javascript:alert(1)\n";
    long height = WEB.height();
    Answer answer = WEB.post(SHOP, csv);
    assertEquals(200, answer.status(), answer::text);
    JsonNode body = answer.json().path("listings").get(0).path("body");
    assertEquals("A \"mug\"", body.path("title").asString());
    assertEquals("Clay!", body.path("text").asString());
    assertEquals(1_250, body.path("variants").get(0).path("price").longValue());
    assertEquals(1, answer.json().path("listings").size());
    assertTrue(answer.text().contains("\"code\":\"price-refused\""), answer::text);
    assertEquals(height, WEB.height());
  }

  @Test
  void a_file_that_is_no_catalogue_is_refused_with_the_reason() throws Exception {
    refused("empty-file", "");
    refused("not-a-shop-export", "name,price\nmug,1\n");
    refused("broken-csv", HEADER + "mug,\"A mug,x,1,\n");
    refused("broken-csv", HEADER + "mug,\"A\" mug,x,1,\n");
    refused("broken-header", "Handle,Title,Title,Variant Price\n");
    refused("too-many-rows", HEADER + "mug,A mug,x,1,\n".repeat(100_000));
    byte[] latin = (HEADER + "mug,Müg,x,1,\n").getBytes(ISO_8859_1);
    Bad.request(422, "not-utf-8", "", web -> web.post(SHOP, latin));
    Bad.request(422, "not-utf-8", "", web -> web.post(SHOP, new byte[100]));
  }

  private static void refused(String code, String csv) throws Exception {
    Bad.request(422, code, "", web -> web.post(SHOP, csv));
  }

  @Test
  void a_catalogue_has_at_most_10_mebibytes() throws Exception {
    byte[] large = "x".repeat((10 << 20) + 1).getBytes(UTF_8);
    Bad.request(413, "body-too-large", "", web -> web.post(SHOP, large));
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/imports/shop",
    "/v1/imports/shop?asset=",
    "/v1/imports/shop?asset=EURO",
    "/v1/imports/shop?asset=US%00D",
    "/v1/imports/shop?asset=%27%3B--"
  })
  void a_catalogue_is_priced_in_an_asset_of_the_venue(String path) throws Exception {
    Bad.request(400, "invalid-parameter", "/asset", web -> web.post(path, HEADER));
  }
}
