package tallystick.bench.micro.book;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Nanoseconds a command, of the first of the stream on the deep book, with everything that an
/// order means to its owner: ours through the rules, exchange-core's through its risk engine.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Rules {
  private static final int COMMANDS = 50_000;

  /// The stream, made once for both.
  @State(Scope.Benchmark)
  public static class Stream {
    /// Over how many symbols the orders are spread.
    @Param({"1", "100"})
    public int symbols;

    private long[] filling = new long[0];
    private long[] commands = new long[0];

    /// Prepares the commands, and makes sure that both sides trade the same.
    @Setup(Level.Trial)
    public void prepare() {
      BookStream stream = new BookStream(symbols);
      filling = BookStream.flat(stream.filling);
      commands = Arrays.copyOf(BookStream.flat(stream.commands), COMMANDS * BookStream.FIELDS);
      OurExchange ours = new OurExchange(symbols);
      ours.applyAll(filling);
      ours.applyAll(commands);
      CoreExchange core = new CoreExchange(symbols);
      core.applyAll(filling);
      core.applyAll(commands);
      if (core.trades != ours.trades || core.traded != ours.traded) {
        throw new IllegalStateException(
            "they differ: %d and %d trades, %d and %d in value"
                .formatted(ours.trades, core.trades, ours.traded, core.traded));
      }
    }
  }

  /// Ours, with its book filled anew.
  @State(Scope.Benchmark)
  public static class Ours {
    private OurExchange exchange = new OurExchange(0);

    /// Fills the book.
    @Setup(Level.Invocation)
    public void fill(Stream stream) {
      exchange = new OurExchange(stream.symbols);
      exchange.applyAll(stream.filling);
    }
  }

  /// Exchange-core's, with its book filled anew.
  @State(Scope.Benchmark)
  public static class Core {
    private CoreExchange exchange = new CoreExchange(0);

    /// Fills the book.
    @Setup(Level.Invocation)
    public void fill(Stream stream) {
      exchange = new CoreExchange(stream.symbols);
      exchange.applyAll(stream.filling);
    }
  }

  /// Holds, match, settlement, rows and events over state in memory, on one thread.
  @Benchmark
  @OperationsPerInvocation(COMMANDS)
  public long exchangeRules(Stream stream, Ours ours) {
    ours.exchange.applyAll(stream.commands);
    return ours.exchange.events;
  }

  /// The reference: risk, match and settlement of balances, on one thread too.
  @Benchmark
  @OperationsPerInvocation(COMMANDS)
  public long exchangeCoreWithRisk(Stream stream, Core core) {
    core.exchange.applyAll(stream.commands);
    return core.exchange.traded;
  }
}
