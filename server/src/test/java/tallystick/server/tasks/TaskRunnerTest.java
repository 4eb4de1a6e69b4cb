package tallystick.server.tasks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.server.views.Databases;
import tallystick.server.views.TestDatabase;

/// Tasks over a real database of their own: each is done once, by whoever runs.
class TaskRunnerTest {
  private static final int MANY = 200;

  private final Databases databases = TestDatabase.get().databases();

  @Test
  void two_gateways_share_the_tasks_and_each_is_done_once() throws Exception {
    Map<String, Integer> done = new ConcurrentHashMap<>();
    CountDownLatch left = new CountDownLatch(MANY + 1);
    OneTimeTask<Void> task =
        Tasks.oneTime("count")
            .execute((instance, context) -> {
              done.merge(instance.getId(), 1, Integer::sum);
              left.countDown();
            });
    Holder here = Holder.here();
    try (TaskRunner one = new TaskRunner(databases.background(), List.of(task), here);
        TaskRunner two =
            new TaskRunner(
                databases.people(), List.of(task), new Holder(here.host(), here.pid(), 1))) {
      SchedulerClient due =
          SchedulerClient.Builder.create(databases.writing()).tableName(TaskRunner.TABLE).build();
      for (int i = 0; i < MANY; i++) {
        due.schedule(task.instance("t" + i), Instant.now());
      }
      // One that a gateway held when it was killed: nobody waits until it is missed.
      due.schedule(task.instance("held"), Instant.now());
      hold("held", here.host() + "/1/7");
      one.start();
      two.start();
      assertTrue(left.await(30, TimeUnit.SECONDS), left::toString);
    }
    assertEquals(MANY + 1, done.size());
    assertEquals(MANY + 1, done.values().stream().mapToInt(n -> n).sum());
  }

  private void hold(String instance, String holder) {
    JdbcClient.create(databases.writing())
        .sql(
            """
            UPDATE private.tasks SET picked = true, picked_by = :holder, last_heartbeat = now()
            WHERE task_instance = :instance\
            """)
        .param("holder", holder)
        .param("instance", instance)
        .update();
  }

  @Test
  void only_a_process_of_this_machine_that_is_gone_is_outlived() {
    Holder here = Holder.here();
    assertFalse(here.outlived(here.name()));
    assertTrue(here.outlived(here.host() + "/" + here.pid() + "/1"), "the number came again");
    assertTrue(here.outlived(here.host() + "/999999999/1"));
    assertFalse(here.outlived("elsewhere/999999999/1"));
    assertFalse(here.outlived("a name from before"));
  }

  @Test
  void what_waited_in_the_tables_of_before_goes_on_waiting() throws Exception {
    try (Connection database = databases.writing().getConnection();
        Statement said = database.createStatement();
        InputStream script =
            requireNonNull(
                getClass().getResourceAsStream("/db/migration/V17__one_table_of_tasks.sql"))) {
      said.execute(
          """
          CREATE SCHEMA before;
          SET search_path = before;
          CREATE TABLE connector_tasks (LIKE private.tasks);
          CREATE TABLE epcis_deliveries (LIKE private.tasks);
          CREATE TABLE connectors (connector text);
          CREATE TABLE connector_deliveries (connector text);
          CREATE TABLE connector_runs (connector text, ended bigint);
          INSERT INTO connector_tasks VALUES
            ('tell', 'c1', NULL, '2026-03-01', true, 'gone', NULL, NULL, 4, now(), 7);
          INSERT INTO epcis_deliveries VALUES
            ('epcis-subscription', 's1', NULL, '2026-04-01', false, NULL, NULL, NULL, 0, NULL, 1)
          """);
      said.execute(new String(script.readAllBytes(), UTF_8));
      said.execute("RESET search_path");
    }
    List<String> tasks =
        JdbcClient.create(databases.writing())
            .sql(
                """
                SELECT concat_ws(' ', task_name, task_instance, execution_time::date,
                  consecutive_failures, picked) FROM before.tasks ORDER BY 1\
                """)
            .query(String.class)
            .list();
    assertEquals(
        List.of("connector-exchange c1 2026-03-01 4 f", "epcis-subscription s1 2026-04-01 0 f"),
        tasks);
  }
}
