package tallystick.server.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Codes of authenticators.
class TotpTest {
  private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);

  @ParameterizedTest
  @CsvSource({
    "59,          287082",
    "1111111109,  081804",
    "1111111111,  050471",
    "1234567890,  005924",
    "2000000000,  279037",
    "20000000000, 353130",
  })
  void codes_are_those_of_rfc_6238(long seconds, String code) {
    assertEquals(code, Totp.code(SECRET, seconds / 30));
    assertEquals(seconds / 30, Totp.step(SECRET, code, Instant.ofEpochSecond(seconds)));
  }

  @Test
  void a_clock_may_be_one_step_off_and_no_more() {
    Instant now = Instant.ofEpochSecond(1_234_567_890);
    long step = now.getEpochSecond() / 30;
    for (long ahead = -3; ahead <= 3; ahead++) {
      long found = Totp.step(SECRET, Totp.code(SECRET, step + ahead), now);
      assertEquals(Math.abs(ahead) <= 1 ? step + ahead : -1, found);
    }
    assertEquals(-1, Totp.step(SECRET, "", now));
  }

  @Test
  void authenticators_are_told_who_and_where() {
    assertEquals(
        "otpauth://totp/Acme%20%26%20Co:ann%40example.org"
            + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Acme%20%26%20Co",
        Totp.uri("Acme & Co", "ann@example.org", SECRET));
  }
}
