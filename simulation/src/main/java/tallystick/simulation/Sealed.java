package tallystick.simulation;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import tallystick.kernel.Envelope;
import tallystick.ledger.Execution.Proposal;
import tallystick.ledger.Execution.Signed;
import tallystick.ledger.v1.WireEnvelope;
import tallystick.ledger.v1.WireProposal;

/// A proposal as it stands in Raft's log: the bytes that a node would write, not what somebody made
/// of them.
final class Sealed {
  private Sealed() {}

  /// Envelopes that were looked at, to be decided together.
  record Batch(List<Signed> envelopes) {}

  static byte[] bytes(long time, Batch batch) {
    WireProposal.Builder wire = WireProposal.newBuilder().setTime(time);
    for (Signed signed : batch.envelopes) {
      Envelope envelope = signed.envelope();
      wire.addEnvelopes(
          WireEnvelope.newBuilder()
              .setPayload(ByteString.copyFrom(envelope.payload()))
              .setKey(envelope.key())
              .setSignature(ByteString.copyFrom(envelope.signature())));
    }
    return wire.build().toByteArray();
  }

  static Proposal read(byte[] bytes, Door door) {
    try {
      WireProposal wire = WireProposal.parseFrom(bytes);
      List<Signed> signed = new ArrayList<>();
      for (WireEnvelope one : wire.getEnvelopesList()) {
        Envelope envelope =
            new Envelope(
                one.getPayload().toByteArray(), one.getKey(), one.getSignature().toByteArray());
        signed.add(
            door.check(envelope)
                .orElseThrow(() -> new IllegalStateException("no action was proposed")));
      }
      return new Proposal(wire.getTime(), signed);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("an entry is not a proposal", e);
    }
  }
}
