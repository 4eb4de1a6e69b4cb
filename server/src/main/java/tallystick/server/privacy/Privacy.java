package tallystick.server.privacy;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import tallystick.server.access.Access;
import tallystick.server.compliance.OwnRecords;
import tallystick.server.gateway.Gateway;
import tallystick.server.oauth.OAuth;

/// The front door of the package, and its clock: what the log says is erased goes within seconds,
/// what is old within the hour.
public final class Privacy implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Privacy.class);
  private static final long ERASE_SECONDS = 5;
  private static final long SWEEP_SECONDS = 3_600;

  private final Access access;
  private final OAuth oauth;
  private final OwnRecords records;
  private final Erasures erasures;
  private final Emergencies emergencies;
  private final Reads reads;
  private final Retention retention;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("privacy").factory());

  private Privacy(Access access, OAuth oauth, OwnRecords records) {
    this.access = access;
    this.oauth = oauth;
    this.records = records;
    this.erasures = new Erasures(access);
    this.reads = new Reads(access, records);
    this.emergencies = new Emergencies(access, reads);
    this.retention = new Retention(access.sql(), access.clock());
  }

  /// Begins to do what the log says.
  public static Privacy start(Access access, OAuth oauth, OwnRecords records) {
    Privacy privacy = new Privacy(access, oauth, records);
    privacy.every(SWEEP_SECONDS, privacy.erasures::again);
    privacy.every(ERASE_SECONDS, privacy.erasures::pending);
    privacy.every(ERASE_SECONDS, privacy.emergencies::alarm);
    privacy.every(SWEEP_SECONDS, privacy.retention::sweep);
    return privacy;
  }

  private void every(long seconds, Runnable work) {
    var _ = clock.scheduleWithFixedDelay(() -> guarded(work), 0, seconds, TimeUnit.SECONDS);
  }

  /// The views may not be there yet, and PostgreSQL may be away: the next time will do.
  private static void guarded(Runnable work) {
    try {
      work.run();
    } catch (DataAccessException e) {
      LOG.debug("not now: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("personal data could not be looked after", e);
    }
  }

  /// What the gateway answers besides.
  public Gateway.Addition addition() {
    return new Gateway.Addition(
        PrivacyConfiguration.class, Map.of("privacy", this), PrivacyOperations.ALL);
  }

  void measure(MeterRegistry meters) {
    Gauge.builder("tallystick.emergencies", emergencies, Emergencies::open)
        .description("Emergencies that no other officer has judged yet")
        .register(meters);
  }

  Access access() {
    return access;
  }

  OAuth oauth() {
    return oauth;
  }

  OwnRecords records() {
    return records;
  }

  Erasures erasures() {
    return erasures;
  }

  Emergencies emergencies() {
    return emergencies;
  }

  Reads reads() {
    return reads;
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
