package tallystick.ledger;

import java.nio.charset.StandardCharsets;
import org.rocksdb.ReadOptions;
import org.rocksdb.Snapshot;
import tallystick.kernel.Overlay;
import tallystick.kernel.StateProof;

/// The state as one block left it, held still while the chain goes on: the tree, and the rows by a
/// snapshot of RocksDB, which fit each other. Whoever reads enters before and leaves after; when
/// the owner has left too, RocksDB may forget the old rows.
final class Frozen {
  private final RocksStore store;
  private final Execution.Past past;
  private final byte[] logRoot;
  private final Snapshot snapshot;
  private final ReadOptions reading;
  private int users = 1;

  /// Freezes what is there, for an owner. Not while a block is being written ([Chain#freeze]).
  Frozen(RocksStore store, Execution.Past past, byte[] logRoot) {
    this.store = store;
    this.past = past;
    this.logRoot = logRoot;
    this.snapshot = store.snapshot();
    this.reading = new ReadOptions().setSnapshot(snapshot);
  }

  Execution.Past past() {
    return past;
  }

  /// What its checkpoint says.
  Position position() {
    return new Position(past.height(), past.size(), logRoot, past.stateRoot());
  }

  /// Whether one may read; if so, one has to leave.
  synchronized boolean enter() {
    if (users == 0) {
      return false;
    }
    users++;
    return true;
  }

  synchronized void leave() {
    users--;
    if (users == 0) {
      reading.close();
      store.release(snapshot);
    }
  }

  /// The proof of a row, or that there is none. The caller has entered.
  StateProof prove(Overlay.Cell row) {
    byte[] key = RocksStore.stateKey(row.table(), row.key());
    byte[] json = store.get(RocksStore.Family.STATE, key, reading);
    String text = json == null ? null : new String(json, StandardCharsets.UTF_8);
    return StateProof.of(past.tree(), past.before(), row.table(), row.key(), text);
  }
}
