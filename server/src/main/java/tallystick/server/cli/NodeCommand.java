package tallystick.server.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tallystick.ledger.GrpcLedger;
import tallystick.ledger.LedgerFault;
import tallystick.ledger.Peer;

/// `./run node add|remove|replace`: who belongs to the group that keeps the ledger. Each may be
/// repeated: what is done already stays done.
@Command(
    name = "node",
    mixinStandardHelpOptions = true,
    description = "Adds a node to the group that keeps the ledger, removes or replaces one.")
public final class NodeCommand {
  private static final long PAUSE_MILLIS = 1_000;

  /// Where the group is.
  static final class Target {
    @Option(
        names = "--ledger",
        required = true,
        paramLabel = "HOST:PORT,…",
        description = "nodes of the group; those that lead or know who does will answer")
    private String ledger = "";

    @Option(
        names = "--keys",
        paramLabel = "DIR",
        description = "keys of the client operator, or of a node")
    private @Nullable Path keys;

    @Option(
        names = "--wait",
        defaultValue = "600",
        paramLabel = "SECONDS",
        description = "how long a node may take to start and catch up (default: 600)")
    private long waitSeconds;

    GrpcLedger connect() throws IOException {
      return keys == null ? GrpcLedger.at(ledger) : GrpcLedger.at(ledger, keys);
    }
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = "Adds a node that runs with --join and an empty folder.")
  int add(
      @Mixin Target target,
      @Parameters(paramLabel = "ID=HOST:RAFT:LEDGER", description = "the new node") String node)
      throws IOException, InterruptedException {
    Peer peer = peer(node);
    try (GrpcLedger ledger = target.connect()) {
      add(ledger, peer, target.waitSeconds);
    }
    return 0;
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Removes a node, which may be dead.")
  int remove(
      @Mixin Target target, @Parameters(paramLabel = "ID", description = "the node") String id)
      throws IOException {
    try (GrpcLedger ledger = target.connect()) {
      remove(ledger, id);
    }
    return 0;
  }

  @Command(
      name = "replace",
      mixinStandardHelpOptions = true,
      description = "Removes a node that lost its disk, and adds the one that takes its place.")
  int replace(
      @Mixin Target target,
      @Parameters(paramLabel = "ID=HOST:RAFT:LEDGER", description = "the node as it is to be")
          String node)
      throws IOException, InterruptedException {
    Peer peer = peer(node);
    try (GrpcLedger ledger = target.connect()) {
      if (ledger.status().stream()
          .anyMatch(status -> status.member().equals(peer) && status.height() > 0)) {
        throw new IOException(
            peer.id() + " answers and has data: it needs no replacement, or end it first");
      }
      remove(ledger, peer.id());
      add(ledger, peer, target.waitSeconds);
    }
    return 0;
  }

  private static Peer peer(String text) throws IOException {
    try {
      return Peer.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static void remove(GrpcLedger ledger, String id) {
    System.out.println("removing " + id + " …");
    tell(ledger.removeNode(id));
  }

  /// Asks until the new node runs: it may be started while this waits.
  private static void add(GrpcLedger ledger, Peer peer, long waitSeconds)
      throws IOException, InterruptedException {
    System.out.printf(
        "adding %s at %s; it runs with --node %s --join and an empty folder …%n",
        peer.id(), peer.ledger(), peer.id());
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(waitSeconds);
    String last = "";
    while (true) {
      try {
        tell(ledger.addNode(peer));
        return;
      } catch (LedgerFault fault) {
        if (!fault.retryable() || System.nanoTime() > end) {
          throw new IOException(peer.id() + " was not added: " + fault.sentence(), fault);
        }
        if (!fault.sentence().equals(last)) {
          System.out.println("not yet: " + fault.sentence());
          last = fault.sentence();
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    }
  }

  private static void tell(List<Peer> group) {
    System.out.println(
        "the group is "
            + group.stream()
                .map(peer -> peer.id() + " (" + peer.ledger() + ")")
                .collect(Collectors.joining(", ")));
  }
}
