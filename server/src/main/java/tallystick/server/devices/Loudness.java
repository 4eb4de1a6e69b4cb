package tallystick.server.devices;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How much each device may send. Who is too loud is not heard for the moment, is told so once a
/// second, and stands in the server's log once a minute.
final class Loudness {
  /// Messages a second that a device may send for long, and at once.
  static final int PER_SECOND = 50;

  static final int AT_ONCE = 200;

  private static final Logger LOG = LoggerFactory.getLogger(Loudness.class);
  private static final int MAX_DEVICES = 100_000;
  private static final Duration IDLE = Duration.ofMinutes(10);

  private final Cache<String, Ear> ears =
      Caffeine.newBuilder().maximumSize(MAX_DEVICES).expireAfterAccess(IDLE).build();

  private record Ear(Bucket messages, Bucket telling, Bucket logging) {}

  /// What becomes of a message.
  enum Verdict {
    HEARD,
    UNHEARD,
    /// The same, and it is time to tell the device.
    TOLD
  }

  Verdict hears(String device) {
    Ear ear = Objects.requireNonNull(ears.get(device, any -> ear()));
    if (ear.messages.tryConsume(1)) {
      return Verdict.HEARD;
    }
    if (ear.logging.tryConsume(1)) {
      LOG.warn("device {} sends more than {} messages a second", device, PER_SECOND);
    }
    return ear.telling.tryConsume(1) ? Verdict.TOLD : Verdict.UNHEARD;
  }

  private static Ear ear() {
    return new Ear(
        bucket(AT_ONCE, PER_SECOND, Duration.ofSeconds(1)),
        bucket(1, 1, Duration.ofSeconds(1)),
        bucket(1, 1, Duration.ofMinutes(1)));
  }

  private static Bucket bucket(long capacity, long refill, Duration period) {
    return Bucket.builder()
        .addLimit(Bandwidth.builder().capacity(capacity).refillGreedy(refill, period).build())
        .build();
  }
}
