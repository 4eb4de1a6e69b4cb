package tallystick.server.gateway;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;

/// One socket: what it follows, and what waits to be sent to it. A client that reads too slowly is
/// sent away rather than waited for; it comes back with the height that it saw last.
final class LiveClient {
  /// Characters that may wait: some of the largest blocks, whole.
  private static final int MAX_WAITING = 8 << 20;

  private static final long LOOK_UP_MILLIS = 20;

  private final WebSocketSession session;
  private final BlockingQueue<String> queue = new LinkedBlockingQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final Set<String> topics = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean over = new AtomicBoolean();
  private final Thread sender;

  LiveClient(WebSocketSession session) {
    this.session = session;
    this.sender = Thread.ofVirtual().name("live-" + session.getId()).unstarted(this::send);
  }

  void start() {
    sender.start();
  }

  /// What it asked for; changed by the thread that reads from it only.
  Set<String> topics() {
    return topics;
  }

  boolean isOpen() {
    return !over.get() && session.isOpen();
  }

  /// Sends when there is room, else ends the connection.
  void offer(String json) {
    if (!over.get() && !enqueued(json)) {
      close(CloseStatus.SERVICE_OVERLOAD.withReason("too slow: come back with from"));
    }
  }

  /// Sends, and waits for room as long as there is somebody to send to.
  void put(String json) throws InterruptedException {
    while (isOpen() && !enqueued(json)) {
      TimeUnit.MILLISECONDS.sleep(LOOK_UP_MILLIS);
    }
  }

  private boolean enqueued(String json) {
    if (waiting.addAndGet(json.length()) > MAX_WAITING) {
      waiting.addAndGet(-json.length());
      return false;
    }
    return queue.add(json);
  }

  private void send() {
    try {
      List<String> some = new ArrayList<>();
      while (true) {
        some.add(queue.take());
        queue.drainTo(some);
        send(some);
        some.clear();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException | IllegalStateException e) {
      close(CloseStatus.SESSION_NOT_RELIABLE);
    }
  }

  /// What one block said goes out in few packets, not in one for each message. Only while there are
  /// several, for what is written meanwhile, such as the answer to a ping, waits with them.
  private void send(List<String> some) throws IOException {
    RemoteEndpoint out = remote();
    boolean several = some.size() > 1;
    if (several) {
      out.setBatchingAllowed(true);
    }
    for (String json : some) {
      session.sendMessage(new TextMessage(json));
      waiting.addAndGet(-json.length());
    }
    if (several) {
      out.setBatchingAllowed(false);
    }
  }

  private RemoteEndpoint remote() {
    Session socket = ((NativeWebSocketSession) session).getNativeSession(Session.class);
    return Objects.requireNonNull(socket, "not a socket of the servlet container").getBasicRemote();
  }

  void close(CloseStatus status) {
    if (over.getAndSet(true)) {
      return;
    }
    // Closing may wait for a peer that does not answer: nobody else shall.
    Thread.ofVirtual()
        .start(() -> {
          try {
            session.close(status);
          } catch (IOException e) {
            // It is gone, which is what was wanted.
          }
        });
    sender.interrupt();
  }

  /// Sends nothing more to one who has gone.
  void stop() {
    over.set(true);
    sender.interrupt();
  }
}
