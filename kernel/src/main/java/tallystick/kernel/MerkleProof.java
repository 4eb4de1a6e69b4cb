package tallystick.kernel;

import java.util.Arrays;
import java.util.List;

/// The checking of Merkle proofs, by whoever trusts a root and nothing else.
///
/// Inclusion and consistency are those of RFC 9162 sections 2.1.3.2 and 2.1.4.2
/// (https://www.rfc-editor.org/rfc/rfc9162#section-2.1.3.2), whose proofs are those of RFC 6962. A
/// subtree `[start, end)` and its proofs are those of Merkle Tree Certificates section 4
/// (https://datatracker.ietf.org/doc/draft-ietf-plants-merkle-tree-certs/). Nothing here throws:
/// whatever is out of range, too long, too short or false gives `false`.
public final class MerkleProof {
  private MerkleProof() {}

  /// Whether leaf `index` of the tree of `size` leaves with this root has this hash.
  public static boolean inclusion(
      long index, long size, byte[] leafHash, List<byte[]> proof, byte[] root) {
    if (index < 0 || index >= size || leafHash.length != Sha256.BYTES || !hashes(proof)) {
      return false;
    }
    long node = index;
    long last = size - 1;
    byte[] hash = leafHash;
    for (byte[] sibling : proof) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hash = Merkle.nodeHash(sibling, hash);
        // A right-most node without a sibling is its own parent, up to where it is a right child.
        int lone = Long.numberOfTrailingZeros(node);
        node >>>= lone;
        last >>>= lone;
      } else {
        hash = Merkle.nodeHash(hash, sibling);
      }
      node >>>= 1;
      last >>>= 1;
    }
    return last == 0 && Arrays.equals(hash, root);
  }

  /// Whether the tree of `from` leaves is the beginning of the tree of `to` leaves. An empty
  /// earlier tree is refused, for its root says nothing.
  public static boolean consistency(
      long from, long to, byte[] fromRoot, byte[] toRoot, List<byte[]> proof) {
    return from > 0 && subtreeConsistency(0, from, to, fromRoot, toRoot, proof);
  }

  /// Whether leaf `index`, counted in the whole tree, has this hash in the subtree `[start, end)`
  /// with this root.
  public static boolean subtreeInclusion(
      long index, long start, long end, byte[] leafHash, List<byte[]> proof, byte[] root) {
    return isSubtree(start, end)
        && index >= start
        && inclusion(index - start, end - start, leafHash, proof, root);
  }

  /// Whether the subtree `[start, end)` with its root is part of the tree of `size` leaves. An
  /// empty subtree is part of every tree, whatever `root` is, by the root of no leaves alone.
  public static boolean subtreeConsistency(
      long start, long end, long size, byte[] subtreeRoot, byte[] root, List<byte[]> proof) {
    if (!isSubtree(start, end) || end > size || !hashes(proof)) {
      return false;
    }
    if (start == end) {
      return proof.isEmpty() && Arrays.equals(subtreeRoot, Merkle.emptyRoot());
    }
    if (end - start == size) {
      return proof.isEmpty() && Arrays.equals(subtreeRoot, root);
    }
    return subtreeRoot.length == Sha256.BYTES
        && grows(start, end - 1, size - 1, subtreeRoot, root, proof);
  }

  /// Climbs from the last node of the subtree that is complete in both trees. `first` and `mid` are
  /// the subtree's outermost nodes on the present level, `last` is the tree's.
  private static boolean grows(
      long first, long mid, long last, byte[] subtreeRoot, byte[] root, List<byte[]> proof) {
    int skipped =
        mid == last
            ? height(first ^ mid)
            : Math.min(height(first ^ mid), Long.numberOfTrailingZeros(~mid));
    first >>>= skipped;
    mid >>>= skipped;
    last >>>= skipped;
    boolean known = first == mid;
    if (!known && proof.isEmpty()) {
      return false;
    }
    byte[] subtreeHash = known ? subtreeRoot : proof.getFirst();
    byte[] treeHash = subtreeHash;
    for (byte[] sibling : known ? proof : proof.subList(1, proof.size())) {
      if (last == 0) {
        return false;
      }
      if ((mid & 1) == 1 || mid == last) {
        if (first < mid) {
          subtreeHash = Merkle.nodeHash(sibling, subtreeHash);
        }
        treeHash = Merkle.nodeHash(sibling, treeHash);
        int lone = Long.numberOfTrailingZeros(mid);
        first >>>= lone;
        mid >>>= lone;
        last >>>= lone;
      } else {
        treeHash = Merkle.nodeHash(treeHash, sibling);
      }
      first >>>= 1;
      mid >>>= 1;
      last >>>= 1;
    }
    return last == 0 && Arrays.equals(subtreeHash, subtreeRoot) && Arrays.equals(treeHash, root);
  }

  /// Whether `[start, end)` is a node of some tree: `start` is a multiple of the power of two that
  /// the count of leaves fits in.
  private static boolean isSubtree(long start, long end) {
    if (start < 0 || end < start) {
      return false;
    }
    long count = end - start;
    // For a count above 2^62 the mask is every bit but the sign, and only a start of 0 passes.
    return count <= 1 || (start & ((1L << height(count - 1)) - 1)) == 0;
  }

  private static int height(long number) {
    return Long.SIZE - Long.numberOfLeadingZeros(number);
  }

  private static boolean hashes(List<byte[]> proof) {
    // No tree of 2^63 leaves needs more, and a longer list is not worth reading.
    return proof.size() <= Long.SIZE
        && proof.stream().allMatch(hash -> hash.length == Sha256.BYTES);
  }
}
