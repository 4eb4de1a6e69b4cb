package tallystick.ledger;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import tallystick.kernel.Note;
import tallystick.kernel.Policy;

/// The outside witnesses of the policy, each asked by itself and none waited for longer than
/// [#MAX_WAIT_MILLIS]. One that missed that is asked on, but not waited for before it is back.
final class Outsiders implements AutoCloseable {
  private static final long MAX_WAIT_MILLIS = 2_000;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofMillis(MAX_WAIT_MILLIS)).build();
  private final List<Outsider> outsiders;

  Outsiders(List<Policy.Witness> witnesses, Chain chain) {
    outsiders = witnesses.stream().map(one -> new Outsider(one, chain, http)).toList();
  }

  /// Shows a checkpoint to every witness that is not busy with an earlier one.
  Asked show(Note note) {
    Map<Outsider, CompletableFuture<List<Note.Signature>>> asked = new LinkedHashMap<>();
    for (Outsider outsider : outsiders) {
      if (!outsider.isBusy()) {
        asked.put(outsider, outsider.show(note));
      }
    }
    return new Asked(asked, System.nanoTime());
  }

  /// The witnesses who were shown a checkpoint.
  record Asked(Map<Outsider, CompletableFuture<List<Note.Signature>>> answers, long beganNanos) {

    /// The cosignatures of those who answer in time.
    List<Note.Signature> await() throws InterruptedException {
      List<Note.Signature> found = new ArrayList<>();
      for (Map.Entry<Outsider, CompletableFuture<List<Note.Signature>>> one : answers.entrySet()) {
        long spent = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNanos);
        long left = one.getKey().isLate() ? 0 : Math.max(0, MAX_WAIT_MILLIS - spent);
        try {
          found.addAll(one.getValue().get(left, TimeUnit.MILLISECONDS));
          one.getKey().late(false);
        } catch (TimeoutException | ExecutionException e) {
          one.getKey().late(true);
        }
      }
      return found;
    }

    /// Hands on what comes later, if it is about a checkpoint that is still the newest.
    void late(Consumer<List<Note.Signature>> more) {
      answers.forEach((outsider, answer) -> {
        if (!answer.isDone()) {
          var _ =
              answer.thenAccept(signatures -> {
                outsider.late(false);
                more.accept(signatures);
              });
        } else if (!answer.isCompletedExceptionally()) {
          outsider.late(false);
        }
      });
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
