package tallystick.ledger;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tallystick.kernel.Checkpoint;
import tallystick.kernel.Note;
import tallystick.kernel.Policy;

/// An outside witness, as the log meets it (https://c2sp.org/tlog-witness#add-checkpoint).
final class Outsider {
  private static final Logger LOGGER = LoggerFactory.getLogger(Outsider.class);

  /// Longer than a round waits: a slow answer may still be of use.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final int MAX_ANSWER = 64 * 1024;
  private static final int CONFLICT = 409;

  private final Policy.Witness witness;
  private final Chain chain;
  private final HttpClient http;
  private volatile long known;
  private volatile boolean busy;
  private volatile boolean late;

  Outsider(Policy.Witness witness, Chain chain, HttpClient http) {
    this.witness = witness;
    this.chain = chain;
    this.http = http;
  }

  boolean isBusy() {
    return busy;
  }

  /// Whether it missed the last round, and is not to be waited for.
  boolean isLate() {
    return late;
  }

  void late(boolean missed) {
    if (missed != late) {
      LOGGER.warn(
          missed ? "The witness {} does not answer in time." : "The witness {} is back.",
          witness.name());
    }
    late = missed;
  }

  /// Shows it a checkpoint; completes with its cosignatures, and fails if it gave none.
  CompletableFuture<List<Note.Signature>> show(Note note) {
    busy = true;
    return post(note, true).whenComplete((_, _) -> busy = false);
  }

  private CompletableFuture<List<Note.Signature>> post(Note note, boolean mayConflict) {
    HttpRequest request;
    try {
      String base = witness.url().replaceAll("/+$", "");
      request =
          HttpRequest.newBuilder(URI.create(base + "/add-checkpoint"))
              .timeout(PATIENCE)
              .POST(HttpRequest.BodyPublishers.ofString(body(note)))
              .build();
    } catch (IllegalArgumentException e) {
      return CompletableFuture.failedFuture(e);
    }
    return http.sendAsync(
            request,
            HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(), MAX_ANSWER))
        .thenCompose(answer ->
            mayConflict && answer.statusCode() == CONFLICT && isOtherSize(answer.body(), note)
                ? post(note, false)
                : CompletableFuture.completedFuture(read(note, answer)));
  }

  private String body(Note note) {
    long size = Checkpoint.parse(note.text()).size();
    StringBuilder body = new StringBuilder("old ").append(Math.min(known, size)).append('\n');
    for (byte[] hash : chain.pages().consistency(Math.min(known, size), size)) {
      body.append(Base64.getEncoder().encodeToString(hash)).append('\n');
    }
    return body.append('\n').append(note.format()).toString();
  }

  /// A witness that remembers another size than we think tells which, as after our restart.
  private boolean isOtherSize(String answer, Note note) {
    try {
      long size = Long.parseLong(answer.strip());
      boolean isUsable = size >= 0 && size <= Checkpoint.parse(note.text()).size();
      if (!isUsable) {
        LOGGER.error(
            "The witness {} has cosigned a checkpoint of {} leaves, more than this log has.",
            witness.name(),
            size);
      }
      boolean isOther = isUsable && size != known;
      known = isUsable ? size : known;
      return isOther;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private List<Note.Signature> read(Note note, HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(
          "the witness " + witness.name() + " answered " + answer.statusCode());
    }
    Note cosigned = new Note(note.text(), Note.parseLines(answer.body()));
    if (cosigned.cosignedAt(witness.key()).isEmpty()) {
      throw new IllegalStateException("the witness " + witness.name() + " signed otherwise");
    }
    known = Checkpoint.parse(note.text()).size();
    return cosigned.signaturesUnder(witness.key());
  }
}
