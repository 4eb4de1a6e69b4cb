package tallystick.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TileTreeTest {
  private static final int LEAVES = 1_200;
  private static final List<byte[]> HASHES = new ArrayList<>();
  private static final List<byte[]> ROOTS = new ArrayList<>();

  @BeforeAll
  static void compute_every_root_by_the_definition() {
    for (int i = 0; i < LEAVES; i++) {
      HASHES.add(Merkle.leafHash(("leaf " + i).getBytes(StandardCharsets.UTF_8)));
    }
    for (int size = 0; size <= LEAVES; size++) {
      ROOTS.add(size == 0 ? Sha256.of() : naive(HASHES.subList(0, size)));
    }
  }

  @Test
  void the_root_of_every_size_is_that_of_the_definition() {
    TileTree tree = new TileTree(new MapTileStore(), 0);
    assertArrayEquals(ROOTS.get(0), tree.root());
    for (int size = 1; size <= LEAVES; size++) {
      tree.append(HASHES.get(size - 1));
      assertArrayEquals(ROOTS.get(size), tree.root(), "size " + size);
      assertEquals(size, tree.size());
    }
  }

  @Test
  void every_inclusion_proof_verifies_and_is_refused_for_a_neighbour() {
    for (int size : new int[] {1, 2, 3, 7, 8, 255, 256, 257, 511, 513, 1_000, LEAVES}) {
      TileTree tree = flushed(size);
      for (int index = 0; index < size; index++) {
        List<byte[]> proof = Merkle.inclusionProof(index, size, tree);
        byte[] leaf = HASHES.get(index);
        byte[] root = ROOTS.get(size);
        assertTrue(MerkleProof.inclusion(index, size, leaf, proof, root));
        assertFalse(MerkleProof.inclusion(index ^ 1, size, leaf, proof, root));
        byte[] other = HASHES.get((index + 1) % LEAVES);
        assertFalse(MerkleProof.inclusion(index, size, other, proof, root));
      }
    }
  }

  @Test
  void a_proof_for_an_earlier_size_is_made_of_the_same_tiles() {
    TileTree tree = flushed(LEAVES);
    for (int size = 1; size <= LEAVES; size++) {
      int index = size * 7 / 11;
      List<byte[]> first = Merkle.inclusionProof(index, size, tree);
      assertTrue(MerkleProof.inclusion(index, size, HASHES.get(index), first, ROOTS.get(size)));
      List<byte[]> last = Merkle.inclusionProof(size - 1, size, tree);
      byte[] leaf = HASHES.get(size - 1);
      assertTrue(MerkleProof.inclusion(size - 1, size, leaf, last, ROOTS.get(size)));
      assertArrayEquals(ROOTS.get(size), Merkle.root(size, tree));
    }
  }

  @Test
  void every_consistency_proof_verifies_and_is_refused_for_another_root() {
    TileTree tree = flushed(LEAVES);
    for (int to : new int[] {1, 2, 6, 64, 255, 256, 257, 700, 1_024, LEAVES}) {
      for (int from = 1; from <= to; from++) {
        List<byte[]> proof = Merkle.consistencyProof(from, to, tree);
        byte[] early = ROOTS.get(from);
        byte[] late = ROOTS.get(to);
        assertTrue(MerkleProof.consistency(from, to, early, late, proof), from + " to " + to);
        assertFalse(MerkleProof.consistency(from, to, ROOTS.get(from - 1), late, proof));
        assertFalse(MerkleProof.consistency(from, to, early, ROOTS.get(to - 1), proof));
      }
    }
  }

  @Test
  void a_tree_reopened_at_any_size_has_its_root_and_grows_on() {
    MapTileStore store = new MapTileStore();
    TileTree tree = new TileTree(store, 0);
    for (int size = 1; size <= LEAVES; size++) {
      tree.append(HASHES.get(size - 1));
      if (size % 37 == 0 || size % 256 < 2) {
        tree.flush();
        tree = new TileTree(store, size);
        assertArrayEquals(ROOTS.get(size), tree.root(), "size " + size);
      }
    }
    assertArrayEquals(ROOTS.get(LEAVES), tree.root());
  }

  @Test
  void a_tree_reopened_at_an_earlier_size_writes_over_the_rest() {
    MapTileStore store = new MapTileStore();
    fill(new TileTree(store, 0), 0, LEAVES).flush();
    TileTree earlier = new TileTree(store, 300);
    assertArrayEquals(ROOTS.get(300), earlier.root());
    earlier.append(HASHES.get(0));
    earlier.flush();
    List<byte[]> leaves = new ArrayList<>(HASHES.subList(0, 300));
    leaves.add(HASHES.get(0));
    assertArrayEquals(naive(leaves), new TileTree(store, 301).root());
  }

  @Test
  void appending_reads_nothing_and_a_flush_writes_each_changed_tile_once() {
    MapTileStore store = new MapTileStore();
    TileTree tree = fill(new TileTree(store, 0), 0, 1_000);
    assertEquals(0, store.reads + store.writes);
    tree.flush();
    assertEquals(0, store.reads);
    assertEquals(5, store.writes, "four tiles of leaves and one above");
    tree.flush();
    assertEquals(5, store.writes, "nothing changed");
    tree.append(HASHES.get(1_000));
    tree.flush();
    assertEquals(6, store.writes, "one partial tile changed");
    assertEquals(8_192, store.length("0/0"));
    assertEquals((1_001 - 768) * 32, store.length("0/3"));
    assertEquals(3 * 32, store.length("1/0"));
  }

  @Test
  void a_flush_that_failed_is_made_good_by_the_next() {
    MapTileStore kept = new MapTileStore();
    TileStore failing =
        new TileStore() {
          private int left = 2;

          @Override
          public byte[] read(int level, long index) {
            throw new IllegalStateException("not read");
          }

          @Override
          public void write(int level, long index, byte[] hashes) {
            if (left-- == 0) {
              throw new IllegalStateException("disk full");
            }
            kept.write(level, index, hashes);
          }
        };
    TileTree tree = fill(new TileTree(failing, 0), 0, 1_000);
    assertThrows(IllegalStateException.class, tree::flush);
    tree.flush();
    assertArrayEquals(ROOTS.get(1_000), new TileTree(kept, 1_000).root());
  }

  @Test
  void a_missing_tile_is_named() {
    MapTileStore store = new MapTileStore();
    fill(new TileTree(store, 0), 0, 300).flush();
    store.tiles.remove("0/1");
    var missing = assertThrows(IllegalStateException.class, () -> new TileTree(store, 300));
    assertEquals("tile tile/0/001.p/44 is missing or too short", missing.getMessage());
  }

  @Test
  void a_subtree_that_is_not_complete_has_no_node() {
    TileTree tree = flushed(300);
    assertThrows(IllegalArgumentException.class, () -> tree.node(0, 300));
    assertThrows(IllegalArgumentException.class, () -> tree.node(8, 1));
    assertThrows(IllegalArgumentException.class, () -> tree.node(3, 37));
    assertThrows(IllegalArgumentException.class, () -> tree.node(0, 5_000));
    assertThrows(IllegalArgumentException.class, () -> tree.node(16, 0));
    assertThrows(IllegalArgumentException.class, () -> tree.node(-1, 0));
    assertArrayEquals(naive(HASHES.subList(288, 296)), tree.node(3, 36));
  }

  private static TileTree flushed(int size) {
    TileTree tree = fill(new TileTree(new MapTileStore(), 0), 0, size);
    tree.flush();
    return tree;
  }

  private static TileTree fill(TileTree tree, int from, int to) {
    HASHES.subList(from, to).forEach(tree::append);
    return tree;
  }

  /// RFC 6962 section 2.1, word for word.
  private static byte[] naive(List<byte[]> leaves) {
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int k = 1;
    while (k * 2 < leaves.size()) {
      k *= 2;
    }
    byte[] left = naive(leaves.subList(0, k));
    byte[] right = naive(leaves.subList(k, leaves.size()));
    return Sha256.of(new byte[] {1}, left, right);
  }
}
