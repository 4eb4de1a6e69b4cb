package tallystick.edge.crew;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.ratis.conf.Parameters;
import org.apache.ratis.proto.RaftProtos.ServerRpcProto;
import org.apache.ratis.protocol.ClientId;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.RaftClientRequest;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.DivisionInfo;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.thirdparty.com.google.protobuf.UnsafeByteOperations;
import org.jspecify.annotations.Nullable;
import tallystick.edge.crew.Board.Ringing;
import tallystick.edge.crew.Entry.Begun;
import tallystick.edge.crew.Entry.Ended;
import tallystick.edge.crew.Entry.Joined;
import tallystick.edge.crew.Entry.Over;
import tallystick.edge.crew.Entry.Planned;
import tallystick.edge.crew.Entry.Rang;
import tallystick.kernel.SigningKey;

/// This agent among the others of its site: it tells them of its alarms, does what it is given to
/// do, and, while it leads, gives it out. All of it is looked at anew whenever the log grows and
/// every half second, so that nothing depends on who heard what when.
public final class Crew implements AutoCloseable {
  /// Who was not heard of for so long has its duties taken away.
  public static final int ABSENT_MILLIS = 5_000;

  private static final System.Logger LOG = System.getLogger(Crew.class.getName());
  private static final long LOOK_MILLIS = 500;

  private static final long DECISION_SECONDS = 3;

  private final Config config;
  private final Hands hands;
  private final BoardMachine machine;
  private final RaftServer server;
  private final RaftGroupId group;
  private final ClientId client = ClientId.randomId();
  private final AtomicLong calls = new AtomicLong();
  private final Semaphore news = new Semaphore(0);

  /// The last duty of which this agent said, since it was started, that it begins. Its worker alone
  /// looks at it.
  private @Nullable Claim claim;

  private final Thread worker;
  private long leadsSince;
  private Standing told = new Standing("", List.of(), List.of());

  /// @param site name of the group
  /// @param folder for its log
  /// @param peers all agents of the site, this one too
  /// @param device id of this one in the room `devices`
  /// @param absentMillis who was not heard of for so long has its duties taken away
  public record Config(
      String site,
      Path folder,
      SigningKey key,
      String agent,
      String device,
      List<Peer> peers,
      int absentMillis) {
    public Config {
      peers = List.copyOf(peers);
    }

    private Map<String, Peer> byAgent() {
      Map<String, Peer> all = new TreeMap<>();
      peers.forEach(peer -> all.put(peer.agent(), peer));
      return all;
    }
  }

  /// What this agent is and can do, besides being in a crew.
  public interface Hands {
    /// Names of the commands that it can do.
    List<String> commands();

    /// The plan that it heard of last.
    Plan plan();

    /// Its alarms that ring: the act that raised each, by threshold.
    Map<String, String> alarms();

    /// Does something once at most, however often it is asked for.
    Result act(String duty, String command, String arguments);

    /// Hears how things are, when they have changed.
    void tell(Standing standing);
  }

  /// @param text a JSON object
  public record Result(boolean done, String text) {}

  /// How things are, as this agent sees them.
  ///
  /// @param coordinator the device that leads, empty if nobody does
  /// @param present devices that were heard of lately, if this is the one that leads; else none
  /// @param duties what is done about all that rings
  public record Standing(String coordinator, List<String> present, List<Task> duties) {}

  /// A duty, for people.
  ///
  /// @param device whose alarm it is about
  /// @param by the device that has it, empty if nobody does
  public record Task(
      String device, String threshold, String command, String by, Duty.Stage stage) {}

