package tallystick.simulation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Dice;

/// Waits at the wire for the moment in which a member has just promised something, and strikes
/// then: chance alone seldom meets the one millisecond in which a forgotten promise does harm.
/// Nothing here is more than a group must bear, as processes die and power fails at any moment.
final class Ambush implements Network.Wire {
  private static final int WAIT_MILLIS = 2_000;
  private static final int AGAIN_MILLIS = 8;
  private static final int ANSWER_MILLIS = 40;

  private final Set<Integer> struck = new TreeSet<>();
  private final Map<Integer, Long> entries = new TreeMap<>();
  private final World world;
  private final Dice dice;
  private final List<Node> nodes;
  private Aim aim = Aim.NOTHING;
  private int favoured;

  private enum Aim {
    NOTHING,
    /// An election begins: its first candidate is favoured.
    ELECTION,
    /// Voters for the favoured candidate die.
    VOTERS,
    /// Followers that keep entries of the favoured leader lose power.
    FOLLOWERS
  }

  Ambush(World world, List<Node> nodes) {
    this.world = world;
    this.dice = world.dice();
    this.nodes = nodes;
  }

  /// Has the leader die for a moment, and everybody who votes for the first candidate die with the
  /// vote just sent, while another one, who has not heard of it, stands for the same term: who
  /// forgets its vote gives it twice.
  void electTwice() {
    Node leader = leader();
    if (aim == Aim.NOTHING && leader != null) {
      lie(Aim.ELECTION, leader.seat());
      kill(leader);
    }
  }

  /// Parts a leader from all but the fewest that it needs, cuts their power when they say that they
  /// keep what it sent, and has the leader die when it has answered: who says so too early has lost
  /// what was acknowledged.
  void loseAcknowledged() {
    Node leader = leader();
    if (aim == Aim.NOTHING && leader != null) {
      lie(Aim.FOLLOWERS, leader.seat());
      int needed = nodes.size() / 2;
      for (int i = 1; i < nodes.size(); i++) {
        int other = (leader.seat() + i) % nodes.size();
        if (i <= needed) {
          entries.put(other, Long.MAX_VALUE);
        } else {
          part(leader.seat(), other);
        }
      }
    }
  }

  /// A member that believes to lead, if there is one.
  @Nullable Node leader() {
    for (Node node : nodes) {
      Member member = node.running();
      if (member != null && member.raft().leading() != null) {
        return node;
      }
    }
    return null;
  }

  private void lie(Aim next, int seat) {
    aim = next;
    favoured = seat;
    struck.clear();
    entries.clear();
    world.scheduler().after(WAIT_MILLIS, this::leave);
  }

  /// Waits no longer, and joins what was parted.
  void leave() {
    aim = Aim.NOTHING;
    for (int one = 0; one < nodes.size(); one++) {
      for (int other = 0; other < nodes.size(); other++) {
        world.network().join(one, other);
      }
    }
  }

  @Override
  public void passes(int from, int to, Message message) {
    switch (message) {
      case Message.AskVote _ when aim == Aim.ELECTION -> favour(from);
      case Message.Voted m when aim == Aim.VOTERS && to == favoured && m.granted() -> voted(from);
      case Message.Append m when aim == Aim.FOLLOWERS && from == favoured -> sent(to, m);
      case Message.Appended m when aim == Aim.FOLLOWERS && to == favoured && m.fits() ->
          kept(from, m);
      default -> {}
    }
  }

  private void favour(int candidate) {
    aim = Aim.VOTERS;
    favoured = candidate;
    part(candidate, (candidate + 1 + dice.below(nodes.size() - 1)) % nodes.size());
  }

  private void voted(int voter) {
    if (struck.add(voter)) {
      world.network().cut(favoured, voter);
      strike(Fault.VOTER_KILLED, voter);
    }
  }

  private void sent(int follower, Message.Append m) {
    if (!m.entries().isEmpty()) {
      long last = m.previousIndex() + m.entries().size();
      entries.computeIfPresent(follower, (f, first) -> Math.min(first, last));
    }
  }

  private void kept(int follower, Message.Appended m) {
    if (m.match() >= entries.getOrDefault(follower, Long.MAX_VALUE) && struck.add(follower)) {
      strike(Fault.FOLLOWER_CUT, follower);
      if (struck.size() == entries.size()) {
        Node leader = nodes.get(favoured);
        world.scheduler().after(ANSWER_MILLIS, () -> stop(leader));
      }
    }
  }

  /// At once, but not in the middle of what the member is doing.
  private void strike(Fault fault, int seat) {
    Node node = nodes.get(seat);
    world
        .scheduler()
        .after(
            0,
            () -> {
              say(fault, node);
              if (fault == Fault.FOLLOWER_CUT) {
                node.cutPower();
              } else {
                node.kill();
              }
              world.scheduler().after(1L + dice.below(AGAIN_MILLIS), node::start);
            });
  }

  private void kill(Node node) {
    say(Fault.KILL, node);
    node.kill();
    world.scheduler().after(1L + dice.below(AGAIN_MILLIS), node::start);
  }

  /// The leader is away until the others have another.
  private void stop(Node leader) {
    say(Fault.KILL, leader);
    leader.kill();
    world.scheduler().after(WAIT_MILLIS, leader::start);
  }

  private void part(int one, int other) {
    world.network().cut(one, other);
    world.network().cut(other, one);
  }

  private void say(Fault fault, Node node) {
    world.tally().count(fault);
    world.trace().say(node.name(), fault.name());
  }
}
