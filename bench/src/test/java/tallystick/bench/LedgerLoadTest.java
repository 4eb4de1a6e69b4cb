package tallystick.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tallystick.domains.Domains;
import tallystick.kernel.Envelope;
import tallystick.kernel.SigningKey;
import tallystick.ledger.LedgerNode;
import tallystick.ledger.NodeConfig;

class LedgerLoadTest {
  private static final double LONG_SECONDS = 60;

  @TempDir Path folder;
  private LedgerNode node;
  private Crowd crowd;

  @BeforeEach
  void found() throws Exception {
    node = LedgerNode.start(NodeConfig.alone(folder), Domains.rulebook());
    crowd =
        Crowd.founding(
            node.client().origin(),
            envelopes -> LedgerSeed.oneByOne(node.client(), envelopes),
            SigningKey.generate());
  }

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void a_closed_loop_counts_every_action_of_every_envelope() throws Exception {
    List<Envelope> lists = crowd.transfers(20, 16);

    LedgerLoad.Served served = new LedgerLoad(node.client(), lists, 16).closedLoop(4, LONG_SECONDS);

    assertEquals(320, served.measured().actions());
    assertEquals(20, served.measured().latency().getTotalCount());
    assertEquals(node.client().head().height(), served.measured().height());
    assertEquals(0, served.failed());
  }

  @Test
  void an_open_loop_takes_as_long_as_its_rate_says() throws Exception {
    List<Envelope> singles = crowd.transfers(50, 1);

    LedgerLoad.Served served =
        new LedgerLoad(node.client(), singles, 1).openLoop(100, LONG_SECONDS);

    assertEquals(50, served.measured().actions());
    assertTrue(served.measured().seconds() >= 0.49, "it took " + served.measured().seconds());
  }

  @Test
  void what_is_not_decided_as_asked_is_counted_as_failed() throws Exception {
    Envelope good = crowd.transfers(1, 1).getFirst();
    Envelope bad = new Envelope(good.payload(), good.key(), new byte[64]);

    LedgerLoad.Served served =
        new LedgerLoad(node.client(), List.of(good, bad), 1).closedLoop(1, LONG_SECONDS);

    assertEquals(1, served.measured().actions());
    assertEquals(1, served.failed());
  }
}
