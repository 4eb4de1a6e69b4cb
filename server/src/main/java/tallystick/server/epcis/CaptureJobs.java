package tallystick.server.epcis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.kernel.Codec;
import tallystick.server.access.Access;
import tallystick.server.epcis.Capture.Failure;
import tallystick.server.epcis.Capture.Ready;
import tallystick.server.gateway.Problem;
import tallystick.server.views.ViewHeight;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Jobs that capture events, kept with what went wrong for whoever sent them. What is recorded is
/// in the log whatever becomes of a job; sent again, it is refused as known.
final class CaptureJobs implements AutoCloseable {
  /// All or none.
  static final String ROLLBACK = "rollback";

  /// As many as can be.
  static final String PROCEED = "proceed";

  /// Jobs at a time, of everybody.
  private static final int RUNNING = 16;

  /// Failures that are kept of a job.
  private static final int MAX_FAILURES = 1_000;

  /// After so long a job ends, done or not.
  private static final long MOST_MILLIS = 15L * 60 * 1000;

  /// After so long a job that did not say that it ended was interrupted.
  private static final long LOST_MILLIS = 2 * MOST_MILLIS;

  private static final Duration SHOWN = Duration.ofSeconds(10);
  private static final int END_SECONDS = 3;
  private static final Logger LOG = LoggerFactory.getLogger(CaptureJobs.class);

  private final JdbcClient sql;
  private final Access access;
  private final ViewHeight height;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore free = new Semaphore(RUNNING);

  CaptureJobs(Access access, ViewHeight height) {
    this.sql = access.sql();
    this.access = access;
    this.height = height;
  }

  private record Row(
      String job, long created, long finished, String behaviour, String errors, String warnings) {}

  /// What a job is to do.
  ///
  /// @param failures of events that cannot even be signed
  /// @param warnings of events that are captured all the same
  record Work(
      String person,
      String behaviour,
      Capture capture,
      List<Ready> events,
      List<Failure> failures,
      List<ObjectNode> warnings) {
    boolean atomic() {
      return behaviour.equals(ROLLBACK);
    }
  }

  /// Begins a job, and gives its id.
  String begin(Work work) {
    if (!free.tryAcquire()) {
      throw Problem.later(
              HttpStatus.SERVICE_UNAVAILABLE,
              "overloaded",
              "Too many documents are being captured: come again soon.",
              2)
          .exception();
    }
    String job = UUID.randomUUID().toString();
    boolean begun = false;
    try {
      insert(job, work);
      var _ = threads.submit(() -> run(job, work));
      begun = true;
    } finally {
      if (!begun) {
        free.release();
      }
    }
    return job;
  }

  private void insert(String job, Work work) {
    sql.sql(
            """
            INSERT INTO private.epcis_jobs
              (job, person, created, finished, behaviour, errors, warnings)
            VALUES (:job, :person, :created, 0, :behaviour, '[]', :warnings)\
            """)
        .param("job", job)
        .param("person", work.person())
        .param("created", access.clock().millis())
        .param("behaviour", work.behaviour())
        .param("warnings", Codec.JSON.writeValueAsString(work.warnings()))
        .update();
  }

  private void run(String job, Work work) {
    List<Failure> failures = new ArrayList<>(work.failures());
    try {
      failures.addAll(record(work));
      var _ = height.await(work.capture().height(), SHOWN);
    } catch (InterruptedException e) {
      failures.add(interrupted());
    } catch (RuntimeException e) {
      failures.add(failed(e));
    } finally {
      finish(job, failures);
      free.release();
    }
  }

  private List<Failure> record(Work work) throws InterruptedException {
    long end = access.clock().millis() + MOST_MILLIS;
    List<Failure> failures = new ArrayList<>();
    for (List<Ready> part : Capture.parts(work.events())) {
      if (access.clock().millis() > end) {
        failures.add(
            about(
                part.getFirst().pointer(),
                HttpStatus.GATEWAY_TIMEOUT,
                "timeout",
                "The job took too long: send this event and those after it again."));
        break;
      }
      failures.addAll(work.capture().record(part, work.atomic()));
    }
    return failures;
  }

