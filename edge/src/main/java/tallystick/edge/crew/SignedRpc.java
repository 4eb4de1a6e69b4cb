package tallystick.edge.crew;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.ratis.conf.Parameters;
import org.apache.ratis.proto.RaftProtos.AppendEntriesReplyProto;
import org.apache.ratis.proto.RaftProtos.AppendEntriesRequestProto;
import org.apache.ratis.proto.RaftProtos.InstallSnapshotReplyProto;
import org.apache.ratis.proto.RaftProtos.InstallSnapshotRequestProto;
import org.apache.ratis.proto.RaftProtos.RequestVoteReplyProto;
import org.apache.ratis.proto.RaftProtos.RequestVoteRequestProto;
import org.apache.ratis.proto.RaftProtos.StartLeaderElectionReplyProto;
import org.apache.ratis.proto.RaftProtos.StartLeaderElectionRequestProto;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.rpc.RpcType;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.RaftServerRpc;
import org.apache.ratis.server.ServerFactory;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.SigningKey;

/// How Raft's messages go from agent to agent: one question and its answer at a time over a socket
/// that stays open. Ratis brings two transports: that of Netty lets anybody in, and gRPC wants
/// certificates and more memory than an agent has. This one asks who signs, and of its named peers
/// only.
final class SignedRpc implements RaftServerRpc {
  private static final System.Logger LOG = System.getLogger(SignedRpc.class.getName());
  private static final int ANSWER_MILLIS = 3_000;
  private static final int CONNECT_MILLIS = 1_000;

  /// A connection on which nothing comes for so long is closed.
  private static final int IDLE_MILLIS = 60_000;

  private static final int MAX_CONNECTIONS = 64;

  private static final byte VOTE = 1;
  private static final byte APPEND = 2;
  private static final byte INSTALL = 3;
  private static final byte ELECTION = 4;
  private static final byte PROPOSE = 5;

  private final RaftServer server;
  private final Wiring wiring;
  private final Map<String, Line> lines = new ConcurrentHashMap<>();
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private volatile @Nullable ServerSocket listener;

  /// What this transport needs to know.
  ///
  /// @param peers all of the site by their principals, this one too
  /// @param proposals takes what another agent asks to write into the log
  record Wiring(SigningKey key, Peer self, Map<String, Peer> peers, Proposals proposals) {}

  /// Where entries go.
  interface Proposals {
    /// Writes it, if this agent leads.
    ///
    /// @throws IOException when it does not, or no majority is there
    /// @return its place in the log
    long write(byte[] entry) throws IOException;
  }

  /// How Ratis finds this transport: by the name of this class.
  public static final class Type implements RpcType {
    static final String WIRING = "tallystick.edge.crew.wiring";

    @Override
    public String name() {
      return Type.class.getName();
    }

    @Override
    public ServerFactory newFactory(Parameters parameters) {
      return new ServerFactory() {
        @Override
        public RpcType getRpcType() {
          return Type.this;
        }

        @Override
        public RaftServerRpc newRaftServerRpc(RaftServer server) {
          return new SignedRpc(server, parameters.get(WIRING, Wiring.class));
        }
      };
    }
  }

  private SignedRpc(RaftServer server, Wiring wiring) {
    this.server = server;
    this.wiring = wiring;
  }

  @Override
  public RpcType getRpcType() {
    return new Type();
  }

  @Override
  public InetSocketAddress getInetSocketAddress() {
    return wiring.self.address();
  }

