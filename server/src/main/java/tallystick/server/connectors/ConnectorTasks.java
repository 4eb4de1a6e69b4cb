package tallystick.server.connectors;

import static java.util.Objects.requireNonNull;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import tallystick.server.connectors.Connector.State;

/// What is done for connectors, and when: one task reads the log for all, and each connector that
/// has something to do has a task of its own.
final class ConnectorTasks {
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final SchedulerClient due;
  private final Feed feed;
  private final Agenda agenda;
  private final ConnectorRows connectors;
  private final Courier courier;
  private final Fetcher fetcher;
  private final InstantSource logClock;
  private final OneTimeTask<Void> exchanging;

  ConnectorTasks(
      SchedulerClient due,
      Feed feed,
      Agenda agenda,
      ConnectorRows connectors,
      Courier courier,
      Fetcher fetcher,
      InstantSource logClock) {
    this.due = due;
    this.feed = feed;
    this.agenda = agenda;
    this.connectors = connectors;
    this.courier = courier;
    this.fetcher = fetcher;
    this.logClock = logClock;
    this.exchanging =
        Tasks.oneTime(Agenda.TASK)
            .onFailure(this::failed)
            .execute((instance, context) -> exchange(instance.getId()));
  }

  /// Reads the log, and finds out who has something to do.
  Task<Void> feeding() {
    return Tasks.recurring("connector-feed", FixedDelay.of(PAUSE))
        .execute((instance, context) -> {
          feed.run();
          for (Agenda.Due one : agenda.due(logClock.millis() - Fetcher.ABANDONED.toMillis())) {
            Instant at = Instant.ofEpochMilli(Math.max(one.at(), System.currentTimeMillis()));
            var _ = due.scheduleIfNotExists(exchanging.instance(one.connector()), at);
          }
        });
  }

  /// Tells what a connector has to tell, or fetches what there is for it.
  Task<Void> exchanging() {
    return exchanging;
  }

  private void exchange(String id) {
    Optional<Connector> found = connectors.find(id).filter(one -> one.state() == State.ON);
    if (found.isPresent() && found.get().definition().tells()) {
      courier.run(found.get());
    } else if (found.isPresent()) {
      fetcher.run(found.get());
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
    // Also if it is under way: then it is due again as soon as that ends.
    agenda.hurry(connector);
    try {
      due.cancel(exchanging.instance(connector));
    } catch (TaskInstanceNotFoundException | TaskInstanceCurrentlyExecutingException e) {
      // Then it does not wait.
    }
    var _ = due.scheduleIfNotExists(exchanging.instance(connector), Instant.now());
  }
}
