package tallystick.simulation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Dice;

/// Does to nodes, network, disks and clocks what may happen to them, within what a group of this
/// size can bear: at most one disk at a time has lost anything that was forced to it, and at most
/// one clock, always the same, is wrong. Everything else may come together.
final class Nemesis {
  private static final int REST_MILLIS = 2_500;
  private static final int WRITING_MILLIS = 300;
  private static final int SHORT_MILLIS = 150;
  private static final int LONG_MILLIS = 6_000;
  private static final int DAY_MILLIS = 24 * 60 * 60 * 1000;

  private final World world;
  private final Dice dice;
  private final List<Node> nodes;
  private final List<Reader> readers;
  private final Ambush ambush;
  private @Nullable Node wrongClock;
  private @Nullable Node damaged;
  private long damagedAt;
  private boolean over;

  Nemesis(World world, List<Node> nodes, List<Reader> readers) {
    this.world = world;
    this.dice = world.dice();
    this.nodes = nodes;
    this.readers = readers;
    this.ambush = new Ambush(world, nodes);
    world.network().tap(ambush);
  }

  void start() {
    world
        .scheduler()
        .after(
            dice.below(REST_MILLIS),
            () -> {
              if (!over) {
                act();
                start();
              }
            });
  }

  private void act() {
    Node node = dice.pick(nodes);
    switch (dice.below(18)) {
      case 0, 1 -> kill(node);
      case 2 -> cutPower(node);
      case 3 -> pause(node);
      case 4 -> part();
      case 5 -> deafen(node);
      case 6, 7 -> spoilNetwork();
      case 8 -> setClock();
      case 9 -> fill(node);
      case 10 -> slow(node);
      case 11 -> flip(node);
      case 12 -> rare();
      case 13, 14, 15 -> ambush.electTwice();
      case 16, 17 -> ambush.loseAcknowledged();
      default -> throw new IllegalStateException("no such fault");
    }
  }

  private void say(Fault fault, Node node) {
    world.tally().count(fault);
    world.trace().say(node.name(), fault.name());
  }

  /// Undoes something after a moment or a while.
  private void later(Runnable what) {
    long millis = 1L + dice.below(dice.chance(50) ? SHORT_MILLIS : LONG_MILLIS);
    world.scheduler().after(millis, what);
  }

  private void kill(Node node) {
    say(Fault.KILL, node);
    node.kill();
    later(node::start);
  }

  private void cutPower(Node node) {
    List<Node> hit = dice.chance(20) ? nodes : List.of(node);
    whenWriting(
        node,
        WRITING_MILLIS,
        () -> {
          for (Node one : hit) {
            say(Fault.POWER_CUT, one);
            one.cutPower();
            later(one::start);
          }
        });
  }

  /// Waits a while for a record that is not forced yet: the moment at which power matters.
  private void whenWriting(Node node, int patience, Runnable what) {
    if (over) {
      return;
    }
    if (patience == 0 || !node.disk().journal().isForced()) {
      what.run();
    } else {
      world.scheduler().after(1, () -> whenWriting(node, patience - 1, what));
    }
  }

  private void pause(Node node) {
    say(Fault.PAUSE, node);
    node.pause();
    later(node::resume);
  }

  /// Two parts of the group that do not hear each other. Clients and views hear all.
  private void part() {
    int cut = 1 + dice.below(nodes.size() - 1);
    int turn = dice.below(nodes.size());
    say(Fault.PARTITION, nodes.get(turn));
    for (int a = 0; a < cut; a++) {
      for (int b = cut; b < nodes.size(); b++) {
        int one = (a + turn) % nodes.size();
        int other = (b + turn) % nodes.size();
        cut(one, other);
        cut(other, one);
      }
    }
  }

  /// One that is heard and does not hear, or the other way round.
  private void deafen(Node node) {
    say(Fault.ONE_WAY, node);
    boolean deaf = dice.chance(50);
    for (int other = 0; other < nodes.size(); other++) {
      if (other != node.seat()) {
        cut(deaf ? other : node.seat(), deaf ? node.seat() : other);
      }
    }
  }

  private void cut(int from, int to) {
    world.network().cut(from, to);
    later(() -> world.network().join(from, to));
  }

  private void spoilNetwork() {
    world.network().bad(dice.below(30), dice.below(50), dice.below(20));
    later(() -> world.network().bad(0, 1, 1));
  }

  /// One clock of the group may be wrong, for its life: whose leads now, as only a leader's is
  /// asked.
  private void setClock() {
    if (wrongClock == null) {
      Node leader = ambush.leader();
      wrongClock = leader == null ? dice.pick(nodes) : leader;
    }
    say(Fault.WRONG_CLOCK, wrongClock);
    int error = dice.chance(50) ? 3_000 : DAY_MILLIS;
    wrongClock.setClock(dice.chance(30) ? 0 : dice.between(-error, error));
  }

  private void fill(Node node) {
    say(Fault.FULL_DISK, node);
    node.disk().full(true);
    later(() -> node.disk().full(false));
  }

  private void slow(Node node) {
    say(Fault.SLOW_DISK, node);
    node.disk().slow(20 + dice.below(300));
    later(() -> node.disk().slow(0));
  }

  /// Changes what is on a disk, if every other is sound, and has the node look at it some time.
  private void flip(Node node) {
    if (isSound() && node.disk().flip(dice)) {
      say(Fault.FLIPPED_BYTE, node);
      damaged = node;
      damagedAt = world.now();
      later(() -> kill(node));
    }
  }

  /// Whether no disk lacks anything that was ever forced to it.
  private boolean isSound() {
    Node last = damaged;
    return nodes.stream().allMatch(Nemesis::belongs)
        && (last == null || last.startedAt() > damagedAt);
  }

  private static boolean belongs(Node node) {
    Member member = node.running();
    return member != null && member.belongs();
  }

  private void rare() {
    switch (dice.below(3)) {
      case 0 -> {
        world.tally().count(Fault.LEAP);
        world.leap(dice.below(80) * 3_600_000L);
      }
      case 1 -> {
        world.tally().count(Fault.LOST_VIEWS);
        dice.pick(readers).lose();
      }
      default -> nodes.forEach(this::kill);
    }
  }

  /// Leaves everybody in peace, and puts right what can be.
  void rest() {
    over = true;
    ambush.leave();
    world.network().heal();
    for (Node node : nodes) {
      node.disk().full(false);
      node.disk().slow(0);
      node.setClock(0);
      node.resume();
      node.start();
    }
  }
}
