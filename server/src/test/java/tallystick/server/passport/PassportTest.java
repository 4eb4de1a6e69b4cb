package tallystick.server.passport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tallystick.kernel.Codec;
import tallystick.kernel.SigningKey;
import tallystick.server.TestVenue;
import tallystick.server.Web;
import tallystick.server.Web.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Passports are what the standards say, and nobody can change one unseen.
class PassportTest {
  private static final String LOT = "01/09506000134352/10/ABC";

  private static final Web WEB = TestVenue.get().web();

  @Test
  void a_passport_is_checked_by_the_key_that_its_issuer_shows() throws Exception {
    Answer answer = WEB.get("/v1/passports/" + LOT);
    assertEquals(200, answer.status(), answer::text);
    assertTrue(answer.header("Content-Type").startsWith("application/vc"), answer::text);
    byte[] passport = answer.text().getBytes(UTF_8);
    String did = WEB.get("/.well-known/did.json").text();
    assertTrue(PassportFile.isOne(passport));
    assertTrue(PassportFile.check(passport, did).valid(), answer::text);
    String key =
        WEB.get("/.well-known/did.json")
            .json()
            .path("verificationMethod")
            .path(0)
            .path("publicKeyMultibase")
            .asString();
    assertTrue(key.startsWith("z6Mk"), key);
    assertTrue(PassportFile.check(passport, key).valid());
    String other = DataIntegrity.multikey(SigningKey.generate().publicKey());
    assertFalse(PassportFile.check(passport, other).valid());
    assertEquals(
        "https://id.gs1.org/" + LOT, answer.json().path("credentialSubject").path("id").asString());
  }

  @Test
  void a_label_leads_to_the_passport() throws Exception {
    Answer answer = WEB.get("/" + LOT + "?linkType=gs1:sustainabilityInfo");
    assertEquals(307, answer.status());
    assertEquals("/v1/passports/" + LOT, answer.header("Location"));
    assertEquals(404, WEB.get("/v1/passports/01/09506000134353").status());
    assertTrue(WEB.get("/v1/passports/nothing").text().contains("no such thing or lot"));
    assertEquals(404, WEB.get("/v1/passports/414/9506000003016").status());
  }

  @Test
  void whatever_is_changed_is_seen() {
    SigningKey key = SigningKey.generate();
    ObjectNode signed = signed(key);
    String multikey = DataIntegrity.multikey(key.publicKey());
    assertTrue(DataIntegrity.verify(signed, multikey));
    ObjectNode said = signed.deepCopy();
    said.withObject("/credentialSubject").put("name", "Pears");
    assertFalse(DataIntegrity.verify(said, multikey));
    ObjectNode dated = signed.deepCopy();
    dated.withObject("/proof").put("created", "2027-01-01T00:00:00Z");
    assertFalse(DataIntegrity.verify(dated, multikey));
    ObjectNode bare = signed.deepCopy();
    bare.remove("proof");
    assertThrows(IllegalArgumentException.class, () -> DataIntegrity.verify(bare, multikey));
  }

  private static ObjectNode signed(SigningKey key) {
    ObjectNode document = Codec.JSON.createObjectNode();
    document.putArray("@context").add("https://www.w3.org/ns/credentials/v2");
    document.putObject("credentialSubject").put("name", "Apples");
    return DataIntegrity.sign(document, key, "did:web:a.example#k", "2026-01-01T00:00:00Z");
  }

  @Test
  void json_has_one_form() {
    JsonNode json =
        Codec.JSON.readTree(
            "{\"b\":[1,true,\"\\u00e9\\n\\/\"],\"a\":{},\"\\u20ac\":-7,\"B\":\"\\\\\\\"\"}");
    assertEquals(
        "{\"B\":\"\\\\\\\"\",\"a\":{},\"b\":[1,true,\"é\\n/\"],\"€\":-7}",
        new String(Jcs.bytes(json), UTF_8));
    assertThrows(
        IllegalArgumentException.class, () -> Jcs.bytes(Codec.JSON.readTree("{\"a\":1.5}")));
  }

  /// Vectors of draft-msporny-base58-03, 5.
  @ParameterizedTest
  @CsvSource({
    "48656c6c6f20576f726c6421, z2NEpo7TZRRrLZSi2U",
    "0000287fb4cd, z11233QC4",
    "ed01, zK36",
  })
  void bytes_are_text_in_base_58(String hex, String text) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    assertArrayEquals(bytes, Multibase.decode(text));
    assertEquals(text, Multibase.encode(bytes));
  }
}
