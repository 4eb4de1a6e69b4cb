package tallystick.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import tallystick.kernel.Checkpoint;
import tallystick.kernel.Codec;
import tallystick.kernel.Entry;
import tallystick.kernel.Envelope;
import tallystick.kernel.Merkle;
import tallystick.kernel.Note;
import tallystick.kernel.Receipt;
import tallystick.kernel.SigningKey;
import tallystick.kernel.TlogProof;
import tallystick.kernel.VerifierKey;
import tools.jackson.databind.JsonNode;

/// A log that decides as it is told, and proves what it decided.
final class TinyLog {
  static final String ORIGIN = "log.example";
  private static final long TIME = 1_800_000_000_000L;

  private final SigningKey key = SigningKey.generate();
  private final List<byte[]> leaves = new ArrayList<>();

  private record Decided(String id, List<Receipt> receipts) {}

  KnownLog known() {
    return new KnownLog(VerifierKey.of(ORIGIN, key));
  }

  /// The answer to a parcel: all of it is accepted, or refused for a reason.
  byte[] answers(Parcel parcel, String reason) {
    return answer(parcel.id(), decides(parcel.envelope(), reason));
  }

  static byte[] answer(String id, List<Receipt> receipts) {
    return Codec.JSON.writeValueAsBytes(new Decided(id, receipts));
  }

  /// Receipts of all that an envelope holds, with proofs.
  List<Receipt> decides(Envelope envelope, String reason) {
    JsonNode payload = Codec.JSON.readTree(envelope.payload());
    int count = payload.has("actions") ? payload.path("actions").size() : 1;
    String outcome =
        reason.isEmpty()
            ? "{\"accepted\":true,\"events\":[]}"
            : "{\"accepted\":false,\"reason\":\"" + reason + "\"}";
    List<Entry> entries = new ArrayList<>();
    for (int part = 0; part < count; part++) {
      String id = payload.path("id").asString() + (payload.has("actions") ? "-" + part : "");
      entries.add(new Entry(id, envelope, part, outcome.getBytes(UTF_8)));
      leaves.add(Merkle.leafHash(entries.getLast().leaf(leaves.size() + 1, TIME)));
    }
    List<Receipt> receipts = new ArrayList<>();
    for (Entry entry : entries) {
      long position = (long) leaves.size() - count + entry.part();
      Receipt receipt = Receipt.of(entry, position + 1, TIME, position);
      receipts.add(receipt.withProof(proof(position)));
    }
    return receipts;
  }

  private String proof(long position) {
    Checkpoint head = new Checkpoint(ORIGIN, leaves.size(), Merkle.root(leaves.size(), this::node));
    List<byte[]> path = Merkle.inclusionProof(position, leaves.size(), this::node);
    return new TlogProof(new byte[0], position, path, Note.sign(head.text(), ORIGIN, key)).format();
  }

  private byte[] node(int level, long index) {
    return level == 0
        ? leaves.get((int) index)
        : Merkle.nodeHash(node(level - 1, 2 * index), node(level - 1, 2 * index + 1));
  }
}
