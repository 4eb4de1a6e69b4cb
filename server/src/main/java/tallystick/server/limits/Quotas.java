package tallystick.server.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Who asked for how much. With a Redis all gateways that have it count together; while it is away
/// each counts by itself, in memory, as without one.
public final class Quotas implements AutoCloseable {
  /// Who is remembered of each quota; whoever is forgotten has everything again.
  private static final int MAX_ASKERS = 200_000;

  /// Windows for which somebody is remembered who asks for nothing more: after one everything has
  /// come back, unless more was taken than there was.
  private static final int WINDOWS = 2;

  private record Asker(Quota quota, String who) {}

  /// By names of quotas, so that whoever is many at one thing makes nobody forgotten at another.
  private final Map<String, Cache<Asker, Bucket>> memory = new ConcurrentHashMap<>();

  private final Optional<Redis> redis;

  private Quotas(Optional<Redis> redis) {
    this.redis = redis;
  }

  /// Counts of this process alone.
  public static Quotas inMemory() {
    return new Quotas(Optional.empty());
  }

  /// Counts that are shared.
  ///
  /// @param redis as `redis://host:6379` or `rediss://…`; whether it is there is seen at the first
  ///   question
  public static Quotas in(URI redis) {
    return new Quotas(Optional.of(new Redis(redis)));
  }

  /// Asks for one, and takes it if it is there.
  public Standing take(Quota quota, String who) {
    ConsumptionProbe probe = on(quota, who, bucket -> bucket.tryConsumeAndReturnRemaining(1));
    return new Standing(
        quota,
        probe.isConsumed(),
        probe.getRemainingTokens(),
        probe.getNanosToWaitForRefill(),
        probe.getNanosToWaitForReset());
  }

  /// What would be answered, without taking anything.
  public Standing look(Quota quota, String who) {
    EstimationProbe probe =
        redis
            .flatMap(one -> one.ask(quota, who, Quotas::estimate))
            .orElseGet(() -> {
              // Whoever is not known is not remembered for a look.
              Asker asker = new Asker(quota, who);
              Bucket local = buckets(quota).getIfPresent(asker);
              return estimate(local == null ? full(asker) : local);
            });
    long left = Math.max(0, probe.getRemainingTokens());
    long missing = quota.most() - probe.getRemainingTokens();
    return new Standing(
        quota,
        probe.canBeConsumed(),
        left,
        probe.getNanosToWaitForRefill(),
        (long) ((double) missing / quota.most() * quota.window().toNanos()));
  }

  private static EstimationProbe estimate(Bucket bucket) {
    return bucket.estimateAbilityToConsume(1);
  }

  /// Takes more, also what is not there: it is waited for by who asks next.
  public void charge(Quota quota, String who, long more) {
    if (more > 0) {
      var _ = on(quota, who, bucket -> bucket.consumeIgnoringRateLimits(more));
    }
  }

  /// Gives back what was taken.
  public void giveBack(Quota quota, String who, long given) {
    if (redis.flatMap(one -> one.ask(quota, who, bucket -> add(bucket, given))).isEmpty()) {
      Bucket local = buckets(quota).getIfPresent(new Asker(quota, who));
      if (local != null) {
        var _ = add(local, given);
      }
    }
  }

  private static boolean add(Bucket bucket, long given) {
    bucket.addTokens(given);
    return true;
  }

  /// Whether it falls to this gateway to do something that must be done once among all.
  public boolean claims(String what) {
    return redis.flatMap(one -> one.claims(what)).orElse(true);
  }

  private <T> T on(Quota quota, String who, Function<Bucket, T> question) {
    return redis
        .flatMap(one -> one.ask(quota, who, question))
        .orElseGet(() -> question.apply(local(quota, who)));
  }

  private Bucket local(Quota quota, String who) {
    return Objects.requireNonNull(buckets(quota).get(new Asker(quota, who), Quotas::full));
  }

  private static Bucket full(Asker asker) {
    return Bucket.builder().addLimit(asker.quota().bandwidth()).build();
  }

  private Cache<Asker, Bucket> buckets(Quota quota) {
    return memory.computeIfAbsent(
        quota.name(),
        any ->
            Caffeine.newBuilder()
                .maximumSize(MAX_ASKERS)
                .expireAfter(
                    Expiry.accessing((Asker asker, Bucket bucket) ->
                        asker.quota().window().multipliedBy(WINDOWS)))
                .build());
  }

  @Override
  public void close() {
    redis.ifPresent(Redis::close);
  }
}
