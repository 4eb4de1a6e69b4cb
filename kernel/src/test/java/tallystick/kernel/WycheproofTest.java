package tallystick.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The vectors of https://github.com/C2SP/wycheproof. Of the two signatures (r, s) and (r, n - s),
/// which are as good as each other to those vectors, only that with the lower s has a spelling
/// here: the other must be refused and its twin accepted.
class WycheproofTest {
  private static final BigInteger SECP256K1_ORDER =
      new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);

  private interface Verifier {
    boolean verify(byte[] publicKey, byte[] message, byte[] scalars);
  }

  /// What came of a file: how many were judged, accepted as they are, accepted as their twin, and
  /// right although no v of 27 or 28 says so: their r is a coordinate less the group's order.
  private record Count(int judged, int good, int twins, int beyond) {}

  /// What r is below if it may be such a rest: the prime of secp256k1 less its order.
  private static final BigInteger REST = new BigInteger("14551231950b75fc4402da1722fc9baee", 16);

  @Test
  void every_ed25519_vector_is_judged_as_it_says() {
    List<String> wrong = new ArrayList<>();
    int judged = 0;
    int good = 0;
    for (JsonNode group : groups("ed25519_test.json")) {
      byte[] key = hex(group.get("publicKey").get("pk"));
      String keyId = "ed25519:" + Base64.getUrlEncoder().withoutPadding().encodeToString(key);
      for (JsonNode test : group.get("tests")) {
        boolean actual = Signatures.verify(keyId, hex(test.get("msg")), hex(test.get("sig")));
        judged++;
        good += actual ? 1 : 0;
        if (actual != isValid(test)) {
          wrong.add(test.get("tcId") + " " + test.get("comment") + " is accepted: " + actual);
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertEquals(151, judged);
    assertEquals(88, good);
  }

  @ParameterizedTest
  @CsvSource({
    "ecdsa_secp256r1_sha256_p1363_test.json, 262, 103, 70, 0",
    "ecdsa_secp256r1_sha256_test.json, 484, 103, 71, 0"
  })
  void every_p256_vector_is_judged_as_it_says(
      String file, int judged, int good, int twins, int beyond) {
    Count count = judge(file, P256.ORDER, WycheproofTest::isP256);
    assertEquals(new Count(judged, good, twins, beyond), count);
  }

  @ParameterizedTest
  @CsvSource({
    "ecdsa_secp256k1_sha256_test.json, 476, 96, 70, 2",
    "ecdsa_secp256k1_sha256_bitcoin_test.json, 463, 161, 2, 1"
  })
  void every_secp256k1_vector_is_judged_as_it_says(
      String file, int judged, int good, int twins, int beyond) {
    Count count = judge(file, SECP256K1_ORDER, WycheproofTest::isSecp256k1);
    assertEquals(new Count(judged, good, twins, beyond), count);
  }

  private static Count judge(String file, BigInteger order, Verifier verifier) {
    List<String> wrong = new ArrayList<>();
    int judged = 0;
    int good = 0;
    int twins = 0;
    int beyond = 0;
    boolean twinsAreWrong = file.contains("bitcoin");
    for (JsonNode group : groups(file)) {
      byte[] key = hex(group.get("publicKey").get("uncompressed"));
      for (JsonNode test : group.get("tests")) {
        byte[] message = hex(test.get("msg"));
        byte[] scalars = scalars(hex(test.get("sig")), file.contains("p1363"));
        boolean actual = scalars != null && verifier.verify(key, message, scalars);
        boolean isTwin = false;
        if (scalars != null && scalars.length == 64 && !StrictDer.isLow(scalars, order)) {
          assertFalse(actual, () -> test.get("tcId") + ": the upper half is accepted");
          isTwin = verifier.verify(key, message, StrictDer.low(scalars, order));
        }
        judged++;
        good += actual ? 1 : 0;
        twins += isTwin ? 1 : 0;
        if (isValid(test) && !actual && !isTwin && scalars != null && isRest(scalars)) {
          beyond++;
        } else if ((actual || (isTwin && !twinsAreWrong)) != isValid(test)) {
          wrong.add(test.get("tcId") + " " + test.get("comment") + " is accepted: " + actual);
        }
      }
    }
    assertEquals(List.of(), wrong);
    return new Count(judged, good, twins, beyond);
  }

  private static boolean isRest(byte[] scalars) {
    return new BigInteger(1, scalars, 0, 32).compareTo(REST) < 0;
  }

  private static boolean isP256(byte[] publicKey, byte[] message, byte[] scalars) {
    byte[] compressed = Arrays.copyOf(publicKey, P256.KEY_BYTES);
    compressed[0] = (byte) (2 + (publicKey[publicKey.length - 1] & 1));
    return P256.verify(compressed, message, scalars);
  }

  private static boolean isSecp256k1(byte[] publicKey, byte[] message, byte[] scalars) {
    byte[] hash = Sha256.of(message);
    return Arrays.equals(publicKey, Eip191.recover(hash, scalars, 0))
        != Arrays.equals(publicKey, Eip191.recover(hash, scalars, 1));
  }

  private static byte @Nullable [] scalars(byte[] signature, boolean plain) {
    return plain ? signature : StrictDer.scalars(signature);
  }

  private static boolean isValid(JsonNode test) {
    return test.get("result").stringValue().equals("valid");
  }

  private static JsonNode groups(String file) {
    return new ObjectMapper()
        .readTree(Vectors.folder("wycheproof").resolve(file))
        .get("testGroups");
  }

  private static byte[] hex(JsonNode text) {
    return HexFormat.of().parseHex(text.stringValue());
  }
}
