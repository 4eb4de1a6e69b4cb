package tallystick.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignaturesTest {
  // RFC 8032 section 7.1, test 2.
  private static final String SEED =
      "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";
  private static final String PUBLIC =
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
  private static final String SIGNATURE =
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
          + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";
  private static final byte[] MESSAGE = {0x72};
  private static final SigningKey KEY = SigningKey.fromSeed(hex(SEED));

  @Test
  void a_seed_gives_the_public_key_and_signature_of_the_rfc() {
    String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(hex(PUBLIC));
    assertEquals("ed25519:" + encoded, KEY.keyId());
    assertArrayEquals(hex(PUBLIC), KEY.publicKey());
    assertArrayEquals(hex(SIGNATURE), KEY.sign(MESSAGE));
    assertTrue(Signatures.verify(KEY.keyId(), MESSAGE, hex(SIGNATURE)));
  }

  @Test
  void a_signature_with_any_bit_flipped_is_refused() {
    for (int bit = 0; bit < 512; bit++) {
      byte[] signature = hex(SIGNATURE);
      signature[bit / 8] ^= (byte) (1 << (bit % 8));
      assertFalse(Signatures.verify(KEY.keyId(), MESSAGE, signature), "bit " + bit);
    }
  }

  @Test
  void a_signature_of_another_message_or_key_is_refused() {
    SigningKey other = SigningKey.generate();
    assertFalse(Signatures.verify(KEY.keyId(), new byte[] {0x73}, hex(SIGNATURE)));
    assertFalse(Signatures.verify(other.keyId(), MESSAGE, hex(SIGNATURE)));
    assertTrue(Signatures.verify(other.keyId(), MESSAGE, other.sign(MESSAGE)));
  }

  @Test
  void a_signature_of_another_length_is_refused() {
    for (int length : new int[] {0, 1, 63, 65, 128}) {
      byte[] signature = Arrays.copyOf(hex(SIGNATURE), length);
      assertFalse(Signatures.verify(KEY.keyId(), MESSAGE, signature), "length " + length);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "ed25519",
        "ed25519:",
        "ed25519:PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw=",
        "ed25519:PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgx",
        "ed25519:PUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw",
        "ed25519:PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zg",
        "ed25519:PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgww",
        "ed25519:PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zg\n",
        "ed25519:PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgé",
        "ED25519:PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw",
        " ed25519:PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw",
        "p256:PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw",
      })
  void any_other_spelling_of_a_key_is_refused(String keyId) {
    assertFalse(Signatures.isKeyId(keyId));
    assertFalse(Signatures.verify(keyId, MESSAGE, hex(SIGNATURE)));
  }

  @Test
  void the_one_spelling_of_a_key_is_a_key_id() {
    assertTrue(Signatures.isKeyId("ed25519:PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw"));
  }

  @Test
  void a_key_that_is_no_point_of_the_curve_verifies_nothing() {
    byte[] point = new byte[32];
    point[0] = 2;
    String keyId = "ed25519:" + Base64.getUrlEncoder().withoutPadding().encodeToString(point);
    assertTrue(Signatures.isKeyId(keyId));
    assertFalse(Signatures.verify(keyId, MESSAGE, hex(SIGNATURE)));
  }

  /// Points of small order in all their spellings, those beyond the field's prime too. Under the
  /// first ones, R = A and S = 0 satisfy the equation of RFC 8032 for every message.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0100000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000080",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
      })
  void a_key_of_small_order_or_another_spelling_verifies_nothing(String point) {
    String keyId = Signatures.ed25519KeyId(hex(point));
    for (String r : List.of("01" + "00".repeat(31), point, SIGNATURE.substring(0, 64))) {
      for (int message = 0; message < 64; message++) {
        byte[] signature = hex(r + "00".repeat(32));
        assertFalse(Signatures.verify(keyId, new byte[] {(byte) message}, signature));
      }
    }
  }

  @Test
  void a_signing_key_keeps_its_seed_to_itself() {
    byte[] seed = hex(SEED);
    SigningKey key = SigningKey.fromSeed(seed);
    Arrays.fill(seed, (byte) 0);
    key.seed()[0] = 0;
    assertArrayEquals(hex(SEED), key.seed());
    assertEquals("SigningKey[" + KEY.keyId() + "]", key.toString());
  }

  @Test
  void a_seed_of_another_length_is_refused() {
    assertThrows(IllegalArgumentException.class, () -> SigningKey.fromSeed(new byte[31]));
    assertThrows(IllegalArgumentException.class, () -> SigningKey.fromSeed(new byte[33]));
  }

  @Test
  void two_generated_keys_differ() {
    assertNotEquals(SigningKey.generate().keyId(), SigningKey.generate().keyId());
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
