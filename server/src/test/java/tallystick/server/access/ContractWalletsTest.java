package tallystick.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tallystick.server.TestChain;
import tallystick.server.Web.Answer;

/// Contracts that are wallets (EIP-1271), asked at a chain that calls them.
class ContractWalletsTest {
  private static final byte[] MAGIC = HexFormat.of().parseHex("1626ba7e");

  private final SoftWallet owner = new SoftWallet(new BigInteger(250, new SecureRandom()));
  private final String address = Ethereum.checksummed(HexFormat.of().formatHex(Vault.random(20)));

  /// A contract that takes what its owner signed, as the ABI has it: four bytes that name the
  /// function, the hash, where the signature begins, how long it is, and it.
  private byte[] call(byte[] data) throws TestChain.Reverted {
    ByteBuffer parts = ByteBuffer.wrap(data);
    byte[] function = new byte[4];
    byte[] hash = new byte[32];
    parts.get(function).get(hash);
    int begins = 4 + new BigInteger(1, Arrays.copyOfRange(data, 36, 68)).intValueExact();
    int length = new BigInteger(1, Arrays.copyOfRange(data, begins, begins + 32)).intValueExact();
    byte[] signature = Arrays.copyOfRange(data, begins + 32, begins + 32 + length);
    if (!Arrays.equals(function, MAGIC) || data.length % 32 != 4) {
      throw new TestChain.Reverted();
    }
    boolean right = Ethereum.signer(hash, signature).filter(owner.address()::equals).isPresent();
    return Arrays.copyOf(right ? MAGIC : new byte[] {-1, -1, -1, -1}, 32);
  }

  private static String challenge(Browser browser, String address, String purpose)
      throws Exception {
    Answer answer =
        Expect.ok(
            browser.post("/sign-in/challenge", Map.of("address", address, "purpose", purpose)));
    return answer.json().path("message").asString();
  }

  private static Answer answers(Browser browser, String path, String message, SoftWallet signer)
      throws Exception {
    return browser.enters(path, Map.of("message", message, "signature", signer.signs(message)));
  }

  @Test
  void a_contract_wallet_signs_in_by_what_its_owner_signed() throws Exception {
    TestChain.get().deploy(address, this::call);
    Browser ann = Browser.member();
    Expect.ok(ann.post("/wallets", signed(challenge(ann, address, "ADD"), owner)));
    Browser other = Browser.fresh();
    String message = challenge(other, address, "SIGN_IN");
    assertEquals(
        ann.principal(),
        Expect.ok(answers(other, "/sign-in/wallet", message, owner))
            .json()
            .path("principal")
            .asString());
    Expect.problem(401, "wrong-signature", answers(other, "/sign-in/wallet", message, owner));
    SoftWallet thief = new SoftWallet(owner.key().add(BigInteger.ONE));
    String another = challenge(other, address, "SIGN_IN");
    Expect.problem(401, "wrong-signature", answers(other, "/sign-in/wallet", another, thief));
  }

  private static Map<String, String> signed(String message, SoftWallet signer) {
    return Map.of("message", message, "signature", signer.signs(message));
  }

  @Test
  void neither_nothing_nor_a_contract_that_fails_says_yes() throws Exception {
    Browser ann = Browser.member();
    Expect.problem(
        401,
        "wrong-signature",
        ann.post("/wallets", signed(challenge(ann, address, "ADD"), owner)));
    TestChain.get()
        .deploy(
            address,
            data -> {
              throw new TestChain.Reverted();
            });
    Expect.problem(
        401,
        "wrong-signature",
        ann.post("/wallets", signed(challenge(ann, address, "ADD"), owner)));
    for (byte[] almost : new byte[][] {MAGIC, Arrays.copyOf(MAGIC, 64), {}, new byte[32]}) {
      TestChain.get().deploy(address, data -> almost);
      Expect.problem(
          401,
          "wrong-signature",
          ann.post("/wallets", signed(challenge(ann, address, "ADD"), owner)));
    }
  }

  @Test
  void signatures_of_any_length_arrive_as_they_were() throws Exception {
    try (ChainRpc chain = new ChainRpc(TestChain.get().uri())) {
      assertEquals(1, chain.id());
      for (int length : new int[] {0, 1, 31, 32, 33, 65, 1_024}) {
        byte[] signature = Vault.random(length);
        byte[] hash = Vault.random(32);
        TestChain.get()
            .deploy(
                address,
                data -> {
                  boolean same =
                      data.length == 100 + Math.ceilDiv(length, 32) * 32
                          && Arrays.equals(hash, Arrays.copyOfRange(data, 4, 36))
                          && Arrays.equals(signature, Arrays.copyOfRange(data, 100, 100 + length));
                  return Arrays.copyOf(same ? MAGIC : new byte[4], 32);
                });
        assertTrue(chain.isValidSignature(address, hash, signature), length + " bytes");
        assertFalse(chain.isValidSignature(address, Vault.random(32), signature));
      }
    }
  }

  @Test
  void a_chain_that_cannot_be_asked_is_told_as_such() throws Exception {
    try (ChainRpc chain = new ChainRpc(URI.create("http://127.0.0.1:1/"))) {
      RuntimeException fault = assertThrows(RuntimeException.class, chain::id);
      assertEquals("The chain cannot be asked right now.", fault.getMessage());
    }
  }
}
