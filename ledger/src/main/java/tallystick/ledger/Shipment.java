package tallystick.ledger;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.grpc.stub.ServerCallStreamObserver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import tallystick.ledger.v1.SnapshotChunk;
import tallystick.ledger.v1.SnapshotFile;
import tallystick.ledger.v1.SnapshotManifest;
import tallystick.ledger.v1.SnapshotPiece;

/// Sends a snapshot to one who asked, no faster than it is taken. The copy of the store that it is
/// sent from lives as long as this.
final class Shipment implements Runnable {
  private static final int PIECE_BYTES = 512 << 10;

  /// How long the other side may take nothing before it is given up.
  private static final long MAX_STALL_SECONDS = 60;

  private final Chain chain;
  private final Retention retention;
  private final Path folder;
  private final Set<ByteString> have;
  private final ServerCallStreamObserver<SnapshotChunk> out;
  private final Thread thread;
  private final FlowControl flow;

  /// @param folder where copies are made
  /// @param have SHA-256 of what need not be sent
  Shipment(
      Chain chain,
      Retention retention,
      Path folder,
      Set<ByteString> have,
      ServerCallStreamObserver<SnapshotChunk> out) {
    this.chain = chain;
    this.retention = retention;
    this.folder = folder.resolve(UUID.randomUUID().toString());
    this.have = have;
    this.out = out;
    this.thread = Thread.ofPlatform().name("ledger-shipment").daemon().unstarted(this);
    this.flow = new FlowControl(out, thread);
  }

  void start() {
    thread.start();
  }

  @Override
  public void run() {
    // Held from before the copy on: what follows it is still there when it has arrived.
    try (Retention.Hold _ = retention.hold(chain.standing().index());
        StoreCopy copy = StoreCopy.make(chain, folder)) {
      SnapshotManifest manifest = copy.manifest();
      send(SnapshotChunk.newBuilder().setManifest(manifest));
      for (int file = 0; file < manifest.getFilesCount(); file++) {
        if (!have.contains(manifest.getFiles(file).getSha256())) {
          send(copy.folder(), file, manifest.getFiles(file));
        }
      }
      out.onCompleted();
    } catch (InterruptedException e) {
      end(Faults.closed());
    } catch (IOException | RuntimeException e) {
      end(e);
    }
  }

  private void send(Path from, int number, SnapshotFile file)
      throws IOException, InterruptedException {
    try (InputStream in = Files.newInputStream(from.resolve(file.getName()))) {
      long offset = 0;
      do {
        byte[] bytes = in.readNBytes(PIECE_BYTES);
        send(
            SnapshotChunk.newBuilder()
                .setPiece(
                    SnapshotPiece.newBuilder()
                        .setFile(number)
                        .setOffset(offset)
                        .setData(UnsafeByteOperations.unsafeWrap(bytes))));
        offset += bytes.length;
        if (bytes.length == 0 && offset < file.getSize()) {
          throw new IOException("the file " + file.getName() + " became shorter");
        }
      } while (offset < file.getSize());
    }
  }

  private void send(SnapshotChunk.Builder chunk) throws InterruptedException {
    if (!flow.await(MAX_STALL_SECONDS, TimeUnit.SECONDS)) {
      throw new LedgerFault(LedgerFault.TIMEOUT, "The snapshot was not taken.");
    }
    out.onNext(chunk.build());
  }

  private void end(Throwable why) {
    if (!out.isCancelled()) {
      out.onError(Faults.sent(why));
    }
  }

  /// Ends it, and waits until it no longer reads.
  void close() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }

  /// Whether it has come to its end.
  boolean isOver() {
    return thread.getState() == Thread.State.TERMINATED;
  }
}
