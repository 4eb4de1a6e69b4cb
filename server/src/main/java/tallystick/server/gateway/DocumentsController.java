package tallystick.server.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.HexFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tallystick.kernel.Sha256;
import tallystick.server.views.Databases;

/// Documents of projects and verifications, by the SHA-256 of their bytes: what a signed action
/// names cannot be exchanged later. They are handed back to be saved, never to be shown in place.
@RestController
final class DocumentsController {
  private static final int MAX_BYTES = 10 << 20;

  /// Bytes of all documents together, until there are quotas per principal.
  private static final long MAX_TOTAL = 8L << 30;

  private final JdbcClient sql;
  private final Uploads uploads;

  DocumentsController(Databases databases, Uploads uploads) {
    this.sql = JdbcClient.create(databases.writing());
    this.uploads = uploads;
  }

  /// @param file `sha256:<hex>`, as an action names it
  record StoredDocument(String file, String type, int bytes) {}

  private record Content(String type, byte[] bytes) {}

  @PostMapping("/v1/credits/documents")
  StoredDocument store(HttpServletRequest request) {
    byte[] bytes = uploads.read(request, MAX_BYTES);
    String type = DocumentType.of(bytes).media();
    String hash = HexFormat.of().formatHex(Sha256.of(bytes));
    long total =
        sql.sql("SELECT pg_total_relation_size('private.documents')").query(Long.class).single();
    if (total > MAX_TOTAL) {
      throw Problem.of(
              HttpStatus.INSUFFICIENT_STORAGE,
              "storage-full",
              "There is no room for more documents.")
          .exception();
    }
    sql.sql(
            """
            INSERT INTO private.documents (hash, type, bytes) VALUES (:hash, :type, :bytes)
            ON CONFLICT DO NOTHING\
            """)
        .param("hash", hash)
        .param("type", type)
        .param("bytes", bytes)
        .update();
    return new StoredDocument("sha256:" + hash, type, bytes.length);
  }

  @GetMapping("/v1/credits/documents/{hash}")
  ResponseEntity<byte[]> read(@PathVariable String hash) {
    Content content =
        sql.sql("SELECT type, bytes FROM private.documents WHERE hash = :hash")
            .param("hash", hash.replace('\0', '?'))
            .query(Content.class)
            .optional()
            .orElseThrow(() ->
                Problem.of(HttpStatus.NOT_FOUND, "not-found", "There is no such document.")
                    .exception());
    String name = hash.substring(0, 16) + "." + new DocumentType(content.type()).extension();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(content.type()))
        .cacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .body(content.bytes());
  }
}
