package tallystick.bench.micro;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tallystick.kernel.Dice;
import tallystick.kernel.StateProof;
import tallystick.kernel.StateTree;

/// The state tree over half a million balances: what a block of a thousand transfers between
/// strangers costs, the worst case, and the proof of a row.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Tree {
  private static final String TABLE = "accounts.balance";
  private static final int ROWS = 500_000;
  private static final int TRANSFERS = 1_000;
  private static final byte[] BEFORE = new byte[32];

  private final Dice dice = new Dice(5);
  private final List<String> keys = Stream.generate(() -> dice.id() + "/USD").limit(ROWS).toList();
  private final StateTree tree =
      StateTree.of(IntStream.range(0, ROWS).parallel().mapToObj(i -> row(i, "1000")));

  private StateTree.Change row(int i, String available) {
    return StateTree.Change.of(TABLE, keys.get(i), bytes(json(available)));
  }

  private static String json(String available) {
    return "{\"available\":" + available + ",\"held\":0}";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// Two thousand rows change, each once: hashes of names, values, leaves and paths.
  @Benchmark
  public byte[] blockOfThousandTransfers() {
    int first = dice.below(ROWS - 2 * TRANSFERS);
    return tree.with(IntStream.range(first, first + 2 * TRANSFERS).mapToObj(i -> row(i, "2000")))
        .stateRoot(BEFORE);
  }

  /// A proof, as a reader's thread makes it.
  @Benchmark
  public StateProof proveOneRow() {
    return StateProof.of(tree, BEFORE, TABLE, keys.get(dice.below(ROWS)), json("1000"));
  }
}
