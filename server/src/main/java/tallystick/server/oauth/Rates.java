package tallystick.server.oauth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus;
import tallystick.server.gateway.Problem;

/// How many requests a key or an app may make in a minute, at this gateway. Told by the headers of
/// https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
final class Rates {
  /// For who says nothing else.
  static final int USUAL = 600;

  /// The highest that a key may have.
  static final int MOST = 60_000;

  private static final int REMEMBERED = 100_000;
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder()
          .maximumSize(REMEMBERED)
          .expireAfterAccess(WINDOW.multipliedBy(2))
          .build();

  /// Lets a request in, or throws a problem that says when to come again.
  ///
  /// @param who key or grant
  void enter(String who, int perMinute, HttpServletResponse response) {
    Bucket bucket =
        Objects.requireNonNull(
            buckets.get(
                who,
                any ->
                    Bucket.builder()
                        .addLimit(
                            Bandwidth.builder()
                                .capacity(perMinute)
                                .refillGreedy(perMinute, WINDOW)
                                .build())
                        .build()));
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    response.setHeader(
        "RateLimit-Policy", "\"token\";q=%d;w=%d".formatted(perMinute, WINDOW.toSeconds()));
    response.setHeader(
        "RateLimit",
        "\"token\";r=%d;t=%d"
            .formatted(
                probe.getRemainingTokens(),
                TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForReset())));
    if (!probe.isConsumed()) {
      throw Problem.later(
              HttpStatus.TOO_MANY_REQUESTS,
              "rate-limited",
              "This token asks more than %d times a minute.".formatted(perMinute),
              TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1)
          .exception();
    }
  }
}
