package tallystick.ledger;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import tallystick.kernel.Block;
import tallystick.kernel.Envelope;
import tallystick.kernel.Overlay;
import tallystick.kernel.Receipt;
import tallystick.kernel.StateProofs;

/// What every role may ask of the ledger. May be used by any number of threads.
///
/// All methods but [#submit] wait for the answer and throw [LedgerFault].
public interface LedgerClient extends AutoCloseable {
  /// Leaves that are proven by one question.
  int MAX_PROOFS = 1_000;

  /// Has an envelope decided. The future completes when the decision is durable, with one receipt
  /// (without proof) per action in their order, accepted or refused; a repeat of an id with the
  /// same payload gives the first receipts. It fails with [LedgerFault], and never otherwise.
  ///
  /// What is chained to the future without an executor runs on the thread that answers everybody:
  /// it must not block.
  CompletableFuture<List<Receipt>> submit(Envelope envelope);

  /// The receipt of an action with its proof, which is waited for as by [#proof].
  ///
  /// @param actionId `<32 hex>` or, of an envelope in the list form, `<32 hex>-<n>`
  Optional<Receipt> receipt(String actionId);

  /// The receipts of all actions of an envelope, without proofs; empty if it was never decided.
  List<Receipt> receipts(String envelopeId);

  /// The newest state of the log with the newest published checkpoint.
  Head head();

  /// The log's name, which every payload for it must say. It never changes.
  default String origin() {
    return head().origin();
  }

  /// The block at a height from 1, empty above the head.
  Optional<Block> block(long height);

  /// A tile of the Merkle log, by C2SP tlog-tiles.
  ///
  /// @param level tile level, or [tallystick.kernel.Tiles#ENTRIES] for a bundle of entries
  /// @param width hashes or entries, 1 to 256
  /// @return empty if the log is not that wide
  Optional<byte[]> tile(int level, long index, int width);

  /// What was signed and decided behind a bundle of entries: a protobuf `Bodies` (ledger.proto).
  ///
  /// @param index of the bundle
  /// @param width its entries, 1 to 256
  /// @return empty if the log is not that wide
  Optional<byte[]> bodies(long index, int width);

  /// How the nodes of the group are, the asked one first; those that do not answer soon are told as
  /// not reachable.
  List<NodeStatus> status();

  /// Makes a node a member of the group, when it has caught up. It runs with an empty folder and
  /// waits to be added. Nothing happens if it is a member. Takes up to ten minutes; may be
  /// repeated.
  ///
  /// @return the group afterwards
  /// @throws LedgerFault `refused` when it cannot be added as things stand, `not-allowed` when the
  ///   caller is no operator
  List<Peer> addNode(Peer node);

  /// Removes a node from the group. Nothing happens if it is no member.
  ///
  /// @return the group afterwards
  /// @throws LedgerFault `refused` when too few would remain that answer, `not-allowed` when the
  ///   caller is no operator
  List<Peer> removeNode(String id);

  /// Proofs of rows of the state, or that there are none, all at one signed checkpoint, which may
  /// be a moment older than the head. More than 500 rows, or what cannot be one, is the fault
  /// `invalid-field`.
  StateProofs prove(List<Overlay.Cell> rows);

  /// The C2SP tlog-proof of a leaf in the newest published checkpoint. Waits for one that covers
  /// it, some 300 ms in a group; after 5 s it is the fault `timeout`. A position beyond the log's
  /// end is the fault `not-found`.
  default String proof(long position) {
    return proofs(List.of(position)).getFirst();
  }

  /// The same for 1 to [#MAX_PROOFS] leaves, all in one checkpoint.
  List<String> proofs(List<Long> positions);

  /// The policy (https://c2sp.org/tlog-policy) by which checkpoints of this log are to be judged.
  String policy();

  @Override
  void close();
}
