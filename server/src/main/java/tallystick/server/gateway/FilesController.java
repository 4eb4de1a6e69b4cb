package tallystick.server.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.HexFormat;
import org.springframework.http.CacheControl;
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

/// Pictures, by the SHA-256 of their bytes: what a signed action names cannot be exchanged later.
@RestController
final class FilesController {
  private static final int MAX_BYTES = 2 << 20;

  /// Bytes of all pictures together, until there are quotas per principal.
  private static final long MAX_TOTAL = 4L << 30;

  private final JdbcClient sql;
  private final Uploads uploads;

  FilesController(Databases databases, Uploads uploads) {
    this.sql = JdbcClient.create(databases.writing());
    this.uploads = uploads;
  }

  record Stored(String file, String type, int width, int height) {}

  private record Content(String type, byte[] bytes) {}

  @PostMapping("/v1/files")
  Stored store(HttpServletRequest request) {
    byte[] bytes = uploads.read(request, MAX_BYTES);
    Picture picture = Picture.of(bytes);
    String hash = HexFormat.of().formatHex(Sha256.of(bytes));
    long total =
        sql.sql("SELECT pg_total_relation_size('private.files')").query(Long.class).single();
    if (total > MAX_TOTAL) {
      throw Problem.of(
              HttpStatus.INSUFFICIENT_STORAGE,
              "storage-full",
              "There is no room for more pictures.")
          .exception();
    }
    sql.sql(
            """
            INSERT INTO private.files (hash, type, width, height, bytes)
            VALUES (:hash, :type, :width, :height, :bytes) ON CONFLICT DO NOTHING\
            """)
        .param("hash", hash)
        .param("type", picture.type())
        .param("width", picture.width())
        .param("height", picture.height())
        .param("bytes", bytes)
        .update();
    return new Stored("sha256:" + hash, picture.type(), picture.width(), picture.height());
  }

  @GetMapping("/v1/files/{hash}")
  ResponseEntity<byte[]> read(@PathVariable String hash) {
    Content content =
        sql.sql("SELECT type, bytes FROM private.files WHERE hash = :hash")
            .param("hash", hash)
            .query(Content.class)
            .optional()
            .orElseThrow(() ->
                Problem.of(HttpStatus.NOT_FOUND, "not-found", "There is no such file.")
                    .exception());
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(content.type()))
        .cacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .body(content.bytes());
  }
}
