package tallystick.server.views;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import tallystick.kernel.At;
import tallystick.kernel.Block;
import tallystick.kernel.Codec;
import tallystick.kernel.Domain;
import tallystick.kernel.Entry;
import tallystick.kernel.Event;
import tallystick.kernel.Outcome;
import tallystick.kernel.Views;
import tallystick.ledger.EventStream;

/// The views role: follows the stream and keeps the tables. Rows and the height they show are
/// written in one transaction, so that a kill at any moment neither skips a block nor takes one
/// twice. When the database fails, it begins again from the height that the database then shows.
public final class Projector implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Projector.class);
  private static final int QUEUED_BLOCKS = 64;
  private static final int BATCH_ACTIONS = 4_000;

  private final Codec codec;
  private final List<Room> rooms;
  private final EventStream stream;
  private final JdbcTemplate sql;
  private final TransactionTemplate transaction;
  private final Thread writer;
  private volatile long height;
  private volatile boolean failed;

  private record Room(Class<? extends Event> events, Views views) {}

  /// Prepares the tables and begins to follow from the height that they show.
  ///
  /// @param anew whether the tables are emptied first
  public Projector(List<Domain> domains, EventStream stream, DataSource source, boolean anew) {
    this.codec = new Codec(domains);
    this.rooms = domains.stream().map(d -> new Room(d.events(), d.views())).toList();
    this.stream = stream;
    this.sql = new JdbcTemplate(source);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
    Tables tables = new Tables(domains);
    JdbcClient client = JdbcClient.create(sql);
    long shown = tables.prepare(client, transaction);
    this.height = anew && shown > 0 ? tables.rebuild(client, transaction) : shown;
    this.writer = Thread.ofPlatform().name("projector").start(this::run);
  }

  /// The height that the tables show.
  public long height() {
    return height;
  }

  /// Whether the tables are being kept.
  public boolean isHealthy() {
    return !failed;
  }

  private void run() {
    RetryPolicy patience =
        RetryPolicy.builder()
            .includes(
                DataAccessResourceFailureException.class,
                TransientDataAccessException.class,
                TransactionException.class)
            .maxRetries(Long.MAX_VALUE)
            .delay(Duration.ofMillis(500))
            .multiplier(2)
            .maxDelay(Duration.ofSeconds(10))
            .build();
    try {
      new RetryTemplate(patience)
          .execute(() -> {
            follow();
            return true;
          });
    } catch (RetryException e) {
      failed = !Thread.currentThread().isInterrupted();
      LOG.error("the views stopped at height {}", height, e.getCause());
    }
  }

  /// Follows until the database fails, or somebody interrupts.
  private void follow() throws Exception {
    BlockingQueue<Block> queue = new ArrayBlockingQueue<>(QUEUED_BLOCKS);
    Long shown = sql.queryForObject("SELECT height FROM " + Tables.HEAD, Long.class);
    height = Objects.requireNonNull(shown);
    try (AutoCloseable following = stream.follow(height + 1, queue::put)) {
      while (true) {
        write(take(queue));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("the views stand at height {}: {}", height, e.getMessage());
      throw e;
    }
  }

  private static List<Block> take(BlockingQueue<Block> queue) throws InterruptedException {
    List<Block> blocks = new ArrayList<>();
    int actions = 0;
    Block next = queue.take();
    while (next != null) {
      blocks.add(next);
      actions += next.entries().size();
      next = actions < BATCH_ACTIONS ? queue.poll() : null;
    }
    return blocks;
  }

  private void write(List<Block> blocks) {
    RowBatch rows = new RowBatch();
    long expected = height;
    for (Block block : blocks) {
      if (block.height() != ++expected) {
        throw new IllegalStateException("block " + block.height() + " came as " + expected);
      }
      project(block, rows);
    }
    long reached = expected;
    transaction.executeWithoutResult(status -> {
      // After a power cut the tables may show an older height, and follow again from there: only
      // the ledger has to be on disk, and it should not wait for this.
      sql.execute("SET LOCAL synchronous_commit TO off");
      rows.write(sql);
      sql.update("UPDATE " + Tables.HEAD + " SET height = ?", reached);
      sql.query("SELECT pg_notify(?, ?)", row -> {}, ViewHeight.CHANNEL, "" + reached);
    });
    height = reached;
  }

  private void project(Block block, RowBatch rows) {
    List<Headline> headlines = Headline.of(block);
    LogViews.project(block, headlines, rows);
    for (int i = 0; i < block.entries().size(); i++) {
      Entry entry = block.entries().get(i);
      Outcome outcome = codec.outcome(entry.outcome());
      for (int sequence = 0; sequence < outcome.events().size(); sequence++) {
        Event event = outcome.events().get(sequence);
        At at =
            new At(
                block.height(),
                block.time(),
                block.firstPosition() + i,
                sequence,
                entry.id(),
                headlines.get(i).by());
        project(event, at, rows);
      }
    }
  }

  private void project(Event event, At at, RowBatch rows) {
    for (Room room : rooms) {
      if (room.events.isInstance(event)) {
        room.views.project(event, at, rows);
      }
    }
  }

  @Override
  public void close() throws InterruptedException {
    writer.interrupt();
    writer.join();
  }
}
