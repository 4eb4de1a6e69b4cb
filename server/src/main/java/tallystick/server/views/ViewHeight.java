package tallystick.server.views;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How far the views are, as PostgreSQL tells everyone who listens: a gateway on another machine
/// than the projector hears it the same way.
public final class ViewHeight implements AutoCloseable {
  /// The channel on which the projector tells each height that is committed.
  static final String CHANNEL = "view_height";

  private static final Logger LOG = LoggerFactory.getLogger(ViewHeight.class);
  private static final int LISTEN_MILLIS = 250;
  private static final int PAUSE_MILLIS = 1_000;
  private static final Duration STANDSTILL = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final DataSource source;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private final Thread listener;
  private volatile long height;
  private volatile long moved = System.nanoTime();
  private volatile boolean listening;
  private volatile boolean closed;

  /// Begins to listen.
  public ViewHeight(DataSource source) {
    this.source = source;
    this.listener = Thread.ofVirtual().name("view-height").start(this::listen);
  }

  /// The last height heard of: the views show at least this.
  public long height() {
    return height;
  }

  /// Whether PostgreSQL can be asked, and the views do not stand still while the ledger goes on.
  ///
  /// @param ledgerHeight of the ledger's newest block
  public boolean isHealthy(long ledgerHeight) {
    boolean moves = System.nanoTime() - moved < STANDSTILL.toNanos();
    return listening && (height >= ledgerHeight || moves);
  }

  /// Waits until the views show a height, and says whether they do.
  public boolean await(long wanted, Duration atMost) throws InterruptedException {
    if (height >= wanted) {
      return true;
    }
    long nanos = atMost.toNanos();
    lock.lockInterruptibly();
    try {
      while (height < wanted && nanos > 0) {
        nanos = grown.awaitNanos(nanos);
      }
      return height >= wanted;
    } finally {
      lock.unlock();
    }
  }

  private void listen() {
    while (!closed) {
      try (Connection connection = source.getConnection()) {
        listen(connection);
      } catch (SQLException e) {
        listening = false;
        if (!closed) {
          LOG.warn("lost the connection that tells how far the views are: {}", e.getMessage());
          pause();
        }
      }
    }
  }

  private void listen(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("LISTEN " + CHANNEL);
      try (var row = statement.executeQuery("SELECT height FROM " + Tables.HEAD)) {
        if (row.next()) {
          reached(row.getLong(1));
        }
      }
    }
    listening = true;
    PGConnection postgres = connection.unwrap(PGConnection.class);
    while (!closed) {
      for (PGNotification told : postgres.getNotifications(LISTEN_MILLIS)) {
        reached(Long.parseLong(told.getParameter()));
      }
    }
  }

  private void reached(long now) {
    lock.lock();
    try {
      height = now;
      moved = System.nanoTime();
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    // It looks up by itself; an interrupt would break the connection that it listens at.
    if (!listener.join(PATIENCE)) {
      listener.interrupt();
    }
  }
}
