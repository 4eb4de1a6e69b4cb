package tallystick.simulation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Rulebook;

/// A process on a machine: it starts from what its disk holds, dies at any moment, stands still for
/// a while, and is started again by whoever watches over it.
final class Node implements Network.Party {
  private static final int RESTART_MILLIS = 1_000;

  private final List<Runnable> waiting = new ArrayList<>();
  private final World world;
  private final Rulebook rulebook;
  private final Disk disk;
  private final int seat;
  private @Nullable Member running;
  private boolean paused;
  private long lives;
  private long clockError;
  private long startedAt;

  Node(World world, int seat, List<Integer> beginners, Rulebook rulebook) {
    this.world = world;
    this.seat = seat;
    this.rulebook = rulebook;
    this.disk = new Disk(seat, beginners, world.flaw());
  }

  /// Starts the process, unless it runs.
  void start() {
    if (running != null) {
      return;
    }
    if (disk.isFull()) {
      restart();
      return;
    }
    lives++;
    startedAt = world.now();
    try {
      open();
    } catch (Frame.Damaged e) {
      setAside();
      open();
    }
  }

  private void open() {
    Member member = new Member(world, this, disk, rulebook);
    running = member;
    guarded(member::start);
  }

  private void setAside() {
    world.promises().setsAside(name(), disk.isFlipped());
    world.trace().say(name(), "finds damage on its disk and moves everything aside");
    disk.replace();
  }

  /// The process ends. What it wrote remains, on disk or on its way there.
  void kill() {
    if (running != null) {
      running = null;
      paused = false;
      lives++;
      waiting.clear();
    }
  }

  /// The machine ends, and with it what was not forced to disk.
  void cutPower() {
    kill();
    disk.cutPower(world.dice(), world.tally());
  }

  /// The process ends by itself, and is started again.
  void stop(String why) {
    world.trace().say(name(), why + ": stops");
    kill();
    restart();
  }

  private void restart() {
    world.scheduler().after(RESTART_MILLIS, this::start);
  }

  void pause() {
    paused = running != null;
  }

  void resume() {
    if (paused) {
      paused = false;
      List<Runnable> late = List.copyOf(waiting);
      waiting.clear();
      late.forEach(Runnable::run);
    }
  }

  /// Has the process do something later, if it still runs then.
  void later(long millis, Runnable what) {
    long life = lives;
    world.scheduler().after(millis, () -> inLife(life, what));
  }

  private void inLife(long life, Runnable what) {
    if (life != lives || running == null) {
      return;
    }
    if (paused) {
      waiting.add(() -> inLife(life, what));
    } else {
      guarded(what);
    }
  }

  private void guarded(Runnable what) {
    try {
      what.run();
    } catch (Frame.Damaged e) {
      kill();
      setAside();
      restart();
    }
  }

  /// Forces the journal to disk, and then goes on.
  void force(Runnable then) {
    Journal journal = disk.journal();
    if (journal.isForced()) {
      then.run();
    } else if (disk.isFull()) {
      later(0, () -> stop("cannot write its log"));
    } else {
      long written = journal.written();
      later(
          disk.forceMillis(world.dice()),
          () -> {
            journal.force(written);
            then.run();
          });
    }
  }

  @Override
  public void receive(int from, Message message) {
    Member member = running;
    if (member != null) {
      inLife(lives, () -> member.receive(from, message));
    }
  }

  void send(int to, Message message) {
    world.network().send(seat, to, message);
  }

  /// What its own clock shows.
  long clock() {
    return world.wallClock() + clockError;
  }

  void setClock(long error) {
    clockError = error;
  }

  Disk disk() {
    return disk;
  }

  @Nullable Member running() {
    return running;
  }

  long startedAt() {
    return startedAt;
  }

  int seat() {
    return seat;
  }

  String name() {
    return Members.name(disk.member());
  }
}
