package tallystick.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tallystick.kernel.Malformed;
import tallystick.kernel.Payload;
import tallystick.kernel.Rulebook;
import tallystick.ledger.Executed;
import tallystick.ledger.Execution.Proposal;
import tallystick.ledger.Execution.Signed;

/// The way in, as the ledger has it: looks at the envelope, answers at once what was decided
/// before, passes on to the leader, gathers what comes within two milliseconds, and answers when it
/// is decided. What it knows is gone when the process ends; askers ask again.
final class Intake {
  private static final int MAX_BATCH = 25;
  private static final int MAX_RELAYS = 1_000;
  private static final long GATHER_MILLIS = 2;
  private static final Answer UNAVAILABLE = new Answer.Unavailable();

  private final List<Asked> gathered = new ArrayList<>();
  private final Map<Long, Proposed> proposed = new TreeMap<>();
  private final TreeMap<Long, Integer> relays = new TreeMap<>();
  private final World world;
  private final Node node;
  private final Member member;

  private record Asked(int from, long call, Signed signed) {}

  private record Proposed(long term, List<Asked> asked) {}

  Intake(World world, Node node, Member member) {
    this.world = world;
    this.node = node;
    this.member = member;
  }

  void submit(int from, Message.Submit m) {
    int leader = member.otherLeader();
    if (leader != RaftLog.NOBODY && !m.relayed()) {
      if (relays.size() == MAX_RELAYS) {
        relays.remove(relays.firstKey());
      }
      relays.put(m.call(), from);
      node.send(leader, new Message.Submit(m.call(), m.envelope(), true));
      return;
    }
    Optional<Signed> signed = world.door().check(m.envelope());
    if (signed.isEmpty()) {
      answer(from, m.call(), new Answer.Refused("no action"));
      return;
    }
    Payload payload = signed.get().payload();
    Optional<Answer> known = known(payload).or(() -> notYet(payload));
    if (known.isPresent()) {
      answer(from, m.call(), known.get());
    } else if (!member.mayPropose()) {
      answer(from, m.call(), UNAVAILABLE);
    } else {
      gather(new Asked(from, m.call(), signed.get()));
    }
  }

  private Optional<Answer> known(Payload payload) {
    return member
        .replica()
        .seen(payload.id())
        .map(seen -> seen.digest().equals(payload.digest()) ? receipt(payload, seen) : reused());
  }

  /// What asks for rules that are not in force, or that nobody here knows.
  private Optional<Answer> notYet(Payload payload) {
    try {
      Replica replica = member.replica();
      member.rulebook().admit(replica.state(), replica.past().height() + 1, payload);
      return Optional.empty();
    } catch (Malformed e) {
      return Optional.of(new Answer.Refused(e.sentence()));
    }
  }

  private static Answer receipt(Payload payload, Rulebook.Seen seen) {
    return new Answer.Receipt(
        payload.id(), payload.digest(), seen.height(), seen.position(), seen.count());
  }

  private static Answer reused() {
    return new Answer.Refused("another payload was decided under its id");
  }

  private void gather(Asked asked) {
    gathered.add(asked);
    if (gathered.size() == 1) {
      node.later(GATHER_MILLIS, this::propose);
    } else if (gathered.size() == MAX_BATCH) {
      propose();
    }
  }

  private void propose() {
    if (gathered.isEmpty()) {
      return;
    }
    List<Asked> asked = List.copyOf(gathered);
    gathered.clear();
    Leadership leading = member.raft().leading();
    if (leading == null || !member.mayPropose()) {
      asked.forEach(one -> answer(one.from, one.call, UNAVAILABLE));
      return;
    }
    long index = member.propose(new Sealed.Batch(asked.stream().map(Asked::signed).toList()));
    proposed.put(index, new Proposed(leading.term(), asked));
  }

  /// Tells everybody who asked what came of an entry.
  void decided(long index, long term, Proposal proposal, Executed done) {
    Proposed own = proposed.remove(index);
    if (own == null) {
      return;
    }
    for (int i = 0; i < own.asked.size(); i++) {
      Asked asked = own.asked.get(i);
      answer(
          asked.from,
          asked.call,
          own.term == term
              ? answer(done, done.results().get(i), proposal.envelopes().get(i).payload())
              : UNAVAILABLE);
    }
  }

  static Answer answer(Executed done, Executed.Result result, Payload payload) {
    return switch (result) {
      case Executed.Decided(int first, int count) ->
          new Answer.Receipt(
              payload.id(),
              payload.digest(),
              done.next().height(),
              done.block().orElseThrow().firstPosition() + first,
              count);
      case Executed.Repeated(long height, long position, int count) ->
          new Answer.Receipt(payload.id(), payload.digest(), height, position, count);
      case Executed.Reused() -> reused();
    };
  }

  private void answer(int to, long call, Answer answer) {
    node.send(to, new Message.Answered(call, answer));
  }

  /// The leader answered what was passed on to it.
  void relayed(Message.Answered m) {
    Integer from = relays.remove(m.call());
    if (from != null) {
      node.send(from, m);
    }
  }
}
