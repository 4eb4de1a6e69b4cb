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
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final int AT_ONCE = 200;

  private final List<Due> due;
  private final JdbcClient sql;
  private final Signer signer;
  private final ScheduledExecutorService ticks;

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
            this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void tick() {
    try {
      due.forEach(this::sign);
    } catch (RuntimeException e) {
      // The next tick finds what this one left undone.
      LOG.warn("the venue's clock missed a tick: {}", e.getMessage());
    }
  }

  private void sign(Due kind) {
    Map<String, Object> params = new HashMap<>();
    params.put("now", System.currentTimeMillis());
    params.put("limit", AT_ONCE);
    List<Map<String, Object>> rows =
        sql.sql(kind.sql()).params(params).query(new ColumnMapRowMapper()).list();
    for (Map<String, Object> row : rows) {
      try {
        Receipt receipt = signer.act(Codec.JSON.convertValue(row, kind.action())).join();
        if (!receipt.accepted()) {
          // The views lag the ledger: somebody else was first.
          LOG.debug("{} came too late: {}", kind.action().getSimpleName(), receipt.reason());
        }
      } catch (CompletionException e) {
        throw e.getCause() instanceof LedgerFault fault ? fault : e;
      }
    }
  }

  @Override
  public void close() throws InterruptedException {
    ticks.shutdownNow();
    var _ = ticks.awaitTermination(5, TimeUnit.SECONDS);
  }
}
