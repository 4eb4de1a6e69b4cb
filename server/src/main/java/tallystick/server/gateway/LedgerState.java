package tallystick.server.gateway;

import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Codec;
import tallystick.kernel.Index;
import tallystick.kernel.Overlay.Cell;
import tallystick.kernel.State;
import tallystick.kernel.StateProof;
import tallystick.kernel.Table;
import tallystick.ledger.LedgerClient;

/// The state of the ledger at its newest checkpoint, to look rows up by their keys and for nothing
/// else. It may be a moment older than the head.
record LedgerState(LedgerClient ledger) implements State {
  @Override
  public <V extends Record> @Nullable V get(Table<V> table, String key) {
    String proof = ledger.prove(List.of(new Cell(table.name(), key))).proofs().getFirst();
    String json = StateProof.parse(proof).json();
    return json == null ? null : Codec.JSON.readValue(json, table.type());
  }

  @Override
  public <V extends Record> void put(Table<V> table, String key, V value) {
    throw readOnly();
  }

  @Override
  public void remove(Table<?> table, String key) {
    throw readOnly();
  }

  @Override
  public <V extends Record> SequencedMap<String, V> scan(
      Table<V> table, String prefix, String after, int limit) {
    throw readOnly();
  }

  @Override
  public <X extends Index.Following> X index(Index<X> index, String key) {
    throw readOnly();
  }

  private static UnsupportedOperationException readOnly() {
    return new UnsupportedOperationException("rows are looked up here by their keys only");
  }
}
