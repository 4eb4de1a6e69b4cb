package tallystick.server.epcis;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import java.util.Map;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import tallystick.server.access.Access;
import tallystick.server.gateway.Gateway;
import tallystick.server.outbound.Destinations;
import tallystick.server.views.Databases;
import tallystick.server.views.Questions;
import tallystick.server.views.ViewHeight;

/// What Spring is told of EPCIS.
@Configuration(proxyBeanMethods = false)
@Import({
  CaptureController.class,
  EpcisEventsController.class,
  EpcisProblems.class,
  QueriesController.class,
  SubscriptionsController.class,
  VocabularyController.class,
})
public class EpcisConfiguration {
  /// The same as an addition.
  ///
  /// @param destinations where webhooks may go
  public static Gateway.Addition addition(Destinations destinations) {
    return new Gateway.Addition(
        EpcisConfiguration.class,
        Map.of("epcisWebhooks", new Webhooks(destinations)),
        EpcisOperations.ALL);
  }

  @Bean
  NamedQueries namedQueries(Access access) {
    return new NamedQueries(access);
  }

  @Bean
  Standing standing(Questions questions, Databases databases) {
    return new Standing(questions, databases);
  }

  @Bean
  Pulse pulse(ViewHeight height, Standing standing) {
    return new Pulse(height, standing);
  }

  @Bean
  Subscriptions subscriptions(Access access, Standing standing, Webhooks webhooks) {
    return new Subscriptions(access, standing, webhooks);
  }

  @Bean(initMethod = "resume")
  Deliveries epcisDeliveries(
      SchedulerClient due,
      Subscriptions subscriptions,
      NamedQueries queries,
      Standing standing,
      Webhooks webhooks,
      Pulse pulse) {
    Deliveries deliveries = new Deliveries(due, subscriptions, queries, standing, webhooks);
    pulse.listen(deliveries::wake);
    return deliveries;
  }

  @Bean
  Task<Void> epcisTelling(Deliveries deliveries) {
    return deliveries.task();
  }

  @Bean
  WebSocketConfigurer epcisSockets(NamedQueries queries, Standing standing, Pulse pulse) {
    StreamSocket socket = new StreamSocket(queries, standing, pulse);
    // Events are public, and no cookie takes part: any page may listen.
    return registry ->
        registry
            .addHandler(socket, StreamSocket.PATH)
            .addInterceptors(socket)
            .setAllowedOriginPatterns("*");
  }

  @Bean
  CaptureJobs captureJobs(Access access, ViewHeight height) {
    return new CaptureJobs(access, height);
  }

  /// Before whatever may answer.
  @Bean
  FilterRegistrationBean<Discovery> discovery() {
    var registration = new FilterRegistrationBean<>(new Discovery());
    registration.addUrlPatterns(Addresses.ROOT, Addresses.ROOT + "/*");
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    return registration;
  }

  @Bean
  FilterRegistrationBean<EncodedSlashes> encodedSlashes() {
    var registration = new FilterRegistrationBean<>(new EncodedSlashes());
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    return registration;
  }

  @Bean
  WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> letSlashesThrough() {
    return tomcat ->
        tomcat.addConnectorCustomizers(
            connector -> connector.setEncodedSolidusHandling("passthrough"));
  }
}
