package tallystick.server.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tallystick.server.TestVenue;
import tallystick.server.Web;
import tallystick.server.Web.Answer;

/// Pictures, and what only says that it is one.
class FilesTest {
  private static final Web WEB = TestVenue.get().web();

  private static byte[] picture(String format, int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < Math.min(width, height); i++) {
      image.setRGB(i, i, i * 7919);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertTrue(ImageIO.write(image, format, out));
    return out.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif"})
  void a_picture_comes_back_as_it_was(String format) throws Exception {
    byte[] bytes = picture(format, 60, 40);
    Answer stored = WEB.post("/v1/files", bytes);
    assertEquals(200, stored.status(), stored::text);
    assertEquals("image/" + format, stored.json().path("type").asString());
    assertEquals(60, stored.json().path("width").intValue());
    assertEquals(stored.text(), WEB.post("/v1/files", bytes).text());
    String hash = stored.json().path("file").asString().replace("sha256:", "");
    Answer read = WEB.get("/v1/files/" + hash);
    assertArrayEquals(bytes, read.body());
    assertEquals("image/" + format, read.header("Content-Type").split(";")[0]);
    assertEquals("default-src 'none'; sandbox", read.header("Content-Security-Policy"));
    assertEquals("nosniff", read.header("X-Content-Type-Options"));
    assertTrue(read.header("Cache-Control").contains("immutable"));
  }

  @Test
  void what_is_no_picture_is_refused() throws Exception {
    refused("".getBytes(UTF_8));
    refused("only text".getBytes(UTF_8));
    refused("<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>".getBytes(UTF_8));
    refused(picture("bmp", 10, 10));
    refused(new byte[100_000]);
  }

  @Test
  void a_damaged_picture_is_refused() throws Exception {
    byte[] png = picture("png", 300, 300);
    refused(Arrays.copyOf(png, png.length / 2));
    refused(Arrays.copyOf(png, 20));
    byte[] flipped = png.clone();
    Arrays.fill(flipped, 60, 200, (byte) 0x55);
    refused(flipped);
    refused(Arrays.copyOf(picture("gif", 300, 300), 30));
    refused(Arrays.copyOf(picture("jpeg", 300, 300), 300));
  }

  @Test
  void a_side_has_at_most_4096_pixels() throws Exception {
    refused(picture("png", 5_000, 10));
    refused(picture("png", 10, 4_097));
    assertEquals(200, WEB.post("/v1/files", picture("png", 4_096, 2)).status());
  }

  private static void refused(byte[] bytes) throws Exception {
    Bad.request(422, "not-a-picture", "", web -> web.post("/v1/files", bytes));
  }

  @Test
  void a_picture_has_at_most_2_mebibytes() throws Exception {
    byte[] large = new byte[(2 << 20) + 1];
    Bad.request(413, "body-too-large", "", web -> web.post("/v1/files", large));
  }
}
