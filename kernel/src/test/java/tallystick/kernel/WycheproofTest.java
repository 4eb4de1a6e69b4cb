package tallystick.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The vectors of https://github.com/C2SP/wycheproof.
class WycheproofTest {
  @Test
  void every_ed25519_vector_is_judged_as_it_says() {
    JsonNode file =
        new ObjectMapper().readTree(Vectors.folder("wycheproof").resolve("ed25519_test.json"));
    List<String> wrong = new ArrayList<>();
    int judged = 0;
    int good = 0;
    for (JsonNode group : file.get("testGroups")) {
      byte[] key = hex(group.get("publicKey").get("pk"));
      String keyId = "ed25519:" + Base64.getUrlEncoder().withoutPadding().encodeToString(key);
      for (JsonNode test : group.get("tests")) {
        boolean actual = Signatures.verify(keyId, hex(test.get("msg")), hex(test.get("sig")));
        judged++;
        good += actual ? 1 : 0;
        if (actual != test.get("result").stringValue().equals("valid")) {
          wrong.add(test.get("tcId") + " " + test.get("comment") + " is accepted: " + actual);
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertEquals(151, judged);
    assertEquals(88, good);
  }

  private static byte[] hex(JsonNode text) {
    return HexFormat.of().parseHex(text.stringValue());
  }
}
