package tallystick.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tallystick.kernel.Codec;
import tallystick.kernel.ReceiptCheck;
import tallystick.kernel.StateProof;
import tallystick.kernel.StateProofs;
import tallystick.kernel.VerifierKey;
import tallystick.server.Someone;
import tallystick.server.TestVenue;
import tallystick.server.Web;
import tallystick.server.Web.Answer;

/// What somebody owns is proven to whoever has the log's key.
class HoldingsTest {
  private static final TestVenue VENUE = TestVenue.get();
  private static final Web WEB = VENUE.web();

  private static VerifierKey key() throws Exception {
    return VerifierKey.parse(WEB.get("/log/key").text().strip());
  }

  private static List<StateProof> proven(String path) throws Exception {
    Answer answer = WEB.get(path);
    assertEquals(200, answer.status(), answer::text);
    StateProofs proofs = Codec.JSON.readValue(answer.body(), StateProofs.class);
    return proofs.verify(key()).rows();
  }

  @Test
  void what_somebody_owns_is_proven_in_one_file() throws Exception {
    Someone who = VENUE.member("Prover", 1234);
    String balances = "/v1/accounts/balances?owner=" + who.principal();
    long height = WEB.get("/v1/venue").json().path("height").asLong();
    assertEquals(200, WEB.get(balances + "&min-height=" + height).status());
    Answer answer = WEB.get("/v1/log/holdings/" + who.principal());
    ReceiptCheck.Verdict verdict = StateProofs.check(answer.body(), key());
    assertTrue(verdict.valid(), verdict.sentence());
    assertTrue(verdict.sentence().contains("{\"available\":1234,\"held\":0}"), verdict.sentence());
    assertTrue(verdict.sentence().contains("identity.principal " + who.principal()));
    String forged = answer.text().replaceFirst("json ey", "json fy");
    byte[] bytes = forged.getBytes(StandardCharsets.UTF_8);
    assertTrue(StateProofs.isOne(bytes));
    assertFalse(StateProofs.check(bytes, key()).valid());
  }

  @Test
  void one_row_is_proven_and_that_there_is_none() throws Exception {
    StateProof row = proven("/v1/log/state?table=identity.operators&key=count").getFirst();
    assertEquals("{\"count\":1}", row.json());
    assertNull(proven("/v1/log/state?table=identity.operators&key=none").getFirst().json());
  }

  @Test
  void somebody_unknown_owns_nothing() throws Exception {
    assertEquals(List.of(), proven("/v1/log/holdings/" + "0".repeat(32)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"?table=ledger.seen&key=a", "?table=a/b&key=c", "?table=&key="})
  void what_is_no_row_is_refused(String query) throws Exception {
    Bad.request(422, "invalid-field", "/rows", web -> web.get("/v1/log/state" + query));
  }

  @Test
  void a_page_after_nowhere_and_a_principal_that_is_none_are_refused() throws Exception {
    String nobody = "/v1/log/holdings/" + "0".repeat(32);
    Bad.request(422, "invalid-field", "/after", web -> web.get(nobody + "?after=x"));
    Bad.request(404, "not-found", "", web -> web.get("/v1/log/holdings/nobody"));
  }
}
