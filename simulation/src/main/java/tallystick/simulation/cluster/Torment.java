package tallystick.simulation.cluster;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Dice;

/// Does mischief to a fleet and makes it good again.
final class Torment {
  private static final long LEADER_SECONDS = 30;
  private static final long PAUSE_MILLIS = 3_000;
  private static final long DELAY_MILLIS = 40;

  private final Fleet fleet;
  private final Dice dice;
  private final @Nullable SmallDisk disk;

  /// Waits until there is service.
  interface Service {
    void await() throws IOException, InterruptedException;
  }

  Torment(Fleet fleet, Dice dice, @Nullable SmallDisk disk) {
    this.fleet = fleet;
    this.dice = dice;
    this.disk = disk;
  }

  /// Does it, waits until the others serve where they can, and heals.
  ///
  /// @return what was done to whom
  String inflict(Mischief mischief, Service service) throws IOException, InterruptedException {
    // One fault at a time, but for those that are several: the one before must be over.
    fleet.awaitTogether(LEADER_SECONDS);
    int leader = fleet.awaitLeader(LEADER_SECONDS);
    int follower = (leader + 1 + dice.below(fleet.size() - 1)) % fleet.size();
    return switch (mischief) {
      case KILL_LEADER -> kill(leader, service);
      case KILL_FOLLOWER -> kill(follower, service);
      case KILL_ALL -> killAll(service);
      case PAUSE_LEADER -> pause(leader, service);
      case PAUSE_FOLLOWER -> pause(follower, service);
      case SILENCE_LEADER -> part(leader, Link.Mode.SILENT, service);
      case SILENCE_FOLLOWER -> part(follower, Link.Mode.SILENT, service);
      case CUT_FOLLOWER -> part(follower, Link.Mode.CUT, service);
      case DELAY_LEADER -> delay(leader, service);
      case FILL_DISK -> fill(service);
    };
  }

  private String kill(int node, Service service) throws IOException, InterruptedException {
    fleet.child(node).kill();
    service.await();
    fleet.restart(List.of(node));
    return fleet.name(node);
  }

  private String killAll(Service service) throws IOException, InterruptedException {
    for (int node = 0; node < fleet.size(); node++) {
      fleet.child(node).kill();
    }
    fleet.restart(IntStream.range(0, fleet.size()).boxed().toList());
    service.await();
    return "all";
  }

  private String pause(int node, Service service) throws IOException, InterruptedException {
    fleet.child(node).signal("STOP");
    try {
      // Longer than an election takes, so that it wakes up in another term.
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      service.await();
    } finally {
      fleet.child(node).signal("CONT");
    }
    service.await();
    return fleet.name(node);
  }

  private String part(int node, Link.Mode mode, Service service)
      throws IOException, InterruptedException {
    fleet.behave(node, mode);
    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    service.await();
    fleet.behave(node, Link.Mode.OPEN);
    service.await();
    return fleet.name(node);
  }

  private String delay(int node, Service service) throws IOException, InterruptedException {
    fleet.delay(node, DELAY_MILLIS);
    service.await();
    fleet.delay(node, 0);
    service.await();
    return fleet.name(node);
  }

  /// The last node has the small disk. It may stop or not; with room again it must go on.
  private String fill(Service service) throws IOException, InterruptedException {
    int node = fleet.size() - 1;
    SmallDisk small = Objects.requireNonNull(disk);
    small.fill();
    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    service.await();
    small.clear();
    fleet.child(node).kill();
    fleet.restart(List.of(node));
    service.await();
    return fleet.name(node);
  }
}
