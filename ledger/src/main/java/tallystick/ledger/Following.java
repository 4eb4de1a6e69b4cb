package tallystick.ledger;

import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tallystick.ledger.v1.FollowRequest;
import tallystick.ledger.v1.LedgerGrpc.LedgerBlockingStub;
import tallystick.ledger.v1.WireBlock;

/// One who follows the log from far or near, and after a broken connection goes on where it was.
final class Following implements Runnable, AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Following.class);
  private static final long FIRST_PAUSE_MILLIS = 50;
  private static final long LONGEST_PAUSE_MILLIS = 2_000;

  private final LedgerBlockingStub ledger;
  private final EventStream.BlockSink sink;
  private final Thread thread;
  private long height;
  private volatile boolean closed;
  private long pauseMillis = FIRST_PAUSE_MILLIS;

  private Following(LedgerBlockingStub ledger, long fromHeight, EventStream.BlockSink sink) {
    this.ledger = ledger;
    this.height = fromHeight;
    this.sink = sink;
    this.thread = Thread.ofVirtual().name("ledger-following").unstarted(this);
  }

  static Following start(LedgerBlockingStub ledger, long fromHeight, EventStream.BlockSink sink) {
    if (fromHeight < 1) {
      throw new IllegalArgumentException("the first block has the height 1");
    }
    Following following = new Following(ledger, fromHeight, sink);
    following.thread.start();
    return following;
  }

  @Override
  public void run() {
    try {
      while (!closed) {
        followOnce();
        TimeUnit.MILLISECONDS.sleep(pauseMillis);
        pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      LOGGER.debug("The following ended before block {}.", height);
    } catch (Exception e) {
      LOGGER.error("The following ended before block {}.", height, e);
    }
  }

  /// Follows until the connection breaks. What the sink throws goes on to the caller.
  private void followOnce() throws Exception {
    try (Context.CancellableContext call = Context.current().withCancellation()) {
      Context before = call.attach();
      try {
        Iterator<WireBlock> blocks =
            ledger.follow(FollowRequest.newBuilder().setHeight(height).build());
        while (!closed && hasNext(blocks)) {
          WireBlock block = blocks.next();
          if (block.getHeight() != height) {
            throw new IllegalStateException(
                "block " + block.getHeight() + " came in the place of " + height);
          }
          sink.take(Wire.block(block));
          height++;
          pauseMillis = FIRST_PAUSE_MILLIS;
        }
      } finally {
        call.detach(before);
      }
    }
  }

  private boolean hasNext(Iterator<WireBlock> blocks) {
    try {
      return blocks.hasNext();
    } catch (StatusRuntimeException e) {
      LOGGER.debug("The stream broke before block {}.", height, e);
      return false;
    }
  }

  /// Whether it has come to its end.
  boolean isOver() {
    return thread.getState() == Thread.State.TERMINATED;
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
