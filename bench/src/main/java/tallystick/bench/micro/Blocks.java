package tallystick.bench.micro;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tallystick.ledger.Executed;
import tallystick.ledger.Execution.Proposal;

/// Whole blocks of a thousand actions, decided over state in memory.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Blocks {
  private static final int ACTIONS = 1_000;
  private static final int PER_LIST = 50;

  private final Signed venue = new Signed();
  private final Proposal transfers =
      new Proposal(Signed.TIME, Stream.generate(venue::transfer).limit(ACTIONS).toList());
  private final Proposal lists =
      new Proposal(
          Signed.TIME,
          Stream.generate(() -> venue.transfers(PER_LIST)).limit(ACTIONS / PER_LIST).toList());
  private final Mixed mixed = new Mixed(ACTIONS);

  /// A thousand envelopes of one transfer.
  @Benchmark
  public Executed thousandTransfers() {
    return venue.execution.execute(venue.state, venue.past(), transfers);
  }

  /// Twenty envelopes of fifty transfers.
  @Benchmark
  public Executed thousandTransfersInLists() {
    return venue.execution.execute(venue.state, venue.past(), lists);
  }

  /// A thousand acts of all rooms, legal and illegal, as the workloads make them: many blocks, one
  /// after the other, from an empty state.
  @Benchmark
  public List<Executed> thousandMixedActs() {
    return mixed.replay();
  }
}
