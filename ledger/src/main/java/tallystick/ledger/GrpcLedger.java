package tallystick.ledger;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import tallystick.kernel.Block;
import tallystick.kernel.Envelope;
import tallystick.kernel.Limits;
import tallystick.kernel.Receipt;
import tallystick.ledger.v1.Answer;
import tallystick.ledger.v1.BlockRequest;
import tallystick.ledger.v1.FindRequest;
import tallystick.ledger.v1.HeadRequest;
import tallystick.ledger.v1.LedgerGrpc;
import tallystick.ledger.v1.LedgerGrpc.LedgerBlockingStub;
import tallystick.ledger.v1.ProofRequest;
import tallystick.ledger.v1.SubmitRequest;
import tallystick.ledger.v1.TileRequest;

/// The ledger at an address, in this process or another: what the other roles use.
public final class GrpcLedger implements LedgerClient, EventStream {
  /// How long a read may take. How long a decision may take is for the node to say ([Intake]).
  private static final long READ_SECONDS = 10;

  private static final String IN_PROCESS = "in-process:";
  static final int MAX_MESSAGE_BYTES = 64 << 20;
  private static final long KEEP_ALIVE_SECONDS = 20;

  /// Characters of an envelope's id.
  static final int ID_CHARS = 32;

  private final Set<Following> followings = ConcurrentHashMap.newKeySet();
  private final ManagedChannel channel;
  private final LedgerGrpc.LedgerStub asking;

  private GrpcLedger(ManagedChannelBuilder<?> builder) {
    // Answers come on the transport's thread, which saves every one of them a change of threads.
    channel = builder.directExecutor().maxInboundMessageSize(MAX_MESSAGE_BYTES).build();
    asking = LedgerGrpc.newStub(channel);
  }

  /// Connects, as soon as something is asked.
  ///
  /// @param address [LedgerNode#address], or `host:port` of a node in another process
  public static GrpcLedger at(String address) {
    if (address.startsWith(IN_PROCESS)) {
      return new GrpcLedger(InProcessChannelBuilder.forName(address));
    }
    return new GrpcLedger(
        NettyChannelBuilder.forTarget(address)
            .usePlaintext()
            .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
            .flowControlWindow(1 << 20));
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
      asking.submit(request, new Awaiting(envelope, receipts));
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

  private record Awaiting(Envelope envelope, CompletableFuture<List<Receipt>> receipts)
      implements StreamObserver<Answer> {
    @Override
    public void onNext(Answer answer) {
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
    return Wire.head(ask(stub -> stub.getHead(HeadRequest.getDefaultInstance())));
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
  public String proof(long position) {
    ProofRequest request = ProofRequest.newBuilder().setPosition(position).build();
    return ask(stub -> stub.getProof(request)).getProof();
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
    Following following = Following.start(LedgerGrpc.newBlockingStub(channel), fromHeight, sink);
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
