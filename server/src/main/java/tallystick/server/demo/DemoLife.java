package tallystick.server.demo;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.ledger.GrpcLedger;
import tallystick.server.venue.Signer;

/// What goes on by itself at a demo venue: newcomers are greeted, and the dealers of the demo's
/// month go on dealing. A venue that is no demo is left alone, however it was started.
public final class DemoLife implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DemoLife.class);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  /// Some 60,000 actions a day: alive, and still small after a week.
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private static final int ROUNDS_A_QUOTE = 4;
  private static final int LEVELS = 8;

  private final GrpcLedger ledger;
  private final DataSource views;
  private final DemoClock clock;
  private final Signer operator;
  private final String venueClock;
  private final ScheduledExecutorService turns =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("demo").daemon().factory());
  private volatile @Nullable Greeter greeter;

  /// @param operator by the same clock
  /// @param venueClock the principal that is nobody, and not greeted
  public DemoLife(
      GrpcLedger ledger, DataSource views, DemoClock clock, Signer operator, String venueClock) {
    this.ledger = ledger;
    this.views = views;
    this.clock = clock;
    this.operator = operator;
    this.venueClock = venueClock;
  }

  /// Begins as soon as the views show what is there now.
  ///
  /// @param shown the height that they show
  /// @param dealing whether the dealers deal
  public void begin(LongSupplier shown, boolean dealing) {
    beginAt(ledger.head().height(), shown, dealing);
  }

  private void beginAt(long height, LongSupplier shown, boolean dealing) {
    if (shown.getAsLong() < height) {
      var _ =
          turns.schedule(
              () -> beginAt(height, shown, dealing), LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    } else if (isDemo()) {
      greeter = new Greeter(ledger, views, shown.getAsLong(), operator, venueClock);
      if (dealing) {
        deal();
      }
    }
  }

  /// Only the operator can define what a venue's money is called.
  private boolean isDemo() {
    return JdbcClient.create(views)
        .sql("SELECT EXISTS (SELECT 1 FROM accounts.assets WHERE asset = :asset AND name = :name)")
        .param("asset", DemoPeople.ASSET)
        .param("name", DemoPeople.MONEY)
        .query(Boolean.class)
        .single();
  }

  private void deal() {
    Stage stage = new Stage(ledger, clock, operator, new SecureRandom().nextLong());
    TradingFloor floor = new TradingFloor(stage);
    floor.dealers().forEach(one -> one.goOnAt(last(one.symbol())));
    var _ =
        turns.scheduleWithFixedDelay(
            () -> turn(stage, floor), PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void turn(Stage stage, TradingFloor floor) {
    try {
      floor.step(ROUNDS_A_QUOTE, LEVELS);
      var _ = stage.finish();
    } catch (RuntimeException e) {
      // The ledger may be away for a moment; the dealers have time.
      LOG.debug("the demo's dealers missed a turn: {}", e.getMessage());
    }
  }

  private long last(String symbol) {
    return JdbcClient.create(views)
        .sql("SELECT last FROM exchange.instruments WHERE instrument = :symbol")
        .param("symbol", symbol)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  @Override
  public void close() throws Exception {
    turns.shutdownNow();
    var _ = turns.awaitTermination(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    Greeter greeting = greeter;
    if (greeting != null) {
      greeting.close();
    }
  }
}
