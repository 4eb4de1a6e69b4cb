package tallystick.server.demo;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import tallystick.domains.Domains;
import tallystick.kernel.Block;
import tallystick.kernel.Codec;
import tallystick.kernel.Entry;
import tallystick.kernel.Envelope;
import tallystick.kernel.InMemoryState;
import tallystick.kernel.Overlay;
import tallystick.kernel.Receipt;
import tallystick.kernel.StateProofs;
import tallystick.ledger.Executed;
import tallystick.ledger.Execution;
import tallystick.ledger.Execution.Past;
import tallystick.ledger.Execution.Proposal;
import tallystick.ledger.Execution.Signed;
import tallystick.ledger.Head;
import tallystick.ledger.LedgerClient;
import tallystick.ledger.NodeStatus;
import tallystick.ledger.Peer;
import tallystick.server.TestLog;

/// A ledger that only decides: a block for every envelope, over state in memory, with every
/// invariant checked after it. What is asked of a log, it does not know.
final class RulesAlone implements LedgerClient {
  private final InstantSource clock;
  private final Codec codec = new Codec(Domains.ALL).forLog(TestLog.ORIGIN);
  private final InMemoryState state = new InMemoryState();
  private final Execution execution = new Execution(Domains.rulebook());
  private Past past = Past.NOTHING;

  RulesAlone(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public String origin() {
    return codec.log();
  }

  @Override
  public CompletableFuture<List<Receipt>> submit(Envelope envelope) {
    Signed signed = new Signed(envelope, codec.payload(envelope.payload()));
    Executed executed =
        execution.execute(state, past, new Proposal(clock.millis(), List.of(signed)));
    state.apply(executed.changes());
    past = executed.next();
    Block block = executed.block().orElseThrow();
    List<Receipt> receipts = new ArrayList<>();
    List<Entry> entries = block.entries();
    for (int i = 0; i < entries.size(); i++) {
      receipts.add(Receipt.of(block, i));
    }
    return CompletableFuture.completedFuture(receipts);
  }

  @Override
  public Optional<Receipt> receipt(String actionId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Receipt> receipts(String envelopeId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Head head() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Block> block(long height) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<byte[]> tile(int level, long index, int width) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<byte[]> bodies(long index, int width) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<NodeStatus> status() {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Peer> addNode(Peer node) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Peer> removeNode(String id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public StateProofs prove(List<Overlay.Cell> rows) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<String> proofs(List<Long> positions) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String policy() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
