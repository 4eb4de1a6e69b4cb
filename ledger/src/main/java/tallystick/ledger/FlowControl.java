package tallystick.ledger;

import io.grpc.stub.ServerCallStreamObserver;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Lets the thread that answers a call go no faster than the other side takes, and ends its waiting
/// when the other side has gone.
final class FlowControl {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ready = lock.newCondition();
  private final ServerCallStreamObserver<?> out;

  /// To be made before the call's method returns, as gRPC wants it for handlers.
  ///
  /// @param answering the thread that will wait here
  FlowControl(ServerCallStreamObserver<?> out, Thread answering) {
    this.out = out;
    out.setOnReadyHandler(this::wake);
    out.setOnCancelHandler(answering::interrupt);
  }

  /// Waits until another message may be sent.
  void await() throws InterruptedException {
    while (!await(Long.MAX_VALUE, TimeUnit.NANOSECONDS)) {
      // Some 292 years have passed.
    }
  }

  /// Waits until another message may be sent; false if none may be after that time.
  boolean await(long time, TimeUnit unit) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = unit.toNanos(time);
      while (!out.isReady() && left > 0) {
        left = ready.awaitNanos(left);
      }
      return out.isReady();
    } finally {
      lock.unlock();
    }
  }

  private void wake() {
    lock.lock();
    try {
      ready.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
