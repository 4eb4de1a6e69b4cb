package tallystick.server.gateway;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import tallystick.server.limits.Quota;
import tallystick.server.limits.Quotas;
import tallystick.server.limits.Standing;

/// How much one network may ask for: so many answers a second, so many changes a second, and ten
/// seconds' worth at once. Signed acts are counted by [RateLimits]. This machine itself is not
/// counted: whoever is on it can do worse.
final class NetworkLimits extends OncePerRequestFilter {
  static final Quota READS = Quota.perSecond("reads", 200);
  static final Quota CHANGES = Quota.perSecond("changes", 50);

  /// Where [RateLimits] counts.
  private static final String ACTIONS = "/v1/actions";

  private final Quotas quotas;

  NetworkLimits(Quotas quotas) {
    this.quotas = quotas;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean reads = request.getMethod().equals("GET");
    Optional<String> network =
        reads || !request.getRequestURI().equals(ACTIONS)
            ? Network.asker(request.getRemoteAddr())
            : Optional.empty();
    if (network.isPresent()) {
      Quota quota = reads ? READS : CHANGES;
      Standing standing = quotas.take(quota, network.get());
      standing.tell(response);
      if (!standing.in()) {
        tooMany(standing).write(response);
        return;
      }
    }
    chain.doFilter(request, response);
  }

  private static Problem tooMany(Standing standing) {
    Quota quota = standing.quota();
    return Problem.later(
        HttpStatus.TOO_MANY_REQUESTS,
        "rate-limited",
        "This network asks more than %d times in %d seconds (%s)."
            .formatted(quota.most(), quota.window().toSeconds(), quota.name()),
        standing.retryAfterSeconds());
  }
}
