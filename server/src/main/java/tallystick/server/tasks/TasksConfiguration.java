package tallystick.server.tasks;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tallystick.server.gateway.Gateway;
import tallystick.server.views.Databases;

/// What Spring is told of tasks. Whoever wants something done at a time asks the client; the runner
/// comes after all tasks, and so begins last and ends first.
@Configuration(proxyBeanMethods = false)
public class TasksConfiguration {
  /// What the gateway runs besides.
  public static Gateway.Addition addition() {
    return new Gateway.Addition(TasksConfiguration.class, Map.of(), List.of());
  }

  @Bean
  SchedulerClient due(Databases databases) {
    return SchedulerClient.Builder.create(databases.background())
        .tableName(TaskRunner.TABLE)
        .build();
  }

  @Bean(initMethod = "start", destroyMethod = "close")
  TaskRunner taskRunner(Databases databases, List<Task<?>> tasks) {
    return new TaskRunner(databases.background(), tasks, Holder.here());
  }
}
