package tallystick.server.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tallystick.kernel.Tiles;
import tallystick.ledger.LedgerClient;

/// The Merkle log as C2SP tlog-tiles publishes it (https://c2sp.org/tlog-tiles).
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

  @GetMapping("/log/tile/**")
  ResponseEntity<byte[]> tile(HttpServletRequest request) {
    Tiles.Path path;
    try {
      path = Tiles.Path.parse(request.getRequestURI().substring("/log/".length()));
    } catch (IllegalArgumentException e) {
      throw Problem.of(HttpStatus.NOT_FOUND, "not-found", "This is not the path of a tile.")
          .exception();
    }
    byte[] tile =
        ledger
            .tile(path.level(), path.index(), path.width())
            .orElseThrow(() ->
                Problem.of(HttpStatus.NOT_FOUND, "not-found", "The log is not that wide yet.")
                    .exception());
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .cacheControl(FOR_EVER)
        .body(tile);
  }

  private static ResponseEntity<byte[]> text(String text) {
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
        .cacheControl(CacheControl.noCache())
        .body(text.getBytes(StandardCharsets.UTF_8));
  }
}
