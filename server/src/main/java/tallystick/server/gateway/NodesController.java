package tallystick.server.gateway;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tallystick.ledger.LedgerClient;
import tallystick.server.cluster.LedgerNodes;

/// How the nodes of the ledger are. Every answer asks them all, which takes up to a second when one
/// of them is silent.
@RestController
final class NodesController {
  private final LedgerClient ledger;

  NodesController(LedgerClient ledger) {
    this.ledger = ledger;
  }

  @GetMapping("/v1/log/nodes")
  ResponseEntity<LedgerNodes> nodes() {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(LedgerNodes.of(ledger));
  }
}
