package tallystick.bench.micro;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tallystick.kernel.Envelope;
import tallystick.kernel.Payload;

/// What happens to an envelope at the door.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Door {
  private final Envelope one = new Signed().transfer().envelope();
  private final Envelope sixteen = new Signed().transfers(16).envelope();

  /// One signature.
  @Benchmark
  public boolean verifyOneTransfer() {
    return one.authentic();
  }

  /// The payload of one transfer.
  @Benchmark
  public Payload parseOneTransfer() {
    return Signed.CODEC.payload(one.payload());
  }

  /// The payload of sixteen transfers.
  @Benchmark
  public Payload parseSixteenTransfers() {
    return Signed.CODEC.payload(sixteen.payload());
  }
}
