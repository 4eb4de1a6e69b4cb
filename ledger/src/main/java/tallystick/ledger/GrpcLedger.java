package tallystick.ledger;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Block;
import tallystick.kernel.Envelope;
import tallystick.kernel.Limits;
import tallystick.kernel.Overlay;
import tallystick.kernel.Receipt;
import tallystick.kernel.StateProofs;
import tallystick.ledger.v1.Answer;
import tallystick.ledger.v1.BlockRequest;
import tallystick.ledger.v1.Bodies;
import tallystick.ledger.v1.BodiesRequest;
import tallystick.ledger.v1.ChangeGroupRequest;
import tallystick.ledger.v1.FindRequest;
import tallystick.ledger.v1.GroupReply;
import tallystick.ledger.v1.HeadRequest;
import tallystick.ledger.v1.LedgerGrpc;
import tallystick.ledger.v1.LedgerGrpc.LedgerBlockingStub;
import tallystick.ledger.v1.PolicyRequest;
import tallystick.ledger.v1.ProofReply;
import tallystick.ledger.v1.ProofRequest;
import tallystick.ledger.v1.StatusReply;
import tallystick.ledger.v1.StatusRequest;
import tallystick.ledger.v1.SubmitRequest;
import tallystick.ledger.v1.TileRequest;
import tallystick.ledger.v1.WireHead;

/// The ledger at an address, in this process or another: what the other roles use.
public final class GrpcLedger implements LedgerClient, EventStream {
  /// How long a read may take. How long a decision may take is for the node to say ([Intake]).
  private static final long READ_SECONDS = 10;

  private static final String IN_PROCESS = "in-process:";
  static final int MAX_MESSAGE_BYTES = 64 << 20;
  private static final long KEEP_ALIVE_SECONDS = 10;
  private static final long KEEP_ALIVE_TIMEOUT_SECONDS = 5;
  private static final int MAX_ATTEMPTS = 24;

  /// Envelopes that are kept until it is known that they need not be sent again.
  private static final long RETRY_BYTES = 64 << 20;

  /// Characters of an envelope's id.
  static final int ID_CHARS = 32;

  /// A node fails what it did not decide in time by itself; this is for one that cannot.
  private static final long SUBMIT_SECONDS = Intake.MAX_WAIT_SECONDS + 5;

  private static final long STATUS_SECONDS = 5;

  /// A call that finds no node, or a group without a leader, goes to the next node, 24 times in
  /// about ten seconds: longer than an election takes on a busy machine, and within the deadlines.
  /// A repeated envelope is decided once, for its id is the same. A node that is closed cancels
  /// what it has not answered.
  private static final Map<String, Object> AT_ANOTHER_NODE =
      Map.of(
          "loadBalancingConfig",
          List.of(Map.of("round_robin", Map.of())),
          "methodConfig",
          List.of(
              Map.of(
                  "name",
                  List.of(Map.of("service", LedgerGrpc.SERVICE_NAME)),
                  "retryPolicy",
                  Map.of(
                      "maxAttempts",
                      (double) MAX_ATTEMPTS,
                      "initialBackoff",
                      "0.1s",
                      "maxBackoff",
                      "1s",
                      "backoffMultiplier",
                      1.6,
                      "retryableStatusCodes",
                      List.of("UNAVAILABLE", "CANCELLED")))));

  private final MinHeight seen = new MinHeight();
  private final Set<Following> followings = ConcurrentHashMap.newKeySet();
  private final ManagedChannel channel;
  private volatile @Nullable String origin;
  private final LedgerGrpc.LedgerStub asking;

  private GrpcLedger(ManagedChannelBuilder<?> builder) {
    // Answers come on the transport's thread, which saves every one of them a change of threads.
    channel =
        builder.directExecutor().intercept(seen).maxInboundMessageSize(MAX_MESSAGE_BYTES).build();
    asking = LedgerGrpc.newStub(channel);
  }

