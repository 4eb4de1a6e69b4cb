package tallystick.server.cluster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tallystick.ledger.GrpcLedger;
import tallystick.ledger.LedgerFault;
import tallystick.ledger.NodeStatus;

/// Looks at the nodes all the time and tells what changes: who leads, who is there.
final class Watch implements AutoCloseable {
  private static final long EVERY_MILLIS = 400;

  private final GrpcLedger ledger;
  private final Consumer<String> tell;
  private final Map<String, String> states = new HashMap<>();
  private final Map<String, String> looks = new HashMap<>();
  private final CountDownLatch led = new CountDownLatch(1);
  private final Thread thread;
  private String leader = "";

  Watch(GrpcLedger ledger, Consumer<String> tell) {
    this.ledger = ledger;
    this.tell = tell;
    this.thread = Thread.ofVirtual().name("cluster-watch").start(this::look);
  }

  private void look() {
    try {
      while (true) {
        ask().ifPresent(this::compare);
        TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<List<NodeStatus>> ask() {
    try {
      return Optional.of(ledger.status());
    } catch (LedgerFault e) {
      return Optional.empty();
    }
  }

  private void compare(List<NodeStatus> nodes) {
    for (NodeStatus node : nodes) {
      String id = node.member().id();
      String state = !node.reachable() ? "down" : node.stopped().isEmpty() ? "up" : node.stopped();
      // Twice in a row, for every answer comes from another node with a view of its own.
      boolean again = state.equals(looks.put(id, state));
      if (again && !state.equals(states.put(id, state))) {
        tell.accept(id + " is " + (state.length() > 4 ? "stopped: " + state : state));
      }
      if (node.leads() && !id.equals(leader)) {
        leader = id;
        tell.accept("%s leads (term %d, block %,d)".formatted(id, node.term(), node.height()));
        led.countDown();
      }
    }
  }

  /// Waits until a leader was seen.
  boolean awaitLeader(long seconds) throws InterruptedException {
    return led.await(seconds, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
