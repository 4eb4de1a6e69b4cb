package tallystick.edge;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A question that is asked over a network while others measure: its answer is there at the next
/// measurement, or at a later one, so that who is slow holds up nobody. One is under way at a time.
final class Inquiry<T> {
  private static final int PATIENCE_SECONDS = 10;

  private @Nullable CompletableFuture<T> asked;

  /// The answer to the last question if it has come, and asks the next one; null if none has.
  ///
  /// @throws IOException with a sentence, when there is no answer
  @Nullable T next(Supplier<CompletableFuture<T>> question) throws IOException {
    CompletableFuture<T> before = asked;
    if (before != null && !before.isDone()) {
      return null;
    }
    asked = question.get().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (before == null) {
      return null;
    }
    try {
      return before.get();
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped before an answer came", e);
    }
  }
}
