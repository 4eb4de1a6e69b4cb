package tallystick.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import tallystick.domains.Domains;
import tallystick.kernel.Envelope;
import tallystick.kernel.Limits;
import tallystick.kernel.Receipt;
import tallystick.kernel.SigningKey;
import tallystick.ledger.Backup;
import tallystick.ledger.LedgerClient;
import tallystick.ledger.LedgerNode;
import tallystick.ledger.NodeConfig;

/// A long log for a node to begin with: decided in this process in long lists, backed up, and
/// restored into the node's folder. Whoever joins that node needs a snapshot, for its Raft log
/// begins after it.
final class LedgerSeed {
  private static final int WAITING = 400;
  private static final int PIECE = 1_000;

  private LedgerSeed() {}

  static Crowd make(Path folder, LedgerGroup group, SigningKey operator, int actions)
      throws IOException, InterruptedException {
    Path seed = folder.resolve("seed");
    Backup backup = Backup.in(folder.resolve("backup"));
    Crowd crowd;
    NodeConfig config = NodeConfig.alone(seed).withKeys(group.keys(1));
    try (LedgerNode node = LedgerNode.start(config.listening(0), Domains.rulebook())) {
      LedgerClient ledger = node.client();
      crowd = Crowd.founding(ledger.origin(), envelopes -> oneByOne(ledger, envelopes), operator);
      int lists = Math.ceilDiv(actions, Limits.ACTIONS_PER_ENVELOPE);
      for (int done = 0; done < lists; done += PIECE) {
        int count = Math.min(PIECE, lists - done);
        submit(ledger, crowd.transfers(count, Limits.ACTIONS_PER_ENVELOPE));
      }
      var _ = backup.fromFolder(seed);
    }
    var _ =
        backup.restore(Optional.empty(), Optional.empty(), group.node(1).data().resolve("ledger"));
    delete(seed);
    delete(folder.resolve("backup"));
    return crowd;
  }

  static void oneByOne(LedgerClient ledger, List<Envelope> envelopes) throws IOException {
    for (Envelope envelope : envelopes) {
      List<Receipt> receipts = ledger.submit(envelope).join();
      if (!receipts.stream().allMatch(Receipt::accepted)) {
        throw new IOException("the ledger refused what the bench needs: " + receipts.getFirst());
      }
    }
  }

  private static void submit(LedgerClient ledger, List<Envelope> envelopes)
      throws IOException, InterruptedException {
    Semaphore places = new Semaphore(WAITING);
    List<CompletableFuture<?>> answers = new ArrayList<>(envelopes.size());
    for (Envelope envelope : envelopes) {
      places.acquire();
      answers.add(ledger.submit(envelope).whenComplete((_, _) -> places.release()));
    }
    try {
      answers.forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      throw new IOException("the ledger refused what the bench needs: " + e.getMessage(), e);
    }
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
