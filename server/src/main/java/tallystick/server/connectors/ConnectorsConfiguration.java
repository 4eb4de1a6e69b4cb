package tallystick.server.connectors;

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
  Inbox inbox(Access access, Submissions submissions) {
    return new Inbox(access, submissions, new Runs(access));
  }

  @Bean(initMethod = "start", destroyMethod = "close")
  Tasks tasks(LedgerClient ledger, Databases databases, Courier courier) {
    JdbcClient sql = JdbcClient.create(databases.background());
    TransactionTemplate transaction =
        new TransactionTemplate(new DataSourceTransactionManager(databases.background()));
    return new Tasks(
        databases.background(), new Feed(ledger, sql, transaction), courier, new Deliveries(sql));
  }

  @Bean
  Courier courier(
      Access access,
      Databases databases,
      ConnectorRows connectors,
      Destinations destinations,
      ViewHeight height) {
    Trade.Orders orders = new Trade.Orders(JdbcClient.create(databases.background()), height);
    return new Courier(
        connectors,
        new Deliveries(JdbcClient.create(databases.background())),
        destinations,
        new Forms(orders, access.clock()),
        access.clock());
  }

  @Bean
  Parts parts(Access access, ConnectorRows connectors, Courier courier, Inbox inbox, Tasks tasks) {
    return new Parts(
        connectors, new Deliveries(access.sql()), courier, new Runs(access), inbox, tasks);
  }
}
