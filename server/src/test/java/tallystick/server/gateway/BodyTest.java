package tallystick.server.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tallystick.server.TestVenue;

/// Bodies that come slowly.
class BodyTest {
  private static final long HOUR_NANOS = TimeUnit.HOURS.toNanos(1);

  /// A stream that gives one byte at a time, for ever.
  private static final class Dripping extends InputStream {
    @Override
    public int read() {
      return '.';
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
      bytes[from] = '.';
      return 1;
    }
  }

  @Test
  void a_body_is_refused_when_its_time_is_over_though_bytes_still_come() {
    Problem.Thrown slow =
        assertThrows(
            Problem.Thrown.class, () -> Body.read(new Dripping(), 1_000, System.nanoTime()));
    assertEquals("body-too-slow", slow.problem().code());
    assertEquals(408, slow.problem().status());
  }

  @Test
  void a_body_that_comes_in_time_is_read_as_far_as_it_may_go() throws IOException {
    long later = System.nanoTime() + HOUR_NANOS;
    assertEquals(1_000, Body.read(new Dripping(), 1_000, later).length);
    byte[] all = "all of it".getBytes(UTF_8);
    assertEquals(9, Body.read(new ByteArrayInputStream(all), 1_000, later).length);
  }

  @Test
  void whoever_sends_one_byte_a_second_is_cut_off() throws Exception {
    URI uri = URI.create(TestVenue.get().web().url());
    long began = System.nanoTime();
    Duration most = TestVenue.BODY_TIME.plusSeconds(30);
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "POST /v1/session/sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 4000\r\n\r\n"
              .getBytes(UTF_8));
      socket.setSoTimeout(1_000);
      String answer = "";
      while (answer.isEmpty() && System.nanoTime() - began < most.toNanos()) {
        try {
          out.write('{');
          answer = new String(socket.getInputStream().readNBytes(12), UTF_8);
        } catch (SocketTimeoutException e) {
          // No answer within this second.
        } catch (SocketException e) {
          answer = "closed";
        }
      }
      assertTrue(answer.equals("HTTP/1.1 408") || answer.equals("closed"), answer);
    }
  }
}
