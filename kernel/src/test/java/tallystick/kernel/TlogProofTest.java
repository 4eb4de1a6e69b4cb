package tallystick.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlogProofTest {
  private static final String ORIGIN = "example.com/log";
  private static final SigningKey KEY = SigningKey.fromSeed(new byte[32]);
  private static final VerifierKey VERIFIER = VerifierKey.of(ORIGIN, KEY);
  private static final TileTree TREE = tree();
  private static final Note HEAD =
      Note.sign(new Checkpoint(ORIGIN, 300, TREE.root()).text(), ORIGIN, KEY);
  private static final String HASH = "gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=\n";
  private static final String START = "c2sp.org/tlog-proof@v1\nindex 257\n";
  private static final String END = "\n" + HEAD.format();

  @Test
  void a_proof_is_read_back_as_it_was_written_and_verifies() {
    String text = proof(257, new byte[] {1, 2, 3}).format();
    TlogProof read = TlogProof.parse(text);
    assertEquals(text, read.format());
    assertTrue(read.verify(leaf(257), VERIFIER));
    assertTrue(text.startsWith("c2sp.org/tlog-proof@v1\nextra AQID\nindex 257\n"));
    assertArrayEquals(new byte[] {1, 2, 3}, read.extra());
  }

  @Test
  void a_proof_without_extra_data_or_of_a_lone_leaf_is_read_back() {
    String text = proof(0).format();
    assertEquals(text, TlogProof.parse(text).format());
    assertTrue(TlogProof.parse(text).verify(leaf(0), VERIFIER));
    Note lone = Note.sign(new Checkpoint(ORIGIN, 1, leaf(0)).text(), ORIGIN, KEY);
    TlogProof shortest = new TlogProof(new byte[0], 0, List.of(), lone);
    TlogProof read = TlogProof.parse(shortest.format());
    assertEquals(shortest.format(), read.format());
    assertTrue(read.verify(leaf(0), VERIFIER));
  }

  @Test
  void a_proof_with_any_bit_flipped_is_refused() {
    byte[] good = proof(257).format().getBytes(StandardCharsets.UTF_8);
    for (int bit = 0; bit < good.length * 8; bit++) {
      byte[] bad = good.clone();
      bad[bit / 8] ^= (byte) (1 << (bit % 8));
      assertFalse(accepts(new String(bad, StandardCharsets.UTF_8)), "bit " + bit);
    }
  }

  @Test
  void a_proof_with_any_bit_of_its_extra_data_flipped_never_proves_another_leaf() {
    TlogProof proof = proof(257, new byte[] {1});
    TlogProof other = new TlogProof(new byte[] {2}, 257, proof.hashes(), proof.checkpoint());
    assertTrue(other.verify(leaf(257), VERIFIER), "nothing vouches for the extra data");
    assertFalse(other.verify(leaf(256), VERIFIER));
  }

  @Test
  void a_proof_does_not_prove_another_leaf_or_under_another_key() {
    TlogProof proof = proof(257);
    assertFalse(proof.verify(leaf(256), VERIFIER));
    assertFalse(proof.verify(new byte[0], VERIFIER));
    assertFalse(proof.verify(leaf(257), VerifierKey.of(ORIGIN, SigningKey.generate())));
    assertFalse(proof.verify(leaf(257), VerifierKey.of("example.com/other", KEY)));
  }

  @Test
  void a_checkpoint_of_another_log_under_the_same_key_is_refused() {
    String text = new Checkpoint("example.com/other", 300, TREE.root()).text();
    List<byte[]> hashes = proof(257).hashes();
    TlogProof proof = new TlogProof(new byte[0], 257, hashes, Note.sign(text, ORIGIN, KEY));
    assertFalse(proof.verify(leaf(257), VERIFIER));
  }

  @Test
  void a_signed_note_that_is_no_checkpoint_is_refused() {
    List<byte[]> hashes = proof(257).hashes();
    Note hello = Note.sign("hello\n", ORIGIN, KEY);
    assertThrows(
        IllegalArgumentException.class, () -> new TlogProof(new byte[0], 257, hashes, hello));
  }

  @Test
  void a_malformed_proof_is_refused() {
    for (String start :
        List.of(
            "",
            "c2sp.org/tlog-proof@v2\nindex 257\n",
            "c2sp.org/tlog-proof@v1\n",
            "c2sp.org/tlog-proof@v1\nextra AQID\n",
            "c2sp.org/tlog-proof@v1\nindex 257\nextra AQID\n",
            "c2sp.org/tlog-proof@v1\nextra AQID\nextra AQID\nindex 257\n",
            "c2sp.org/tlog-proof@v1\nextra \nindex 257\n",
            "c2sp.org/tlog-proof@v1\nextra AQI\nindex 257\n",
            "c2sp.org/tlog-proof@v1\nindex 0257\n",
            "c2sp.org/tlog-proof@v1\nindex -1\n",
            "c2sp.org/tlog-proof@v1\nindex 9223372036854775808\n",
            "c2sp.org/tlog-proof@v1\nindex 257\r\n",
            "\n" + START,
            START + "gSKyXoYZUgZ6jduWYrk=\n",
            START + HASH.replace("=", ""),
            START + HASH + "\n" + HASH)) {
      assertThrows(IllegalArgumentException.class, () -> TlogProof.parse(start + END), start);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 65, 66, 67, 68, 1_000})
  void a_proof_of_more_than_63_hashes_is_refused(int hashes) {
    assertEquals(63, TlogProof.parse(START + HASH.repeat(63) + END).hashes().size());
    String tooLong = START + HASH.repeat(hashes) + END;
    assertThrows(IllegalArgumentException.class, () -> TlogProof.parse(tooLong));
  }

  @Test
  void as_much_extra_data_as_allowed_is_read_and_one_byte_more_is_not() {
    TlogProof most = proof(257, new byte[65_536]);
    assertEquals(most.format(), TlogProof.parse(most.format()).format());
    assertThrows(IllegalArgumentException.class, () -> proof(257, new byte[65_537]));
  }

  @Test
  void a_proof_with_its_hashes_in_another_order_is_refused() {
    List<byte[]> hashes = new ArrayList<>(proof(257).hashes());
    assertEquals(7, hashes.size());
    Collections.reverse(hashes);
    assertFalse(new TlogProof(new byte[0], 257, hashes, HEAD).verify(leaf(257), VERIFIER));
  }

  private static boolean accepts(String text) {
    try {
      return TlogProof.parse(text).verify(leaf(257), VERIFIER);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static TlogProof proof(long index) {
    return proof(index, new byte[0]);
  }

  private static TlogProof proof(long index, byte[] extra) {
    return new TlogProof(extra, index, Merkle.inclusionProof(index, 300, TREE), HEAD);
  }

  private static TileTree tree() {
    TileTree tree = new TileTree(new MapTileStore(), 0);
    for (int i = 0; i < 300; i++) {
      tree.append(leaf(i));
    }
    return tree;
  }

  private static byte[] leaf(int i) {
    return Merkle.leafHash(("entry " + i).getBytes(StandardCharsets.UTF_8));
  }
}
