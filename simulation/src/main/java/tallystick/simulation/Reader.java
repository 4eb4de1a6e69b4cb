package tallystick.simulation;

import java.util.ArrayList;
import java.util.List;
import tallystick.kernel.Block;
import tallystick.kernel.Domain;
import tallystick.kernel.Entry;
import tallystick.kernel.Event;

/// Views of one node at a time: follows its blocks, keeps the rooms' tables, and answers questions
/// when its tables show the height that was asked for. When its node is silent it goes to another,
/// and on from where it was.
final class Reader implements Network.Party {
  private static final long POLL_MILLIS = 20;
  private static final long PATIENCE_MILLIS = 300;
  private static final int MAX_WAITING = 1_000;

  private final List<Waiting> waiting = new ArrayList<>();
  private final World world;
  private final List<Domain> rooms;
  private final int address;
  private MapTables tables = new MapTables();
  private long height;
  private int node;
  private long heard;

  private record Waiting(int from, Message.Read read) {}

  Reader(World world, List<Domain> rooms) {
    this.world = world;
    this.rooms = rooms;
    this.address = world.network().connect(this);
    this.node = world.dice().below(world.nodes());
  }

  void start() {
    poll();
  }

  private void poll() {
    if (world.now() - heard > PATIENCE_MILLIS) {
      node = world.dice().below(world.nodes());
      heard = world.now();
    }
    world.network().send(address, node, new Message.Follow(height + 1));
    world.scheduler().after(POLL_MILLIS, this::poll);
  }

  @Override
  public void receive(int from, Message message) {
    switch (message) {
      case Message.Blocks(List<Block> blocks) -> {
        heard = world.now();
        blocks.forEach(this::take);
        answer();
      }
      case Message.Read read -> {
        if (world.flaw() == Flaw.READS_TOO_EARLY) {
          show(from, read);
        } else if (waiting.size() < MAX_WAITING) {
          waiting.add(new Waiting(from, read));
          answer();
        }
      }
      default -> throw new IllegalStateException("not for views: " + message);
    }
  }

  private void take(Block block) {
    world.promises().served(block);
    if (block.height() != height + 1) {
      return;
    }
    height++;
    List<List<Event>> events = new ArrayList<>();
    for (Entry entry : block.entries()) {
      events.add(world.door().codec().outcome(entry.outcome()).events());
    }
    Told.of(
        block,
        events,
        (event, at) -> {
          for (Domain room : rooms) {
            if (room.events().isInstance(event)) {
              room.views().project(event, at, tables);
            }
          }
        });
  }

  private void answer() {
    waiting.removeIf(one -> {
      boolean shown = one.read.minHeight() <= height;
      if (shown) {
        show(one.from, one.read);
      }
      return shown;
    });
  }

  private void show(int to, Message.Read read) {
    world
        .network()
        .send(
            address,
            to,
            new Message.Shown(
                read.call(), height, tables.row("accounts.balances", read.account())));
  }

  /// The tables are gone, and are made anew from the first block.
  void lose() {
    tables = new MapTables();
    height = 0;
  }

  int address() {
    return address;
  }

  long height() {
    return height;
  }

  boolean same(Reader other) {
    return tables.same(other.tables);
  }
}
