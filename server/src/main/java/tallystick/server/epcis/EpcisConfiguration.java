package tallystick.server.epcis;

import java.util.Map;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import tallystick.server.access.Access;
import tallystick.server.gateway.Gateway;
import tallystick.server.views.ViewHeight;

/// What Spring is told of EPCIS.
@Configuration(proxyBeanMethods = false)
@Import({
  CaptureController.class,
  EpcisEventsController.class,
  EpcisProblems.class,
  QueriesController.class,
  VocabularyController.class,
})
public class EpcisConfiguration {
  /// The same as an addition.
  public static Gateway.Addition addition() {
    return new Gateway.Addition(EpcisConfiguration.class, Map.of(), EpcisOperations.ALL);
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
