package tallystick.server.gateway;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tallystick.kernel.Codec;
import tallystick.kernel.Receipt;
import tallystick.ledger.LedgerClient;

/// Receipts of what was decided; [ActionsServlet] takes what is to be.
@RestController
final class ActionsController {
  /// The header that tells at which height a write can be read.
  static final String HEIGHT = "Tallystick-Height";

  private final LedgerClient ledger;

  ActionsController(LedgerClient ledger) {
    this.ledger = ledger;
  }

  @GetMapping(path = "/v1/actions/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> receipt(@PathVariable String id) {
    Receipt receipt =
        ledger
            .receipt(id)
            .orElseThrow(() ->
                Problem.of(HttpStatus.NOT_FOUND, "not-found", "No such action is in the log.")
                    .exception());
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header(HEIGHT, Long.toString(receipt.height()))
        .body(Codec.JSON.writeValueAsBytes(receipt));
  }
}
