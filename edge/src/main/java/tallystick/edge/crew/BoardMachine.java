package tallystick.edge.crew;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import org.apache.ratis.io.MD5Hash;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.storage.FileInfo;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.statemachine.StateMachineStorage;
import org.apache.ratis.statemachine.TransactionContext;
import org.apache.ratis.statemachine.impl.BaseStateMachine;
import org.apache.ratis.statemachine.impl.SimpleStateMachineStorage;
import org.apache.ratis.statemachine.impl.SingleFileSnapshotInfo;
import org.apache.ratis.util.MD5FileUtil;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Codec;

/// Makes the [Board] of the log, entry by entry, and keeps it in a file now and then, so that the
/// log need not grow for ever.
final class BoardMachine extends BaseStateMachine {
  private static final System.Logger LOG = System.getLogger(BoardMachine.class.getName());

  private final SimpleStateMachineStorage storage = new SimpleStateMachineStorage();
  private final Runnable listener;
  private volatile Board board = Board.EMPTY;

  /// @param listener hears that the board may be another one
  BoardMachine(Runnable listener) {
    this.listener = listener;
  }

  Board board() {
    return board;
  }

  /// How much of the log the board shows, or a later one does.
  long applied() {
    return getLastAppliedTermIndex().getIndex();
  }

  @Override
  public void initialize(RaftServer server, RaftGroupId group, RaftStorage files)
      throws IOException {
    super.initialize(server, group, files);
    storage.init(files);
    load(storage.getLatestSnapshot());
  }

  @Override
  public void reinitialize() throws IOException {
    load(storage.loadLatestSnapshot());
  }

  private void load(@Nullable SingleFileSnapshotInfo snapshot) throws IOException {
    if (snapshot == null) {
      return;
    }
    byte[] bytes = Files.readAllBytes(snapshot.getFile().getPath());
    board = Codec.JSON.readValue(bytes, Board.class);
    setLastAppliedTermIndex(snapshot.getTermIndex());
    listener.run();
  }

  @Override
  public StateMachineStorage getStateMachineStorage() {
    return storage;
  }

  @Override
  public CompletableFuture<Message> applyTransaction(TransactionContext context) {
    LogEntryProto entry = context.getLogEntry();
    try {
      board = board.after(Entry.of(entry.getStateMachineLogEntry().getLogData().toByteArray()));
    } catch (IOException e) {
      // All agents skip it, for all read the same bytes.
      LOG.log(System.Logger.Level.ERROR, "the crew skips an entry: {0}", e.getMessage());
    }
    updateLastAppliedTermIndex(entry.getTerm(), entry.getIndex());
    listener.run();
    return CompletableFuture.completedFuture(Message.EMPTY);
  }

  @Override
  public long takeSnapshot() throws IOException {
    TermIndex last = getLastAppliedTermIndex();
    File file = storage.getSnapshotFile(last.getTerm(), last.getIndex());
    try (FileChannel out =
        FileChannel.open(
            file.toPath(),
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(Codec.JSON.writeValueAsBytes(board));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    MD5Hash hash = MD5FileUtil.computeAndSaveMd5ForFile(file);
    storage.updateLatestSnapshot(
        new SingleFileSnapshotInfo(new FileInfo(file.toPath(), hash), last));
    return last.getIndex();
  }
}
