package tallystick.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Addresses and signatures of wallets.
class EthereumTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
        "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
        "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
      })
  void addresses_are_written_as_eip_55_has_it(String address) {
    assertEquals(address, Ethereum.checksummed(address.substring(2).toUpperCase(Locale.ROOT)));
  }

  @Test
  void the_first_private_key_has_the_address_that_everybody_knows() {
    assertEquals(
        "0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf", new SoftWallet(BigInteger.ONE).address());
  }

  /// The example of https://web3js.readthedocs.io/en/v1.10.0/web3-eth-accounts.html#sign
  @Test
  void a_signature_of_another_program_is_recovered() {
    byte[] signature =
        HexFormat.of()
            .parseHex(
                "b91467e570a6466aa9e9876cbcd013baba02900b8979d43fe208a4a4f339f5fd"
                    + "6007e74cd82e037b800186422fc2da167c747ef045e5d18a5f5d4300f8e1a0291c");
    assertEquals(
        Optional.of("0x2c7536E3605D9C16a7a3D7b1898e529396a65c23"),
        Ethereum.signer("Some data", signature));
  }

  @Test
  void nobody_makes_another_signature_of_one() {
    SoftWallet wallet = new SoftWallet(BigInteger.TWO);
    byte[] signature = HexFormat.of().parseHex(wallet.signs("text").substring(2));
    assertEquals(Optional.of(wallet.address()), Ethereum.signer("text", signature));
    assertEquals(Optional.empty(), Ethereum.signer("text", SoftWallet.mirrored(signature)));
    for (int length : new int[] {0, 64, 66}) {
      assertEquals(Optional.empty(), Ethereum.signer("text", new byte[length]));
    }
    assertEquals(Optional.empty(), Ethereum.signer("text", new byte[65]));
    byte[] wrongV = signature.clone();
    wrongV[64] = 29;
    assertEquals(Optional.empty(), Ethereum.signer("text", wrongV));
  }
}
