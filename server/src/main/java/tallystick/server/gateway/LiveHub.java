package tallystick.server.gateway;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import tallystick.kernel.Block;
import tallystick.ledger.EventStream;
import tallystick.ledger.LedgerClient;

/// Tells the followers of topics what happens, each block to all of them before the next.
///
/// A follower that begins in the past reads the kept blocks at its own pace, and joins when it has
/// caught up, under the same lock that holds back the next block: it misses nothing and hears
/// nothing twice.
final class LiveHub implements AutoCloseable {
  private final LedgerClient ledger;
  private final LiveMessages messages;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Set<LiveClient>> followers = new HashMap<>();
  private final AutoCloseable following;
  private long height;

  LiveHub(LedgerClient ledger, EventStream stream, LiveMessages messages) {
    this.ledger = ledger;
    this.messages = messages;
    this.height = ledger.head().height();
    this.following = stream.follow(height + 1, this::publish);
  }

  /// The last block that was told.
  long height() {
    lock.lock();
    try {
      return height;
    } finally {
      lock.unlock();
    }
  }

  private void publish(Block block) {
    lock.lock();
    try {
      height = block.height();
      if (!followers.isEmpty()) {
        messages.of(
            block,
            followers::containsKey,
            (topic, json) ->
                followers.getOrDefault(topic, Set.of()).forEach(client -> client.offer(json)));
      }
    } finally {
      lock.unlock();
    }
  }

  /// Tells a client of some topics, from a height on. Blocks while it replays.
  void subscribe(LiveClient client, Set<String> topics, long from) throws InterruptedException {
    for (long next = from; client.isOpen() && !join(client, topics, next); next++) {
      Optional<Block> block = ledger.block(next);
      if (block.isEmpty()) {
        // The hub hears of a block only once it is kept.
        throw new IllegalStateException("block " + next + " is missing");
      }
      for (String json : replay(block.get(), topics)) {
        client.put(json);
      }
    }
  }

  private List<String> replay(Block block, Set<String> topics) {
    List<String> all = new ArrayList<>();
    messages.of(block, topics::contains, (topic, json) -> all.add(json));
    return all;
  }

  private boolean join(LiveClient client, Set<String> topics, long next) {
    lock.lock();
    try {
      if (next <= height) {
        return false;
      }
      if (client.isOpen()) {
        topics.forEach(topic -> followers.computeIfAbsent(topic, t -> new HashSet<>()).add(client));
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// Tells a client no more of some topics.
  void unsubscribe(LiveClient client, Set<String> topics) {
    lock.lock();
    try {
      for (String topic : topics) {
        Set<LiveClient> clients = followers.get(topic);
        if (clients != null && clients.remove(client) && clients.isEmpty()) {
          followers.remove(topic);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() throws Exception {
    following.close();
  }
}
