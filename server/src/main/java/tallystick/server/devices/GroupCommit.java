package tallystick.server.devices;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.springframework.dao.DataAccessResourceFailureException;

/// What waits while something is written is written next, all in one transaction: forcing to disk
/// costs the same for one as for many. If that fails, it has failed for all of them.
///
/// @param <T> what is written
final class GroupCommit<T> implements AutoCloseable {
  /// What may wait; who comes then waits before.
  private static final int QUEUE = 4_096;

  private final BlockingQueue<Waiting<T>> queue = new ArrayBlockingQueue<>(QUEUE);
  private final Consumer<List<T>> write;
  private final int most;
  private final Thread thread;

  private record Waiting<T>(T what, CompletableFuture<Void> done) {}

  /// @param write writes some in one transaction
  /// @param most of them at once
  GroupCommit(String name, int most, Consumer<List<T>> write) {
    this.write = write;
    this.most = most;
    this.thread = Thread.ofVirtual().name(name).start(this::run);
  }

  /// Returns when it is written.
  ///
  /// @throws RuntimeException what writing threw
  void write(T what) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    try {
      queue.put(new Waiting<>(what, done));
      done.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private void run() {
    List<Waiting<T>> group = new ArrayList<>();
    try {
      while (true) {
        group.add(queue.take());
        queue.drainTo(group, most - 1);
        write(group);
        group.clear();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      queue.drainTo(group);
      group.forEach(one ->
          one.done.completeExceptionally(
              new DataAccessResourceFailureException("the venue is ending")));
    }
  }

  private void write(List<Waiting<T>> group) {
    try {
      write.accept(group.stream().map(Waiting::what).toList());
      group.forEach(one -> one.done.complete(null));
    } catch (RuntimeException e) {
      group.forEach(one -> one.done.completeExceptionally(e));
    }
  }

  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }
}
