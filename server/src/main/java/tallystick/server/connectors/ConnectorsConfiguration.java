package tallystick.server.connectors;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tallystick.ledger.LedgerClient;
import tallystick.server.access.Access;
import tallystick.server.gateway.Submissions;
import tallystick.server.outbound.Destinations;
import tallystick.server.views.Databases;
import tallystick.server.views.ViewHeight;

/// What Spring is told of connectors.
@Configuration(proxyBeanMethods = false)
@Import({ConnectorsController.class, IncomingController.class})
class ConnectorsConfiguration {
  @Bean
  ConnectorRows connectorRows(Access access) {
    return new ConnectorRows(access);
  }

  @Bean
  Agenda agenda(Databases databases) {
    return new Agenda(JdbcClient.create(databases.background()));
  }

  @Bean
  Inbox inbox(Access access, Submissions submissions, ConnectorRows connectors) {
    EdiAnswers answers = new EdiAnswers(access, connectors, new Deliveries(access.sql()));
    return new Inbox(access, submissions, new Runs(access), answers);
  }

  @Bean
  Courier courier(
      Access access,
      Databases databases,
      ConnectorRows connectors,
      Agenda agenda,
      Destinations destinations,
      ViewHeight height) {
    JdbcClient sql = JdbcClient.create(databases.background());
    return new Courier(
        connectors,
        new Deliveries(sql),
        agenda,
        new Carriers(destinations, access.clock()),
        new Forms(new Trade.Orders(sql, height), access.clock()),
        access.clock());
  }

  @Bean
  Fetcher fetcher(
      Access access,
      Databases databases,
      ConnectorRows connectors,
      Agenda agenda,
      Inbox inbox,
      Destinations destinations) {
    // Of the same connections as the rows of connectors and messages.
    TransactionTemplate transaction =
        new TransactionTemplate(new DataSourceTransactionManager(databases.people()));
    return new Fetcher(
        access,
        agenda,
        inbox,
        new FileInlet(connectors, inbox, destinations, access.clock()),
        new HttpInlet(connectors, inbox, destinations, transaction));
  }

  @Bean
  ConnectorTasks connectorTasks(
      SchedulerClient due,
      LedgerClient ledger,
      Databases databases,
      Agenda agenda,
      ConnectorRows connectors,
      Courier courier,
      Fetcher fetcher,
      Access access) {
    JdbcClient sql = JdbcClient.create(databases.background());
    TransactionTemplate transaction =
        new TransactionTemplate(new DataSourceTransactionManager(databases.background()));
    Feed feed = new Feed(ledger, sql, transaction);
    return new ConnectorTasks(due, feed, agenda, connectors, courier, fetcher, access.logClock());
  }

  @Bean
  Task<Void> connectorFeeding(ConnectorTasks tasks) {
    return tasks.feeding();
  }

  @Bean
  Task<Void> connectorExchanging(ConnectorTasks tasks) {
    return tasks.exchanging();
  }

  @Bean
  Parts parts(
      Access access,
      ConnectorRows connectors,
      Agenda agenda,
      Courier courier,
      Inbox inbox,
      ConnectorTasks tasks,
      Destinations destinations) {
    return new Parts(
        connectors,
        new Deliveries(access.sql()),
        courier,
        new Runs(access),
        inbox,
        agenda,
        tasks,
        destinations);
  }
}
