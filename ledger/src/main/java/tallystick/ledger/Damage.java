package tallystick.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What becomes of a node whose files are not as they were written. It never serves from them.
///
/// A node that is alone has the only copy, so nothing is touched and it does not start. A node of a
/// group moves its files aside, for whoever wants to look at them, and comes back empty.
final class Damage {
  /// Says that the folder must not be used as it is, and why. Written by a running node that finds
  /// damage, too; whoever knows better may delete it.
  static final String MARKER = "damaged.txt";

  private static final Logger LOGGER = LoggerFactory.getLogger(Damage.class);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final List<String> ASIDE = List.of("state", "state.old", "raft", "snapshot");

  private Damage() {}

  /// Leaves word for the next start.
  static void found(Path data, String what) {
    LOGGER.error("The ledger in {} is damaged: {}", data, what);
    try {
      Files.writeString(data.resolve(MARKER), what + "\n");
    } catch (IOException e) {
      LOGGER.error("The damage of {} could not be noted.", data, e);
    }
  }

  /// Refuses a folder in which damage was found before, or whose node is not yet back in its group.
  static void require(NodeConfig config) throws IOException {
    Path marker = config.data().resolve(MARKER);
    if (Files.exists(marker)) {
      throw new LedgerFault(LedgerFault.DAMAGED, Files.readString(marker).strip());
    }
  }

  /// Whether the node is still to be let in again by its group.
  static boolean isMarked(NodeConfig config) {
    return Files.exists(config.data().resolve(MARKER));
  }

  /// Notes that the group has let it in.
  static void isOver(NodeConfig config) throws IOException {
    Files.deleteIfExists(config.data().resolve(MARKER));
  }

  /// Moves damaged files aside, which nobody may have open. The node then waits, empty, until its
  /// group lets it in again ([Rejoining]).
  ///
  /// @throws LedgerFault `damaged` for a node that is alone
  static void setAside(NodeConfig config, LedgerFault damage) throws IOException {
    Path data = config.data();
    if (config.isAlone()) {
      throw new LedgerFault(
          LedgerFault.DAMAGED,
          "The ledger in "
              + data
              + " is damaged: "
              + damage.sentence()
              + ". Nothing was changed in it: move the data folder away, and restore a backup with"
              + " ./run restore BACKUPDIR --data DIR.");
    }
    Path aside = data.resolve("damaged-" + TIME.format(Instant.now()));
    boolean any = false;
    Files.writeString(data.resolve(MARKER), damage.sentence() + "\n");
    for (String name : ASIDE) {
      if (Files.exists(data.resolve(name))) {
        Files.createDirectories(aside);
        Files.move(data.resolve(name), aside.resolve(name));
        any = true;
      }
    }
    if (any) {
      LOGGER.error("The node's files were damaged and are now in {}: {}", aside, damage.sentence());
    }
  }
}
