package tallystick.server.venue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.ColumnMapRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.kernel.Api.Due;
import tallystick.kernel.Codec;
import tallystick.kernel.Domain;
import tallystick.kernel.Receipt;
import tallystick.ledger.LedgerFault;

/// Signs what time has made due, as each room declares it: expired holds, closed orders, opened
/// reviews. These acts need no permission, so that a venue whose clock stands still can be kept
/// going by anyone.
public final class VenueClock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(VenueClock.class);
  private static final Duration BEAT = Duration.ofMillis(200);

  /// A tick has so many beats while there is nothing to do: it lasts a second then.
  private static final int BEATS = 5;

  private static final int AT_ONCE = 200;

  private final List<Due> due;
  private final JdbcClient sql;
  private final Signer signer;
  private final ScheduledExecutorService ticks;
  private int beats;

  /// Begins to tick.
  public VenueClock(List<Domain> domains, DataSource source, Signer signer) {
    this.due = domains.stream().flatMap(domain -> domain.api().due().stream()).toList();
    this.sql = JdbcClient.create(source);
    this.signer = signer;
    this.ticks =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("venue-clock").daemon().factory());
    var _ =
        ticks.scheduleWithFixedDelay(
            this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// What goes in steps, as a large auction, goes on at the next beat.
  private void beat() {
    if (beats++ % BEATS == 0 && tick()) {
      beats = 0;
    }
  }

  /// Whether there was something to do.
  private boolean tick() {
    boolean done = false;
    try {
      for (Due kind : due) {
        done |= sign(kind);
      }
    } catch (RuntimeException e) {
      // The next tick finds what this one left undone.
      LOG.warn("the venue's clock missed a tick: {}", e.getMessage());
    }
    return done;
  }

  private boolean sign(Due kind) {
    boolean done = false;
    Map<String, Object> params = new HashMap<>();
    params.put("now", System.currentTimeMillis());
    params.put("limit", AT_ONCE);
    List<Map<String, Object>> rows =
        sql.sql(kind.sql()).params(params).query(new ColumnMapRowMapper()).list();
    for (Map<String, Object> row : rows) {
      try {
        Receipt receipt = signer.act(Codec.JSON.convertValue(row, kind.action())).join();
        done |= receipt.accepted();
        if (!receipt.accepted()) {
          // The views lag the ledger: somebody else was first.
          LOG.debug("{} came too late: {}", kind.action().getSimpleName(), receipt.reason());
        }
      } catch (CompletionException e) {
        throw e.getCause() instanceof LedgerFault fault ? fault : e;
      }
    }
    return done;
  }

  @Override
  public void close() throws InterruptedException {
    ticks.shutdownNow();
    var _ = ticks.awaitTermination(5, TimeUnit.SECONDS);
  }
}
