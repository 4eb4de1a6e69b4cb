package tallystick.simulation;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tallystick.kernel.Rulebook;

/// A whole venue in one thread: nodes, clients and views, with everything going wrong around them
/// that the seed says. The same seed gives the same life on every machine.
final class Cluster {
  private static final int CLIENTS = 8;
  private static final int READERS = 2;
  private static final long LOOK_MILLIS = 500;

  /// How long after the last fault everything must be as it should.
  private static final long RECOVERY_MILLIS = 60_000;

  private final List<Node> nodes = new ArrayList<>();
  private final List<Reader> readers = new ArrayList<>();
  private final List<Client> clients = new ArrayList<>();
  private final World world;
  private final Crowd crowd;
  private final Nemesis nemesis;
  private long recovery;

  /// @param rules of the n-th node, from 0; those of the node after the last are the clients'
  Cluster(IntFunction<Rulebook> rules, long seed, int size, Flaw flaw) {
    Rulebook own = rules.apply(size);
    this.world = new World(seed, size, flaw, new Door(own.codec()));
    List<Integer> beginners = Members.first(size);
    for (int seat = 0; seat < size; seat++) {
      Node node = new Node(world, seat, beginners, rules.apply(seat));
      nodes.add(node);
      world.network().connect(node);
    }
    this.crowd = new Crowd(world.dice(), own.domains(), own.codec());
    for (int i = 0; i < READERS; i++) {
      readers.add(new Reader(world, own.domains()));
    }
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(new Client(world, crowd, readers));
    }
    this.nemesis = new Nemesis(world, nodes, readers);
    world.promises().watch(own.domains(), crowd::saw);
  }

  /// Lives for so many simulated milliseconds with faults, and then until all is well again.
  ///
  /// @throws Violation when a promise is broken
  void live(long millis) {
    nodes.forEach(Node::start);
    readers.forEach(Reader::start);
    for (Client client : clients) {
      client.start(client == clients.getFirst() ? crowd.opening(world.wallClock()) : List.of());
    }
    nemesis.start();
    world.scheduler().runUntil(millis);
    nemesis.rest();
    recover();
    for (Node node : nodes) {
      world.promises().complete(node.name(), running(node).replica());
    }
  }

  private static Member running(Node node) {
    Member member = node.running();
    if (member == null) {
      throw new Violation(Promise.SERVICE_RESUMES, node.name() + " does not run");
    }
    return member;
  }

  /// Lets time pass until everybody is answered, and then until all have heard of it.
  private void recover() {
    long from = world.now();
    List<Long> before = clients.stream().map(Client::answered).toList();
    await(
        from,
        "every client is answered",
        () ->
            IntStream.range(0, CLIENTS)
                .allMatch(i -> clients.get(i).answered() > before.get(i) + 1));
    long height = world.promises().height();
    await(
        from,
        "all have block " + height,
        () ->
            Stream.concat(
                    nodes.stream().map(node -> running(node).replica().past().height()),
                    readers.stream().map(Reader::height))
                .allMatch(reached -> reached >= height));
    await(
        from, "all belong to the group", () -> nodes.stream().allMatch(n -> running(n).belongs()));
    recovery = world.now() - from;
    clients.forEach(Client::retire);
    await(from, "all stand at the same block", this::isQuiet);
    world
        .promises()
        .resumed(readers.getFirst().same(readers.getLast()), "two readers' tables differ");
  }

  private boolean isQuiet() {
    long height = world.promises().height();
    return clients.stream().allMatch(Client::isRetired)
        && nodes.stream().allMatch(node -> running(node).replica().past().height() == height)
        && readers.stream().allMatch(reader -> reader.height() == height);
  }

  private void await(long from, String what, BooleanSupplier reached) {
    while (world.now() < from + RECOVERY_MILLIS) {
      world.scheduler().runUntil(world.now() + LOOK_MILLIS);
      if (nodes.stream().allMatch(node -> node.running() != null) && reached.getAsBoolean()) {
        return;
      }
    }
    world.promises().resumed(false, "it did not come about that " + what);
  }

  Tally tally() {
    return world.tally();
  }

  List<String> trace() {
    return world.trace().tail();
  }

  /// Simulated milliseconds that passed.
  long now() {
    return world.now();
  }

  /// Simulated milliseconds from the last fault until everybody had been answered.
  long recovery() {
    return recovery;
  }

  /// Everything that happened and came of it, in a few digits.
  String fingerprint() {
    return world.trace().digest()
        + "/"
        + HexFormat.of().formatHex(world.promises().logRoot(), 0, 8);
  }
}
