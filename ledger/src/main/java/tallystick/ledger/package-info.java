/// The one place that writes: it puts signed envelopes into one order (Apache Ratis), decides them
/// by the rules, keeps blocks, state and the Merkle log in one write (RocksDB), answers with
/// receipts and tells every block to whoever follows (gRPC).
///
/// ```
/// LedgerClient ─ GrpcLedger ─▶ LedgerEndpoint ─▶ Intake ─▶ Batcher ─▶ RaftNode ─▶ LedgerMachine
///                                 (count, check by Doorkeeper)  (order)            │ one thread
///                                                                                 ▼
/// EventStream ◀─ Following ◀─ Follower ◀──────────── RocksStore ◀────── Chain ─▶ Execution
/// ```
///
/// **What is on disk when.** An entry of the Raft log is forced to disk on a majority of the nodes,
/// which is this one when it is alone, before it is executed, and so before anybody is answered.
/// RocksDB writes a block, with the place of its entry, to a write-ahead log that is not forced:
/// after a kill it is complete, after a power cut its end may be missing, and the entries from
/// there on are executed again. Every two hundred entries RocksDB is forced to disk too; Raft then
/// drops what came before, but for the last megabytes ([Retention]). A node that needs more than
/// they hold gets a copy of the leader's RocksDB ([Shipment], [Installation]), and so does a
/// [Backup].
///
/// **What is checked where.** The node that takes an envelope checks its signature and reads its
/// payload, in parallel, before it proposes it, and does neither again when it executes it. Every
/// other node, and this one after a restart, does both for what it did not propose itself. What
/// fails then, and any broken invariant, stops the node before the block.
///
/// Other roles know [LedgerClient] and [EventStream] and meet the node by an address only.
@NullMarked
package tallystick.ledger;

import org.jspecify.annotations.NullMarked;
