package tallystick.simulation;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Block;
import tallystick.kernel.Codec;
import tallystick.kernel.Entry;
import tallystick.kernel.InMemoryState;
import tallystick.kernel.Merkle;
import tallystick.kernel.Overlay;
import tallystick.kernel.Rulebook;
import tallystick.kernel.Sha256;
import tallystick.kernel.State;
import tallystick.kernel.StateTree;
import tallystick.kernel.Table;
import tallystick.kernel.TileStore;
import tallystick.kernel.TileTree;
import tallystick.ledger.Executed;
import tallystick.ledger.Execution;
import tallystick.ledger.Execution.Past;
import tools.jackson.core.JacksonException;

/// State, blocks and Merkle log of a node, in one store: the ledger's own execution and tree, over
/// a disk that may fail. A block is one write with its place in Raft's log.
final class Replica {
  static final String ROW = "row/";
  static final String BLOCK = "block/";
  private static final String STANDING = "standing";

  private final InMemoryState state = new InMemoryState();
  private final List<Store.Write> batch = new ArrayList<>();
  private final World world;
  private final Execution execution;
  private final Store store;
  private final TileTree tree;
  private Past past = Past.NOTHING;
  private long index;

  /// Reads what the store holds.
  ///
  /// @throws Frame.Damaged when it is not what was written
  Replica(World world, Rulebook rulebook, Store store) {
    this.world = world;
    this.execution = new Execution(rulebook);
    this.store = store;
    store.check();
    StateTree rows = readRows();
    byte[] standing = store.get(STANDING);
    if (standing != null) {
      read(ByteBuffer.wrap(standing), rows);
    }
    this.tree = new TileTree(new Tiles(), past.size());
  }

  /// Where the log stands, if the rows are those of its last block.
  private void read(ByteBuffer in, StateTree rows) {
    index = in.getLong();
    long height = in.getLong();
    long time = in.getLong();
    long size = in.getLong();
    byte[] before = new byte[Sha256.BYTES];
    byte[] root = new byte[Sha256.BYTES];
    in.get(before).get(root);
    past = new Past(height, time, size, before, root, rows);
    if (height > 0 && !Arrays.equals(rows.stateRoot(before), root)) {
      throw new Frame.Damaged();
    }
  }

  private byte[] standing() {
    return ByteBuffer.allocate(4 * Long.BYTES + 2 * Sha256.BYTES)
        .putLong(index)
        .putLong(past.height())
        .putLong(past.time())
        .putLong(past.size())
        .put(past.before())
        .put(past.stateRoot())
        .array();
  }

  private StateTree readRows() {
    List<StateTree.Change> rows = new ArrayList<>();
    store.scan(
        ROW,
        (place, json) -> {
          int slash = place.indexOf('/');
          String name = place.substring(0, slash);
          String key = place.substring(slash + 1);
          Table<?> table = world.tables().get(name);
          if (table == null) {
            throw new Frame.Damaged();
          }
          put(table, key, json);
          if (!name.equals(Rulebook.SEEN.name())) {
            rows.add(StateTree.Change.of(name, key, json));
          }
        });
    return StateTree.of(rows.stream());
  }

  private <V extends Record> void put(Table<V> table, String key, byte[] json) {
    state.put(table, key, read(json, table.type()));
  }

  private static <T> T read(byte[] json, Class<T> type) {
    try {
      return Codec.JSON.readValue(json, type);
    } catch (JacksonException e) {
      throw new Violation(
          Promise.ONLY_GOOD_BYTES, "a " + type.getSimpleName() + " was read that is none");
    }
  }

  private final class Tiles implements TileStore {
    @Override
    public byte @Nullable [] read(int level, long number) {
      return store.get(key(level, number));
    }

    @Override
    public void write(int level, long number, byte[] hashes) {
      batch.add(new Store.Write(key(level, number), hashes));
    }

    private static String key(int level, long number) {
      return "tile/" + level + "/" + number;
    }
  }

  /// Executes the proposal in an entry of Raft's log, and writes what came of it.
  Executed apply(long entry, Execution.Proposal proposal) {
    byte[] before = standing();
    Executed done = execution.execute(state, past, proposal);
    batch.clear();
    done.rows().forEach(this::keep);
    done.block().ifPresent(this::keep);
    state.apply(done.changes());
    past = done.next();
    index = entry;
    boolean late = world.flaw() == Flaw.APPLIES_TWICE;
    batch.add(new Store.Write(STANDING, late ? before : standing()));
    store.write(batch);
    return done;
  }

  private void keep(Executed.Row row) {
    Overlay.Change<?> change = row.change();
    world.tables().putIfAbsent(change.table().name(), change.table());
    String key = ROW + change.table().name() + "/" + change.key();
    batch.add(new Store.Write(key, row.json()));
  }

  private void keep(Block block) {
    for (Entry entry : block.entries()) {
      tree.append(Merkle.leafHash(entry.leaf(block.height(), block.time())));
    }
    tree.flush();
    batch.add(new Store.Write(key(block.height()), Codec.JSON.writeValueAsBytes(block)));
  }

  private static String key(long height) {
    return BLOCK + "%016x".formatted(height);
  }

  /// Goes past an entry that is not for it.
  void pass(long entry) {
    index = entry;
    store.write(List.of(new Store.Write(STANDING, standing())));
  }

  /// The block at a height up to the last.
  ///
  /// @throws Frame.Damaged when it is not what was written
  Block block(long height) {
    byte[] json = store.get(key(height));
    if (json == null) {
      throw new IllegalStateException("block " + height + " is missing");
    }
    return read(json, Block.class);
  }

  Optional<Rulebook.Seen> seen(String id) {
    return Optional.ofNullable(state.get(Rulebook.SEEN, id));
  }

  State state() {
    return state;
  }

  Past past() {
    return past;
  }

  byte[] logRoot() {
    return tree.root();
  }

  /// The last entry of Raft's log that was executed.
  long index() {
    return index;
  }
}
