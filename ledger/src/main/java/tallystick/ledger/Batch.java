package tallystick.ledger;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import tallystick.ledger.v1.Answer;
import tallystick.ledger.v1.WireBlock;
import tallystick.ledger.v1.WireEnvelope;
import tallystick.ledger.v1.WireProposal;

/// The envelopes that are decided together, with those who wait for the answers.
///
/// @param proposal the envelopes with what their payloads say
/// @param envelopes the same as they travel
/// @param askers one per envelope, or none if another node proposed the batch
record Batch(
    Execution.Proposal proposal,
    List<WireEnvelope> envelopes,
    List<CompletableFuture<Answer>> askers) {

  /// The entry of the Raft log.
  byte[] toBytes() {
    return WireProposal.newBuilder()
        .setTime(proposal.time())
        .addAllEnvelopes(envelopes)
        .build()
        .toByteArray();
  }

  /// Tells everybody who waits what came of it.
  void answer(Chain chain, Chain.Applied applied) {
    int decided = 0;
    List<Executed.Result> results = applied.executed().results();
    for (int i = 0; i < askers.size(); i++) {
      CompletableFuture<Answer> asker = askers.get(i);
      switch (results.get(i)) {
        case Executed.Decided(int first, int _) -> {
          WireBlock block = applied.decidedBlock();
          long position = block.getFirstPosition() + first;
          asker.complete(Wire.answer(block, position, block.getDecided(decided++)));
        }
        case Executed.Repeated(long height, long position, int _) ->
            asker.complete(chain.answer(height, position));
        case Executed.Reused() -> asker.completeExceptionally(reused());
      }
    }
  }

  /// Tells everybody who waits that there is no answer.
  void fail(LedgerFault fault) {
    askers.forEach(asker -> asker.completeExceptionally(fault));
  }

  static LedgerFault reused() {
    return new LedgerFault(
        LedgerFault.ID_REUSED, "/id", "Another payload was decided under the same id.");
  }
}
