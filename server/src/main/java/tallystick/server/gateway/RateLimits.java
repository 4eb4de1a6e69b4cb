package tallystick.server.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus;
import tallystick.domains.exchange.Ending;
import tallystick.domains.exchange.ExchangeEvent.OrderDone;
import tallystick.kernel.Block;
import tallystick.kernel.Codec;
import tallystick.kernel.Entry;
import tallystick.kernel.Event;
import tallystick.kernel.Ids;
import tallystick.kernel.Receipt;
import tallystick.ledger.LedgerFault;

/// How much everybody may ask for at this gateway: actions a second, and ten seconds' worth at
/// once. An action costs one, whatever becomes of it; an order that is filled gives back what it
/// cost. Told by the headers of
/// https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
///
/// Counted is the key that signs, for nobody else can use it up: what turns out to bear a wrong
/// signature is given back. An envelope is let in while anything is left, and charged when the
/// number of its actions is known; what it took beyond is waited for.
final class RateLimits {
  static final String POLICY = "RateLimit-Policy";
  static final String LIMIT = "RateLimit";

  /// Seconds that it takes for everything to come back.
  private static final int WINDOW_SECONDS = 10;

  /// Signers that are remembered; whoever is forgotten has everything again.
  private static final int MAX_SIGNERS = 100_000;

  private static final String FILLED = "\"" + Ending.FILLED.name() + "\"";
  private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

  private final long perSecond;
  private final Codec codec;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder()
          .maximumSize(MAX_SIGNERS)
          .expireAfterAccess(Duration.ofSeconds(2L * WINDOW_SECONDS))
          .build();

  /// @param perSecond actions of a signer; 0 for no limit
  RateLimits(long perSecond, Codec codec) {
    this.perSecond = perSecond;
    this.codec = codec;
  }

  boolean isOn() {
    return perSecond > 0;
  }

  private Bucket bucket(String key) {
    return Objects.requireNonNull(buckets.get(Ids.principalOf(key), any -> full()));
  }

  private Bucket full() {
    return Bucket.builder()
        .addLimit(
            Bandwidth.builder()
                .capacity(perSecond * WINDOW_SECONDS)
                .refillGreedy(perSecond, Duration.ofSeconds(1))
                .build())
        .build();
  }

  /// Lets an envelope in, or throws a problem that says when to come again.
  void enter(String key) {
    if (!isOn()) {
      return;
    }
    ConsumptionProbe probe = bucket(key).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      long seconds = Math.max(1, Math.ceilDiv(probe.getNanosToWaitForRefill(), NANOS));
      throw Problem.later(
              HttpStatus.TOO_MANY_REQUESTS,
              "rate-limited",
              "This key asks for more than %d actions a second.".formatted(perSecond),
              seconds)
          .exception();
    }
  }

  /// Charges for what was decided beyond the one action that was paid for at the door.
  void decided(String key, List<Receipt> receipts) {
    if (isOn() && receipts.size() > 1) {
      bucket(key).consumeIgnoringRateLimits(receipts.size() - 1L);
    }
  }

  /// Gives back what somebody else spent in a key's name.
  void failed(String key, Throwable failure) {
    if (isOn()
        && failure instanceof LedgerFault fault
        && fault.code().equals(LedgerFault.BAD_SIGNATURE)) {
      bucket(key).addTokens(1);
    }
  }

  /// Gives back what filled orders cost, to those who are counted here.
  void follow(Block block) {
    for (Entry entry : block.entries()) {
      if (new String(entry.outcome(), StandardCharsets.UTF_8).contains(FILLED)) {
        for (Event event : codec.outcome(entry.outcome()).events()) {
          if (event instanceof OrderDone done && done.why() == Ending.FILLED) {
            Bucket bucket = buckets.getIfPresent(done.owner());
            if (bucket != null) {
              bucket.addTokens(1);
            }
          }
        }
      }
    }
  }

  /// Tells a caller where it stands.
  ///
  /// @param key empty if there is none
  void tell(String key, HttpServletResponse response) {
    if (isOn() && !key.isEmpty()) {
      EstimationProbe probe = bucket(key).estimateAbilityToConsume(1);
      long left = Math.max(0, probe.getRemainingTokens());
      long full = perSecond * WINDOW_SECONDS;
      response.setHeader(POLICY, "\"actions\";q=%d;w=%d".formatted(full, WINDOW_SECONDS));
      response.setHeader(
          LIMIT,
          "\"actions\";r=%d;t=%d"
              .formatted(left, Math.ceilDiv(full - probe.getRemainingTokens(), perSecond)));
    }
  }
}
