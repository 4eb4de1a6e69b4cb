package tallystick.server.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.kernel.Codec;
import tallystick.kernel.Envelope;
import tallystick.server.Someone;
import tallystick.server.TestVenue;
import tools.jackson.databind.JsonNode;

/// What bad input gets before it is an action: the body of the request and the signature.
class EnvelopesTest {
  private static final String ACTIONS = "/v1/actions";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "null",
        "[]",
        "7",
        "\"text\"",
        "{}{}",
        "{\"payload\":\"e30\",\"payload\":\"e30\"}",
        "{'payload':1}",
        "not json",
        "{\"envelopes\":",
      })
  void a_body_that_is_no_envelope_is_malformed(String body) throws Exception {
    Bad.request(400, "malformed", "", web -> web.post(ACTIONS, body));
  }

  @Test
  void a_body_that_nests_deeply_is_malformed() throws Exception {
    Bad.request(400, "malformed", "", web -> web.post(ACTIONS, "[".repeat(100_000)));
  }

  @Test
  void a_body_that_is_not_utf_8_is_malformed() throws Exception {
    String json = Codec.JSON.writeValueAsString(envelope()).replace("ed25519", "ed25519é");
    Bad.request(400, "malformed", "", web -> web.post(ACTIONS, json.getBytes(ISO_8859_1)));
    Bad.request(400, "malformed", "", web -> web.post(ACTIONS, json.getBytes(UTF_16)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "422 | invalid-field | /payload   | {'key':'k','signature':'AA'}",
        "422 | invalid-field | /signature | {'payload':'e30','key':'k'}",
        "422 | invalid-field | /extra     | {'payload':'e30','key':'k','signature':'AA','extra':1}",
        "422 | invalid-field | /payload   | {'payload':5,'key':'k','signature':'AA'}",
        "422 | invalid-field | /payload   | {'payload':'***','key':'k','signature':'AA'}",
        "422 | invalid-field | /payload   | {'payload':'e3=','key':'k','signature':'AA'}",
        "422 | invalid-field | /signature | {'payload':'e30','key':'k','signature':'a+/b'}",
        "422 | invalid-field | /key       | {'payload':'e30','key':null,'signature':'AA'}",
        "422 | invalid-field | /key       | {'payload':'e30','key':[],'signature':'AA'}",
        "400 | malformed     | /envelopes | {'envelopes':[]}",
        "400 | malformed     | /envelopes | {'envelopes':{}}",
        "400 | malformed     | /envelopes | {'envelopes':null}",
      })
  void the_answer_points_at_the_bad_part_of_an_envelope(
      int status, String code, String pointer, String body) throws Exception {
    Bad.request(status, code, pointer, web -> web.post(ACTIONS, body.replace('\'', '"')));
  }

  @Test
  void more_than_64_envelopes_are_too_many() throws Exception {
    Object[] many = new Object[65];
    Arrays.fill(many, envelope());
    Bad.request(400, "malformed", "/envelopes", web -> web.submitAll(many));
  }

  @Test
  void a_body_that_is_too_large_is_told_so() throws Exception {
    byte[] large = " ".repeat((8 << 20) + 1).getBytes(UTF_8);
    Bad.request(413, "body-too-large", "", web -> web.post(ACTIONS, large));
    Bad.request(
        413,
        "body-too-large",
        "",
        web ->
            web.send(
                web.request(ACTIONS)
                    .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))));
  }

  @Test
  void a_body_is_read_as_json_whatever_it_is_called() throws Exception {
    for (String type : new String[] {"multipart/form-data", "application/x-www-form-urlencoded"}) {
      Bad.request(
          400,
          "malformed",
          "",
          web ->
              web.send(
                  web.request(ACTIONS)
                      .header("Content-Type", type)
                      .POST(BodyPublishers.ofString("a=1&b=2"))));
    }
  }

  @Test
  void a_wrong_signature_is_refused_at_the_door() throws Exception {
    Envelope good = envelope();
    byte[] other = good.signature().clone();
    other[7] ^= 1;
    Envelope stranger = new Envelope(good.payload(), Someone.fresh().key().keyId(), other);
    Envelope none = new Envelope(good.payload(), "rot13:aaaaaaaaaaaaaaaaaaaaaaaaaaaa", other);
    for (Envelope bad : List.of(new Envelope(good.payload(), good.key(), other), stranger, none)) {
      Bad.request(401, "bad-signature", "", web -> web.submit(bad));
    }
  }

  @Test
  void a_signature_of_another_length_is_refused_at_the_door() throws Exception {
    Envelope good = envelope();
    for (int length : new int[] {0, 1, 63, 65, 1_000}) {
      Envelope bad = new Envelope(good.payload(), good.key(), new byte[length]);
      Bad.request(401, "bad-signature", "", web -> web.submit(bad));
    }
  }

  @Test
  void a_payload_that_is_too_large_is_told_so() throws Exception {
    Envelope large = Someone.fresh().signs(" ".repeat(512 * 1024 + 1));
    Bad.request(413, "payload-too-large", "", web -> web.submit(large));
  }

  @Test
  void the_keys_of_the_json_may_come_in_any_order() throws Exception {
    Envelope good = envelope();
    JsonNode fields = Codec.JSON.readTree(Codec.JSON.writeValueAsString(good));
    String json =
        "{\"signature\":%s,\"key\":%s,\"payload\":%s}"
            .formatted(fields.get("signature"), fields.get("key"), fields.get("payload"));
    assertEquals(200, TestVenue.get().web().post(ACTIONS, json).status());
  }

  private static Envelope envelope() {
    return Someone.fresh().signs(new RegisterPrincipal("Nobody yet"));
  }
}
