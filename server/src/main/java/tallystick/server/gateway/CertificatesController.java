package tallystick.server.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tallystick.kernel.Codec;
import tallystick.kernel.Receipt;
import tallystick.ledger.LedgerClient;
import tallystick.server.certificates.Certificate;
import tallystick.server.certificates.CertificateFile;
import tallystick.server.certificates.CertificatePdf;
import tallystick.server.views.Databases;

/// Certificates of retirements that are final: the file that proves one, and the sheet of paper.
/// Which receipts belong to it, the views tell; what it says, the receipts alone.
@RestController
final class CertificatesController {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}(-[0-9]{1,3})?");

  /// Sheets that are drawn at the same time: each reads fonts of some megabytes.
  private static final int DRAWN = 4;

  private static final int PATIENCE_SECONDS = 5;

  private final LedgerClient ledger;
  private final JdbcClient sql;
  private final Semaphore drawing = new Semaphore(DRAWN);

  CertificatesController(LedgerClient ledger, Databases databases) {
    this.ledger = ledger;
    this.sql = JdbcClient.create(databases.reading());
  }

  private record Row(String project, String state, boolean imported, String closedBy) {}

  @GetMapping({
    "/v1/credits/retirements/{id}/certificate.json",
    "/v1/credits/certificates/{id}.json"
  })
  ResponseEntity<byte[]> json(@PathVariable String id) {
    return answer(
        Codec.JSON.writeValueAsBytes(file(id)),
        MediaType.APPLICATION_JSON,
        "attachment; filename=\"certificate-" + id + ".json\"");
  }

  @GetMapping({"/v1/credits/retirements/{id}/certificate.pdf", "/v1/credits/certificates/{id}.pdf"})
  ResponseEntity<byte[]> pdf(@PathVariable String id, HttpServletRequest request)
      throws IOException, InterruptedException {
    CertificateFile file = file(id);
    String page =
        ServletUriComponentsBuilder.fromContextPath(request)
            .path("/credits/certificates/" + id)
            .toUriString();
    return answer(
        draw(file.certificate(), page),
        MediaType.APPLICATION_PDF,
        "inline; filename=\"certificate-" + id + ".pdf\"");
  }

  private byte[] draw(Certificate certificate, String page)
      throws IOException, InterruptedException {
    if (!drawing.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw Problem.of(
              HttpStatus.SERVICE_UNAVAILABLE,
              "overloaded",
              "Too many certificates are being drawn: ask again in a moment.")
          .exception();
    }
    try {
      return CertificatePdf.draw(certificate, page, ledger.head().origin());
    } finally {
      drawing.release();
    }
  }

  private static ResponseEntity<byte[]> answer(byte[] body, MediaType type, String disposition) {
    return ResponseEntity.ok()
        .contentType(type)
        .cacheControl(CacheControl.noCache())
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition)
        .body(body);
  }

  private CertificateFile file(String id) {
    Row row =
        (ID.matcher(id).matches()
                ? sql.sql(
                        """
                        SELECT project, state, imported, closed_by
                        FROM credits.retirements WHERE retirement = :id\
                        """)
                    .param("id", id)
                    .query(Row.class)
                    .optional()
                : Optional.<Row>empty())
            .orElseThrow(() ->
                Problem.of(HttpStatus.NOT_FOUND, "not-found", "There is no such retirement.")
                    .exception());
    if (!row.state().equals("FINAL")) {
      throw Problem.of(
              HttpStatus.CONFLICT,
              "retirement-not-final",
              "The retirement is not final: there is no certificate yet.")
          .exception();
    }
    List<Receipt> receipts = new ArrayList<>();
    receipts.add(receipt(row.project()));
    receipts.add(receipt(id));
    if (!row.imported()) {
      receipts.add(receipt(row.closedBy()));
    }
    return CertificateFile.of(receipts);
  }

  private Receipt receipt(String action) {
    return ledger
        .receipt(action)
        .filter(receipt -> !receipt.proof().isEmpty())
        .orElseThrow(() ->
            Problem.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "proof-not-ready",
                    "The proof is not published yet: ask again in a moment.")
                .exception());
  }
}
