package tallystick.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class Eip191Test {
  private static final BigInteger ORDER =
      new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);
  private static final byte[] MESSAGE = "{\"v\":1}".getBytes(UTF_8);

  // From the documentation of web3.js, web3.eth.accounts.sign.
  private static final WalletKey WALLET =
      WalletKey.fromSeed(hex("4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318"));
  private static final byte[] SOME_DATA =
      hex(
          "b91467e570a6466aa9e9876cbcd013baba02900b8979d43fe208a4a4f339f5fd"
              + "6007e74cd82e037b800186422fc2da167c747ef045e5d18a5f5d4300f8e1a029");

  @Test
  void the_hash_of_a_text_is_the_one_that_wallets_sign() {
    assertArrayEquals(
        hex("1da44b586eb0729ff70a73c326926f6ed5a25f5b056e7f47fbc6e58d86871655"),
        Eip191.hash("Some data"));
  }

  @Test
  void the_signer_of_a_known_signature_is_recovered() {
    assertEquals("eip191:0x2c7536e3605d9c16a7a3d7b1898e529396a65c23", WALLET.keyId());
    byte[] key = Eip191.recover(Eip191.hash("Some data"), SOME_DATA, 0x1c - Eip191.EVEN);
    assertArrayEquals(
        hex("2c7536e3605d9c16a7a3d7b1898e529396a65c23"),
        Eip191.address(Objects.requireNonNull(key)));
  }

  @Test
  void the_address_of_the_key_one_is_the_known_one() {
    byte[] one = new byte[32];
    one[31] = 1;
    assertEquals(
        "eip191:0x7e5f4552091a69125d5dfcb7b8c2659029395bdf", WalletKey.fromSeed(one).keyId());
  }

  @Test
  void the_other_s_is_refused_with_either_v() {
    byte[] signature = WALLET.sign(MESSAGE);
    byte[] malleated = Arrays.copyOf(signature, 65);
    byte[] s = WalletKey.bytes(ORDER.subtract(StrictDer.s(signature)));
    System.arraycopy(s, 0, malleated, 32, 32);
    for (byte v : new byte[] {27, 28}) {
      malleated[64] = v;
      assertFalse(Signatures.verify(WALLET.keyId(), MESSAGE, malleated));
    }
  }

  @Test
  void v_has_one_spelling() {
    byte[] signature = WALLET.sign(MESSAGE);
    int good = 0;
    for (int v = 0; v < 256; v++) {
      signature[64] = (byte) v;
      good += Signatures.verify(WALLET.keyId(), MESSAGE, signature) ? 1 : 0;
    }
    assertEquals(1, good);
  }

  @Test
  void scalars_out_of_range_recover_nothing() {
    byte[] hash = Eip191.hash("Some data");
    for (BigInteger r : new BigInteger[] {BigInteger.ZERO, ORDER, ORDER.add(BigInteger.ONE)}) {
      assertNull(Eip191.recover(hash, StrictDer.of(r, BigInteger.ONE), 0));
    }
    assertNull(Eip191.recover(hash, StrictDer.of(BigInteger.ONE, BigInteger.ZERO), 0));
    assertNull(Eip191.recover(hash, StrictDer.of(BigInteger.ONE, ORDER), 0));
    assertNull(Eip191.recover(hash, new byte[64], 1));
  }

  @Test
  void a_signature_of_the_bare_payload_is_no_act() {
    // What any page could have asked the wallet to sign, without a word about Tallystick.
    byte[] plain = Eip191.hash(new String(MESSAGE, UTF_8));
    byte[] signature = WALLET.sign(MESSAGE);
    byte[] key = Eip191.recover(plain, Arrays.copyOf(signature, 64), signature[64] - Eip191.EVEN);
    assertFalse(key != null && WALLET.keyId().equals(Signatures.eip191KeyId(Eip191.address(key))));
    assertTrue(Signatures.verify(WALLET.keyId(), MESSAGE, signature));
  }

  @Test
  void what_nobody_could_read_is_not_signed() {
    byte[] large = new byte[Limits.WALLET_PAYLOAD_BYTES + 1];
    assertThrows(IllegalArgumentException.class, () -> WALLET.sign(large));
    assertThrows(IllegalArgumentException.class, () -> WalletKey.fromSeed(new byte[31]));
    assertFalse(Signatures.verify(WALLET.keyId(), large, new byte[65]));
  }

  @Test
  void a_wallet_keeps_its_secret_to_itself() {
    assertEquals("WalletKey[" + WALLET.keyId() + "]", WALLET.toString());
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
