package tallystick.server.tasks;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Does what is due. Each task is a row, picked by one gateway at a time; what a gateway had in its
/// hands when it fell is done again by another.
final class TaskRunner implements AutoCloseable {
  static final String TABLE = "private.tasks";

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration STOP = Duration.ofSeconds(12);

  /// Who is not heard of for four of them is taken to have fallen. What it did is then done twice
  /// if it has not: every task has to bear that.
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);

  private static final int MISSED = 4;

  /// At once. They wait for other systems for the most part, on threads that cost nothing.
  private static final int AT_ONCE = 64;

  private final JdbcClient sql;
  private final Holder holder;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Scheduler scheduler;

  TaskRunner(DataSource source, List<Task<?>> tasks, Holder holder) {
    this.sql = JdbcClient.create(source);
    this.holder = holder;
    List<RecurringTask<?>> recurring = new ArrayList<>();
    List<Task<?>> others = new ArrayList<>();
    for (Task<?> task : tasks) {
      if (task instanceof RecurringTask<?> again) {
        recurring.add(again);
      } else {
        others.add(task);
      }
    }
    this.scheduler =
        Scheduler.create(source, others)
            .startTasks(recurring)
            .tableName(TABLE)
            .schedulerName(new SchedulerName.Fixed(holder.name()))
            .executorService(threads)
            .threads(AT_ONCE)
            .pollingInterval(POLL)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED)
            .shutdownMaxWait(STOP)
            .failureLogging(LogLevel.DEBUG, false)
            .build();
  }

  void start() {
    takeBack();
    scheduler.start();
  }

  /// What a process of this machine was doing when it was killed need not wait until its heart has
  /// not been heard for long.
  private void takeBack() {
    List<String> holders =
        sql.sql("SELECT DISTINCT picked_by FROM private.tasks WHERE picked")
            .query(String.class)
            .list();
    for (String other : holders) {
      if (holder.outlived(other)) {
        sql.sql(
                """
                UPDATE private.tasks SET picked = false, picked_by = NULL, last_heartbeat = NULL,
                  version = version + 1 WHERE picked AND picked_by = :holder\
                """)
            .param("holder", other)
            .update();
      }
    }
  }

  @Override
  public void close() {
    scheduler.stop();
    threads.shutdownNow();
  }
}
