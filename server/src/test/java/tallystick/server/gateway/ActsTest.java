package tallystick.server.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tallystick.domains.identity.IdentityAction.AddKey;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.domains.identity.IdentityAction.RevokeKey;
import tallystick.domains.market.MarketAction.ConfirmOrder;
import tallystick.domains.market.MarketAction.PlaceOrder;
import tallystick.domains.market.MarketAction.SealReview;
import tallystick.kernel.Envelope;
import tallystick.kernel.Limits;
import tallystick.kernel.SigningKey;
import tallystick.server.Deal;
import tallystick.server.Someone;
import tallystick.server.TestLog;
import tallystick.server.TestVenue;
import tallystick.server.Web;
import tallystick.server.Web.Answer;

/// What is well signed and still no good: payloads that say nothing, and acts that the rules
/// refuse.
class ActsTest {
  private static final TestVenue VENUE = TestVenue.get();
  private static final Web WEB = VENUE.web();

  /// Signs a payload whose parts are given as JSON text with single quotes.
  private static Envelope payload(String type, String body) {
    Someone who = Someone.fresh();
    return who.signs(
        "{'v':1,'log':'%s','id':'%s','by':'%s','until':%d,'type':'%s','body':%s}"
            .formatted(
                TestLog.ORIGIN, Someone.freshId(), who.principal(), Someone.soon(), type, body)
            .replace('\'', '"'));
  }

