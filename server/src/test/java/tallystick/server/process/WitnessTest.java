package tallystick.server.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tallystick.domains.Domains;
import tallystick.domains.identity.IdentityAction.FoundVenue;
import tallystick.kernel.Codec;
import tallystick.kernel.Policy;
import tallystick.kernel.Receipt;
import tallystick.ledger.LedgerNode;
import tallystick.ledger.NodeConfig;
import tallystick.server.CommandRun;
import tallystick.server.Someone;
import tallystick.server.TestLog;

/// `./run witness` in a process of its own, and a ledger whose policy asks for it.
class WitnessTest {
  @TempDir private Path folder;

  private LedgerNode ledger() throws Exception {
    return LedgerNode.start(
        NodeConfig.alone(TestLog.keyIn(folder.resolve("ledger"))), Domains.rulebook());
  }

  @Test
  @Timeout(240)
  void a_receipt_carries_the_cosignature_of_a_witness_that_the_policy_names() throws Exception {
    Policy own;
    try (LedgerNode node = ledger()) {
      own = Policy.parse(node.client().policy());
    }
    String log = own.logs().getFirst().key().text();
    Path data = folder.resolve("witness");
    try (Child witness =
        Child.of("witness", "--port", "0", "--data", data.toString(), "--log", log)) {
      Path policy =
          Files.writeString(folder.resolve("ledger/policy"), both(own, witness.witness()));
      Path receipt;
      try (LedgerNode node = ledger()) {
        Someone founder = Someone.fresh();
        Receipt first =
            node.client().submit(founder.signs(new FoundVenue("Seen"))).join().getFirst();
        Receipt proven = node.client().receipt(first.id()).orElseThrow();
        receipt = Files.write(folder.resolve("receipt.json"), Codec.JSON.writeValueAsBytes(proven));
        assertEquals(Files.readString(policy), node.client().policy());
      }
      CommandRun run = CommandRun.of("verify", receipt.toString(), "--policy", policy.toString());
      assertEquals(0, run.exit(), run::toString);
      assertTrue(run.out().getFirst().endsWith("cosigned by n1, w"), run::toString);
    }
  }

  /// The policy, but that the witness must have cosigned, too.
  private static String both(Policy own, String line) {
    Policy.Witness one =
        Policy.parse(line + "\nlog " + log(own) + "\nquorum w\n").witnesses().getFirst();
    List<Policy.Witness> witnesses = new ArrayList<>(own.witnesses());
    witnesses.add(one);
    List<Policy.Group> groups = new ArrayList<>(own.groups());
    groups.add(new Policy.Group("all", 2, List.of(own.quorum(), one.name())));
    return new Policy(own.logs(), witnesses, groups, "all").format();
  }

  private static String log(Policy own) {
    return own.logs().getFirst().key().text();
  }
}
