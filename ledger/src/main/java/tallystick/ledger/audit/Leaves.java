package tallystick.ledger.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;

/// Matches the leaves that follow from the bodies with those that the log publishes, in order. An
/// envelope's leaves may go over into the next chunk, and then wait for it here.
final class Leaves {
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private final Sink sink;
  private long next;
  private long height;

  /// Who goes on with what was found to match.
  interface Sink {
    /// Before anything of a block that is not the one before.
    void begins(Slice first);

    /// An envelope of the block that began last, in order.
    void act(Slice slice, Act act, long position);

    /// A leaf that bodies, bundle and tile agree on, in order.
    void leaf(long position, byte[] hash);
  }

  /// @param first position of a leaf that begins an envelope: those before it are not looked at
  Leaves(long first, Sink sink) {
    this.next = first;
    this.sink = sink;
  }

  /// Takes the next chunk.
  ///
  /// @throws Differs at the first leaf that does not match
  void take(Chunk chunk) {
    while (!waiting.isEmpty() && next < chunk.end()) {
      match(chunk, waiting.remove());
    }
    for (Slice slice : chunk.slices()) {
      take(chunk, slice);
    }
    if (next < chunk.end()) {
      String problem = chunk.bodiesProblem();
      throw differs(chunk, "a body", "an envelope", problem.isEmpty() ? "nothing more" : problem);
    }
    if (!chunk.endsWhereItShould() || !chunk.bodiesProblem().isEmpty()) {
      throw new Differs(
          height,
          chunk.end() - 1,
          "a bundle, tile or bodies",
          "no more than " + chunk.width() + " leaves",
          "more");
    }
  }

  private void take(Chunk chunk, Slice slice) {
    if (slice.first() != next || !waiting.isEmpty()) {
      throw differs(chunk, "the place of a body", "" + next, "" + slice.first());
    }
    if (slice.height() != height) {
      sink.begins(slice);
      height = slice.height();
    }
    for (Act act : slice.acts()) {
      if (!waiting.isEmpty()) {
        throw differs(chunk, "a body", "no more envelopes here", "another");
      }
      long position = next;
      for (byte[] leaf : act.leaves()) {
        if (next < chunk.end()) {
          match(chunk, leaf);
        } else {
          waiting.add(leaf);
        }
      }
      sink.act(slice, act, position);
    }
  }

  private void match(Chunk chunk, byte[] leaf) {
    int at = (int) (next - chunk.start());
    if (at >= chunk.entries().size()) {
      throw new Differs(height, next, "the bundle of entries", text(leaf), "nothing");
    }
    byte[] entry = chunk.entries().get(at);
    if (!Arrays.equals(leaf, entry)) {
      throw differs(chunk, "the entry that follows from its body", text(leaf), text(entry));
    }
    byte[] hash = chunk.hashes().get(at);
    if (!chunk.hasInTile(at)) {
      String expected = HexFormat.of().formatHex(hash);
      throw new Differs(height, next, "the hash in the tile", expected, "another or none");
    }
    sink.leaf(next, hash);
    next++;
  }

  /// Leaves that are still to come of an envelope that began.
  int waiting() {
    return waiting.size();
  }

  long next() {
    return next;
  }

  /// Bodies and entries may both lie about their height: an entry whose hash is in the tile is
  /// believed before the body.
  private Differs differs(Chunk chunk, String what, String expected, String found) {
    int at = (int) (next - chunk.start());
    boolean known = at >= 0 && at < chunk.entries().size() && chunk.hasInTile(at);
    long told = known ? chunk.heightTold(next) : 0;
    return new Differs(told > 0 ? told : Math.max(1, height), next, what, expected, found);
  }

  private static String text(byte[] leaf) {
    return "\"" + new String(leaf, StandardCharsets.UTF_8).strip().replace('\n', ' ') + "\"";
  }
}
