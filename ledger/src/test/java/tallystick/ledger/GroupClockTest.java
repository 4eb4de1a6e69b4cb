package tallystick.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.kernel.Receipt;

@Timeout(120)
class GroupClockTest {
  /// What a test on a busy machine may take for a round trip between two clocks.
  private static final long NEAR_MILLIS = 20_000;

  @TempDir private Path folder;
  private final Signer operator = new Signer(1);

  /// A clock that somebody may set.
  private static final class Settable implements InstantSource {
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead.get());
    }

    void set(Duration before) {
      ahead.set(before);
    }
  }

  private static void assertNow(Receipt receipt) {
    long wrong = receipt.time() - System.currentTimeMillis();
    assertTrue(Math.abs(wrong) < NEAR_MILLIS, "log time is wrong by " + wrong + " ms");
  }

  private static NodeStatus of(LedgerClient client, String id) {
    return client.status().stream()
        .filter(status -> status.member().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT10M", "-PT10M", "P365D", "-P365D"})
  void a_leader_whose_clock_jumps_neither_moves_log_time_nor_stalls(String jump) throws Exception {
    Settable n1 = new Settable();
    Settable n2 = new Settable();
    Settable n3 = new Settable();
    try (Group group =
            new Group(folder, "n1", "n2", "n3")
                .withClock("n1", n1)
                .withClock("n2", n2)
                .withClock("n3", n3)
                .begin("n1", "n2", "n3");
        GrpcLedger client = GrpcLedger.at(group.addresses("n1", "n2", "n3"))) {
      assertNow(client.submit(operator.found()).join().getFirst());
      String leader = group.leader();
      Duration ahead = Duration.parse(jump);
      switch (leader) {
        case "n1" -> n1.set(ahead);
        case "n2" -> n2.set(ahead);
        default -> n3.set(ahead);
      }
      for (int i = 0; i < 20; i++) {
        assertNow(client.submit(operator.act(new RenamePrincipal("Name " + i))).join().getFirst());
      }
      // It shows in the status, and two rounds of asking later the time is still right.
      long skew = of(client, leader).clockSkewMillis();
      assertTrue(Math.abs(skew - ahead.toMillis()) < NEAR_MILLIS, "skew " + skew);
      for (int i = 0; i < 20; i++) {
        assertNow(client.submit(operator.act(new RenamePrincipal("Later " + i))).join().getFirst());
      }
    }
  }

  @Test
  void a_group_that_begins_with_one_wrong_clock_begins_at_the_right_time() throws Exception {
    Settable wrong = new Settable();
    wrong.set(Duration.ofDays(365));
    try (Group group =
            new Group(folder, "n1", "n2", "n3").withClock("n1", wrong).begin("n1", "n2", "n3");
        GrpcLedger client = GrpcLedger.at(group.addresses("n2", "n3"))) {
      assertNow(client.submit(operator.found()).join().getFirst());
      long before = 0;
      for (int i = 0; i < 10; i++) {
        Receipt receipt =
            client.submit(operator.act(new RenamePrincipal("Name " + i))).join().getFirst();
        assertTrue(receipt.time() >= before);
        before = receipt.time();
        assertNow(receipt);
      }
      assertEquals(10 + 1, client.head().height());
    }
  }
}
