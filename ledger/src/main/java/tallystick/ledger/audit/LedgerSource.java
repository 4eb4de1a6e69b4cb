package tallystick.ledger.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tallystick.kernel.Tiles;
import tallystick.ledger.LedgerClient;
import tallystick.ledger.LedgerFault;

/// The public log of a ledger that is reached without a gateway. The client is not closed with it.
public record LedgerSource(LedgerClient ledger) implements LogSource {
  @Override
  public Optional<byte[]> read(String path) throws IOException {
    try {
      return switch (path) {
        case CHECKPOINT -> text(ledger.head().note());
        case KEY -> text(ledger.head().vkey() + "\n");
        default -> file(path);
      };
    } catch (LedgerFault e) {
      throw new IOException(e.sentence(), e);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<byte[]> file(String path) {
    if (path.startsWith("bodies/")) {
      Tiles.Path bodies = Tiles.Path.parseBodies(path);
      return ledger.bodies(bodies.index(), bodies.width());
    }
    Tiles.Path tile = Tiles.Path.parse(path);
    return ledger.tile(tile.level(), tile.index(), tile.width());
  }

  private static Optional<byte[]> text(String text) {
    return Optional.of(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    // Whoever opened the client closes it.
  }
}
