package tallystick.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rows of a state as a compressed binary Merkle trie. It is a value: a change makes another
/// tree, which shares what did not change, so old versions stay readable.
///
/// A row stands where the bits of SHA-256 of its name `<table>/<key>` lead, the most significant
/// first, at the first place that no other row shares:
///
///     empty = 32 zero bytes
///     leaf  = SHA-256(0x00 ‖ SHA-256(name) ‖ SHA-256(json))
///     inner = SHA-256(0x01 ‖ left ‖ right)
///
/// A subtree of one row is its leaf. So the root depends on the set of rows alone, not on their
/// history, and one root proves that a row is there ([#prove]) or that there is none.
public final class StateTree {
  /// The tree without rows.
  public static final StateTree EMPTY = new StateTree(null);

  /// Bits of a name's hash, and so the most siblings that a proof may have.
  public static final int MAX_DEPTH = 8 * Sha256.BYTES;

  private static final byte[] LEAF = {0};
  private static final byte[] INNER = {1};

  private final @Nullable StateNode top;

  private StateTree(@Nullable StateNode top) {
    this.top = top;
  }

  /// What becomes of a row, hashed already: hashing is most of the work, and any thread may do it.
  public static final class Change {
    private final StateNode.Leaf leaf;
    private final boolean removed;

    private Change(byte[] name, byte @Nullable [] json) {
      removed = json == null;
      leaf = new StateNode.Leaf(name, json == null ? name : Sha256.of(json));
    }

    /// A row's new value, or null to remove it.
    public static Change of(String table, String key, byte @Nullable [] json) {
      return of((table + "/" + key).getBytes(StandardCharsets.UTF_8), json);
    }

    /// The same, by the row's name `<table>/<key>` in UTF-8.
    public static Change of(byte[] name, byte @Nullable [] json) {
      return new Change(Sha256.of(name), json);
    }
  }

  /// Where a name leads.
  ///
  /// @param name SHA-256 of the name of the row that stands there, or null if none does
  /// @param value SHA-256 of its JSON, or null
  /// @param siblings from the row's sibling up to the root's child
  record Path(byte @Nullable [] name, byte @Nullable [] value, List<byte[]> siblings) {}

  /// The hash under which a row stands.
  public static byte[] nameHash(String table, String key) {
    return Sha256.of((table + "/" + key).getBytes(StandardCharsets.UTF_8));
  }

  static byte[] leafHash(byte[] nameHash, byte[] valueHash) {
    return Sha256.of(LEAF, nameHash, valueHash);
  }

  static byte[] innerHash(byte[] left, byte[] right) {
    return Sha256.of(INNER, left, right);
  }

  /// The tree of these rows, each there once. They are hashed and sorted as the stream is: in
  /// parallel if it is parallel.
  public static StateTree of(Stream<Change> rows) {
    return EMPTY.with(rows);
  }

  /// The tree after changes of different rows, in any order.
  ///
  /// @throws IllegalArgumentException when a row changes twice
  public StateTree with(Stream<Change> changes) {
    Change[] sorted = changes.sorted((a, b) -> a.leaf.compareNames(b.leaf)).toArray(Change[]::new);
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i].leaf.compareNames(sorted[i - 1].leaf) == 0) {
        throw new IllegalArgumentException("a row changes twice");
      }
    }
    StateNode next = new Growth(sorted).grown(top, 0, 0, sorted.length);
    return next == top ? this : new StateTree(next);
  }

  /// The root hash, 32 bytes.
  public byte[] root() {
    return StateNode.hash(top);
  }

  /// The state root of the block that led to this tree: SHA-256 of the state root after the block
  /// before and the tree's root. So a difference between two nodes never heals unseen.
  public byte[] stateRoot(byte[] before) {
    return Sha256.of(before, root());
  }

  /// Where the hash of a name leads: to its row, to another one, or nowhere.
  Path prove(byte[] nameHash) {
    StateNode.Leaf wanted = new StateNode.Leaf(nameHash, nameHash);
    List<byte[]> siblings = new ArrayList<>();
    StateNode at = top;
    for (int depth = 0; at instanceof StateNode.Inner inner; depth++) {
      boolean right = wanted.goesRight(depth);
      siblings.add(StateNode.hash(right ? inner.left : inner.right));
      at = right ? inner.right : inner.left;
    }
    Collections.reverse(siblings);
    return at instanceof StateNode.Leaf leaf
        ? new Path(leaf.name(), leaf.value(), siblings)
        : new Path(null, null, siblings);
  }

  /// One pass over the tree, which hashes every changed node once.
  private static final class Growth {
    private final Change[] changes;
    private final Sha256.Digest digest = new Sha256.Digest();
    private final byte[] children = new byte[1 + 2 * Sha256.BYTES];
    private final ByteBuffer input = ByteBuffer.wrap(children);
    private final byte[] hash = new byte[Sha256.BYTES];

    Growth(Change[] changes) {
      this.changes = changes;
    }

    /// The subtree after the changes from `low` to `high - 1`, all of which belong below it.
    @Nullable StateNode grown(@Nullable StateNode node, int depth, int low, int high) {
      if (low == high) {
        return node;
      }
      if (high - low == 1 && isAt(node, changes[low])) {
        return one(node, changes[low]);
      }
      StateNode left = child(node, depth, false);
      StateNode right = child(node, depth, true);
      int middle = low;
      while (middle < high && !changes[middle].leaf.goesRight(depth)) {
        middle++;
      }
      StateNode newLeft = grown(left, depth + 1, low, middle);
      StateNode newRight = grown(right, depth + 1, middle, high);
      return node instanceof StateNode.Inner && newLeft == left && newRight == right
          ? node
          : joined(newLeft, newRight);
    }

    private static boolean isAt(@Nullable StateNode node, Change change) {
      return node == null
          || (node instanceof StateNode.Leaf leaf && leaf.compareNames(change.leaf) == 0);
    }

    private static @Nullable StateNode one(@Nullable StateNode node, Change change) {
      if (change.removed) {
        return null;
      }
      return node instanceof StateNode.Leaf leaf && leaf.hasValueOf(change.leaf)
          ? node
          : change.leaf;
    }

    /// A lone row moves down until it is alone again.
    private static @Nullable StateNode child(@Nullable StateNode node, int depth, boolean right) {
      return switch (node) {
        case null -> null;
        case StateNode.Inner inner -> right ? inner.right : inner.left;
        case StateNode.Leaf leaf -> leaf.goesRight(depth) == right ? leaf : null;
      };
    }

    private @Nullable StateNode joined(@Nullable StateNode left, @Nullable StateNode right) {
      if (left == null && !(right instanceof StateNode.Inner)) {
        return right;
      }
      if (right == null && !(left instanceof StateNode.Inner)) {
        return left;
      }
      input.put(0, INNER).position(1);
      StateNode.put(left, input);
      StateNode.put(right, input);
      digest.hash(children, hash);
      return new StateNode.Inner(ByteBuffer.wrap(hash), left, right);
    }
  }
}
