package tallystick.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The Merkle tree of RFC 6962 section 2.1 (https://www.rfc-editor.org/rfc/rfc6962#section-2.1):
/// hashing, roots and the proofs that a log hands out. [MerkleProof] checks them.
///
/// Hashes are 32 bytes. Leaves are counted from 0.
public final class Merkle {
  private static final byte[] LEAF = {0};
  private static final byte[] NODE = {1};

  private Merkle() {}

  /// Where the hashes of a tree are read.
  @FunctionalInterface
  public interface NodeReader {
    /// The hash of the complete subtree over leaves `index * 2^level` to `(index + 1) * 2^level -
    /// 1`, all of which must be in the tree.
    byte[] node(int level, long index);
  }

  /// The hash of one entry as a leaf.
  public static byte[] leafHash(byte[] entry) {
    return Sha256.of(LEAF, entry);
  }

  /// The hash of two subtrees joined.
  public static byte[] nodeHash(byte[] left, byte[] right) {
    return Sha256.of(NODE, left, right);
  }

  /// The root of the tree without leaves.
  public static byte[] emptyRoot() {
    return Sha256.of();
  }

  /// The root of the tree over the first `size` leaves.
  ///
  /// @throws IllegalArgumentException when `size` is negative
  public static byte[] root(long size, NodeReader nodes) {
    require(size >= 0, "a tree has no negative size");
    return size == 0 ? emptyRoot() : range(0, size, nodes);
  }

  /// The inclusion proof of leaf `index` in the tree of the first `size` leaves, from the leaf's
  /// sibling up to the root's child.
  ///
  /// @throws IllegalArgumentException unless `0 <= index < size`
  public static List<byte[]> inclusionProof(long index, long size, NodeReader nodes) {
    require(index >= 0 && index < size, "the leaf is not in the tree");
    List<byte[]> path = new ArrayList<>();
    long low = 0;
    long high = size;
    while (high - low > 1) {
      long middle = low + split(high - low);
      if (index < middle) {
        path.add(range(middle, high, nodes));
        high = middle;
      } else {
        path.add(range(low, middle, nodes));
        low = middle;
      }
    }
    Collections.reverse(path);
    return Collections.unmodifiableList(path);
  }

  /// The consistency proof between the trees of the first `from` and the first `to` leaves. It is
  /// empty when both are the same tree.
  ///
  /// @throws IllegalArgumentException unless `1 <= from <= to`; of an empty tree nothing is to
  ///   prove
  public static List<byte[]> consistencyProof(long from, long to, NodeReader nodes) {
    require(from >= 1 && from <= to, "the earlier tree is empty or larger");
    List<byte[]> path = new ArrayList<>();
    long low = 0;
    long high = to;
    while (from != high) {
      long middle = low + split(high - low);
      if (from <= middle) {
        path.add(range(middle, high, nodes));
        high = middle;
      } else {
        path.add(range(low, middle, nodes));
        low = middle;
      }
    }
    if (low > 0) {
      // The verifier knows the earlier root, but not that tree's right-most complete part.
      path.add(range(low, high, nodes));
    }
    Collections.reverse(path);
    return Collections.unmodifiableList(path);
  }

  /// The hash over leaves `low` to `high - 1`, where `low` is a multiple of the power of two that
  /// the count of leaves fits in.
  private static byte[] range(long low, long high, NodeReader nodes) {
    long count = high - low;
    if (Long.bitCount(count) == 1) {
      int level = Long.numberOfTrailingZeros(count);
      return nodes.node(level, low >>> level);
    }
    long middle = low + split(count);
    return nodeHash(range(low, middle, nodes), range(middle, high, nodes));
  }

  /// The largest power of two below `count`, which is 2 or more.
  private static long split(long count) {
    return Long.highestOneBit(count - 1);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
