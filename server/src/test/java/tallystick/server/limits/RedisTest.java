package tallystick.server.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Several gateways that count together, against the program `redis-server`; where it is not
/// installed, these tests are told as skipped.
@Timeout(60)
class RedisTest {
  private static final Quota TEN = new Quota("ten", 10, Duration.ofHours(1));

  @TempDir private Path folder;
  private int port;
  private Optional<Process> redis = Optional.empty();

  private static boolean isInstalled() {
    return Pattern.compile(":")
        .splitAsStream(String.valueOf(System.getenv("PATH")))
        .anyMatch(at -> Files.isExecutable(Path.of(at, "redis-server")));
  }

  @BeforeEach
  void start() throws IOException {
    assumeTrue(isInstalled(), "redis-server is not installed");
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    run();
  }

  private void run() throws IOException {
    List<String> command =
        List.of("redis-server", "--port", "" + port, "--save", "", "--bind", "127.0.0.1");
    Process begun =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    redis = Optional.of(begun);
    while (!answers()) {
      assertTrue(begun.isAlive(), "redis-server did not start");
      Thread.onSpinWait();
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (redis.isPresent()) {
      redis.get().destroy();
      assertTrue(redis.get().waitFor(10, TimeUnit.SECONDS), "redis-server did not stop");
    }
  }

  private Quotas gateway() {
    return Quotas.in(URI.create("redis://127.0.0.1:" + port));
  }

  @Test
  void what_is_asked_for_at_two_gateways_is_counted_once() {
    try (Quotas one = gateway();
        Quotas other = gateway()) {
      for (int i = 9; i >= 0; i--) {
        Standing standing = (i % 2 == 0 ? one : other).take(TEN, "ann");
        assertTrue(standing.in());
        assertEquals(i, standing.left());
      }
      Standing full = other.take(TEN, "ann");
      assertFalse(full.in());
      assertTrue(full.retryAfterSeconds() > 300, full::toString);
      assertEquals(0, one.look(TEN, "ann").left());
      assertTrue(one.take(TEN, "ben").in());
      one.giveBack(TEN, "ann", 1);
      assertTrue(other.take(TEN, "ann").in());
      one.charge(TEN, "ben", 100);
      assertFalse(other.look(TEN, "ben").in());
    }
  }

  @Test
  void many_at_once_take_no_more_than_there_is() throws Exception {
    try (Quotas one = gateway();
        Quotas other = gateway();
        ExecutorService crowd = Executors.newFixedThreadPool(4)) {
      List<Callable<Standing>> asks = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        Quotas gateway = i % 2 == 0 ? one : other;
        asks.add(() -> gateway.take(TEN, "crowd"));
      }
      int in = 0;
      for (Future<Standing> answer : crowd.invokeAll(asks)) {
        in += answer.get().in() ? 1 : 0;
      }
      assertEquals(10, in);
    }
  }

  @Test
  void what_must_be_done_once_is_claimed_by_one() {
    try (Quotas one = gateway();
        Quotas other = gateway()) {
      assertTrue(one.claims("block 7"));
      assertFalse(other.claims("block 7"));
      assertTrue(other.claims("block 8"));
    }
  }

  @Test
  void a_redis_that_goes_away_stops_nobody_and_counts_again_when_it_is_back() throws Exception {
    try (Quotas one = gateway();
        Quotas other = gateway()) {
      assertTrue(one.take(TEN, "ann").in());
      stop();
      for (int i = 9; i >= 0; i--) {
        assertEquals(i, one.take(TEN, "ann").left());
      }
      assertFalse(one.take(TEN, "ann").in());
      assertTrue(other.take(TEN, "ann").in(), "each counts by itself");
      assertTrue(one.claims("block 7"));
      run();
      // Each asks it again after a pause; then one sees what the other took.
      while (other.look(TEN, "back").left() == 10) {
        var _ = one.take(TEN, "back");
      }
    }
  }

  @Test
  void one_that_is_away_from_the_beginning_stops_nobody() throws Exception {
    stop();
    try (Quotas alone = gateway()) {
      long began = System.nanoTime();
      for (int i = 0; i < 1_000; i++) {
        var _ = alone.take(TEN, "ann");
      }
      assertFalse(alone.take(TEN, "ann").in());
      long took = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
      assertTrue(took < 10, took + " s");
    }
  }
}
