package tallystick.server.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tallystick.kernel.Codec;
import tallystick.kernel.Envelope;
import tallystick.kernel.Limits;
import tallystick.kernel.Receipt;
import tallystick.ledger.LedgerClient;
import tallystick.ledger.LedgerFault;
import tools.jackson.databind.JsonNode;

/// The one door through which anything is written.
@RestController
final class ActionsController {
  /// The header that tells at which height a write can be read.
  static final String HEIGHT = "Tallystick-Height";

  /// Bytes of a request: 64 small envelopes or a few large ones.
  private static final int MAX_BODY = 8 << 20;

  private static final int WAIT_SECONDS = 15;

  private final LedgerClient ledger;

  ActionsController(LedgerClient ledger) {
    this.ledger = ledger;
  }

  record Receipts(List<Receipt> receipts) {}

  record Failed(Problem problem) {}

  record Results(List<Object> results) {}

  @PostMapping(path = "/v1/actions", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> submit(HttpServletRequest request) {
    JsonNode body = Body.json(request, MAX_BODY);
    JsonNode list = body.get("envelopes");
    if (list != null) {
      return submitAll(list);
    }
    List<Receipt> receipts = await(ledger.submit(envelope(body, "")));
    Receipt first = receipts.getFirst();
    boolean batch = first.id().contains("-");
    return answer(batch ? new Receipts(receipts) : first, first.height());
  }

  private ResponseEntity<byte[]> submitAll(JsonNode list) {
    if (!list.isArray() || list.isEmpty() || list.size() > Limits.ENVELOPES_PER_REQUEST) {
      throw Body.malformed(
          "/envelopes", "envelopes must be 1 to " + Limits.ENVELOPES_PER_REQUEST + " envelopes.");
    }
    List<Envelope> envelopes = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++) {
      envelopes.add(envelope(list.get(i), "/envelopes/" + i));
    }
    List<CompletableFuture<List<Receipt>>> waiting =
        envelopes.stream().map(ledger::submit).toList();
    List<Object> results = new ArrayList<>(list.size());
    long height = 0;
    for (CompletableFuture<List<Receipt>> future : waiting) {
      try {
        List<Receipt> receipts = await(future);
        height = Math.max(height, receipts.getFirst().height());
        results.add(new Receipts(receipts));
      } catch (LedgerFault fault) {
        results.add(new Failed(Problem.of(fault)));
      }
    }
    return answer(new Results(results), height);
  }

  private static Envelope envelope(JsonNode json, String pointer) {
    return Body.as(json, Envelope.class, pointer);
  }

  private static List<Receipt> await(CompletableFuture<List<Receipt>> future) {
    try {
      return future.get(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof LedgerFault fault ? fault : new IllegalStateException(e);
    } catch (TimeoutException | InterruptedException e) {
      throw new LedgerFault(
          LedgerFault.TIMEOUT, "", "No decision came in time: ask again with the same envelope.");
    }
  }

  private static ResponseEntity<byte[]> answer(Object body, long height) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header(HEIGHT, Long.toString(height))
        .body(Codec.JSON.writeValueAsBytes(body));
  }

  @GetMapping(path = "/v1/actions/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> receipt(@PathVariable String id) {
    Receipt receipt =
        ledger
            .receipt(id)
            .orElseThrow(() ->
                Problem.of(HttpStatus.NOT_FOUND, "not-found", "No such action is in the log.")
                    .exception());
    return answer(receipt, receipt.height());
  }
}