  /// Connects, as soon as something is asked, without TLS.
  ///
  /// @param addresses [LedgerNode#address], or `host:port` of nodes in other processes, separated
  ///   by commas
  public static GrpcLedger at(String addresses) {
    return addresses.startsWith(IN_PROCESS)
        ? new GrpcLedger(InProcessChannelBuilder.forName(addresses))
        : new GrpcLedger(near(addresses).usePlaintext());
  }

  /// The same with the certificate and key in a folder, if it has any.
  ///
  /// @throws IOException when they cannot be used
  public static GrpcLedger at(String addresses, Path keys) throws IOException {
    Optional<Tls> tls = addresses.startsWith(IN_PROCESS) ? Optional.empty() : Tls.open(keys);
    return tls.isEmpty()
        ? at(addresses)
        : new GrpcLedger(near(addresses).sslContext(tls.get().client()));
  }

  private static NettyChannelBuilder near(String addresses) {
    NettyChannelBuilder builder =
        addresses.indexOf(',') < 0
            ? NettyChannelBuilder.forTarget(addresses)
            : NettyChannelBuilder.forTarget(Addresses.target(addresses))
                .maxRetryAttempts(MAX_ATTEMPTS)
                .retryBufferSize(RETRY_BYTES)
                .defaultServiceConfig(AT_ANOTHER_NODE);
    return builder
        .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
        .keepAliveTimeout(KEEP_ALIVE_TIMEOUT_SECONDS, TimeUnit.SECONDS)
        .flowControlWindow(1 << 20);
  }

  /// An address that only this process knows.
  static String inProcess(String name) {
    return IN_PROCESS + name;
  }

  @Override
  public CompletableFuture<List<Receipt>> submit(Envelope envelope) {
    CompletableFuture<List<Receipt>> receipts = new CompletableFuture<>();
    try {
      requireSize(envelope);
      SubmitRequest request = SubmitRequest.newBuilder().setEnvelope(Wire.wire(envelope)).build();
      asking
          .withDeadlineAfter(SUBMIT_SECONDS, TimeUnit.SECONDS)
          .submit(request, new Awaiting(envelope, seen, receipts));
    } catch (RuntimeException e) {
      receipts.completeExceptionally(Faults.of(e));
    }
    return receipts;
  }

  /// Refuses what is too large before it travels.
  static void requireSize(Envelope envelope) {
    if (envelope.payload().length > Limits.PAYLOAD_BYTES) {
      throw new LedgerFault(
          "payload-too-large", "A payload has at most " + Limits.PAYLOAD_BYTES + " bytes.");
    }
  }

  private record Awaiting(
      Envelope envelope, MinHeight seen, CompletableFuture<List<Receipt>> receipts)
      implements StreamObserver<Answer> {
    @Override
    public void onNext(Answer answer) {
      seen.saw(answer.getHeight());
      receipts.complete(receiptsOf(answer, envelope));
    }

    @Override
    public void onError(Throwable failure) {
      receipts.completeExceptionally(Faults.of(failure));
    }

    @Override
    public void onCompleted() {
      // The answer came before, or the call has failed.
    }
  }

  private static List<Receipt> receiptsOf(Answer answer, Envelope asked) {
    return Wire.receipts(
        answer,
        Wire.isAbout(answer, asked) ? asked : Wire.envelope(answer.getDecided().getEnvelope()));
  }

  @Override
  public Optional<Receipt> receipt(String actionId) {
    if (actionId.length() < ID_CHARS) {
      return Optional.empty();
    }
    return receipts(actionId.substring(0, ID_CHARS)).stream()
        .filter(receipt -> receipt.id().equals(actionId))
        .findFirst()
        .map(receipt -> receipt.withProof(proof(receipt.position())));
  }

  @Override
  public List<Receipt> receipts(String envelopeId) {
    FindRequest request = FindRequest.newBuilder().setId(envelopeId).build();
    return found(stub -> stub.find(request))
        .map(answer -> Wire.receipts(answer, Wire.envelope(answer.getDecided().getEnvelope())))
        .orElse(List.of());
  }

  @Override
  public Head head() {
    WireHead head = ask(stub -> stub.getHead(HeadRequest.getDefaultInstance()));
    seen.saw(head.getHeight());
    return Wire.head(head);
  }

