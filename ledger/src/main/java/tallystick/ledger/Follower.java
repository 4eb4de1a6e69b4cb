package tallystick.ledger;

import io.grpc.stub.ServerCallStreamObserver;
import tallystick.ledger.v1.WireBlock;

/// Sends blocks to one who follows, no faster than they are taken.
final class Follower implements Runnable {
  private final Chain chain;
  private final ServerCallStreamObserver<WireBlock> out;
  private final Thread thread;
  private final FlowControl flow;
  private long height;

  /// @param fromHeight the first block to send, from 1
  Follower(Chain chain, long fromHeight, ServerCallStreamObserver<WireBlock> out) {
    this.chain = chain;
    this.height = fromHeight;
    this.out = out;
    this.thread = Thread.ofVirtual().name("ledger-follower").unstarted(this);
    this.flow = new FlowControl(out, thread);
  }

  void start() {
    thread.start();
  }

  @Override
  public void run() {
    try {
      while (true) {
        chain.awaitHeight(height);
        flow.await();
        WireBlock block = chain.block(height);
        if (block == null) {
          throw new IllegalStateException("block " + height + " is missing");
        }
        out.onNext(block);
        height++;
      }
    } catch (InterruptedException e) {
      end(Faults.closed());
    } catch (RuntimeException e) {
      end(e);
    }
  }

  private void end(Throwable why) {
    if (!out.isCancelled()) {
      out.onError(Faults.sent(why));
    }
  }

  /// Ends it, and waits until it no longer reads.
  void close() throws InterruptedException {
    interrupt();
    thread.join();
  }

  /// Sends nothing more, and tells so.
  void interrupt() {
    thread.interrupt();
  }

  /// Whether it has come to its end.
  boolean isOver() {
    return thread.getState() == Thread.State.TERMINATED;
  }
}
