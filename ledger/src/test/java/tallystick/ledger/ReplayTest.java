package tallystick.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tallystick.domains.Domains;
import tallystick.domains.accounts.AccountsAction.DefineAsset;
import tallystick.domains.accounts.AccountsAction.Issue;
import tallystick.domains.accounts.AccountsAction.Transfer;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.kernel.Block;
import tallystick.kernel.Checkpoint;
import tallystick.kernel.Entry;
import tallystick.kernel.Envelope;
import tallystick.kernel.InMemoryState;
import tallystick.kernel.Merkle;
import tallystick.kernel.Note;
import tallystick.kernel.Receipt;
import tallystick.kernel.Rulebook;
import tallystick.kernel.TileStore;
import tallystick.kernel.TileTree;
import tallystick.kernel.Tiles;
import tallystick.kernel.VerifierKey;
import tallystick.ledger.audit.Auditor;
import tallystick.ledger.audit.LedgerSource;

class ReplayTest {
  private static final Rulebook RULEBOOK = Domains.rulebook();

  @TempDir private Path data;
  private final Signer operator = new Signer(1);
  private final List<Signer> members =
      IntStream.range(0, 10).mapToObj(i -> new Signer(100 + i)).toList();

  /// A venue with money in it, and as many further envelopes of five payments each.
  private void fill(LedgerClient ledger, int envelopes) {
    ledger.submit(operator.found()).join();
    ledger.submit(operator.act(new DefineAsset("USD", "Dollar", 2))).join();
    for (Signer member : members) {
      ledger.submit(member.register()).join();
      ledger.submit(operator.act(new Issue(member.principal(), "USD", 300, ""))).join();
    }
    List<CompletableFuture<List<Receipt>>> answers = new ArrayList<>();
    for (int i = 0; i < envelopes; i++) {
      Signer from = members.get(i % 10);
      String to = members.get((i * 3 + 1) % 10).principal();
      answers.add(
          ledger.submit(
              from.act(
                  i % 2 == 0,
                  List.of(
                      new Transfer(to, "USD", 5, "one"),
                      new RenamePrincipal("Member " + i),
                      new Transfer(to, "USD", 20, "two"),
                      new Transfer(to, "USD", 1L << 40, "too much"),
                      new Transfer(to, "USD", 1, "three")))));
    }
    answers.forEach(CompletableFuture::join);
  }

  @Test
  void whoever_executes_the_blocks_again_gets_the_same_states() throws Exception {
    try (LedgerNode node = LedgerNode.start(TestKeys.alone(data), Domains.rulebook())) {
      LedgerClient ledger = node.client();
      fill(ledger, 200);
      Execution execution = new Execution(RULEBOOK);
      InMemoryState state = new InMemoryState();
      Execution.Past past = Execution.Past.NOTHING;
      Head head = ledger.head();
      for (long height = 1; height <= head.height(); height++) {
        Block block = ledger.block(height).orElseThrow();
        Executed executed = execution.execute(state, past, proposalOf(block));
        Block again = executed.block().orElseThrow();
        assertArrayEquals(block.stateRoot(), again.stateRoot(), "height " + height);
        assertEquals(block.entries().size(), again.entries().size());
        for (int i = 0; i < block.entries().size(); i++) {
          assertArrayEquals(block.entries().get(i).outcome(), again.entries().get(i).outcome());
        }
        state.apply(executed.changes());
        past = executed.next();
      }
      assertArrayEquals(head.stateRoot(), past.stateRoot());
      assertEquals(head.size(), past.size());
    }
  }

  private static Execution.Proposal proposalOf(Block block) {
    List<Execution.Signed> signed = new ArrayList<>();
    for (Entry entry : block.entries()) {
      if (entry.part() == 0) {
        Envelope envelope = entry.envelope();
        assertTrue(envelope.authentic());
        signed.add(new Execution.Signed(envelope, RULEBOOK.codec().payload(envelope.payload())));
      }
    }
    return new Execution.Proposal(block.time(), signed);
  }

  /// Tiles of a tree that the test builds for itself.
  private static final class OwnTiles implements TileStore {
    private final Map<String, byte[]> tiles = new HashMap<>();

    @Override
    public byte @Nullable [] read(int level, long index) {
      return tiles.get(level + "/" + index);
    }

    @Override
    public void write(int level, long index, byte[] hashes) {
      tiles.put(level + "/" + index, hashes);
    }
  }

  @Test
  void the_tiles_and_bundles_are_those_of_the_blocks() throws Exception {
    try (LedgerNode node = LedgerNode.start(TestKeys.alone(data), Domains.rulebook())) {
      LedgerClient ledger = node.client();
      fill(ledger, 150);
      Head head = ledger.head();
      OwnTiles own = new OwnTiles();
      TileTree tree = new TileTree(own, 0);
      List<byte[]> leaves = new ArrayList<>();
      for (long height = 1; height <= head.height(); height++) {
        Block block = ledger.block(height).orElseThrow();
        for (Entry entry : block.entries()) {
          leaves.add(entry.leaf(block.height(), block.time()));
          tree.append(Merkle.leafHash(leaves.getLast()));
        }
      }
      tree.flush();
      assertEquals(772, head.size());
      assertArrayEquals(Checkpoint.parse(Note.parse(head.note()).text()).root(), tree.root());
      for (int level = 0; level < 2; level++) {
        for (long index = 0; Tiles.width(level, index, head.size()) > 0; index++) {
          int width = Tiles.width(level, index, head.size());
          assertArrayEquals(own.read(level, index), ledger.tile(level, index, width).orElseThrow());
          assertTrue(ledger.tile(level, index, width + 1).isEmpty());
        }
      }
      byte[] whole = ledger.tile(0, 0, 256).orElseThrow();
      assertArrayEquals(Arrays.copyOf(whole, 32 * 7), ledger.tile(0, 0, 7).orElseThrow());
      ByteBuffer bundle = ByteBuffer.wrap(ledger.tile(Tiles.ENTRIES, 1, 256).orElseThrow());
      for (byte[] leaf : leaves.subList(256, 512)) {
        byte[] found = new byte[bundle.getShort()];
        bundle.get(found);
        assertArrayEquals(leaf, found);
      }
      assertEquals(0, bundle.remaining());
    }
  }

  @Test
  void what_a_node_publishes_passes_an_audit_at_any_size() throws Exception {
    try (LedgerNode node = LedgerNode.start(TestKeys.alone(data), Domains.rulebook())) {
      LedgerClient ledger = node.client();
      for (int envelopes : List.of(1, 100, 57)) {
        fill(ledger, envelopes);
        Head head = ledger.head();
        VerifierKey key = VerifierKey.parse(head.vkey());
        Auditor auditor =
            new Auditor(
                RULEBOOK,
                new Auditor.Options(note -> note.isSignedBy(key), true, 2, Optional.empty()));
        Auditor.Progress end = auditor.audit(new LedgerSource(ledger), Auditor.Told.NOBODY);
        assertEquals(head.size(), end.actions());
        assertEquals(head.height(), end.height());
      }
      assertTrue(ledger.bodies(99, 1).isEmpty());
      assertTrue(ledger.bodies(0, 257).isEmpty());
    }
  }
}
