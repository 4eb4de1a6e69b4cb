package tallystick.server.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus;
import tallystick.server.gateway.Problem;

/// How often somebody may try what can be guessed. A try costs one and a success gives it back, so
/// that only failures count. Nobody can be locked out by others: those who guess use up what
/// strangers have for an account, and a device that signed in before has tries of its own.
final class Throttle {
  /// Who is remembered; whoever is forgotten may try again.
  private static final int MAX_KEYS = 200_000;

  /// What is counted, and how much of it may be done at once and comes back in a time.
  enum Kind {
    /// Whatever can be guessed, from one network.
    NETWORK("sign-in", 30, 30, Duration.ofMinutes(1)),
    /// Passwords of one account, by strangers.
    ACCOUNT("sign-in", 10, 10, Duration.ofMinutes(10)),
    /// Passwords of one account, by a device that signed in before.
    DEVICE("sign-in", 10, 10, Duration.ofMinutes(10)),
    /// Second factors of one person. Who knows the password already, and takes every try there is,
    /// hits one of the three codes in a million that are good about once in ninety years.
    FACTOR("second-factor", 10, 10, Duration.ofDays(1)),
    /// New accounts, from one network.
    SIGN_UP("sign-up", 10, 10, Duration.ofHours(1)),
    /// Texts to be signed by wallets, for one network.
    CHALLENGE("challenge", 30, 30, Duration.ofMinutes(1));

    private final String policy;
    private final int most;
    private final int back;
    private final Duration window;

    Kind(String policy, int most, int back, Duration window) {
      this.policy = policy;
      this.most = most;
      this.window = window;
      this.back = back;
    }

    private Bucket full() {
      return Bucket.builder()
          .addLimit(Bandwidth.builder().capacity(most).refillGreedy(back, window).build())
          .build();
    }
  }

  private record Key(Kind kind, String of) {}

  private final Cache<Key, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(MAX_KEYS).expireAfterAccess(Duration.ofHours(25)).build();

  /// A try that was let in.
  record Try(List<Bucket> counted) {
    /// Gives back what it cost.
    void succeeded() {
      counted.forEach(bucket -> bucket.addTokens(1));
    }
  }

  /// Lets a try on an account's password in, or throws a problem that says when to come again.
  ///
  /// @param account as [Vault#name] names it
  /// @param device empty if it is none of the account's
  Try password(byte[] account, String device, Client client, HttpServletResponse response) {
    Bucket network = enter(Kind.NETWORK, client.network(), response);
    Bucket counted =
        device.isEmpty()
            ? enter(Kind.ACCOUNT, HexFormat.of().formatHex(account), response)
            : enter(Kind.DEVICE, device, response);
    return new Try(List.of(network, counted));
  }

  /// Lets a try on a second factor in, or throws.
  Try factor(String person, HttpServletResponse response) {
    return new Try(List.of(enter(Kind.FACTOR, person, response)));
  }

  /// Lets a try on what no account is known of be made, or throws.
  Try network(Client client, HttpServletResponse response) {
    return new Try(List.of(enter(Kind.NETWORK, client.network(), response)));
  }

  /// Lets a text to be signed be made, or throws.
  void challenge(Client client, HttpServletResponse response) {
    var _ = enter(Kind.CHALLENGE, client.network(), response);
  }

  /// Lets a new account be made, or throws.
  void signUp(Client client, HttpServletResponse response) {
    enter(Kind.SIGN_UP, client.network(), response);
  }

  private Bucket enter(Kind kind, String of, HttpServletResponse response) {
    Bucket bucket = Objects.requireNonNull(buckets.get(new Key(kind, of), any -> kind.full()));
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    long window = kind.window.toSeconds();
    response.setHeader(
        "RateLimit-Policy", "\"%s\";q=%d;w=%d".formatted(kind.policy, kind.most, window));
    response.setHeader(
        "RateLimit",
        "\"%s\";r=%d;t=%d"
            .formatted(
                kind.policy,
                probe.getRemainingTokens(),
                TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForReset())));
    if (!probe.isConsumed()) {
      throw Problem.later(
              HttpStatus.TOO_MANY_REQUESTS,
              "too-many-tries",
              "Too many tries: wait a little.",
              Math.max(1, TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1))
          .exception();
    }
    return bucket;
  }
}
