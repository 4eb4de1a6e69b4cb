package tallystick.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for the signatures of every suite.
class SuitesTest {
  private static final byte[] MESSAGE =
      "{\"v\":1,\"type\":\"market.PlaceOrder\",\"body\":{\"note\":\"ütf-8 ✓\"}}".getBytes(UTF_8);

  static List<Signer> everySuite() {
    return Signer.ofEverySuite(Sha256.of("a seed".getBytes(UTF_8)));
  }

  @ParameterizedTest
  @MethodSource("everySuite")
  void a_signature_is_good_for_its_key_and_message_only(Signer signer) {
    byte[] signature = signer.sign(MESSAGE);
    assertTrue(Signatures.isKeyId(signer.keyId()));
    assertTrue(Signatures.verify(signer.keyId(), MESSAGE, signature));
    assertFalse(Signatures.verify(signer.keyId(), new byte[0], signature));
    for (Signer other : Signer.ofEverySuite(Sha256.of("another".getBytes(UTF_8)))) {
      assertFalse(Signatures.verify(other.keyId(), MESSAGE, signature));
    }
    for (Signer other : everySuite()) {
      boolean same = other.keyId().equals(signer.keyId());
      assertEquals(same, Signatures.verify(other.keyId(), MESSAGE, signature));
    }
  }

  @ParameterizedTest
  @MethodSource("everySuite")
  void any_flipped_bit_of_message_key_or_signature_is_refused(Signer signer) {
    byte[] signature = signer.sign(MESSAGE);
    for (byte[] message : flipped(MESSAGE)) {
      assertFalse(Signatures.verify(signer.keyId(), message, signature));
    }
    for (byte[] key : flipped(signer.keyBytes())) {
      assertFalse(Signatures.verify(signer.spelling().apply(key), MESSAGE, signature));
    }
    for (byte[] other : flipped(signature)) {
      assertFalse(Signatures.verify(signer.keyId(), MESSAGE, other));
    }
  }

  @ParameterizedTest
  @MethodSource("everySuite")
  void a_signature_that_is_cut_or_longer_is_refused(Signer signer) {
    byte[] signature = signer.sign(MESSAGE);
    for (int length = 0; length < signature.length + 3; length++) {
      boolean same = length == signature.length;
      byte[] other = Arrays.copyOf(signature, length);
      assertEquals(same, Signatures.verify(signer.keyId(), MESSAGE, other), "length " + length);
    }
    assertFalse(Signatures.verify(signer.keyId(), MESSAGE, Arrays.copyOf(signature, 1 << 20)));
  }

  @ParameterizedTest
  @MethodSource("everySuite")
  void many_keys_sign_many_messages(Signer first) {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      byte[] seed = Sha256.of(("seed " + i).getBytes(UTF_8));
      Signer signer =
          Signer.ofEverySuite(seed).stream()
              .filter(one -> one.toString().equals(first.toString()))
              .findFirst()
              .orElseThrow();
      byte[] message = ("{\"n\":" + i + "}").getBytes(UTF_8);
      byte[] signature = signer.sign(message);
      assertTrue(Signatures.verify(signer.keyId(), message, signature), "seed " + i);
      assertTrue(signature.length <= Limits.SIGNATURE_BYTES);
      assertTrue(ids.add(signer.keyId()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eip191:",
        "eip191:7e5f4552091a69125d5dfcb7b8c2659029395bdf",
        "eip191:0x7E5F4552091A69125D5DFCB7B8C2659029395BDF",
        "eip191:0x7e5f4552091a69125d5dfcb7b8c2659029395bd",
        "eip191:0x7e5f4552091a69125d5dfcb7b8c2659029395bdf0",
        "eip191:0X7e5f4552091a69125d5dfcb7b8c2659029395bdf",
        "EIP191:0x7e5f4552091a69125d5dfcb7b8c2659029395bdf",
        "eip191:0x7e5f4552091a69125d5dfcb7b8c2659029395bdf\n",
        "webauthn:",
        "webauthn:AAAA",
        "secp256k1:0x7e5f4552091a69125d5dfcb7b8c2659029395bdf",
      })
  void any_other_spelling_of_a_key_is_refused(String keyId) {
    assertFalse(Signatures.isKeyId(keyId));
    assertFalse(Signatures.verify(keyId, MESSAGE, new byte[65]));
  }

  @Test
  void the_proof_of_a_key_is_no_act_in_any_suite() {
    byte[] proof = "tallystick.key/v1\n00\n".getBytes(UTF_8);
    for (Signer signer : everySuite()) {
      assertTrue(Signatures.verify(signer.keyId(), proof, signer.sign(proof)));
      assertFalse(Signatures.verify(signer.keyId(), MESSAGE, signer.sign(proof)));
    }
  }

  private static List<byte[]> flipped(byte[] bytes) {
    return IntStream.range(0, bytes.length * 8)
        .mapToObj(bit -> {
          byte[] copy = bytes.clone();
          copy[bit / 8] ^= (byte) (1 << (bit % 8));
          return copy;
        })
        .toList();
  }
}
