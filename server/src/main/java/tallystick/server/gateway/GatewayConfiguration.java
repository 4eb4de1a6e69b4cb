package tallystick.server.gateway;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;
import tallystick.kernel.Codec;
import tallystick.ledger.LedgerClient;
import tallystick.server.limits.Quotas;
import tallystick.server.views.ViewHeight;
import tools.jackson.databind.json.JsonMapper;

/// What Spring is told of the gateway.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableWebSocket
@Import({
  ActionsController.class,
  CadTrustController.class,
  CertificatesController.class,
  DocsController.class,
  DocumentsController.class,
  EvaluationController.class,
  EventsController.class,
  FilesController.class,
  LogController.class,
  MarketController.class,
  NodesController.class,
  Problems.class,
  QueryController.class,
  StateController.class,
  TradesController.class,
  VenueController.class,
})
class GatewayConfiguration {

  @Bean
  JsonMapper jsonMapper() {
    return Codec.JSON;
  }

  @Bean
  Submissions submissions(LedgerClient ledger, RateLimits limits) {
    return new Submissions(ledger, limits);
  }

  @Bean
  ServletRegistrationBean<ActionsServlet> actionsServlet(Submissions submissions) {
    return new ServletRegistrationBean<>(new ActionsServlet(submissions), "/v1/actions");
  }

  @Bean
  FilterRegistrationBean<NetworkLimits> networkLimits(Quotas quotas) {
    var limits = new FilterRegistrationBean<>(new NetworkLimits(quotas));
    limits.addUrlPatterns("/v1/*", "/log/*", "/oauth/*", "/access/*");
    return limits;
  }

  @Bean
  WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> problemsOfTomcat() {
    return tomcat ->
        tomcat.addContextCustomizers(
            context -> context.getParent().getPipeline().addValve(new ProblemValve()));
  }

  @Bean
  WebPages.SecurityHeaders securityHeaders() {
    return new WebPages.SecurityHeaders();
  }

  @Bean
  WebSocketConfigurer sockets(LiveSocket socket) {
    // What is told is public, and no cookie takes part: any page may listen.
    return registry -> registry.addHandler(socket, "/v1/stream").setAllowedOriginPatterns("*");
  }

  @Bean
  ServletServerContainerFactoryBean socketLimits() {
    ServletServerContainerFactoryBean limits = new ServletServerContainerFactoryBean();
    limits.setMaxTextMessageBufferSize(LiveSocket.MAX_MESSAGE);
    limits.setMaxBinaryMessageBufferSize(1);
    return limits;
  }

  @Bean
  HealthIndicator ledgerHealthIndicator(LedgerClient ledger) {
    return () -> Health.up().withDetail("height", ledger.head().height()).build();
  }

  @Bean
  HealthIndicator viewsHealthIndicator(LedgerClient ledger, ViewHeight height) {
    return () ->
        (height.isHealthy(ledger.head().height()) ? Health.up() : Health.down())
            .withDetail("height", height.height())
            .build();
  }
}
