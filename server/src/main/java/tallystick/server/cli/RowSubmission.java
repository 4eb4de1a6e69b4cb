package tallystick.server.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Action;
import tallystick.kernel.Codec;
import tallystick.kernel.Envelope;
import tallystick.kernel.Ids;
import tallystick.kernel.Limits;
import tools.jackson.databind.JsonNode;

/// Submits rows of files, each as an envelope of its own whose id follows from what the row is: so
/// a run that was broken off, or a second one, does nothing twice.
///
/// An id that stands in the log already is looked up. If it is this actor's, was accepted and said
/// the same, the row is done; if it said something else, that is told; if it was refused, or is
/// somebody else's, the next of the row's ids is taken.
final class RowSubmission {
  /// Requests that wait for their answer at the same time.
  private static final int REQUESTS = 8;

  private static final int MAX_ATTEMPTS = 16;
  private static final int MAX_RETRIES = 8;
  private static final long PAUSE_MILLIS = 250;

  private final VenueApi venue;
  private final Actor actor;

  RowSubmission(VenueApi venue, Actor actor) {
    this.venue = venue;
    this.actor = actor;
  }

  /// A row.
  ///
  /// @param key what it is, the same in every run and different from any other row's
  record Row(String key, Action action) {}

  /// What became of a row.
  enum End {
    /// Accepted now.
    DONE,
    /// Accepted in an earlier run.
    ALREADY,
    /// Accepted in an earlier run, with other words.
    OTHERWISE,
    REFUSED
  }

  /// @param action the id of the action
  /// @param reason why it was refused, else empty
  /// @param height at which it was decided in this run, else 0
  record Result(End end, String action, String reason, String sentence, long height) {
    Result(End end, String action, String reason, String sentence) {
      this(end, action, reason, sentence, 0);
    }
  }

  /// Submits rows, in no particular order.
  ///
  /// @return what became of each, in the order of the rows
  List<Result> submit(List<Row> rows) throws IOException, InterruptedException {
    List<Future<List<Result>>> groups = new ArrayList<>();
    Semaphore flying = new Semaphore(REQUESTS);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int from = 0; from < rows.size(); from += Limits.ENVELOPES_PER_REQUEST) {
        int to = Math.min(from + Limits.ENVELOPES_PER_REQUEST, rows.size());
        List<Row> group = rows.subList(from, to);
        groups.add(
            threads.submit(() -> {
              flying.acquire();
              try {
                return decide(group);
              } finally {
                flying.release();
              }
            }));
      }
    }
    List<Result> results = new ArrayList<>();
    for (Future<List<Result>> group : groups) {
      try {
        results.addAll(group.get());
      } catch (ExecutionException e) {
        if (e.getCause() instanceof IOException fault) {
          throw fault;
        }
        throw new IllegalStateException(e);
      }
    }
    return results;
  }

  private List<Result> decide(List<Row> rows) throws IOException, InterruptedException {
    @Nullable Result[] results = new Result[rows.size()];
    List<Integer> pending = IntStream.range(0, rows.size()).boxed().toList();
    for (int attempt = 0; attempt < MAX_ATTEMPTS && !pending.isEmpty(); attempt++) {
      List<Envelope> envelopes = new ArrayList<>();
      for (int row : pending) {
        envelopes.add(actor.sign(id(rows.get(row), attempt), rows.get(row).action()));
      }
      List<JsonNode> answers = answers(envelopes);
      List<Integer> next = new ArrayList<>();
      for (int i = 0; i < answers.size(); i++) {
        int row = pending.get(i);
        results[row] = result(id(rows.get(row), attempt), answers.get(i), rows.get(row).action());
        if (results[row] == null) {
          next.add(row);
        }
      }
      pending = next;
    }
    return Arrays.stream(results)
        .map(result ->
            result == null
                ? new Result(End.REFUSED, "", "tried-too-often", "It was refused in earlier runs.")
                : result)
        .toList();
  }

  private String id(Row row, int attempt) {
    return Ids.derived(
        "tallystick.import/v1\n" + actor.principal() + "\n" + row.key() + "\n" + attempt);
  }

  /// An answer for each envelope; what the venue was too busy for is sent again.
  private List<JsonNode> answers(List<Envelope> envelopes)
      throws IOException, InterruptedException {
    List<JsonNode> answers = new ArrayList<>(venue.submit(envelopes));
    for (int retry = 1; retry <= MAX_RETRIES; retry++) {
      List<Integer> again = new ArrayList<>();
      for (int i = 0; i < answers.size(); i++) {
        if (answers.get(i).path("problem").path("retryable").asBoolean(false)) {
          again.add(i);
        }
      }
      if (again.isEmpty()) {
        break;
      }
      Thread.sleep(PAUSE_MILLIS << retry);
      List<JsonNode> late = venue.submit(again.stream().map(envelopes::get).toList());
      for (int i = 0; i < again.size(); i++) {
        answers.set(again.get(i), late.get(i));
      }
    }
    return answers;
  }

  /// Null when another id is to be tried.
  private @Nullable Result result(String id, JsonNode answer, Action action)
      throws IOException, InterruptedException {
    JsonNode problem = answer.get("problem");
    if (problem == null) {
      JsonNode receipt = answer.required("receipts").required(0);
      return receipt.path("accepted").booleanValue()
          ? new Result(End.DONE, id, "", "")
          : new Result(
              End.REFUSED,
              id,
              receipt.path("reason").asString(""),
              sentence(receipt),
              receipt.path("height").longValue());
    }
    String code = problem.path("code").asString("");
    return code.equals("id-reused")
        ? earlier(id, action)
        : new Result(End.REFUSED, id, code, problem.path("detail").asString(""));
  }

  private static String sentence(JsonNode receipt) {
    String outcome = receipt.path("outcome").asString("{}");
    return Codec.JSON.readTree(outcome).path("sentence").asString("");
  }

  private @Nullable Result earlier(String id, Action action)
      throws IOException, InterruptedException {
    JsonNode receipt = venue.get("/v1/actions/" + id);
    String bytes = receipt.path("envelope").path("payload").asString("");
    JsonNode payload = Codec.JSON.readTree(Base64.getUrlDecoder().decode(bytes));
    if (!receipt.path("accepted").booleanValue()
        || !payload.path("by").asString("").equals(actor.principal())) {
      return null;
    }
    JsonNode body = Codec.JSON.readTree(Codec.JSON.writeValueAsBytes(action));
    return new Result(payload.path("body").equals(body) ? End.ALREADY : End.OTHERWISE, id, "", "");
  }
}
