package tallystick.ledger;

import com.google.protobuf.ByteString;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import tallystick.ledger.v1.SnapshotChunk;
import tallystick.ledger.v1.SnapshotRequest;

/// Sends snapshots, a few at a time.
final class Shipments implements AutoCloseable {
  /// Snapshots that are sent at the same time: one to a node, one to a backup.
  private static final int MAX_SHIPMENTS = 2;

  /// Files that an asker may say it has.
  static final int MAX_FILES = 10_000;

  private final Set<Shipment> shipments = new HashSet<>();
  private final Chain chain;
  private final Retention retention;
  private final Path copies;
  private boolean closed;

  /// @param copies a folder on the store's disk; what is in it was left by a crash
  Shipments(Chain chain, Retention retention, Path copies) throws IOException {
    Folders.delete(copies);
    this.chain = chain;
    this.retention = retention;
    this.copies = copies;
  }

  synchronized void send(SnapshotRequest request, StreamObserver<SnapshotChunk> out) {
    shipments.removeIf(Shipment::isOver);
    if (closed) {
      out.onError(Faults.sent(Faults.closed()));
    } else if (request.getHaveCount() > MAX_FILES) {
      out.onError(
          Faults.sent(
              new LedgerFault(
                  LedgerFault.REFUSED, "At most " + MAX_FILES + " files are compared.")));
    } else if (shipments.size() >= MAX_SHIPMENTS) {
      out.onError(
          Faults.sent(
              new LedgerFault(LedgerFault.OVERLOADED, "Too many snapshots are sent already.")));
    } else {
      Set<ByteString> have = new HashSet<>(request.getHaveList());
      Shipment shipment =
          new Shipment(
              chain, retention, copies, have, (ServerCallStreamObserver<SnapshotChunk>) out);
      shipments.add(shipment);
      shipment.start();
    }
  }

  /// Ends every shipment, and waits until none reads any more.
  @Override
  public synchronized void close() throws InterruptedException {
    closed = true;
    for (Shipment shipment : shipments) {
      shipment.close();
    }
  }
}
