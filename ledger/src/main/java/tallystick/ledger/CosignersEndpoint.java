package tallystick.ledger;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Checkpoint;
import tallystick.kernel.Note;
import tallystick.kernel.Policy;
import tallystick.ledger.v1.ChangedRow;
import tallystick.ledger.v1.CosignReply;
import tallystick.ledger.v1.CosignRequest;
import tallystick.ledger.v1.CosignersGrpc;
import tallystick.ledger.v1.Roots;
import tallystick.ledger.v1.RootsRequest;

/// What a node tells the others about checkpoints. It vouches for nothing that it did not compute
/// itself.
final class CosignersEndpoint extends CosignersGrpc.CosignersImplBase implements AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(800);
  private static final int MAX_WAITING = 64;

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          4,
          4,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MAX_WAITING),
          Thread.ofPlatform().name("ledger-cosign-", 0).daemon().factory());
  private final Chain chain;
  private final LongConsumer onDifference;
  private volatile @Nullable LedgerFault refusal;

  /// @param onDifference is told the height of a checkpoint that differs from ours
  CosignersEndpoint(Chain chain, LongConsumer onDifference) {
    this.chain = chain;
    this.onDifference = onDifference;
  }

  /// Vouches for nothing from now on.
  void refuse(LedgerFault fault) {
    refusal = fault;
  }

  @Override
  public void cosign(CosignRequest request, StreamObserver<CosignReply> out) {
    answer(out, () -> cosigned(request));
  }

  private CosignReply cosigned(CosignRequest request) {
    Note note = read(request.getNote());
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    Position own = position(LogKey.heightOf(checkpoint));
    CosignReply.Builder reply =
        CosignReply.newBuilder().setVkey(chain.cosigner().verifier().text());
    if (!chain.key().text(own).equals(note.text())) {
      onDifference.accept(own.height());
      return reply.setDiffering(roots(own)).build();
    }
    if (!request.getPolicy().isEmpty()) {
      adopt(note, request.getPolicy());
      return reply.build();
    }
    if (checkpoint.size() < chain.newest().size()) {
      throw invalid("a larger checkpoint is out already");
    }
    return reply.setSignatures(chain.cosigner().lines(note)).build();
  }

  private Note read(String text) {
    try {
      Note note = Note.parse(text);
      Checkpoint checkpoint = Checkpoint.parse(note.text());
      if (note.isSignedBy(chain.key().verifier())
          && checkpoint.origin().equals(chain.key().origin())) {
        return note;
      }
    } catch (IllegalArgumentException e) {
      throw invalid("this is no checkpoint: " + e.getMessage());
    }
    throw invalid("the checkpoint is of another log");
  }

  /// A finished checkpoint is served when its own policy, which must be about our log, holds.
  private void adopt(Note note, String text) {
    Policy policy;
    try {
      policy = Policy.parse(text);
    } catch (IllegalArgumentException e) {
      throw invalid("the policy cannot be read: " + e.getMessage());
    }
    boolean ours =
        policy.logs().size() == 1
            && policy.logs().getFirst().key().text().equals(chain.key().vkey());
    Policy.Verdict verdict = policy.judge(note, chain.cosigner().seconds());
    if (!ours || !verdict.holds()) {
      throw invalid("the checkpoint is not finished: " + verdict.sentence());
    }
    var _ = chain.checkpoints().adopt(new Checkpoints.Newest(note, policy));
  }

  @Override
  public void getRoots(RootsRequest request, StreamObserver<Roots> out) {
    answer(
        out,
        () -> {
          Roots.Builder roots = roots(position(request.getHeight()));
          return request.getDetails() ? detailed(chain, roots) : roots.build();
        });
  }

  /// The roots with the block, and with the rows that it changed if they are still known.
  static Roots detailed(Chain chain, Roots.Builder roots) {
    var block = chain.block(roots.getHeight());
    if (block != null) {
      roots.setBlock(block);
    }
    for (Executed.Row row : chain.changedRows(roots.getHeight())) {
      byte[] json = row.json();
      roots.addRows(
          ChangedRow.newBuilder()
              .setName(row.change().table().name() + "/" + row.change().key())
              .setJson(json == null ? "" : new String(json, StandardCharsets.UTF_8)));
    }
    return roots.build();
  }

  private Position position(long height) {
    try {
      if (height > 0 && chain.awaitHeight(height, PATIENCE_NANOS)) {
        Position own = chain.position(height);
        if (own != null) {
          return own;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw Faults.notFound("This node has not come to block " + height + " yet.");
  }

  static Roots.Builder roots(Position position) {
    return Roots.newBuilder()
        .setHeight(position.height())
        .setSize(position.size())
        .setLogRoot(ByteString.copyFrom(position.logRoot()))
        .setStateRoot(ByteString.copyFrom(position.stateRoot()));
  }

  private static StatusRuntimeException invalid(String sentence) {
    return Status.FAILED_PRECONDITION.withDescription(sentence).asRuntimeException();
  }

  private <T> void answer(StreamObserver<T> out, Supplier<T> answering) {
    try {
      threads.execute(() -> answerNow(out, answering));
    } catch (RejectedExecutionException e) {
      out.onError(Status.RESOURCE_EXHAUSTED.asRuntimeException());
    }
  }

  private <T> void answerNow(StreamObserver<T> out, Supplier<T> answering) {
    try {
      LedgerFault fault = refusal;
      if (fault != null) {
        throw fault;
      }
      T answer = answering.get();
      out.onNext(answer);
      out.onCompleted();
    } catch (StatusRuntimeException e) {
      out.onError(e);
    } catch (RuntimeException e) {
      out.onError(Faults.sent(e));
    }
  }

  @Override
  public void close() throws InterruptedException {
    threads.shutdownNow();
    var _ = threads.awaitTermination(10, TimeUnit.SECONDS);
  }
}
