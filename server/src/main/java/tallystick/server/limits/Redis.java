package tallystick.server.limits;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SetArgs;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts in a Redis. One that does not answer at once is left alone for a while and said to be
/// away, once: nobody waits for it meanwhile.
final class Redis implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Redis.class);
  private static final String PREFIX = "tallystick:";

  /// How long a question may take.
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /// How long a connection may take to be made, of which there is one.
  private static final Duration CONNECT = Duration.ofSeconds(3);

  /// How long one that did not answer is not asked again.
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /// How long a count is kept that has come back as a whole.
  private static final Duration KEPT = Duration.ofSeconds(10);

  /// How long it is known who claimed something.
  private static final Duration CLAIMED = Duration.ofMinutes(1);

  private final RedisClient client;
  private final String shown;
  private final AtomicBoolean away = new AtomicBoolean();
  private final AtomicLong next = new AtomicLong(System.nanoTime());
  private volatile @Nullable Connected connected;

  private record Connected(
      StatefulRedisConnection<String, byte[]> connection, ProxyManager<String> buckets) {}

  Redis(URI address) {
    RedisURI uri = RedisURI.create(address);
    uri.setTimeout(PATIENCE);
    this.shown = uri.getHost() + ":" + uri.getPort();
    this.client = RedisClient.create(uri);
    client.setOptions(
        ClientOptions.builder()
            .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
            .socketOptions(SocketOptions.builder().connectTimeout(CONNECT).build())
            .build());
  }

  /// What a count answers, or nothing while Redis is away.
  <T> Optional<T> ask(Quota quota, String who, Function<Bucket, T> question) {
    String key =
        PREFIX + quota.name() + ":" + quota.most() + "/" + quota.window().toSeconds() + ":" + who;
    return ask(redis -> question.apply(redis.buckets().getProxy(key, () -> configuration(quota))));
  }

  private static BucketConfiguration configuration(Quota quota) {
    return BucketConfiguration.builder().addLimit(quota.bandwidth()).build();
  }

  /// Whether we are the first to claim something, or nothing while Redis is away.
  Optional<Boolean> claims(String what) {
    return ask(redis ->
        redis
                .connection()
                .sync()
                .set(
                    PREFIX + "claim:" + what, "1".getBytes(UTF_8), SetArgs.Builder.nx().ex(CLAIMED))
            != null);
  }

  private <T> Optional<T> ask(Function<Connected, T> question) {
    if (System.nanoTime() - next.get() < 0) {
      return Optional.empty();
    }
    try {
      T answer = question.apply(connection());
      if (away.compareAndSet(true, false)) {
        LOG.warn("the Redis at {} is there again", shown);
      }
      return Optional.of(answer);
    } catch (RuntimeException e) {
      next.set(System.nanoTime() + PAUSE.toNanos());
      if (away.compareAndSet(false, true)) {
        LOG.warn(
            "the Redis at {} is away ({}): this gateway counts rates by itself meanwhile",
            shown,
            e.getMessage());
      }
      return Optional.empty();
    }
  }

  private Connected connection() {
    Connected now = connected;
    return now == null ? connect() : now;
  }

  private synchronized Connected connect() {
    Connected now = connected;
    if (now == null) {
      StatefulRedisConnection<String, byte[]> connection =
          client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
      ProxyManager<String> buckets =
          Bucket4jLettuce.casBasedBuilder(connection)
              .expirationAfterWrite(
                  ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT))
              .requestTimeout(PATIENCE)
              .build();
      now = new Connected(connection, buckets);
      connected = now;
    }
    return now;
  }

  @Override
  public void close() {
    client.shutdown(Duration.ZERO, PATIENCE);
  }
}
