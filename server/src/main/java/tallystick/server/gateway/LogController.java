package tallystick.server.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tallystick.kernel.Tiles;
import tallystick.ledger.LedgerClient;

/// The Merkle log as C2SP tlog-tiles publishes it (https://c2sp.org/tlog-tiles), and the bodies
/// behind its entries: all that an outsider needs to decide everything again.
@RestController
final class LogController {
  private static final CacheControl FOR_EVER =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

  private final LedgerClient ledger;

  LogController(LedgerClient ledger) {
    this.ledger = ledger;
  }

  @GetMapping("/log/checkpoint")
  ResponseEntity<byte[]> checkpoint() {
    return text(ledger.head().note());
  }

  /// The key that signs checkpoints, as a signed note's verifier key. Who relies on it learns it
  /// elsewhere, too.
  @GetMapping("/log/key")
  ResponseEntity<byte[]> key() {
    return text(ledger.head().vkey() + "\n");
  }

  /// By whom checkpoints are signed and cosigned (https://c2sp.org/tlog-policy).
  @GetMapping("/log/policy")
  ResponseEntity<byte[]> policy() {
    return text(ledger.policy());
  }

  @GetMapping("/log/tile/**")
  ResponseEntity<byte[]> tile(HttpServletRequest request) {
    Tiles.Path path = path(request, Tiles.Path::parse);
    return forEver(ledger.tile(path.level(), path.index(), path.width()));
  }

  /// Who signed what and what was decided, behind a bundle of entries: a protobuf `Bodies`.
  @GetMapping("/log/bodies/**")
  ResponseEntity<byte[]> bodies(HttpServletRequest request) {
    Tiles.Path path = path(request, Tiles.Path::parseBodies);
    return forEver(ledger.bodies(path.index(), path.width()));
  }

  private static Tiles.Path path(HttpServletRequest request, Function<String, Tiles.Path> reading) {
    try {
      return reading.apply(request.getRequestURI().substring("/log/".length()));
    } catch (IllegalArgumentException e) {
      throw notFound("This is not the path of a tile.");
    }
  }

  private static ResponseEntity<byte[]> forEver(Optional<byte[]> found) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .cacheControl(FOR_EVER)
        .body(found.orElseThrow(() -> notFound("The log is not that wide yet.")));
  }

  private static RuntimeException notFound(String sentence) {
    return Problem.of(HttpStatus.NOT_FOUND, "not-found", sentence).exception();
  }

  private static ResponseEntity<byte[]> text(String text) {
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
        .cacheControl(CacheControl.noCache())
        .body(text.getBytes(StandardCharsets.UTF_8));
  }
}