  private static Failure about(String pointer, HttpStatus status, String code, String sentence) {
    Problem problem = Problem.of(status, code, pointer, sentence);
    return new Failure(pointer, "", EpcisProblems.named(problem));
  }

  private static Failure interrupted() {
    return about(
        "",
        HttpStatus.SERVICE_UNAVAILABLE,
        "interrupted",
        "The venue stopped before the job was done: send it again, what is recorded is known.");
  }

  private static Failure failed(RuntimeException e) {
    if (e instanceof Problem.Thrown told) {
      return new Failure("", "", EpcisProblems.named(told.problem()));
    }
    LOG.warn("a capture job failed", e);
    return about(
        "",
        HttpStatus.INTERNAL_SERVER_ERROR,
        "internal",
        "The job could not go on; send what is not recorded again.");
  }

  private void finish(String job, List<Failure> failures) {
    ArrayNode errors = Codec.JSON.createArrayNode();
    failures.stream().limit(MAX_FAILURES).forEach(one -> errors.add(json(one)));
    if (failures.size() > MAX_FAILURES) {
      int more = failures.size() - MAX_FAILURES;
      errors.add(
          json(
              about(
                  "",
                  HttpStatus.BAD_REQUEST,
                  "more-errors",
                  "There are " + more + " more errors, which are not kept.")));
    }
    sql.sql("UPDATE private.epcis_jobs SET finished = :now, errors = :errors WHERE job = :job")
        .param("now", access.clock().millis())
        .param("errors", errors.toString())
        .param("job", job)
        .update();
  }

  private static ObjectNode json(Failure failure) {
    ObjectNode json = (ObjectNode) Codec.JSON.valueToTree(failure.problem());
    return failure.eventID().isEmpty() ? json : json.put("eventID", failure.eventID());
  }

  /// A job of somebody's.
  Optional<ObjectNode> job(String person, String job) {
    return sql.sql(
            """
            SELECT job, created, finished, behaviour, errors, warnings FROM private.epcis_jobs
            WHERE job = :job AND person = :person\
            """)
        .param("job", job)
        .param("person", person)
        .query(Row.class)
        .optional()
        .map(this::shown);
  }

  /// Jobs of somebody's, newest first.
  List<ObjectNode> jobs(String person, int limit, long offset) {
    return sql
        .sql(
            """
            SELECT job, created, finished, behaviour, errors, warnings FROM private.epcis_jobs
            WHERE person = :person ORDER BY created DESC, job LIMIT :limit OFFSET :offset\
            """)
        .param("person", person)
        .param("limit", limit)
        .param("offset", offset)
        .query(Row.class)
        .list()
        .stream()
        .map(this::shown)
        .toList();
  }

  /// As the standard writes jobs (its OpenAPI file, `CaptureJob`).
  private ObjectNode shown(Row row) {
    boolean lost = row.finished() == 0 && row.created() + LOST_MILLIS < access.clock().millis();
    JsonNode errors =
        lost
            ? Codec.JSON.createArrayNode().add(json(interrupted()))
            : Codec.JSON.readTree(row.errors());
    ObjectNode shown = Codec.JSON.createObjectNode();
    shown.put("captureID", row.job());
    shown.put("createdAt", Instant.ofEpochMilli(row.created()).toString());
    if (row.finished() > 0) {
      shown.put("finishedAt", Instant.ofEpochMilli(row.finished()).toString());
    }
    shown.put("running", row.finished() == 0 && !lost);
    shown.put("success", errors.isEmpty());
    shown.put("captureErrorBehaviour", row.behaviour());
    shown.set("errors", errors);
    JsonNode warnings = Codec.JSON.readTree(row.warnings());
    if (!warnings.isEmpty()) {
      shown.set("tallystick:warnings", warnings);
    }
    return shown;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("some capture jobs were cut off");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
