package tallystick.bench.micro.book;

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

/// Nanoseconds a command, of the same stream on the same deep book, with everything that an order
/// means to its owner: ours through the rules, exchange-core's through its risk engine. The book is
/// filled once for every run through the whole stream, outside the measurement.
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Rules {
  /// The stream, made once for both.
  @State(Scope.Benchmark)
  public static class Stream {
    /// Over how many symbols the orders are spread.
    @Param({"1", "100"})
    public int symbols;

    private long[] filling = new long[0];
    private long[] commands = new long[0];

    /// Prepares the commands.
    @Setup(Level.Trial)
    public void prepare() {
      BookStream stream = new BookStream(symbols);
      filling = BookStream.flat(stream.filling);
      commands = BookStream.flat(stream.commands);
    }
  }

  /// Ours, with its book filled anew.
  @State(Scope.Benchmark)
  public static class Ours {
    private OurExchange exchange = new OurExchange(0);

    /// Makes sure that both sides trade the same.
    @Setup(Level.Trial)
    public void check(Stream stream) {
      fill(stream);
      exchange.applyAll(stream.commands);
      CoreExchange core = new CoreExchange(stream.symbols);
      core.applyAll(stream.filling);
      core.applyAll(stream.commands);
      if (core.trades != exchange.trades || core.traded != exchange.traded) {
        throw new IllegalStateException(
            "they differ: %d and %d trades, %d and %d in value"
                .formatted(exchange.trades, core.trades, exchange.traded, core.traded));
      }
    }

    /// Fills the book.
    @Setup(Level.Iteration)
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
    @Setup(Level.Iteration)
    public void fill(Stream stream) {
      exchange = new CoreExchange(stream.symbols);
      exchange.applyAll(stream.filling);
    }
  }

  /// Holds, match, settlement, rows and events over state in memory, on one thread.
  @Benchmark
  @OperationsPerInvocation(BookStream.COMMANDS)
  public long exchangeRules(Stream stream, Ours ours) {
    ours.exchange.applyAll(stream.commands);
    return ours.exchange.events;
  }

  /// The reference: risk, match and settlement of balances, on one thread too.
  @Benchmark
  @OperationsPerInvocation(BookStream.COMMANDS)
  public long exchangeCoreWithRisk(Stream stream, Core core) {
    core.exchange.applyAll(stream.commands);
    return core.exchange.traded;
  }
}
