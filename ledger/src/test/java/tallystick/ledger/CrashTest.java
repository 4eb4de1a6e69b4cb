package tallystick.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tallystick.domains.Domains;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.kernel.Receipt;

class CrashTest {
  private static final int ACKNOWLEDGED = 1_000;

  @TempDir private Path data;

  /// A node under load that tells of every receipt, until it is killed.
  static final class Victim {
    private Victim() {}

    public static void main(String[] arguments) throws Exception {
      Signer operator = new Signer(Long.parseLong(arguments[1]));
      Semaphore places = new Semaphore(500);
      try (LedgerNode node =
          LedgerNode.start(TestKeys.alone(Path.of(arguments[0])), Domains.rulebook())) {
        node.client().submit(operator.found()).join();
        for (int i = 0; true; i++) {
          places.acquire();
          var _ =
              node.client()
                  .submit(operator.act(new RenamePrincipal("Name " + i)))
                  .thenAccept(receipts -> {
                    Receipt receipt = receipts.getFirst();
                    System.out.println(
                        "ack " + receipt.id() + " " + receipt.position() + " " + receipt.height());
                    places.release();
                  });
        }
      }
    }
  }

  @Test
  @Timeout(90)
  void a_node_that_is_killed_under_load_loses_nothing_that_it_acknowledged() throws Exception {
    List<String> acknowledged = new ArrayList<>();
    for (int round = 1; round <= 2; round++) {
      acknowledged.addAll(runAndKill(round));
      try (LedgerNode node = LedgerNode.start(TestKeys.alone(data), Domains.rulebook())) {
        assertTrue(acknowledged.size() >= round * ACKNOWLEDGED);
        for (String line : acknowledged) {
          String[] said = line.split(" ");
          Receipt kept = node.client().receipts(said[1]).getFirst();
          assertEquals(said[2] + " " + said[3], kept.position() + " " + kept.height());
        }
        assertTrue(
            node.client().submit(new Signer(9 + round).register()).join().getFirst().accepted());
      }
    }
  }

  private void openAndClose() throws IOException {
    LedgerNode.start(TestKeys.alone(data), Domains.rulebook()).close();
  }

  /// Runs a node until it has acknowledged enough, while it holds the folder against this process.
  private List<String> runAndKill(long seed) throws IOException, InterruptedException {
    Process victim =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                data.toString(),
                Long.toString(seed))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader out = victim.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        // The last line may be cut: 32 digits of the id, and both numbers after it.
        if (line.matches("ack [0-9a-f]{32} [0-9]+ [0-9]+")) {
          lines.add(line);
        }
        if (lines.size() == 1) {
          LedgerFault fault = assertThrows(LedgerFault.class, this::openAndClose);
          assertEquals(LedgerFault.DATA_IN_USE, fault.code());
        }
        if (lines.size() == ACKNOWLEDGED + 1) {
          // By its handle, for the process itself would also close the rest of what it said.
          assertTrue(victim.toHandle().destroyForcibly());
        }
      }
    } finally {
      victim.destroyForcibly();
      assertTrue(victim.waitFor(20, TimeUnit.SECONDS));
    }
    // A number may have lost its last digits with the line's end.
    lines.removeLast();
    return lines;
  }
}
