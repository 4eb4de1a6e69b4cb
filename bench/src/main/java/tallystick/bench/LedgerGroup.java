package tallystick.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tallystick.ledger.GrpcLedger;
import tallystick.ledger.Head;
import tallystick.ledger.KeyFolders;
import tallystick.ledger.LedgerFault;
import tallystick.ledger.NodeStatus;
import tallystick.ledger.Peer;

/// Three nodes in processes of their own, with TLS, on the loopback interface. The first begins
/// alone; the others join it as an operator would have them.
final class LedgerGroup implements AutoCloseable {
  private static final String CLIENT = "operator";
  private static final int NODES = 3;
  private static final long START_SECONDS = 60;
  private static final long POLL_MILLIS = 5;
  private static final long PAUSE_MILLIS = 200;

  private final List<LedgerProcess> nodes = new ArrayList<>();
  private final Path keys;

  LedgerGroup(Path folder) throws IOException {
    keys = folder.resolve("keys");
    List<String> ids = IntStream.rangeClosed(1, NODES).mapToObj(i -> "n" + i).toList();
    new KeyFolders(keys, Map.of(), _ -> {}).make(ids, List.of(CLIENT));
    for (String id : ids) {
      String raft = "127.0.0.1:" + OwnServer.freePort();
      String ledger = "127.0.0.1:" + OwnServer.freePort();
      nodes.add(
          new LedgerProcess(folder.resolve(id), keys.resolve(id), new Peer(id, raft, ledger)));
    }
  }

  LedgerProcess node(int number) {
    return nodes.get(number - 1);
  }

  Path keys(int number) {
    return keys.resolve("n" + number);
  }

  /// A client of all nodes that run.
  GrpcLedger client() throws IOException {
    return client(nodes.stream().filter(LedgerProcess::runs).toList());
  }

  private GrpcLedger client(List<LedgerProcess> some) throws IOException {
    return GrpcLedger.at(
        some.stream().map(node -> node.peer().ledger()).collect(Collectors.joining(",")),
        keys.resolve(CLIENT));
  }

  /// Processor time that the nodes have used, in seconds.
  double cpuSeconds() {
    return nodes.stream().mapToDouble(node -> Cpu.used(node.pid()).server()).sum();
  }

  /// Starts a node, and gives the seconds until it answered with its newest block.
  double start(int number, boolean join) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    node(number).start(join);
    if (join) {
      return 0;
    }
    try (GrpcLedger ledger = client(List.of(node(number)))) {
      var _ = await(ledger, 0);
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  /// Waits until somebody answers who has come to a height.
  private Head await(GrpcLedger ledger, long height) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (true) {
      try {
        Head head = ledger.head();
        if (head.height() >= height) {
          return head;
        }
      } catch (LedgerFault fault) {
        if (System.nanoTime() > end) {
          throw new IOException("no node answers: " + fault.sentence(), fault);
        }
      }
      for (LedgerProcess node : nodes) {
        node.requireAlive();
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  /// Starts a node with an empty folder and has the others take it in, in place of the one that had
  /// its name; gives the seconds until it has a vote.
  double replace(int number) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    LedgerProcess node = node(number);
    try (GrpcLedger ledger =
        client(nodes.stream().filter(one -> one != node && one.runs()).toList())) {
      retry(() -> ledger.removeNode(node.peer().id()));
      var _ = start(number, true);
      retry(() -> ledger.addNode(node.peer()));
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  private static void retry(Runnable change) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (true) {
      try {
        change.run();
        return;
      } catch (LedgerFault fault) {
        if (!fault.retryable() || System.nanoTime() > end) {
          throw new IOException("the group was not changed: " + fault.sentence(), fault);
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    }
  }

  /// The number of the node that leads, or of one that follows.
  int find(boolean leads) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    try (GrpcLedger ledger = client()) {
      while (System.nanoTime() < end) {
        List<NodeStatus> all = ledger.status();
        if (all.size() == NODES && all.stream().filter(NodeStatus::leads).count() == 1) {
          NodeStatus found =
              all.stream().filter(node -> node.leads() == leads).findFirst().orElseThrow();
          return Integer.parseInt(found.member().id().substring(1));
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    }
    throw new IOException("the nodes do not agree on who leads");
  }

  @Override
  public void close() {
    for (LedgerProcess node : nodes) {
      try {
        node.stop();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