  /// @throws IOException with a sentence for the operator
  public Crew(Config config, Hands hands) throws IOException {
    this.config = config;
    this.hands = hands;
    this.machine = new BoardMachine(news::release);
    String name = "tallystick.edge/" + config.site();
    this.group = RaftGroupId.valueOf(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    Map<String, Peer> peers = config.byAgent();
    Peer self = peers.get(config.agent());
    if (self == null || peers.size() < config.peers().size()) {
      throw new IOException(
          "the peers of a site are named once each, this agent too: it is " + config.agent());
    }
    Parameters parameters = new Parameters();
    parameters.put(
        SignedRpc.Type.WIRING,
        new SignedRpc.Wiring(config.key(), self, peers, this::write),
        SignedRpc.Wiring.class);
    this.server =
        RaftServer.newBuilder()
            .setServerId(RaftPeerId.valueOf(config.agent()))
            .setGroup(RaftGroup.valueOf(group, peers.values().stream().map(Crew::peer).toList()))
            .setStateMachine(machine)
            .setOption(RaftStorage.StartupOption.RECOVER)
            .setProperties(CrewTuning.of(config.folder(), config.absentMillis()))
            .setParameters(parameters)
            .build();
    this.worker = new Thread(null, this::work, "crew", 0);
  }

  private static RaftPeer peer(Peer peer) {
    return RaftPeer.newBuilder().setId(peer.agent()).setAddress(peer.address()).build();
  }

  /// Begins to take part.
  public void start() throws IOException {
    server.start();
    worker.start();
  }

  /// Looks now: something rings.
  public void look() {
    news.release();
  }

  private void work() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        var _ = news.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        news.drainPermits();
        try {
          turn();
        } catch (IOException e) {
          LOG.log(System.Logger.Level.DEBUG, "the crew has no majority", e);
          TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        } catch (RuntimeException e) {
          LOG.log(System.Logger.Level.ERROR, "the crew does not do its duty", e);
          TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void turn() throws IOException {
    DivisionInfo info = server.getDivision(group).getInfo();
    tell(info);
    // In this order: the board is at least as new.
    long applied = machine.applied();
    Entry mine = own(machine.board(), applied);
    if (mine != null) {
      long place = propose(mine);
      if (mine instanceof Begun begun) {
        claim = new Claim(begun.duty(), begun.attempt(), place);
      }
    }
    if (!info.isLeader()) {
      leadsSince = 0;
      return;
    }
    Set<String> present = present(info);
    long now = System.nanoTime() / 1_000_000;
    leadsSince = leadsSince == 0 ? now : leadsSince;
    // Who has just begun to lead has not heard of anybody yet.
    if (present.size() == config.peers().size() || now - leadsSince >= config.absentMillis() / 2) {
      Entry given = Coordinator.next(machine.board(), present);
      if (given != null) {
        propose(given);
      }
    }
  }

  /// @param place in the log, where this was said
  private record Claim(String duty, int attempt, long place) {
    boolean isOf(Duty one) {
      return duty.equals(one.id()) && attempt == one.attempt();
    }
  }

  /// What this agent has to say to the others, or null.
  private @Nullable Entry own(Board board, long applied) {
    Joined self = new Joined(config.agent(), config.device(), hands.commands());
    if (!self.equals(board.members().get(config.agent()))) {
      return self;
    }
    Plan plan = hands.plan();
    if (plan.version() > board.plan().version()) {
      return new Planned(plan);
    }
    Map<String, String> alarms = hands.alarms();
    for (Map.Entry<String, String> alarm : alarms.entrySet()) {
      if (!board.ringing().containsKey(Board.key(config.device(), alarm.getKey()))) {
        return new Rang(alarm.getValue(), config.device(), alarm.getKey());
      }
    }
    for (Ringing one : board.ringing().values()) {
      if (one.device().equals(config.device()) && !alarms.containsKey(one.threshold())) {
        return new Over(one.device(), one.threshold());
      }
    }
    return duty(board, applied);
  }

  /// Who has a duty says that it begins before it does, and does it only when it has read the log
  /// so far: by then another one may have it, or an agent that was started again had done it
  /// before.
  private @Nullable Entry duty(Board board, long applied) {
    for (Duty duty : board.duties()) {
      if (!duty.isOf(config.agent(), duty.attempt())) {
        continue;
      }
      Claim known = claim;
      if (known == null || !known.isOf(duty)) {
        return new Begun(duty.id(), duty.attempt(), config.agent());
      }
      if (applied < known.place()) {
        return null;
      }
      Result result = hands.act(duty.id() + "." + duty.attempt(), duty.command(), duty.arguments());
      return new Ended(duty.id(), duty.attempt(), config.agent(), result.done(), result.text());
    }
    return null;
  }

  /// The agents that were heard of lately; to be asked by the one that leads.
  private Set<String> present(DivisionInfo info) {
    Set<String> present = new HashSet<>(Set.of(config.agent()));
    for (ServerRpcProto one : info.getRoleInfoProto().getLeaderInfo().getFollowerInfoList()) {
      if (one.getLastRpcElapsedTimeMs() < config.absentMillis()) {
        present.add(one.getId().getId().toStringUtf8());
      }
    }
    return present;
  }

  private void tell(DivisionInfo info) {
    Board board = machine.board();
    RaftPeerId leader = info.getLeaderId();
    String coordinator = leader == null ? "" : device(board, leader.toString());
    List<String> present =
        info.isLeader()
            ? present(info).stream().map(agent -> device(board, agent)).sorted().toList()
            : List.of();
    List<Task> tasks = board.duties().stream().map(duty -> task(board, duty)).toList();
    Standing now = new Standing(coordinator, present, tasks);
    if (!now.equals(told)) {
      told = now;
      hands.tell(now);
    }
  }

  private static Task task(Board board, Duty duty) {
    String by = device(board, duty.agent());
    return new Task(duty.device(), duty.threshold(), duty.command(), by, duty.stage());
  }

  private static String device(Board board, String agent) {
    Joined member = board.members().get(agent);
    return member == null ? "" : member.device();
  }

  private long propose(Entry entry) throws IOException {
    RaftPeerId leader = server.getDivision(group).getInfo().getLeaderId();
    if (leader == null) {
      throw new IOException("nobody leads");
    }
    long place =
        leader.equals(server.getId())
            ? write(entry.toBytes())
            : ((SignedRpc) server.getServerRpc()).propose(leader, entry.toBytes());
    news.release();
    return place;
  }

  /// Writes into the log, if this agent leads, and says where.
  private long write(byte[] entry) throws IOException {
    var _ = Entry.of(entry);
    RaftClientRequest request =
        RaftClientRequest.newBuilder()
            .setClientId(client)
            .setServerId(server.getId())
            .setGroupId(group)
            .setCallId(calls.incrementAndGet())
            .setType(RaftClientRequest.writeRequestType())
            .setMessage(Message.valueOf(UnsafeByteOperations.unsafeWrap(entry)))
            .build();
    try {
      RaftClientReply reply =
          server.submitClientRequestAsync(request).get(DECISION_SECONDS, TimeUnit.SECONDS);
      if (!reply.isSuccess()) {
        throw new IOException("not written", reply.getException());
      }
      return reply.getLogIndex();
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("no majority of the site answers", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped before it was written", e);
    }
  }

  /// What the crew has agreed on, as far as this agent knows.
  Board board() {
    return machine.board();
  }

  /// The principal of the agent that leads, empty if nobody is known to.
  String coordinator() throws IOException {
    return Objects.toString(server.getDivision(group).getInfo().getLeaderId(), "");
  }

  @Override
  public void close() throws IOException {
    worker.interrupt();
    try {
      worker.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.close();
  }
}
