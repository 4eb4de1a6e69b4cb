package tallystick.domains.exchange;

import java.util.Arrays;

/// From prices to levels, in order: a radix tree of 64 branches a node, six bits of the price each,
/// as high as the highest price needs. Finding a price is two to six dependent reads, finding its
/// neighbour a count of zeros. A branch that leads nowhere leads to node 0, from which nothing
/// leads anywhere; so levels count from 1 here, and looking up needs no question on the way.
final class PriceIndex {
  private static final int BITS = 6;
  private static final int MASK = 63;
  private static final int START = 16;
  private static final int MAX_HEIGHT = 6;

  private long[] branches = new long[START];
  private int[] children = new int[START << BITS];
  private int[] free = new int[START];
  private final int[] path = new int[MAX_HEIGHT + 1];
  private int freed;
  private int used = 2;
  private int root = 1;
  private int height;

  /// The level of a price, or [Slots#NONE].
  int get(long price) {
    if (price >>> (BITS * (height + 1)) != 0) {
      return Slots.NONE;
    }
    int node = root;
    for (int h = height; h >= 0; h--) {
      node = children[(node << BITS) + ((int) (price >>> (BITS * h)) & MASK)];
    }
    return node - 1;
  }

  /// Adds a price that is not there.
  void put(long price, int level) {
    while (price >>> (BITS * (height + 1)) != 0) {
      int above = node();
      if (branches[root] != 0) {
        branches[above] = 1;
        children[above << BITS] = root;
      } else {
        free(root);
      }
      root = above;
      height++;
    }
    int node = root;
    for (int h = height; h > 0; h--) {
      int branch = (int) (price >>> (BITS * h)) & MASK;
      if (((branches[node] >>> branch) & 1) == 0) {
        int below = node();
        branches[node] |= 1L << branch;
        children[(node << BITS) + branch] = below;
      }
      node = children[(node << BITS) + branch];
    }
    branches[node] |= 1L << price;
    children[(node << BITS) + (int) (price & MASK)] = level + 1;
  }

  /// Removes a price that is there.
  void remove(long price) {
    descend(price);
    for (int h = 0; h <= height; h++) {
      int node = path[h];
      branches[node] &= ~(1L << (price >>> (BITS * h)));
      children[(node << BITS) + ((int) (price >>> (BITS * h)) & MASK)] = 0;
      if (branches[node] != 0 || h == height) {
        return;
      }
      free(node);
    }
  }

  /// The level of the next higher price than one that is there, or [Slots#NONE].
  int above(long price) {
    descend(price);
    for (int h = 0; h <= height; h++) {
      int branch = (int) (price >>> (BITS * h)) & MASK;
      long higher = branches[path[h]] & (-1L << branch << 1);
      if (higher != 0) {
        return lowest(children[(path[h] << BITS) + Long.numberOfTrailingZeros(higher)], h);
      }
    }
    return Slots.NONE;
  }

  /// The level of the next lower price than one that is there, or [Slots#NONE].
  int below(long price) {
    descend(price);
    for (int h = 0; h <= height; h++) {
      int branch = (int) (price >>> (BITS * h)) & MASK;
      long lower = branches[path[h]] & ((1L << branch) - 1);
      if (lower != 0) {
        return highest(children[(path[h] << BITS) + MASK - Long.numberOfLeadingZeros(lower)], h);
      }
    }
    return Slots.NONE;
  }

  private int lowest(int child, int above) {
    int node = child;
    for (int h = above; h > 0; h--) {
      node = children[(node << BITS) + Long.numberOfTrailingZeros(branches[node])];
    }
    return node - 1;
  }

  private int highest(int child, int above) {
    int node = child;
    for (int h = above; h > 0; h--) {
      node = children[(node << BITS) + MASK - Long.numberOfLeadingZeros(branches[node])];
    }
    return node - 1;
  }

  private void descend(long price) {
    int node = root;
    for (int h = height; h > 0; h--) {
      path[h] = node;
      node = children[(node << BITS) + ((int) (price >>> (BITS * h)) & MASK)];
    }
    path[0] = node;
  }

  private int node() {
    if (freed > 0) {
      return free[--freed];
    }
    if (used == branches.length) {
      branches = Arrays.copyOf(branches, 2 * used);
      children = Arrays.copyOf(children, (2 * used) << BITS);
    }
    return used++;
  }

  /// A freed node has no branches or children, so it is fit to be used again as it is.
  private void free(int node) {
    if (freed == free.length) {
      free = Arrays.copyOf(free, 2 * freed);
    }
    free[freed++] = node;
  }
}
