package tallystick.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WalletTextTest {
  @Test
  void a_payload_is_laid_out_one_member_a_line() {
    assertEquals(
        """
        I sign this at Tallystick:

        {
          "v": 1,
          "type": "accounts.Transfer",
          "body": {
            "to": "ab",
            "tags": [
              "x, {y}: z",
              -2
            ]
          }
        }

        SHA-256 of the exact bytes: \
        """
            + hash(
                "{\"v\":1,\"type\":\"accounts.Transfer\",\"body\":"
                    + "{\"to\":\"ab\",\"tags\":[\"x, {y}: z\",-2]}}"),
        text(
            "{\"v\":1,\"type\":\"accounts.Transfer\",\"body\":"
                + "{\"to\":\"ab\",\"tags\":[\"x, {y}: z\",-2]}}"));
  }

  @Test
  void the_proof_of_a_key_is_shown_as_it_stands() {
    assertEquals("tallystick.key/v1\n00ff\n", middle("tallystick.key/v1\n00ff\n"));
  }

  @Test
  void white_space_is_laid_out_anew_and_told_apart_by_the_hash() {
    assertEquals(middle("{\"a\":1}"), middle("{ \"a\"\t:\r\n 1 }"));
    assertNotEquals(text("{\"a\":1}"), text("{ \"a\":1}"));
  }

  @Test
  void what_is_in_a_string_stays_as_it_is() {
    assertEquals(
        "{\n  \"a\": \"  \\\" , \\\\\",\n  \"b\": \"é 日本 😀\"\n}",
        middle("{\"a\":\"  \\\" , \\\\\",\"b\":\"é 日本 😀\"}"));
  }

  @Test
  void what_is_invisible_or_turns_text_around_is_shown_by_its_number() {
    assertEquals(
        "{\n  \"a\": \"1\\u202e\\u0007\\u200b\\ufeff\"\n}",
        middle("{\"a\":\"1\u202e\u0007\u200b\ufeff\"}"));
  }

  @Test
  void a_string_cannot_break_out_of_its_line() {
    String hostile = "{\"a\":\"x\n\n\nSHA-256 of the exact bytes: 00\"}";
    assertEquals(5 + 2, Objects.requireNonNull(text(hostile)).lines().count());
  }

  @Test
  void what_is_not_text_or_too_long_to_read_has_no_text() {
    assertNull(WalletText.of(new byte[] {(byte) 0xff}));
    assertNull(WalletText.of(new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}));
    assertNull(WalletText.of(new byte[Limits.WALLET_PAYLOAD_BYTES + 1]));
    assertTrue(text("") != null);
  }

  @Test
  void a_hostile_text_grows_little() {
    for (String c : new String[] {"[", ",", "{\"a\":", "\u0001"}) {
      int times = Limits.WALLET_PAYLOAD_BYTES / c.length();
      String text = Objects.requireNonNull(text(c.repeat(times)));
      assertTrue(text.length() < 20 * Limits.WALLET_PAYLOAD_BYTES);
    }
  }

  @Test
  void random_texts_keep_every_character_outside_of_layout() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    String alphabet = "{}[],:\" \\\nab1é";
    for (int round = 0; round < 2_000; round++) {
      StringBuilder plain = new StringBuilder();
      for (int i = random.nextInt(40); i > 0; i--) {
        plain.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String shown = middle(plain.toString()).replace("\\u000a", "");
      assertEquals(
          plain.toString().replaceAll("\\s", ""),
          shown.replaceAll("\\s", ""),
          () -> "seed " + seed);
    }
  }

  private static String text(String message) {
    return Objects.requireNonNull(WalletText.of(message.getBytes(UTF_8)));
  }

  private static String middle(String message) {
    String text = text(message);
    String after = "\n\nSHA-256 of the exact bytes: " + hash(message);
    assertTrue(text.startsWith("I sign this at Tallystick:\n\n") && text.endsWith(after));
    return text.substring(28, text.length() - after.length());
  }

  private static String hash(String message) {
    return HexFormat.of().formatHex(Sha256.of(message.getBytes(UTF_8)));
  }
}