  @Override
  public String origin() {
    String known = origin;
    if (known == null) {
      known = head().origin();
      origin = known;
    }
    return known;
  }

  @Override
  public Optional<Block> block(long height) {
    BlockRequest request = BlockRequest.newBuilder().setHeight(height).build();
    return found(stub -> stub.getBlock(request)).map(Wire::block);
  }

  @Override
  public Optional<byte[]> tile(int level, long index, int width) {
    TileRequest request =
        TileRequest.newBuilder().setLevel(level).setIndex(index).setWidth(width).build();
    return found(stub -> stub.getTile(request)).map(reply -> reply.getTile().toByteArray());
  }

  @Override
  public Optional<byte[]> bodies(long index, int width) {
    BodiesRequest request = BodiesRequest.newBuilder().setIndex(index).setWidth(width).build();
    return found(stub -> {
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      for (Iterator<Bodies> pieces = stub.getBodies(request); pieces.hasNext(); ) {
        whole.writeBytes(pieces.next().toByteArray());
      }
      return whole.toByteArray();
    });
  }

  @Override
  public List<String> proofs(List<Long> positions) {
    ProofRequest request =
        ProofRequest.newBuilder()
            .setPosition(positions.getFirst())
            .addAllOthers(positions.subList(1, positions.size()))
            .build();
    ProofReply reply = ask(stub -> stub.getProof(request));
    List<String> proofs = new ArrayList<>(positions.size());
    proofs.add(reply.getProof());
    proofs.addAll(reply.getOthersList());
    return proofs;
  }

  @Override
  public List<NodeStatus> status() {
    StatusReply reply =
        ask(stub ->
            stub.withDeadlineAfter(STATUS_SECONDS, TimeUnit.SECONDS)
                .getStatus(StatusRequest.getDefaultInstance()));
    return reply.getNodesList().stream().map(WireStatus::status).toList();
  }

  @Override
  public List<Peer> addNode(Peer node) {
    return change(ChangeGroupRequest.newBuilder().setAdd(WireStatus.wire(node)));
  }

  @Override
  public List<Peer> removeNode(String id) {
    return change(ChangeGroupRequest.newBuilder().setRemove(id));
  }

  private List<Peer> change(ChangeGroupRequest.Builder change) {
    GroupReply reply =
        ask(stub ->
            stub.withDeadlineAfter(Membership.CHANGE_SECONDS, TimeUnit.SECONDS)
                .changeGroup(change.build()));
    return WireStatus.peers(reply.getMembersList());
  }

  @Override
  public StateProofs prove(List<Overlay.Cell> rows) {
    return Wire.proofs(ask(stub -> stub.getState(Wire.request(rows))));
  }

  @Override
  public String policy() {
    return ask(stub -> stub.getPolicy(PolicyRequest.getDefaultInstance())).getPolicy();
  }

  private <T> Optional<T> found(Function<LedgerBlockingStub, T> question) {
    try {
      return Optional.of(ask(question));
    } catch (LedgerFault fault) {
      if (fault.code().equals(LedgerFault.NOT_FOUND)) {
        return Optional.empty();
      }
      throw fault;
    }
  }

  private <T> T ask(Function<LedgerBlockingStub, T> question) {
    try {
      return question.apply(
          LedgerGrpc.newBlockingStub(channel).withDeadlineAfter(READ_SECONDS, TimeUnit.SECONDS));
    } catch (RuntimeException e) {
      throw Faults.of(e);
    }
  }

  @Override
  public AutoCloseable follow(long fromHeight, BlockSink sink) {
    followings.removeIf(Following::isOver);
    Following following =
        Following.start(
            LedgerGrpc.newBlockingStub(channel),
            fromHeight,
            block -> {
              seen.saw(block.height());
              sink.take(block);
            });
    followings.add(following);
    return following;
  }

  /// Ends every following too.
  @Override
  public void close() {
    followings.forEach(Following::close);
    channel.shutdownNow();
  }
}
