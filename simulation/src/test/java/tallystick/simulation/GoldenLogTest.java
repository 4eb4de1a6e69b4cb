package tallystick.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tallystick.domains.Domains;
import tallystick.kernel.Rulebook;
import tallystick.ledger.audit.Differs;
import tallystick.ledger.v1.WireBlock;

/// Golden logs: whatever a program once decided, this one decides in the same way. From the first
/// release on, a failure here is never mended by making the log anew: the change needs a new
/// version of the rules. Before it the log is made anew when payloads or rows take another form.
class GoldenLogTest {
  private static final Path GOLDEN = Path.of("golden");

  /// The state root after the last block of each version's log, which covers all before it.
  private static final List<String> ROOTS =
      List.of("b4ddb03bd0bc1b5408072698a74f7826c35e527cfd1adc33a3b37204f0521b07");

  @TempDir private Path folder;

  private static Path log(int version) {
    return GOLDEN.resolve("rules-" + version + ".log.gz");
  }

  @Test
  void every_version_of_the_rules_has_a_golden_log_that_replays_to_its_roots() throws IOException {
    Rulebook rulebook = Domains.rulebook();
    for (int version = 1; version <= rulebook.versions(); version++) {
      byte[] root = GoldenLog.replay(log(version), rulebook).stateRoot();
      assertEquals(ROOTS.get(version - 1), HexFormat.of().formatHex(root), "rules " + version);
    }
    assertEquals(rulebook.versions(), ROOTS.size());
  }

  @Test
  void a_golden_log_that_was_changed_is_found_out() throws IOException {
    List<WireBlock> blocks = new ArrayList<>(MakeGolden.blocks(Domains.rulebook()));
    WireBlock ninth = blocks.get(8);
    WireBlock tenth = blocks.get(9);
    blocks.set(9, tenth.toBuilder().setStateRoot(ninth.getStateRoot()).build());
    Path changed = folder.resolve("changed.gz");
    GoldenLog.write(changed, blocks);
    Differs differs =
        assertThrows(Differs.class, () -> GoldenLog.replay(changed, Domains.rulebook()));
    assertEquals(10, differs.height());
  }

  @Test
  void a_golden_log_is_never_replaced() throws IOException {
    Path file = Files.writeString(folder.resolve("rules-1.log.gz"), "kept");
    assertThrows(FileAlreadyExistsException.class, () -> GoldenLog.write(file, List.of()));
    assertEquals("kept", Files.readString(file));
  }

  @Test
  void a_golden_log_is_small_enough_for_the_repository() throws IOException {
    try (var logs = Files.list(GOLDEN)) {
      for (Path log : logs.toList()) {
        assertTrue(Files.size(log) < 400_000, log::toString);
      }
    }
  }
}
