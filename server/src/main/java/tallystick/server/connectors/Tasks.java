package tallystick.server.connectors;

import static java.util.Objects.requireNonNull;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/// What is done for connectors, and when. The tasks are rows of the database, so that each is done
/// by one gateway at a time, and again by another if that one falls.
final class Tasks implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration END = Duration.ofSeconds(12);
  private static final int THREADS = 6;

  private final Feed feed;
  private final Courier courier;
  private final Deliveries deliveries;
  private final OneTimeTask<Void> telling;
  private final Scheduler scheduler;

  Tasks(DataSource source, Feed feed, Courier courier, Deliveries deliveries) {
    this.feed = feed;
    this.courier = courier;
    this.deliveries = deliveries;
    this.telling =
        com.github.kagkarlsson.scheduler.task.helper.Tasks.oneTime("tell")
            .onFailure(this::failed)
            .execute((instance, context) -> courier.run(instance.getId()));
    RecurringTask<Void> reading =
        com.github.kagkarlsson.scheduler.task.helper.Tasks.recurring("read", FixedDelay.of(PAUSE))
            .execute((instance, context) -> read());
    this.scheduler =
        Scheduler.create(source, telling)
            .startTasks(reading)
            .tableName("private.connector_tasks")
            .threads(THREADS)
            .pollingInterval(POLL)
            .shutdownMaxWait(END)
            .failureLogging(LogLevel.DEBUG, false)
            .build();
  }

  void start() {
    scheduler.start();
  }

  private void read() {
    feed.run();
    // Also of those whose task was lost, by whatever chance.
    for (String connector : deliveries.busy()) {
      scheduler.scheduleIfNotExists(telling.instance(connector), Instant.now());
    }
  }

  private void failed(ExecutionComplete complete, ExecutionOperations<Void> operations) {
    Optional<Duration> later = Courier.later(complete.getExecution().consecutiveFailures);
    if (later.isPresent()) {
      operations.reschedule(complete, complete.getTimeDone().plus(later.get()));
    } else {
      courier.giveUp(requireNonNull(complete.getExecution().getId()));
      operations.remove();
    }
  }

  /// Does not wait any longer before a connector is tried again.
  void hurry(String connector) {
    try {
      scheduler.cancel(telling.instance(connector));
    } catch (com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException
        | com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException e) {
      // Then it does not wait.
    }
  }

  @Override
  public void close() {
    scheduler.stop();
  }
}
