package tallystick.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Block;
import tallystick.kernel.Checkpoint;
import tallystick.kernel.Dice;
import tallystick.kernel.Entry;
import tallystick.kernel.Merkle;
import tallystick.kernel.MerkleProof;
import tallystick.kernel.Note;
import tallystick.kernel.Receipt;
import tallystick.kernel.ReceiptCheck;
import tallystick.kernel.SigningKey;
import tallystick.kernel.TileStore;
import tallystick.kernel.TileTree;
import tallystick.kernel.TlogProof;
import tallystick.kernel.VerifierKey;

/// Keeps the Merkle log, and distrusts it: every checkpoint that was ever seen must be the
/// beginning of the newest one, and receipts must verify with nothing but the log's key.
final class LogAuditor {
  static final String ORIGIN = "tallystick/simulation";
  private static final int RECEIPTS_PER_BLOCK = 1;
  private static final int CHECKPOINTS_PER_BLOCK = 2;

  private final Map<String, byte[]> tiles = new TreeMap<>();
  private final TileStore store = new MapTiles(tiles);
  private final List<Checkpoint> seen = new ArrayList<>();
  private final List<Receipt> receipts = new ArrayList<>();
  private final Dice dice;
  private final SigningKey key;
  private final VerifierKey verifier;
  private TileTree tree = new TileTree(store, 0);

  LogAuditor(Dice dice) {
    this.dice = dice;
    this.key = SigningKey.fromSeed(dice.bytes32());
    this.verifier = VerifierKey.of(ORIGIN, key);
  }

  private record MapTiles(Map<String, byte[]> kept) implements TileStore {
    @Override
    public byte @Nullable [] read(int level, long index) {
      return kept.get(level + "/" + index);
    }

    @Override
    public void write(int level, long index, byte[] hashes) {
      kept.put(level + "/" + index, hashes);
    }
  }

  void saw(Block block) {
    Violation.unless(block.firstPosition() == tree.size(), "the block does not follow the log");
    for (int i = 0; i < block.entries().size(); i++) {
      Entry entry = block.entries().get(i);
      tree.append(Merkle.leafHash(entry.leaf(block.height(), block.time())));
      receipts.add(Receipt.of(block, i));
    }
    tree.flush();
    Checkpoint head = new Checkpoint(ORIGIN, tree.size(), tree.root());
    for (int i = 0; i < CHECKPOINTS_PER_BLOCK && !seen.isEmpty(); i++) {
      isBeginning(i == 0 ? seen.getLast() : dice.pick(seen), head);
    }
    Note note = Note.sign(head.text(), ORIGIN, key);
    for (int i = 0; i < RECEIPTS_PER_BLOCK; i++) {
      verifies(i == 0 ? receipts.getLast() : dice.pick(receipts), note);
    }
    seen.add(head);
  }

  /// Forgets what is not in the store, and opens the log again.
  void crash() {
    TileTree again = new TileTree(store, tree.size());
    Violation.unless(Arrays.equals(again.root(), tree.root()), "the log opened with another root");
    tree = again;
  }

  private void isBeginning(Checkpoint old, Checkpoint head) {
    List<byte[]> proof = Merkle.consistencyProof(old.size(), head.size(), tree);
    Violation.unless(
        MerkleProof.consistency(old.size(), head.size(), old.root(), head.root(), proof),
        "the log of " + old.size() + " is not the beginning of that of " + head.size());
  }

  private void verifies(Receipt receipt, Note note) {
    long position = receipt.position();
    List<byte[]> path = Merkle.inclusionProof(position, tree.size(), tree);
    Receipt proven = receipt.withProof(new TlogProof(new byte[0], position, path, note).format());
    ReceiptCheck.Verdict verdict = ReceiptCheck.check(proven, verifier);
    Violation.unless(verdict.valid(), "a receipt does not verify: " + verdict.sentence());
    Receipt other = dice.pick(receipts);
    if (other.position() != position) {
      Violation.unless(
          !ReceiptCheck.check(other.withProof(proven.proof()), verifier).valid(),
          "a receipt verifies with the proof of another");
    }
  }

  byte[] root() {
    return tree.root();
  }
}
