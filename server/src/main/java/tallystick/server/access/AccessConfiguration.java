package tallystick.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import tallystick.server.gateway.Callers;
import tallystick.server.gateway.Operation;
import tallystick.server.gateway.Operations;
import tallystick.server.gateway.Problem;

/// What Spring Security is told. It stands before `/v1/session`, before what is captured by EPCIS
/// in a member's name, and before evaluations to know who asks: everything else is public, and what
/// is signed proves itself.
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@Import({
  FactorsController.class,
  PasskeysController.class,
  SessionActionsController.class,
  SessionsController.class,
  SignInController.class,
  WalletsController.class,
})
class AccessConfiguration {
  private static final String FILTER = "springSecurityFilterChain";
  private static final String EVALUATIONS = "/access/v1/**";
  private static final String CAPTURE = "/v1/epcis/capture";
  private static final String EVENTS = "/v1/epcis/events";
  private static final String QUERIES = "/v1/epcis/queries";

  /// Before everything that looks at addresses, and after the headers that every answer has.
  @Bean
  DelegatingFilterProxyRegistrationBean sessionSecurity() {
    var registration = new DelegatingFilterProxyRegistrationBean(FILTER);
    registration.addUrlPatterns(
        "/v1/session",
        "/v1/session/*",
        "/access/v1/*",
        CAPTURE,
        CAPTURE + "/*",
        EVENTS,
        QUERIES,
        QUERIES + "/*");
    return registration;
  }

  @Bean
  SecurityFilterChain sessionRules(HttpSecurity http, Access access, Operations operations) {
    return http.securityMatchers(all ->
            all.requestMatchers("/v1/session", "/v1/session/**", EVALUATIONS)
                .requestMatchers(CAPTURE, CAPTURE + "/**")
                .requestMatchers(HttpMethod.POST, EVENTS, QUERIES)
                .requestMatchers(HttpMethod.DELETE, QUERIES + "/*")
                .requestMatchers(QUERIES + "/*/subscriptions", QUERIES + "/*/subscriptions/*"))
        .addFilterBefore(new SessionFilter(access.sessions()), CsrfFilter.class)
        .csrf(csrf ->
            csrf.csrfTokenRepository(new TokenOfCookie())
                .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                .requireCsrfProtectionMatcher(request ->
                    !SessionFilter.reads(request)
                        && SessionFilter.used(request).isPresent()
                        && !request.getRequestURI().startsWith("/v1/session/sign-")
                        // They change nothing.
                        && !request.getRequestURI().startsWith("/access/")))
        .authorizeHttpRequests(rules -> permit(rules, operations))
        .exceptionHandling(failures ->
            failures
                .authenticationEntryPoint((request, response, e) -> {
                  // How else one may be let in: RFC 9728.
                  response.setHeader(HttpHeaders.WWW_AUTHENTICATE, access.challenge(request));
                  SessionFilter.notSignedIn().write(response);
                })
                .accessDeniedHandler((request, response, e) -> denied(e).write(response)))
        .sessionManagement(all -> all.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        // The gateway sets them, for all answers alike.
        .headers(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .build();
  }

  /// Before everything else but the headers that every answer has.
  @Bean
  FilterRegistrationBean<SignInGate> signInGate(Access access) {
    var registration =
        new FilterRegistrationBean<>(new SignInGate(access.passwords(), access.devices()));
    registration.addUrlPatterns(SignInGate.SIGN_IN, SignInGate.SIGN_UP);
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    return registration;
  }

  /// Lets in whom the description of the API names, and nobody where it names nothing.
  private static void permit(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          rules,
      Operations operations) {
    for (Operation one : operations.all()) {
      HttpMethod method = HttpMethod.valueOf(one.method().toUpperCase(Locale.ROOT));
      var address = rules.requestMatchers(method, one.path());
      var _ =
          switch (one.may()) {
            case ANYONE -> address.permitAll();
            case SIGNING_IN -> address.authenticated();
            case MEMBER, COMPLIANCE_OFFICER, OFFICER, TOKEN ->
                address.hasAuthority(SessionFilter.COMPLETE);
            case CLIENT -> address.denyAll();
          };
    }
    rules
        .requestMatchers(EVALUATIONS)
        .permitAll()
        // There is nothing there, which is told to members only.
        .anyRequest()
        .hasAuthority(SessionFilter.COMPLETE);
  }

  /// Who is signed in may ask what is open to them.
  @Bean
  Callers callers(Access access) {
    return request ->
        SessionFilter.used(request)
            .map(SessionFilter.Used::session)
            .filter(Session::isComplete)
            .map(session -> access.people().of(session).principal());
  }

  /// Addresses that look like an attack, such as those with `//` or `;`.
  @Bean
  RequestRejectedHandler rejected() {
    return (request, response, e) ->
        Problem.of(HttpStatus.BAD_REQUEST, "bad-address", "The address cannot be taken.")
            .write(response);
  }

  private static Problem denied(Exception why) {
    return why instanceof CsrfException
        ? Problem.of(
            HttpStatus.FORBIDDEN,
            "csrf",
            "The header " + SessionCookie.CSRF + " must say what GET /v1/session tells.")
        : Problem.of(
            HttpStatus.FORBIDDEN, "second-factor-required", "The second factor is not shown yet.");
  }

  /// The token follows from the cookie, so that nothing more need be kept.
  private static final class TokenOfCookie implements CsrfTokenRepository {
    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
      return token(UUID.randomUUID().toString());
    }

    @Override
    public void saveToken(
        @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
      // There is nothing to keep.
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
      return SessionFilter.used(request)
          .map(used -> token(SessionCookie.csrf(used.token())))
          .orElse(null);
    }

    private static CsrfToken token(String value) {
      return new DefaultCsrfToken(SessionCookie.CSRF, "csrf", value);
    }
  }
}
