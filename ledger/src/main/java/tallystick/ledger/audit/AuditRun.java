package tallystick.ledger.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Block;
import tallystick.kernel.Entry;
import tallystick.kernel.Payload;
import tallystick.kernel.Rulebook;
import tallystick.kernel.TileTree;
import tallystick.ledger.Execution.Signed;

/// One audit on its way: what must be done in order, by one thread.
final class AuditRun implements Leaves.Sink {
  private final Milestone head;
  private final Optional<Milestone> earlier;
  private final Consumer<Block> blocks;
  private final Replay replay;
  private final TileTree tree;
  private final Leaves leaves = new Leaves(0, this);

  // The block that is being gathered: its slices may stand in several chunks.
  private @Nullable Slice slice;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Signed> envelopes = new ArrayList<>();

  AuditRun(
      Rulebook rulebook,
      LogSource source,
      Milestone head,
      Optional<Milestone> earlier,
      Consumer<Block> blocks) {
    this.head = head;
    this.earlier = earlier;
    this.blocks = blocks;
    this.replay = new Replay(rulebook);
    this.tree = new TileTree(new PublishedTiles(source, head.size(), this::height), 0);
    requireGrown();
  }

  private void requireGrown() {
    earlier.ifPresent(before -> {
      String origin = before.checkpoint().origin();
      String found = head.checkpoint().origin();
      if (!origin.equals(found)) {
        throw new Differs(0, -1, "the log's name", origin, found);
      }
      if (before.size() > head.size()) {
        throw new Differs(0, -1, "the log's size", "at least " + before.size(), "" + head.size());
      }
      if (before.size() == 0) {
        return;
      }
      if (before.size() == head.size()
          && !Arrays.equals(before.checkpoint().root(), head.checkpoint().root())) {
        throw forked(before, head.checkpoint().root());
      }
    });
  }

  void take(Chunk chunk) {
    leaves.take(chunk);
    tree.flush();
  }

  @Override
  public void begins(Slice first) {
    finish();
    replay.requireKnownRules();
    slice = first;
  }

  @Override
  public void act(Slice of, Act act, long position) {
    Slice block = slice;
    if (block == null
        || of.time() != block.time()
        || !Arrays.equals(of.stateRoot(), block.stateRoot())) {
      throw new Differs(
          of.height(), position, "a slice of a block", "the block's time and state root", "others");
    }
    Payload payload = act.payload();
    if (payload == null) {
      throw new Differs(of.height(), position, "an envelope", "a signed action", act.problem());
    }
    entries.addAll(act.entries());
    envelopes.add(new Signed(act.envelope(), payload));
  }

  @Override
  public void leaf(long position, byte[] hash) {
    tree.append(hash);
    earlier
        .filter(before -> before.size() == tree.size())
        .filter(before -> !Arrays.equals(before.checkpoint().root(), tree.root()))
        .ifPresent(before -> {
          throw forked(before, tree.root());
        });
  }

  private Differs forked(Milestone before, byte[] found) {
    return new Differs(
        height(),
        before.size() - 1,
        "the root of the first " + before.size() + " leaves, which was signed before",
        Base64.getEncoder().encodeToString(before.checkpoint().root()),
        Base64.getEncoder().encodeToString(found));
  }

  private long height() {
    Slice block = slice;
    return block == null ? replay.past().height() : block.height();
  }

  private void finish() {
    Slice of = slice;
    if (of == null) {
      return;
    }
    Block block =
        new Block(of.height(), of.time(), of.first(), of.stateRoot(), List.copyOf(entries));
    replay.block(block, envelopes);
    blocks.accept(block);
    slice = null;
    entries.clear();
    envelopes.clear();
  }

  Auditor.Progress progress() {
    return new Auditor.Progress(replay.past().height(), replay.past().size(), head.size());
  }

  /// Compares what all of it comes to with the checkpoint.
  Auditor.Progress end() {
    if (leaves.waiting() > 0) {
      throw new Differs(
          height(), head.size(), "an envelope's leaves", "all in the log", "some beyond its end");
    }
    finish();
    if (!Arrays.equals(tree.root(), head.checkpoint().root())) {
      throw new Differs(
          height(),
          -1,
          "the checkpoint's root of " + head.size() + " leaves",
          Base64.getEncoder().encodeToString(tree.root()),
          Base64.getEncoder().encodeToString(head.checkpoint().root()));
    }
    if (head.height() != replay.past().height()) {
      throw new Differs(
          height(), -1, "the checkpoint's height", "" + replay.past().height(), "" + head.height());
    }
    if (!head.isState(replay.past().stateRoot())) {
      throw new Differs(
          height(),
          -1,
          "the checkpoint's state root",
          Base64.getEncoder().encodeToString(replay.past().stateRoot()),
          head.state());
    }
    return progress();
  }
}
