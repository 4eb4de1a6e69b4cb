package tallystick.server.epcis;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import tallystick.kernel.Codec;
import tallystick.server.epcis.NamedQueries.Named;
import tallystick.server.epcis.Standing.Found;
import tallystick.server.epcis.Subscriptions.Subscription;

/// Tells subscribers by webhook, each at its time and one delivery after the other. When each is
/// due next is kept with the tasks of the gateway, so that a restart forgets nothing and several
/// processes share the work; what has been told already is kept with the subscription. An answer
/// that is lost has the same events sent again: they come at least once, in their order.
final class Deliveries {
  static final String TASK = "epcis-subscription";

  /// Streams are woken by new events, and look by themselves so often.
  private static final Duration LOOK = Duration.ofSeconds(30);

  /// Documents sent in one go; after so many others have their turn.
  private static final int AT_ONCE = 10;

  private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
  private static final Duration LAST_RETRY = Duration.ofHours(2);
  private static final int MAX_DOUBLINGS = 12;
  private static final int MAX_PROBLEM = 200;
  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

  private final SchedulerClient due;
  private final Subscriptions subscriptions;
  private final NamedQueries queries;
  private final Standing standing;
  private final Webhooks webhooks;

  Deliveries(
      SchedulerClient due,
      Subscriptions subscriptions,
      NamedQueries queries,
      Standing standing,
      Webhooks webhooks) {
    this.due = due;
    this.subscriptions = subscriptions;
    this.queries = queries;
    this.standing = standing;
    this.webhooks = webhooks;
  }

  /// What is done when a subscription is due.
  Task<Void> task() {
    return Tasks.custom(TASK, Void.class).execute((one, _) -> next(deliver(one.getId())));
  }

  /// Goes on with those that are due at no time: the process ended in between.
  void resume() {
    subscriptions.unscheduled().forEach(this::begin);
  }

  private static CompletionHandler<Void> next(Instant time) {
    return time.equals(Instant.MAX)
        ? new CompletionHandler.OnCompleteRemove<>()
        : (done, operations) -> operations.reschedule(done, time);
  }

  /// Begins with a new subscription.
  void begin(Subscription one) {
    Instant now = Instant.now();
    Instant first = one.isStream() ? now : Schedule.kept(one.schedule()).after(now);
    var _ = due.scheduleIfNotExists(new TaskInstance<Void>(TASK, one.id()), first);
  }

  /// There are new events: streams are due.
  void wake() {
    Instant now = Instant.now();
    for (String id : subscriptions.streams()) {
      try {
        var _ = due.reschedule(TaskInstanceId.of(TASK, id), now);
      } catch (TaskInstanceCurrentlyExecutingException | TaskInstanceNotFoundException e) {
        // It looks again before it ends, or it has ended.
      }
    }
  }

  /// Tells a subscriber what there is, and gives the time of the next turn; the end of time if
  /// there is none.
  private Instant deliver(String id) {
    Subscription one = subscriptions.find(id).orElse(null);
    if (one == null || one.failures() >= Subscriptions.MAX_FAILURES) {
      return Instant.MAX;
    }
    try {
      Named query = queries.get(one.query());
      boolean empty = one.reportIfEmpty() && !one.isStream();
      for (int i = 0; i < AT_ONCE; i++) {
        Found found = standing.since(query, one.told(), one.batch());
        if (!found.events().isEmpty() || empty) {
          int status = send(one, found);
          if (status == HttpStatus.GONE.value()) {
            var _ = subscriptions.remove(one.person(), one.query(), one.id());
            return Instant.MAX;
          }
          if (status / 100 != 2) {
            return failed(one, "HTTP " + status, status);
          }
          subscriptions.told(one, found.until());
        } else if (found.until() > one.told()) {
          subscriptions.passed(one, found.until());
        }
        if (!found.more()) {
          return one.isStream()
              ? Instant.now().plus(LOOK)
              : Schedule.kept(one.schedule()).after(Instant.now());
        }
        empty = false;
        one = subscriptions.find(id).orElseThrow();
      }
      return Instant.now();
    } catch (IOException e) {
      return failed(one, String.valueOf(e.getMessage()), 0);
    } catch (RuntimeException e) {
      LOG.warn("subscription {} could not be told", id, e);
      return failed(one, "The venue could not look for events.", 0);
    }
  }

  private int send(Subscription one, Found found) throws IOException {
    byte[] document = Codec.JSON.writeValueAsBytes(found.document(one.query(), one.id()));
    return webhooks.send(one.dest(), subscriptions.token(one), document);
  }

  private Instant failed(Subscription one, String why, int status) {
    boolean tooMuch = status == HttpStatus.CONTENT_TOO_LARGE.value();
    int batch = tooMuch ? Math.max(1, one.batch() / 2) : one.batch();
    subscriptions.failed(one, why.substring(0, Math.min(MAX_PROBLEM, why.length())), batch);
    if (tooMuch && batch < one.batch()) {
      return Instant.now();
    }
    long factor = 1L << Math.min(MAX_DOUBLINGS, one.failures());
    Duration pause = FIRST_RETRY.multipliedBy(factor);
    return Instant.now().plus(pause.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : pause);
  }
}
