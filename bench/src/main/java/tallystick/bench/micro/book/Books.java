package tallystick.bench.micro.book;

import java.util.ArrayList;
import java.util.List;
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
import tallystick.domains.exchange.OrderBook;

/// Nanoseconds a command, of the same 200,000 on the same deep book, for ours and exchange-core's.
/// The book is filled once for every run through the stream, outside the measurement.
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Books {
  private static final int BLOCK = 16;

  /// Ours, filled anew for every run through the stream.
  @State(Scope.Benchmark)
  public static class Ours {
    /// Over how many symbols the orders are spread.
    @Param({"1", "100"})
    public int symbols;

    private long[] filling = new long[0];
    private long[] commands = new long[0];
    private List<OrderBook> books = List.of();
    private Tally tally = new Tally();

    /// Prepares the commands.
    @Setup(Level.Trial)
    public void prepare() {
      BookStream stream = new BookStream(symbols);
      filling = BookStream.flat(stream.filling);
      commands = BookStream.flat(stream.commands);
      fill();
      applyAll(commands);
      Same.check(stream, books, tally);
    }

    /// Fills the books.
    @Setup(Level.Iteration)
    public void fill() {
      tally = new Tally();
      books = new ArrayList<>();
      for (int i = 0; i < symbols; i++) {
        books.add(new OrderBook(tally));
      }
      applyAll(filling);
    }

    private void applyAll(long[] stream) {
      for (int at = 0; at < stream.length; at += BookStream.FIELDS) {
        var _ = OurBooks.apply(books, stream, at);
      }
    }
  }

  /// Exchange-core's, filled anew for every run through the stream.
  @State(Scope.Benchmark)
  public static class Core {
    /// Over how many symbols the orders are spread.
    @Param({"1", "100"})
    public int symbols;

    private long[] filling = new long[0];
    private long[] commands = new long[0];
    private CoreBooks books = new CoreBooks(0);

    /// Prepares the commands.
    @Setup(Level.Trial)
    public void prepare() {
      BookStream stream = new BookStream(symbols);
      filling = BookStream.flat(stream.filling);
      commands = BookStream.flat(stream.commands);
    }

    /// Fills the books.
    @Setup(Level.Iteration)
    public void fill() {
      books = new CoreBooks(symbols);
      books.applyAll(filling);
    }
  }

  /// The book as it stands alone.
  @Benchmark
  @OperationsPerInvocation(BookStream.COMMANDS)
  public long orderBook(Ours ours) {
    ours.applyAll(ours.commands);
    return ours.tally.traded;
  }

  /// The book as rules use it: a mark before every command, a commit after every sixteen.
  @Benchmark
  @OperationsPerInvocation(BookStream.COMMANDS)
  public long orderBookWithMarks(Ours ours) {
    long[] stream = ours.commands;
    int done = 0;
    for (int at = 0; at < stream.length; at += BookStream.FIELDS) {
      OrderBook book = ours.books.get((int) stream[at + BookStream.SYMBOL]);
      var _ = book.mark();
      var _ = OurBooks.apply(ours.books, stream, at);
      if (++done % BLOCK == 0) {
        book.commit();
      }
    }
    return ours.tally.traded;
  }

  /// The reference.
  @Benchmark
  @OperationsPerInvocation(BookStream.COMMANDS)
  public long exchangeCore(Core core) {
    core.books.applyAll(core.commands);
    return core.books.traded;
  }
}
