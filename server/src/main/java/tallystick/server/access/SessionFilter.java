package tallystick.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import tallystick.server.gateway.Problem;

/// Finds the session of a request, and turns away what a page of another site sent.
final class SessionFilter extends OncePerRequestFilter {
  /// What a session may do that showed both factors.
  static final String COMPLETE = "COMPLETE";

  private static final Logger LOG = LoggerFactory.getLogger(SessionFilter.class);
  private static final String ATTRIBUTE = SessionFilter.class.getName();
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  /// What browsers say of a request of our own page, or of one that a person typed:
  /// https://www.w3.org/TR/fetch-metadata/
  private static final Set<String> OURS = Set.of("same-origin", "none");

  private final Sessions sessions;

  SessionFilter(Sessions sessions) {
    this.sessions = sessions;
  }

  /// A session and the cookie by which it came.
  record Used(String token, Session session) {
    @Override
    public String toString() {
      return "Used[" + session.session() + "]";
    }
  }

  /// The session of a request, if it has one.
  static Optional<Used> used(HttpServletRequest request) {
    return Optional.ofNullable((Used) request.getAttribute(ATTRIBUTE));
  }

  /// The session of a request that was let in with one.
  static Session session(HttpServletRequest request) {
    return used(request).orElseThrow(() -> notSignedIn().exception()).session();
  }

  static Problem notSignedIn() {
    return Problem.of(HttpStatus.UNAUTHORIZED, "not-signed-in", "Sign in first.");
  }

  static boolean reads(HttpServletRequest request) {
    return READING.contains(request.getMethod());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    String site = request.getHeader("Sec-Fetch-Site");
    if (!reads(request) && site != null && !OURS.contains(site)) {
      Problem.of(HttpStatus.FORBIDDEN, "cross-site", "A page of another site may not do this.")
          .write(response);
      return;
    }
    if (Acting.of(request).isPresent()) {
      authenticate(Acting.of(request).get().person());
      proceed(request, response, chain);
      return;
    }
    try {
      find(request);
    } catch (DataAccessException e) {
      LOG.warn("a session could not be looked up: {}", e.getMessage());
      Problem.of(
              HttpStatus.SERVICE_UNAVAILABLE,
              "sessions-unavailable",
              "Sessions cannot be looked up right now.")
          .write(response);
      return;
    }
    proceed(request, response, chain);
  }

  private static void proceed(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(request, response);
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  /// Lets in who acts by token: what it may do, the address itself looks at.
  private static void authenticate(String person) {
    authenticate(person, AuthorityUtils.createAuthorityList(COMPLETE));
  }

  private void find(HttpServletRequest request) {
    String token = SessionCookie.read(request);
    if (!token.isEmpty()) {
      sessions
          .find(token, Client.of(request))
          .ifPresent(session -> authenticate(new Used(token, session), request));
    }
  }

  private static void authenticate(Used used, HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, used);
    var authorities =
        used.session().isComplete()
            ? AuthorityUtils.createAuthorityList(COMPLETE)
            : AuthorityUtils.NO_AUTHORITIES;
    authenticate(used.session().person(), authorities);
  }

  private static void authenticate(String person, List<GrantedAuthority> authorities) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(person, "", List.copyOf(authorities)));
    SecurityContextHolder.setContext(context);
  }
}
