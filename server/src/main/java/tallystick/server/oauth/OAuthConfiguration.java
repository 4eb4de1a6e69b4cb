package tallystick.server.oauth;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// What Spring is told of the package.
@Configuration(proxyBeanMethods = false)
@Import({
  ApiKeysController.class,
  AppsController.class,
  AuthorizationController.class,
  MetadataController.class,
  ProvidersController.class,
  TokenController.class,
  TokenHolderController.class,
})
class OAuthConfiguration {

  /// After the headers that every answer has, and before sessions are looked for.
  @Bean
  FilterRegistrationBean<TokenFilter> tokenFilter(OAuth oauth) {
    FilterRegistrationBean<TokenFilter> registration =
        new FilterRegistrationBean<>(new TokenFilter(oauth));
    registration.addUrlPatterns("/v1/*");
    registration.setOrder(0);
    return registration;
  }
}
