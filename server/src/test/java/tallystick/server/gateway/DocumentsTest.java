package tallystick.server.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import tallystick.kernel.Sha256;
import tallystick.server.TestVenue;
import tallystick.server.Web;
import tallystick.server.Web.Answer;

/// Documents by the hash of their bytes.
class DocumentsTest {
  private static final Web WEB = TestVenue.get().web();

  private static byte[] pdf() throws Exception {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  private static Answer stores(byte[] bytes, String type) throws Exception {
    Answer stored = WEB.post("/v1/credits/documents", bytes);
    assertEquals(200, stored.status(), stored::text);
    assertEquals(type, stored.json().path("type").asString());
    assertEquals(bytes.length, stored.json().path("bytes").intValue());
    String hash = HexFormat.of().formatHex(Sha256.of(bytes));
    assertEquals("sha256:" + hash, stored.json().path("file").asString());
    return WEB.get("/v1/credits/documents/" + hash);
  }

  @Test
  void a_document_comes_back_as_it_was_and_is_never_shown_in_place() throws Exception {
    byte[] bytes = pdf();
    Answer read = stores(bytes, "application/pdf");
    assertArrayEquals(bytes, read.body());
    assertEquals("application/pdf", read.header("Content-Type").split(";")[0]);
    assertEquals("default-src 'none'; sandbox", read.header("Content-Security-Policy"));
    assertEquals("nosniff", read.header("X-Content-Type-Options"));
    assertTrue(
        read.header("Content-Disposition").matches("attachment; filename=\"[0-9a-f]+.pdf\""));
    assertTrue(read.header("Cache-Control").contains("immutable"));
    assertEquals(200, WEB.post("/v1/credits/documents", bytes).status());
  }

  @Test
  void text_is_text_whatever_it_would_like_to_be() throws Exception {
    Answer read =
        stores("<script>alert(1)</script> für alle".getBytes(UTF_8), "text/plain;charset=UTF-8");
    assertEquals("text/plain;charset=UTF-8", read.header("Content-Type").replace(" ", ""));
  }

  @Test
  void what_is_no_document_is_refused() throws Exception {
    byte[] pdf = pdf();
    refused(new byte[0]);
    refused(new byte[1_000]);
    refused(new byte[] {'P', 'K', 3, 4, 0, 0});
    refused(new byte[] {(byte) 0xff, (byte) 0xfe, 'a', 0});
    refused(Arrays.copyOf(pdf, pdf.length / 2));
  }

  private static void refused(byte[] bytes) throws Exception {
    Bad.request(422, "not-a-document", "", web -> web.post("/v1/credits/documents", bytes));
  }

  @Test
  void a_document_has_at_most_10_mebibytes() throws Exception {
    byte[] large = new byte[(10 << 20) + 1];
    Bad.request(413, "body-too-large", "", web -> web.post("/v1/credits/documents", large));
  }

  @Test
  void there_is_nothing_under_another_hash() throws Exception {
    for (String hash : new String[] {"0".repeat(64), "x", "..%2f"}) {
      int status = WEB.get("/v1/credits/documents/" + hash).status();
      assertTrue(status == 404 || status == 400, hash + " " + status);
    }
  }
}