  private static Envelope transfer(String amount) {
    return payload(
        "accounts.Transfer",
        "{'to':'%s','asset':'USD','amount':%s,'memo':''}".formatted(Someone.freshId(), amount));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-5",
        "0",
        "-0",
        "9007199254740992",
        "9223372036854775808",
        "100000000000000000000000000000",
        "1.5",
        "1.0",
        "1e2",
        "'5'",
        "true",
        "null",
        "[5]",
      })
  void an_amount_is_a_whole_number_from_1_to_2_to_the_53_less_1(String amount) throws Exception {
    Answer answer = WEB.submit(transfer(amount));
    if (amount.startsWith("1000")) {
      // Longer than any number that the parser takes: there is no field to point at.
      Bad.problem(422, "malformed", "", answer);
      return;
    }
    Bad.problem(422, "invalid-field", "/body/amount", answer);
    Bad.request(422, "invalid-field", "/body/amount", web -> web.submit(transfer(amount)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "malformed     |               | ",
        "malformed     |               | {",
        "malformed     |               | []",
        "malformed     |               | null",
        "malformed     | /v            | {}",
        "malformed     | /v            | {'v':2}",
        "malformed     | /v            | {'v':'1'}",
        "malformed     | /log          | {'v':1}",
        "malformed     | /log          | {'v':1,'log':7}",
        "wrong-log     | /log          | {'v':1,'log':'tallystick/elsewhere'}",
        "malformed     | /id           | {LOG}",
        "malformed     | /id           | {LOG,'id':7}",
        "malformed     | /by           | {LOG,'id':'ID'}",
        "invalid-field | /id           | {LOG,'id':'short','by':'ID'}",
        "invalid-field | /by           | {LOG,'id':'ID','by':'me'}",
        "malformed     | /until        | {LOG,'id':'ID','by':'ID'}",
        "malformed     | /until        | {LOG,'id':'ID','by':'ID','until':-1}",
        "malformed     | /until        | {HEAD.5}",
        "unknown-type  | /type         | {HEAD}",
        "unknown-field | /x            | {HEAD,'x':1}",
        "unknown-type  | /type         | {HEAD,'type':'a.B'}",
        "malformed     | /body         | {HEAD,'type':'T'}",
        "malformed     | /body         | {HEAD,'type':'T','body':[]}",
        "invalid-field | /body/name    | {HEAD,'type':'T','body':{}}",
        "invalid-field | /body/n~1~0   | {HEAD,'type':'T','body':{'name':'a','n/~':1}}",
        "invalid-field | /body/name    | {HEAD,'type':'T','body':{'name':''}}",
        "malformed     | /mode         | {HEAD,'actions':[]}",
        "malformed     | /actions      | {HEAD,'mode':'all','actions':[]}",
        "malformed     | /actions/0    | {HEAD,'mode':'all','actions':[1]}",
        "unknown-field | /type         | {HEAD,'mode':'all','actions':[],'type':'T'}",
        "unknown-type  | /actions/0/type | {HEAD,'mode':'all','actions':[{}]}",
      })
  void the_answer_points_at_the_bad_part_of_a_payload(String code, String pointer, String text)
      throws Exception {
    String json =
        (text == null ? "" : text)
            .replace('\'', '"')
            .replace("HEAD", "LOG,\"id\":\"ID\",\"by\":\"ID\",\"until\":1")
            .replace("LOG", "\"v\":1,\"log\":\"" + TestLog.ORIGIN + "\"")
            .replace("ID", Someone.freshId())
            .replace("\"T\"", "\"identity.RegisterPrincipal\"");
    Envelope bad = Someone.fresh().signs(json);
    Bad.request(422, code, pointer == null ? "" : pointer, web -> web.submit(bad));
  }

  @Test
  void a_payload_that_is_not_utf_8_is_malformed() throws Exception {
    byte[] latin = "{\"v\":1,\"id\":\"é\"}".getBytes(ISO_8859_1);
    Bad.request(422, "malformed", "", web -> web.submit(Someone.fresh().signs(latin)));
  }

  @Test
  void more_than_256_actions_under_one_signature_are_too_many() throws Exception {
    Envelope many =
        Someone.fresh().signs(false, Collections.nCopies(257, new RenamePrincipal("Again")));
    Bad.request(422, "malformed", "/actions", web -> web.submit(many));
  }

  @Test
  void a_key_that_nobody_registered_is_refused_with_a_receipt() throws Exception {
    WEB.refuses("identity.KEY_UNKNOWN", Someone.fresh().signs(new RenamePrincipal("I")));
  }

  @Test
  void a_revoked_key_is_refused_with_a_receipt() throws Exception {
    Someone owner = VENUE.member("Two keys", 0);
    SigningKey second = SigningKey.generate();
    byte[] text = ("tallystick.key/v1\n" + owner.principal() + "\n").getBytes(ISO_8859_1);
    String proof = Base64.getUrlEncoder().withoutPadding().encodeToString(second.sign(text));
    WEB.does(owner.signs(new AddKey(second.keyId(), proof)));
    WEB.does(owner.with(second).signs(new RenamePrincipal("By the second")));
    WEB.does(owner.signs(new RevokeKey(second.keyId())));
    WEB.refuses("identity.KEY_REVOKED", owner.with(second).signs(new RenamePrincipal("Once more")));
  }

  @Test
  void an_act_is_meant_for_a_time_that_is_neither_over_nor_far() throws Exception {
    Someone who = VENUE.member("In time", 0);
    long now = System.currentTimeMillis();
    WEB.refuses("ledger.EXPIRED", who.signs(Someone.freshId(), now - 60_000, rename()));
    WEB.refuses("ledger.EXPIRED", who.signs(Someone.freshId(), 0, rename()));
    long far = now + Limits.UNTIL_MILLIS + 60_000;
    WEB.refuses("ledger.UNTIL_TOO_FAR", who.signs(Someone.freshId(), far, rename()));
    WEB.refuses("ledger.UNTIL_TOO_FAR", who.signs(Someone.freshId(), Long.MAX_VALUE, rename()));
  }

  private static RenamePrincipal rename() {
    return new RenamePrincipal("Another name");
  }

  @Test
  void a_repeat_is_answered_with_the_first_receipt() throws Exception {
    Envelope once = Someone.fresh().signs(new RegisterPrincipal("Once"));
    Answer first = WEB.submit(once);
    long height = WEB.height();
    Answer second = WEB.submit(once);
    assertEquals(first.text(), second.text());
    assertEquals(first.header("Tallystick-Height"), second.header("Tallystick-Height"));
    assertEquals(height, WEB.height());
  }

  @Test
  void an_id_stands_for_one_payload_for_ever() throws Exception {
    Someone who = VENUE.member("One id", 0);
    String id = Someone.freshId();
    WEB.does(who.signs(id, Someone.soon(), new RenamePrincipal("First")));
    Envelope other = who.signs(id, Someone.soon(), new RenamePrincipal("Second"));
    Bad.request(409, "id-reused", "/id", web -> web.submit(other));
    Envelope stranger = Someone.fresh().signs(id, Someone.soon(), new RegisterPrincipal("Thief"));
    Bad.request(409, "id-reused", "/id", web -> web.submit(stranger));
  }

  @Test
  void a_list_is_answered_with_a_receipt_for_each_of_its_acts() throws Exception {
    Someone who = Someone.fresh();
    Answer answer =
        WEB.submit(who.signs(false, List.of(new RegisterPrincipal("Listed"), rename())));
    assertEquals(2, answer.json().path("receipts").size());
    assertEquals(
        answer.json().path("receipts").get(0).path("id").asString() + "x",
        answer.json().path("receipts").get(1).path("id").asString().replace("-1", "-0x"));
  }

  @Test
  void the_rules_of_a_deal_refuse_with_their_reasons() throws Exception {
    Deal deal = Deal.placed();
    String listing = deal.listing();
    WEB.refuses(
        "market.OWN_LISTING", deal.seller().signs(new PlaceOrder(listing, 0, 1, Deal.PRICE)));
    WEB.refuses(
        "market.OUT_OF_STOCK", deal.buyer().signs(new PlaceOrder(listing, 0, 3, 3 * Deal.PRICE)));
    WEB.refuses(
        "market.PRICE_CHANGED", deal.buyer().signs(new PlaceOrder(listing, 0, 2, Deal.PRICE)));
    WEB.refuses(
        "accounts.INSUFFICIENT_BALANCE",
        VENUE.member("Poor", 0).signs(new PlaceOrder(listing, 0, 1, Deal.PRICE)));
    WEB.refuses("market.NOT_BUYER", VENUE.member("Other", 0).signs(new ConfirmOrder(deal.order())));
    WEB.refuses("market.NOT_BUYER", deal.seller().signs(new ConfirmOrder(deal.order())));
    deal.done();
    String seal = "ab".repeat(32);
    WEB.does(deal.buyer().signs(new SealReview(deal.order(), seal)));
    WEB.refuses("market.REVIEW_EXISTS", deal.buyer().signs(new SealReview(deal.order(), seal)));
  }
}
