package tallystick.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Signatures of every suite, good and bad, with the texts that wallets show. The page's own
/// verifier reads the same file: the two must agree for ever. With `GOLDEN=1` it is written anew.
class SignaturesGoldenTest {
  private static final Path GOLDEN = Path.of("../web/tests/unit/vectors/signatures.json");
  private static final List<String> MESSAGES =
      List.of(
          "{\"v\":1,\"log\":\"log.example/tally\",\"id\":\"00\",\"type\":\"accounts.Transfer\","
              + "\"by\":\"ab\",\"until\":9,"
              + "\"body\":{\"to\":\"cd\",\"amount\":5,\"memo\":\"é 😀 \\\"\\n\\u0041{}[],:\"}}",
          "{\"v\":1,\"mode\":\"all\",\"actions\":[{\"type\":\"a\",\"body\":{}},"
              + "[[[[[[[[[[1]]]]]]]]]]]}",
          "tallystick.key/v1\n0123456789abcdef0123456789abcdef\n",
          " {\t\"a\" :\r\n1 } }, ] \"open { \u202e\u200b\ufeff\u0007",
          "");

  private static final byte[] SEED = Sha256.of("golden".getBytes(UTF_8));

  private record Vector(
      String why,
      String message,
      @Nullable String text,
      String key,
      String signature,
      boolean good) {}

  @Test
  void the_golden_file_is_what_is_judged_today() throws IOException {
    List<Vector> vectors = new ArrayList<>();
    for (String message : MESSAGES) {
      for (Signer signer : Signer.ofEverySuite(SEED)) {
        byte[] bytes = message.getBytes(UTF_8);
        vectors.add(vector("as signed", bytes, signer, signer.sign(bytes)));
      }
    }
    addBad(MESSAGES.getFirst().getBytes(UTF_8), vectors);
    String text =
        vectors.stream()
            .map(Codec.JSON::writeValueAsString)
            .collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n"));
    if (System.getenv("GOLDEN") != null) {
      Files.writeString(GOLDEN, text);
    }
    assertEquals(Codec.JSON.readTree(Files.readString(GOLDEN)), Codec.JSON.readTree(text));
    assertEquals(MESSAGES.size() * 3L, vectors.stream().filter(Vector::good).count());
  }

  private static void addBad(byte[] message, List<Vector> vectors) {
    for (Signer signer : Signer.ofEverySuite(SEED)) {
      byte[] signature = signer.sign(message);
      for (int at : new int[] {0, 40, 63, signature.length - 1}) {
        byte[] other = signature.clone();
        other[at] ^= 1;
        vectors.add(vector("a bit of byte " + at + " is flipped", message, signer, other));
      }
      byte[] longer = Arrays.copyOf(signature, signature.length + 1);
      vectors.add(vector("it is longer", message, signer, longer));
      byte[] shorter = Arrays.copyOf(signature, signature.length - 1);
      vectors.add(vector("it is cut", message, signer, shorter));
    }
    SoftPasskey passkey = SoftPasskey.fromSeed(SEED, "venue.example", "https://elsewhere.example");
    vectors.add(vector("asked by another page", message, passkey, passkey.sign(message)));
    byte[] unverified = Arrays.copyOf(Sha256.of("venue.example".getBytes(UTF_8)), 37);
    unverified[32] = WebAuthn.USER_PRESENT;
    String client =
        "{\"type\":\"webauthn.get\",\"challenge\":\"%s\",\"origin\":\"https://venue.example\"%s}";
    String challenge = Canonical.toBase64Url(Sha256.of(message));
    byte[] plain = client.formatted(challenge, "").getBytes(UTF_8);
    vectors.add(
        vector("user not verified", message, passkey, passkey.assertion(unverified, plain)));
    byte[] verified = unverified.clone();
    verified[32] |= WebAuthn.USER_VERIFIED;
    for (String more :
        List.of("\"crossOrigin\":true", "\"type\":\"webauthn.get\"", "\"topOrigin\":1")) {
      byte[] other = client.formatted(challenge, "," + more).getBytes(UTF_8);
      vectors.add(vector("with " + more, message, passkey, passkey.assertion(verified, other)));
    }
  }

  private static Vector vector(String why, byte[] message, SoftPasskey signer, byte[] signature) {
    return vector(why, message, signer.keyId(), signature);
  }

  private static Vector vector(String why, byte[] message, Signer signer, byte[] signature) {
    return vector(why, message, signer.keyId(), signature);
  }

  private static Vector vector(String why, byte[] message, String key, byte[] signature) {
    boolean good = Signatures.verify(key, message, signature);
    return new Vector(
        why,
        Canonical.toBase64Url(message),
        key.startsWith("eip191:") ? WalletText.of(message) : null,
        key,
        Canonical.toBase64Url(signature),
        good);
  }
}
