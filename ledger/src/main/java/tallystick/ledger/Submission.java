package tallystick.ledger;

import java.util.concurrent.CompletableFuture;
import tallystick.ledger.v1.Answer;
import tallystick.ledger.v1.WireEnvelope;

/// A checked envelope on its way to a block.
record Submission(WireEnvelope envelope, Execution.Signed signed, CompletableFuture<Answer> asker) {
  int actions() {
    return signed.payload().actions().size();
  }

  int bytes() {
    return envelope.getSerializedSize();
  }
}