  @Override
  public void start() throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    try {
      socket.bind(wiring.self.address());
    } catch (IOException e) {
      socket.close();
      throw new IOException("nothing can listen at " + wiring.self.address(), e);
    }
    listener = socket;
    Thread.ofVirtual().name("crew").start(() -> accept(socket));
  }

  private void accept(ServerSocket at) {
    while (!at.isClosed()) {
      try {
        Socket socket = at.accept();
        if (connections.size() < MAX_CONNECTIONS && connections.add(socket)) {
          Thread.ofVirtual().name("crew").start(() -> serve(socket));
        } else {
          socket.close();
        }
      } catch (IOException e) {
        if (!at.isClosed()) {
          LOG.log(System.Logger.Level.WARNING, "the crew does not hear: {0}", e.getMessage());
        }
      }
    }
  }

  private void serve(Socket socket) {
    try (socket;
        DataInputStream in =
            new DataInputStream(new BufferedInputStream(socket.getInputStream()))) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(IDLE_MILLIS);
      while (true) {
        Frame asked = Frame.read(in);
        if (!asked.to().equals(wiring.self.agent()) || !wiring.peers.containsKey(asked.from())) {
          throw new IOException("a frame that is not for this agent, or of a stranger");
        }
        socket.getOutputStream().write(answer(asked).signed(wiring.key));
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "a connection of the crew ends", e);
    } finally {
      connections.remove(socket);
    }
  }

  private Frame answer(Frame asked) {
    String self = wiring.self.agent();
    try {
      byte kind = (byte) (asked.kind() | Frame.ANSWER);
      return new Frame(
          kind, asked.number(), self, asked.from(), answer(asked.kind(), asked.body()));
    } catch (IOException | RuntimeException e) {
      byte[] why = String.valueOf(e.getMessage()).getBytes(UTF_8);
      return new Frame(Frame.FAILED, asked.number(), self, asked.from(), why);
    }
  }

  private byte[] answer(byte kind, byte[] body) throws IOException {
    return switch (kind) {
      case VOTE -> server.requestVote(RequestVoteRequestProto.parseFrom(body)).toByteArray();
      case APPEND -> server.appendEntries(AppendEntriesRequestProto.parseFrom(body)).toByteArray();
      case INSTALL ->
          server.installSnapshot(InstallSnapshotRequestProto.parseFrom(body)).toByteArray();
      case ELECTION ->
          server.startLeaderElection(StartLeaderElectionRequestProto.parseFrom(body)).toByteArray();
      case PROPOSE -> {
        yield ByteBuffer.allocate(Long.BYTES).putLong(wiring.proposals.write(body)).array();
      }
      default -> throw new IOException("a crew knows no frames of kind " + kind);
    };
  }

  @Override
  public RequestVoteReplyProto requestVote(RequestVoteRequestProto request) throws IOException {
    ByteString to = request.getServerRequest().getReplyId();
    return RequestVoteReplyProto.parseFrom(ask(to, VOTE, request.toByteArray()));
  }

  @Override
  public AppendEntriesReplyProto appendEntries(AppendEntriesRequestProto request)
      throws IOException {
    ByteString to = request.getServerRequest().getReplyId();
    return AppendEntriesReplyProto.parseFrom(ask(to, APPEND, request.toByteArray()));
  }

  @Override
  public InstallSnapshotReplyProto installSnapshot(InstallSnapshotRequestProto request)
      throws IOException {
    ByteString to = request.getServerRequest().getReplyId();
    return InstallSnapshotReplyProto.parseFrom(ask(to, INSTALL, request.toByteArray()));
  }

  @Override
  public StartLeaderElectionReplyProto startLeaderElection(StartLeaderElectionRequestProto request)
      throws IOException {
    ByteString to = request.getServerRequest().getReplyId();
    return StartLeaderElectionReplyProto.parseFrom(ask(to, ELECTION, request.toByteArray()));
  }

  /// Has another agent, which leads, write an entry, and says where in the log it stands.
  long propose(RaftPeerId leader, byte[] entry) throws IOException {
    byte[] place = ask(ByteString.copyFromUtf8(leader.toString()), PROPOSE, entry);
    if (place.length != Long.BYTES) {
      throw new IOException("who leads did not say where it wrote");
    }
    return ByteBuffer.wrap(place).getLong();
  }

  private byte[] ask(ByteString to, byte kind, byte[] body) throws IOException {
    Peer peer = wiring.peers.get(to.toStringUtf8());
    if (peer == null) {
      throw new IOException("no peer is " + to.toStringUtf8());
    }
    // A question about the log must not wait behind one that waits for the log.
    return lines.computeIfAbsent(peer.agent() + kind, any -> new Line(peer)).ask(kind, body);
  }

  @Override
  public void addRaftPeers(Collection<RaftPeer> peers) {
    // Where they are was said at the start.
  }

  @Override
  public void handleException(RaftPeerId server, Exception e, boolean reconnect) {
    // A line that broke is opened anew by the next question.
  }

  @Override
  public void close() throws IOException {
    ServerSocket open = listener;
    if (open != null) {
      open.close();
    }
    for (Socket socket : connections) {
      socket.close();
    }
    lines.values().forEach(Line::hangUp);
  }

  /// Questions of one kind to one agent.
  private final class Line {
    private final Peer peer;
    private volatile @Nullable Socket socket;
    private @Nullable DataInputStream in;

    private Line(Peer peer) {
      this.peer = peer;
    }

    private synchronized byte[] ask(byte kind, byte[] body) throws IOException {
      long number = ThreadLocalRandom.current().nextLong();
      boolean done = false;
      try {
        Socket open = socket == null ? connect() : socket;
        Frame question = new Frame(kind, number, wiring.self.agent(), peer.agent(), body);
        open.getOutputStream().write(question.signed(wiring.key));
        Frame answer = Frame.read(Objects.requireNonNull(in));
        if (answer.number() != number
            || !answer.from().equals(peer.agent())
            || !answer.to().equals(wiring.self.agent())) {
          throw new IOException("an answer to something else, or of somebody else");
        }
        done = true;
        if (answer.kind() != (byte) (kind | Frame.ANSWER)) {
          throw new IOException(new String(answer.body(), UTF_8));
        }
        return answer.body();
      } finally {
        if (!done) {
          hangUp();
        }
      }
    }

    private Socket connect() throws IOException {
      Socket fresh = new Socket();
      socket = fresh;
      fresh.setTcpNoDelay(true);
      fresh.setSoTimeout(ANSWER_MILLIS);
      fresh.connect(peer.address(), CONNECT_MILLIS);
      in = new DataInputStream(new BufferedInputStream(fresh.getInputStream()));
      return fresh;
    }

    private void hangUp() {
      Socket open = socket;
      socket = null;
      if (open != null) {
        try {
          open.close();
        } catch (IOException e) {
          LOG.log(System.Logger.Level.DEBUG, "a socket does not close", e);
        }
      }
    }
  }
}
