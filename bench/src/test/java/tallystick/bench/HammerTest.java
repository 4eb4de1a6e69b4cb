package tallystick.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HammerTest {
  private static final String ID = "0123456789abcdef0123456789abcdef";
  private static final long SLOW_NANOS = 40_000_000;

  private final AtomicInteger asked = new AtomicInteger();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean slow;
  private volatile boolean refusing;
  private HttpServer server;
  private Hammer hammer;
  private URI venue;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/actions",
        exchange -> {
          asked.incrementAndGet();
          exchange.getRequestBody().readAllBytes();
          if (slow) {
            LockSupport.parkNanos(SLOW_NANOS);
          }
          byte[] body = "{\"id\":\"%s\",\"accepted\":%s}".formatted(ID, !refusing).getBytes(UTF_8);
          exchange.getResponseHeaders().add("Tallystick-Height", "12");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.setExecutor(threads);
    server.start();
    venue = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    hammer = new Hammer(venue);
  }

  @AfterEach
  void stop() {
    hammer.close();
    server.stop(0);
    threads.close();
  }

  private Load load(int requests) {
    byte[] bytes =
        "POST /v1/actions HTTP/1.1\r\nHost: %s\r\nContent-Length: 2\r\n\r\n{}"
            .formatted(venue.getAuthority())
            .getBytes(UTF_8);
    List<Load.Request> list = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      list.add(new Load.Request(bytes, ID));
    }
    return new Load(list, 1, Load.Judge.ACCEPTED);
  }

  @Test
  void a_closed_loop_sends_every_request_once_and_counts_them() throws InterruptedException {
    Measured done = hammer.closedLoop(load(200), 4, 30);
    assertEquals(200, asked.get());
    assertTrue(done.requests() <= 200 && done.requests() >= 196, "" + done.requests());
    assertEquals(12, done.height());
  }

  @Test
  void an_open_loop_counts_the_wait_for_a_connection_too() throws InterruptedException {
    slow = true;
    // 20 requests are due within 20 ms, but one connection answers one in 40 ms: the last has
    // waited for all the others.
    Measured done = hammer.openLoop(load(20), 1, 0.02, 1_000);
    assertEquals(20, done.requests());
    assertTrue(done.millis(100) > 19 * SLOW_NANOS / 1e6 - 20, "" + done.millis(100));
    assertTrue(done.millis(0) < done.millis(100) / 2, "" + done.millis(0));
  }

  @Test
  void a_refusal_ends_the_run() {
    refusing = true;
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> hammer.closedLoop(load(10), 2, 5));
    assertTrue(String.valueOf(e.getMessage()).contains("0 of 1"), e::getMessage);
  }
}
