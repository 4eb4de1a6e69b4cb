package tallystick.bench.micro;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tallystick.kernel.Dice;
import tallystick.kernel.Merkle;
import tallystick.kernel.TileStore;
import tallystick.kernel.TileTree;

/// The Merkle log: a block of a thousand leaves, and the proof of one leaf of a hundred thousand.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Log {
  private static final int BLOCK = 1_000;
  private static final int LARGE = 100_000;

  private final Dice dice = new Dice(3);
  private final byte[][] hashes = new byte[BLOCK][];
  private final MapTiles tiles = new MapTiles();
  private long size;

  /// A log that is large already.
  public Log() {
    TileTree tree = new TileTree(tiles, 0);
    for (int i = 0; i < LARGE; i++) {
      tree.append(dice.bytes32());
    }
    tree.flush();
    size = LARGE;
    for (int i = 0; i < BLOCK; i++) {
      hashes[i] = dice.bytes32();
    }
  }

  private static final class MapTiles implements TileStore {
    private final Map<Long, byte[]> kept = new TreeMap<>();

    @Override
    public byte @Nullable [] read(int level, long index) {
      return kept.get(((long) level << 56) | index);
    }

    @Override
    public void write(int level, long index, byte[] bytes) {
      kept.put(((long) level << 56) | index, bytes);
    }
  }

  /// Append, root and flush of a thousand leaves; always onto the same log.
  @Benchmark
  public byte[] appendBlockOfThousand() {
    TileTree tree = new TileTree(tiles, LARGE);
    for (byte[] hash : hashes) {
      tree.append(hash);
    }
    tree.flush();
    return tree.root();
  }

  /// An inclusion proof as a reader's thread makes it.
  @Benchmark
  public List<byte[]> proveOneLeaf() {
    return Merkle.inclusionProof(dice.below(LARGE), size, new TileTree(tiles, size));
  }
}
