package tallystick.server.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where the server goes when it is told to, and where not.
class OutboundTest {
  private final AtomicInteger asked = new AtomicInteger();
  private final CountDownLatch over = new CountDownLatch(1);
  private HttpServer inside;
  private URI uri;

  @BeforeEach
  void start() throws IOException {
    inside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    uri = URI.create("http://127.0.0.1:" + inside.getAddress().getPort() + "/");
  }

  @AfterEach
  void stop() {
    over.countDown();
    inside.stop(0);
  }

  private void answers(int status, byte[] body) {
    inside.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.getResponseHeaders().set("Location", uri + "elsewhere");
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    inside.start();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org/",
        "ftp://example.org/",
        "file:///etc/passwd",
        "https:///nowhere",
        "https://ann:secret@example.org/",
        "example.org",
      })
  void strangers_send_it_by_https_to_a_server_and_nowhere_else(String text) throws IOException {
    try (Outbound outbound = Outbound.guarded()) {
      assertThrows(Outbound.Refused.class, () -> outbound.get(URI.create(text), Map.of()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "localhost",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "127.1",
        "2130706433",
        "0.0.0.0",
        "169.254.169.254",
        "10.0.0.1",
        "[fd00:ec2::254]",
        "[fe80::1]",
      })
  void strangers_send_it_to_no_address_of_the_inside(String host) throws IOException {
    answers(200, "secret".getBytes(UTF_8));
    try (Outbound outbound = Outbound.guarded()) {
      URI there = URI.create("https://" + host + ":" + uri.getPort() + "/");
      IOException refused = assertThrows(IOException.class, () -> outbound.get(there, Map.of()));
      String why = String.valueOf(refused.getMessage());
      assertTrue(why.contains("no public address") || why.contains("not an address"), why);
    }
    assertEquals(0, asked.get());
  }

  @ParameterizedTest
  @CsvSource({
    "1.1.1.1, true", "8.8.8.8, true", "2606:4700::1111, true", "172.32.0.1, true",
    "100.128.0.1, true", "127.0.0.1, false", "0.1.2.3, false", "10.255.0.1, false",
    "100.64.0.1, false", "169.254.169.254, false", "172.16.0.1, false", "172.31.255.255, false",
    "192.168.1.1, false", "192.0.0.192, false", "198.18.0.1, false", "224.0.0.1, false",
    "255.255.255.255, false", "::, false", "::1, false", "::ffff:10.0.0.1, false",
    "fe80::1, false", "fc00::1, false", "fd00:ec2::254, false", "ff02::1, false",
    "64:ff9b::7f00:1, false", "2002:7f00:1::, false", "2001:db8::1, false", "2001::1, false",
  })
  void special_addresses_are_not_public(String address, boolean isPublic) {
    assertEquals(isPublic, PublicAddresses.contain(InetAddress.ofLiteral(address)));
  }

  @Test
  void one_address_of_the_inside_spoils_a_name_and_it_is_looked_up_once() throws IOException {
    AtomicInteger lookedUp = new AtomicInteger();
    Pinned.Lookup rebinding =
        host -> {
          lookedUp.incrementAndGet();
          return new InetAddress[] {
            InetAddress.ofLiteral("1.1.1.1"), InetAddress.ofLiteral("127.0.0.1")
          };
        };
    try (Outbound outbound = new Outbound(Set.of(), rebinding, Outbound.WHOLE)) {
      URI there = URI.create("https://rebinding.test:" + uri.getPort() + "/");
      IOException refused = assertThrows(IOException.class, () -> outbound.get(there, Map.of()));
      assertEquals("rebinding.test has no public address", refused.getMessage());
    }
    assertEquals(1, lookedUp.get());
  }

  @Test
  void the_connection_goes_to_the_address_that_was_looked_up() throws IOException {
    answers(200, "found".getBytes(UTF_8));
    Pinned.Lookup pinning = host -> new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};
    URI there = URI.create("http://nowhere.invalid:" + uri.getPort() + "/");
    Set<String> named = Set.of("http://nowhere.invalid:" + uri.getPort());
    try (Outbound outbound = new Outbound(named, pinning, Outbound.WHOLE)) {
      assertEquals("found", new String(outbound.get(there, Map.of()).body(), UTF_8));
    }
  }

  @Test
  void what_the_operator_named_is_asked_and_nothing_beside_it() throws IOException {
    answers(200, "hello".getBytes(UTF_8));
    try (Outbound outbound = Outbound.to(uri)) {
      assertEquals("hello", new String(outbound.get(uri.resolve("x"), Map.of()).body(), UTF_8));
      byte[] body = {1};
      assertEquals(200, outbound.post(uri, "application/json", body, Map.of()).status());
      URI other = URI.create("http://localhost:" + uri.getPort() + "/");
      assertThrows(Outbound.Refused.class, () -> outbound.get(other, Map.of()));
      URI port = URI.create("http://127.0.0.1:1/");
      assertThrows(Outbound.Refused.class, () -> outbound.get(port, Map.of()));
    }
  }

  @Test
  void a_redirect_is_an_answer_and_is_not_followed() throws IOException {
    answers(302, new byte[0]);
    try (Outbound outbound = Outbound.to(uri)) {
      Outbound.Answer answer = outbound.get(uri, Map.of());
      assertEquals(302, answer.status());
      assertEquals(uri + "elsewhere", answer.headers().get("location"));
    }
    assertEquals(1, asked.get());
  }

  @Test
  void an_answer_that_is_too_large_is_refused() throws IOException {
    answers(200, new byte[Outbound.MAX_ANSWER + 1]);
    try (Outbound outbound = Outbound.to(uri)) {
      assertThrows(Outbound.Refused.class, () -> outbound.get(uri, Map.of()));
    }
  }

  @Test
  void an_answer_that_drips_is_cut_off() throws IOException {
    inside.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream body = exchange.getResponseBody()) {
            while (!over.await(20, TimeUnit.MILLISECONDS)) {
              body.write('.');
              body.flush();
            }
          } catch (InterruptedException e) {
            throw new InterruptedIOException();
          }
        });
    inside.start();
    Set<String> named = Set.of("http://127.0.0.1:" + uri.getPort());
    Duration soon = Duration.ofMillis(300);
    try (Outbound outbound = new Outbound(named, InetAddress::getAllByName, soon)) {
      IOException late = assertThrows(IOException.class, () -> outbound.get(uri, Map.of()));
      assertTrue(String.valueOf(late.getMessage()).contains("in time"), late::toString);
    }
  }
}
