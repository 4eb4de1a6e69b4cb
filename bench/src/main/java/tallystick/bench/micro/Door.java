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
import tallystick.kernel.Sha256;
import tallystick.kernel.SoftPasskey;
import tallystick.kernel.WalletKey;

/// What happens to an envelope at the door.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Door {
  private final Envelope one = new Signed().transfer().envelope();
  private final Envelope byWallet = byWallet(one.payload());
  private final Envelope byPasskey = byPasskey(one.payload());
  private final Envelope sixteen = new Signed().transfers(16).envelope();

  /// One signature of Ed25519.
  @Benchmark
  public boolean verifyOneTransfer() {
    return one.authentic();
  }

  /// One of an Ethereum wallet.
  @Benchmark
  public boolean verifyOneTransferByWallet() {
    return byWallet.authentic();
  }

  /// One of a passkey.
  @Benchmark
  public boolean verifyOneTransferByPasskey() {
    return byPasskey.authentic();
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

  private static Envelope byWallet(byte[] payload) {
    WalletKey key = WalletKey.fromSeed(Sha256.of(payload));
    return new Envelope(payload, key.keyId(), key.sign(payload));
  }

  private static Envelope byPasskey(byte[] payload) {
    SoftPasskey key =
        SoftPasskey.fromSeed(Sha256.of(payload), "venue.example", "https://venue.example");
    return new Envelope(payload, key.keyId(), key.sign(payload));
  }
}
