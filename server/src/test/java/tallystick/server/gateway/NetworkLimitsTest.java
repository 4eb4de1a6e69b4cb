package tallystick.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import tallystick.server.TestVenue;
import tallystick.server.Web;
import tallystick.server.Web.Answer;

/// How much may be asked for from one network, and how that is told.
class NetworkLimitsTest {
  private static final Web WEB = TestVenue.get().web();

  private static Answer reads(String address) throws IOException, InterruptedException {
    return WEB.send(WEB.request("/v1/venue").header("X-Forwarded-For", address).GET());
  }

  private static Answer changes(String address) throws IOException, InterruptedException {
    return WEB.send(
        WEB.request("/v1/session/none")
            .header("X-Forwarded-For", address)
            .POST(BodyPublishers.ofString("{}")));
  }

  @Test
  void every_answer_tells_what_is_left() throws Exception {
    for (int left = 1_999; left >= 1_998; left--) {
      Answer answer = reads("192.0.2.99");
      assertEquals("\"reads\";q=2000;w=10", answer.header("RateLimit-Policy"));
      assertTrue(answer.header("RateLimit").matches("\"reads\";r=199[0-9];t=1"), answer::text);
    }
    assertTrue(WEB.get("/v1/venue").headers().firstValue("RateLimit").isEmpty());
  }

  @Test
  void changes_have_a_limit_of_their_own_and_a_household_is_one_network() throws Exception {
    Answer answer = changes("2001:db8:9:9::1");
    for (int i = 0; i < 2_000 && answer.status() != 429; i++) {
      assertEquals("\"changes\";q=500;w=10", answer.header("RateLimit-Policy"));
      answer = changes("2001:db8:9:9::" + i);
    }
    assertEquals("rate-limited", answer.json().path("code").asString(), answer::text);
    assertTrue(answer.header("RateLimit").startsWith("\"changes\";r=0;t="), answer::text);
    assertTrue(Integer.parseInt(answer.header("Retry-After")) >= 1);
    assertEquals(200, reads("2001:db8:9:9::1").status());
  }
}
