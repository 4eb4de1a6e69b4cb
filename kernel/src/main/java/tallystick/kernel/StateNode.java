package tallystick.kernel;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// A subtree of the state tree. There are as many as rows and half as many again, all in memory, so
/// hashes are four numbers each and not arrays; the empty subtree is null.
abstract sealed class StateNode {
  private final long h0;
  private final long h1;
  private final long h2;
  private final long h3;

  private StateNode(ByteBuffer hash) {
    h0 = hash.getLong();
    h1 = hash.getLong();
    h2 = hash.getLong();
    h3 = hash.getLong();
  }

  /// The hash of a subtree.
  static byte[] hash(@Nullable StateNode node) {
    byte[] bytes = new byte[Sha256.BYTES];
    put(node, ByteBuffer.wrap(bytes));
    return bytes;
  }

  /// Writes the hash of a subtree: that of the empty one is all zeros.
  static void put(@Nullable StateNode node, ByteBuffer out) {
    if (node == null) {
      out.putLong(0).putLong(0).putLong(0).putLong(0);
    } else {
      out.putLong(node.h0).putLong(node.h1).putLong(node.h2).putLong(node.h3);
    }
  }

  /// A subtree of one row.
  static final class Leaf extends StateNode {
    private final long n0;
    private final long n1;
    private final long n2;
    private final long n3;
    private final long v0;
    private final long v1;
    private final long v2;
    private final long v3;

    /// @param name SHA-256 of the row's name
    /// @param value SHA-256 of its JSON
    Leaf(byte[] name, byte[] value) {
      super(ByteBuffer.wrap(StateTree.leafHash(name, value)));
      ByteBuffer in = ByteBuffer.wrap(name);
      n0 = in.getLong();
      n1 = in.getLong();
      n2 = in.getLong();
      n3 = in.getLong();
      in = ByteBuffer.wrap(value);
      v0 = in.getLong();
      v1 = in.getLong();
      v2 = in.getLong();
      v3 = in.getLong();
    }

    byte[] name() {
      return bytes(n0, n1, n2, n3);
    }

    byte[] value() {
      return bytes(v0, v1, v2, v3);
    }

    /// The bit of the name that decides at a depth, the most significant first.
    boolean goesRight(int depth) {
      long part =
          switch (depth >>> 6) {
            case 0 -> n0;
            case 1 -> n1;
            case 2 -> n2;
            default -> n3;
          };
      return (part << (depth & 63)) < 0;
    }

    int compareNames(Leaf other) {
      int order = Long.compareUnsigned(n0, other.n0);
      if (order == 0) {
        order = Long.compareUnsigned(n1, other.n1);
      }
      if (order == 0) {
        order = Long.compareUnsigned(n2, other.n2);
      }
      return order == 0 ? Long.compareUnsigned(n3, other.n3) : order;
    }

    boolean hasValueOf(Leaf other) {
      return v0 == other.v0 && v1 == other.v1 && v2 == other.v2 && v3 == other.v3;
    }

    private static byte[] bytes(long a, long b, long c, long d) {
      return ByteBuffer.allocate(Sha256.BYTES).putLong(a).putLong(b).putLong(c).putLong(d).array();
    }
  }

  /// A subtree of two rows or more.
  static final class Inner extends StateNode {
    final @Nullable StateNode left;
    final @Nullable StateNode right;

    /// @param hash of both, just computed
    Inner(ByteBuffer hash, @Nullable StateNode left, @Nullable StateNode right) {
      super(hash);
      this.left = left;
      this.right = right;
    }
  }
}
