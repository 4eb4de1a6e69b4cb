package tallystick.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Note;
import tallystick.kernel.Overlay;
import tallystick.kernel.Rulebook;
import tallystick.kernel.StateProof;
import tallystick.kernel.StateProofs;

/// The checkpoint that rows are proven against, with the state that it commits to. A node that
/// needs nobody's consent makes a newer one when somebody asks after the chain has grown; the
/// leader of a group is given each that the [Publisher] brought to an end, and the other nodes ask
/// it. The rows of the one before may then go.
final class Published implements AutoCloseable {
  private final Chain chain;
  private final boolean atOnce;
  private @Nullable Version newest;
  private boolean closed;

  /// @param atOnce whether nobody else has to consent
  Published(Chain chain, boolean atOnce) {
    this.chain = chain;
    this.atOnce = atOnce;
  }

  /// Proves against this checkpoint from now on, and owns what is frozen.
  synchronized void show(Note note, Frozen frozen) {
    if (closed) {
      frozen.leave();
      return;
    }
    Version before = newest;
    newest = new Version(note, frozen);
    if (before != null) {
      before.frozen.leave();
    }
  }

  /// Whether there is nothing to prove against.
  synchronized boolean isEmpty() {
    return newest == null;
  }

  /// Proves nothing any more: another node leads, and has newer ones.
  synchronized void forget() {
    if (newest != null) {
      newest.frozen.leave();
      newest = null;
    }
  }

  private record Version(Note note, Frozen frozen) {}

  /// Rows, or that there are none, all at one checkpoint.
  ///
  /// @throws LedgerFault `invalid-field` when they are too many, or no rows of the tree
  StateProofs prove(List<Overlay.Cell> rows) {
    if (rows.size() > StateProofs.MAX_ROWS) {
      throw new LedgerFault(
          "invalid-field",
          "/rows",
          "At most " + StateProofs.MAX_ROWS + " rows are proven at once.");
    }
    rows.forEach(Published::require);
    Version version = enter();
    try {
      List<String> proofs = rows.stream().map(row -> version.frozen.prove(row).format()).toList();
      return new StateProofs(version.note.format(), proofs);
    } finally {
      version.frozen.leave();
    }
  }

  private static void require(Overlay.Cell row) {
    if (!StateProof.isRow(row.table(), row.key())) {
      throw new LedgerFault("invalid-field", "/rows", "A row has a table and a key, each a line.");
    }
    if (row.table().equals(Rulebook.SEEN.name())) {
      throw new LedgerFault(
          "invalid-field", "/rows", "Envelopes are proven by receipts, not by the state tree.");
    }
  }

  private synchronized Version enter() {
    if (closed) {
      throw Faults.closed();
    }
    if (atOnce && (newest == null || isOld(newest))) {
      Frozen frozen = chain.freeze();
      show(chain.cosigner().cosign(chain.sign(frozen.position())), frozen);
    }
    Version version = newest;
    if (version == null) {
      throw new LedgerFault(
          LedgerFault.UNAVAILABLE, "No checkpoint was published here yet: ask again soon.");
    }
    // It is not over, for this owner has not left.
    var _ = version.frozen.enter();
    return version;
  }

  private boolean isOld(Version version) {
    return version.frozen.past().height() < chain.height();
  }

  @Override
  public synchronized void close() {
    closed = true;
    forget();
  }
}
