/// The one place that writes: it puts signed envelopes into one order (Apache Ratis), decides them
/// by the rules, keeps blocks, state and the Merkle log in one write (RocksDB), answers with
/// receipts and tells every block to whoever follows (gRPC).
///
/// ```
/// LedgerClient ─ GrpcLedger ─▶ LedgerEndpoint ─▶ Intake ─▶ Batcher ─▶ Raft ─▶ LedgerMachine
///                                 (verify, decode)   (blocks)   (order)      │ one thread
///                                                                           ▼
///                       EventStream ◀─ Follower ◀─ RocksStore ◀─ Chain ─▶ Execution
/// ```
///
/// Other roles know [LedgerClient] and [EventStream] and meet the node by an address only.
@NullMarked
package tallystick.ledger;

import org.jspecify.annotations.NullMarked;
