package tallystick.ledger;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tallystick.kernel.Block;
import tallystick.kernel.Entry;
import tallystick.kernel.Envelope;
import tallystick.kernel.Overlay;
import tallystick.kernel.Receipt;
import tallystick.kernel.StateProofs;
import tallystick.ledger.v1.Answer;
import tallystick.ledger.v1.Decided;
import tallystick.ledger.v1.StateReply;
import tallystick.ledger.v1.StateRequest;
import tallystick.ledger.v1.WireBlock;
import tallystick.ledger.v1.WireEnvelope;
import tallystick.ledger.v1.WireHead;

/// Between the kernel's words and the protobuf messages that travel and are stored. Arrays are
/// shared, not copied, where Java cannot tell: nobody changes them.
final class Wire {
  private Wire() {}

  static ByteString bytes(byte[] array) {
    return UnsafeByteOperations.unsafeWrap(array);
  }

  static WireEnvelope wire(Envelope envelope) {
    return WireEnvelope.newBuilder()
        .setPayload(bytes(envelope.payload()))
        .setKey(envelope.key())
        .setSignature(bytes(envelope.signature()))
        .build();
  }

  static Envelope envelope(WireEnvelope wire) {
    return new Envelope(
        wire.getPayload().toByteArray(), wire.getKey(), wire.getSignature().toByteArray());
  }

  /// A block in the form in which it is stored: actions of one envelope stand together.
  static WireBlock wire(Block block, List<WireEnvelope> envelopes, List<String> ids) {
    WireBlock.Builder wire =
        WireBlock.newBuilder()
            .setHeight(block.height())
            .setTime(block.time())
            .setFirstPosition(block.firstPosition())
            .setStateRoot(bytes(block.stateRoot()));
    Decided.Builder decided = null;
    int envelope = 0;
    for (Entry entry : block.entries()) {
      if (entry.part() == 0) {
        if (decided != null) {
          wire.addDecided(decided);
        }
        String id = ids.get(envelope);
        decided =
            Decided.newBuilder()
                .setEnvelope(envelopes.get(envelope))
                .setId(id)
                .setBatch(!entry.id().equals(id));
        envelope++;
      }
      if (decided == null) {
        throw new IllegalStateException("a block begins with the first action of an envelope");
      }
      decided.addOutcomes(bytes(entry.outcome()));
    }
    return decided == null ? wire.build() : wire.addDecided(decided).build();
  }

  /// Leaves that a block adds to the log.
  static long count(WireBlock block) {
    return block.getDecidedList().stream().mapToLong(Decided::getOutcomesCount).sum();
  }

  static Block block(WireBlock wire) {
    List<Entry> entries = new ArrayList<>();
    for (Decided decided : wire.getDecidedList()) {
      addEntries(decided, envelope(decided.getEnvelope()), entries);
    }
    return new Block(
        wire.getHeight(),
        wire.getTime(),
        wire.getFirstPosition(),
        wire.getStateRoot().toByteArray(),
        List.copyOf(entries));
  }

  /// The position after a block's last leaf.
  static long end(WireBlock block) {
    long end = block.getFirstPosition();
    for (Decided decided : block.getDecidedList()) {
      end += decided.getOutcomesCount();
    }
    return end;
  }

  static WireHead wire(Head head) {
    return WireHead.newBuilder()
        .setHeight(head.height())
        .setTime(head.time())
        .setSize(head.size())
        .setStateRoot(bytes(head.stateRoot()))
        .setNote(head.note())
        .setVkey(head.vkey())
        .setOrigin(head.origin())
        .build();
  }

  static Head head(WireHead wire) {
    return new Head(
        wire.getHeight(),
        wire.getTime(),
        wire.getSize(),
        wire.getStateRoot().toByteArray(),
        wire.getNote(),
        wire.getVkey(),
        wire.getOrigin());
  }

  static StateRequest request(List<Overlay.Cell> cells) {
    StateRequest.Builder request = StateRequest.newBuilder();
    for (Overlay.Cell cell : cells) {
      request.addRowsBuilder().setTable(cell.table()).setKey(cell.key());
    }
    return request.build();
  }

  static List<Overlay.Cell> cells(StateRequest request) {
    return request.getRowsList().stream()
        .map(row -> new Overlay.Cell(row.getTable(), row.getKey()))
        .toList();
  }

  static StateReply wire(StateProofs proofs) {
    return StateReply.newBuilder()
        .setNote(proofs.checkpoint())
        .addAllProofs(proofs.proofs())
        .build();
  }

  static StateProofs proofs(StateReply reply) {
    return new StateProofs(reply.getNote(), List.copyOf(reply.getProofsList()));
  }

  /// The answer about the envelope whose first leaf stands at a position of a block.
  static Answer answer(WireBlock block, long position) {
    long at = block.getFirstPosition();
    for (Decided decided : block.getDecidedList()) {
      if (at == position) {
        return answer(block, position, decided);
      }
      at += decided.getOutcomesCount();
    }
    throw new IllegalStateException("block " + block.getHeight() + " has no such envelope");
  }

  static Answer answer(WireBlock block, long position, Decided decided) {
    return Answer.newBuilder()
        .setHeight(block.getHeight())
        .setTime(block.getTime())
        .setPosition(position)
        .setDecided(decided)
        .build();
  }

  /// The receipts of an answer.
  static List<Receipt> receipts(Answer answer, Envelope envelope) {
    List<Entry> entries = new ArrayList<>(answer.getDecided().getOutcomesCount());
    addEntries(answer.getDecided(), envelope, entries);
    List<Receipt> receipts = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      receipts.add(
          Receipt.of(
              entry, answer.getHeight(), answer.getTime(), answer.getPosition() + entry.part()));
    }
    return List.copyOf(receipts);
  }

  /// Whether the answer is about exactly these bytes, key and signature: a repeat may have come
  /// with another valid signature, but the receipt shows the one that stands in the log.
  static boolean isAbout(Answer answer, Envelope envelope) {
    WireEnvelope first = answer.getDecided().getEnvelope();
    return first.getKey().equals(envelope.key())
        && Arrays.equals(first.getSignature().toByteArray(), envelope.signature());
  }

  private static void addEntries(Decided decided, Envelope envelope, List<Entry> entries) {
    String id = decided.getId();
    for (int part = 0; part < decided.getOutcomesCount(); part++) {
      String actionId = decided.getBatch() ? id + "-" + part : id;
      entries.add(new Entry(actionId, envelope, part, decided.getOutcomes(part).toByteArray()));
    }
  }
}
