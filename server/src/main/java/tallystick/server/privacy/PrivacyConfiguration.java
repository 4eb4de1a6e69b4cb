package tallystick.server.privacy;

import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// What Spring is told of the package.
@Configuration(proxyBeanMethods = false)
@Import(PrivacyController.class)
class PrivacyConfiguration {
  @Bean
  MeterBinder emergencies(Privacy privacy) {
    return privacy::measure;
  }
}
