package tallystick.bench;

import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.util.concurrent.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// One load on its way over some connections. Everything but [#result] belongs to the event loop.
final class Attack {
  /// Less, and Netty's loop would not sleep between two ticks but spin on a core that the venue
  /// could use: it waits for whole milliseconds only.
  private static final long TICK_MICROS = 1_000;

  private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(2);

  private final CompletableFuture<Measured> result = new CompletableFuture<>();
  private final List<Connection> connections = new ArrayList<>();
  private final Deque<Connection> idle = new ArrayDeque<>();
  private final Histogram latency = new Histogram(LONGEST_NANOS, 3);
  private final Load load;
  private final long windowNanos;
  private final long intervalNanos;
  private final Journal journal;
  private final int planned;
  private @Nullable Runnable reconnect;
  private @Nullable Future<?> ticking;
  private boolean over;
  private long start;
  private long end;
  private int next;
  private int waiting;
  private long counted;
  private long refused;
  private long height;

  /// @param intervalNanos between requests; 0 to send as soon as a connection is free
  Attack(Load load, double seconds, long intervalNanos, Journal journal) {
    this.journal = journal;
    this.load = load;
    this.windowNanos = Math.round(seconds * 1e9);
    this.intervalNanos = intervalNanos;
    int size = load.requests().size();
    this.planned =
        intervalNanos == 0 ? size : (int) Math.min(size, Math.max(1, windowNanos / intervalNanos));
  }

  CompletableFuture<Measured> result() {
    return result;
  }

  void add(Connection connection) {
    connections.add(connection);
  }

  /// @param again connects once more, where the server has said that it closes a connection
  void begin(EventLoop loop, Runnable again) {
    reconnect = again;
    start = System.nanoTime();
    end = start + windowNanos;
    idle.addAll(connections);
    sendDue();
    if (intervalNanos > 0) {
      ticking =
          loop.scheduleAtFixedRate(this::sendDue, TICK_MICROS, TICK_MICROS, TimeUnit.MICROSECONDS);
    }
  }

  /// A connection is there; those of the beginning are known already.
  void connected(Connection connection) {
    if (over) {
      connection.close();
    } else if (reconnect != null) {
      connections.add(connection);
      idle.push(connection);
      sendDue();
    }
  }

  /// The server closed a connection after an answer, as it does after some errors.
  void closed(Connection connection) {
    if (!over && reconnect != null) {
      connections.remove(connection);
      idle.remove(connection);
      reconnect.run();
    }
  }

  private void sendDue() {
    while (!idle.isEmpty() && next < planned) {
      long now = System.nanoTime();
      long due = intervalNanos == 0 ? now : start + next * intervalNanos;
      if (due > now || (intervalNanos == 0 && now >= end)) {
        return;
      }
      waiting++;
      Load.Request request = load.requests().get(next++);
      journal.due(request.id(), due);
      idle.pop().send(request, due);
      if (next == planned && intervalNanos == 0) {
        // The load was too small: what counts ends here, while all connections are still busy.
        end = Math.min(end, System.nanoTime());
      }
    }
  }

  void answered(Connection connection, Load.Request request, FullHttpResponse response, long due) {
    long now = System.nanoTime();
    Answer answer =
        switch (load.judge()) {
          case ACCEPTED -> Answer.to(request, response, load.actionsEach(), false);
          case DECIDED -> Answer.to(request, response, load.actionsEach(), true);
          case ANSWERED -> Answer.whatever(response);
        };
    if (answer.failure() != null) {
      fail(answer.failure());
      return;
    }
    journal.answered(request.id(), now);
    height = Math.max(height, Long.parseLong(response.headers().get("Tallystick-Height", "0")));
    // An open loop counts every request that it planned; a closed one those within its time.
    if (intervalNanos > 0 || now <= end) {
      latency.recordValue(Math.min(LONGEST_NANOS, now - due));
      counted++;
      refused += answer.refused();
    }
    waiting--;
    if (HttpUtil.isKeepAlive(response)) {
      idle.push(connection);
    }
    sendDue();
    boolean sent = next == planned || (intervalNanos == 0 && now >= end);
    if (sent && waiting == 0) {
      finish(now);
    }
  }

  private void finish(long now) {
    close();
    double seconds = ((intervalNanos > 0 ? now : end) - start) / 1e9;
    long actions = counted * load.actionsEach();
    result.complete(new Measured(counted, actions, refused, seconds, height, latency));
  }

  void fail(String reason) {
    close();
    result.completeExceptionally(new IllegalStateException(reason));
  }

  private void close() {
    over = true;
    if (ticking != null) {
      ticking.cancel(false);
    }
    connections.forEach(Connection::close);
  }
}
