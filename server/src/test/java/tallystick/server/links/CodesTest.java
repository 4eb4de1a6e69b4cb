package tallystick.server.links;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tallystick.server.access.Browser;
import tallystick.server.access.Expect;
import tools.jackson.databind.JsonNode;

/// Pictures of labels, as a telephone takes them, sent to be read.
class CodesTest {
  private static final String LINK = "https://example.org/01/09506000134352/10/ABC";

  private static void draw(BufferedImage on, String text, BarcodeFormat format, int x, int y, int h)
      throws WriterException {
    BitMatrix bits = new MultiFormatWriter().encode(text, format, 300, h);
    for (int i = 0; i < bits.getWidth(); i++) {
      for (int j = 0; j < bits.getHeight(); j++) {
        on.setRGB(x + i, y + j, bits.get(i, j) ? 0x202020 : 0xf4f4f0);
      }
    }
  }

  private static BufferedImage paper(int width, int height) {
    BufferedImage paper = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = paper.createGraphics();
    brush.setColor(new Color(0xf4f4f0));
    brush.fillRect(0, 0, width, height);
    brush.dispose();
    return paper;
  }

  private static byte[] file(BufferedImage picture, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertTrue(ImageIO.write(picture, format, out));
    return out.toByteArray();
  }

  private static Map<String, String> read(Browser who, byte[] picture) throws Exception {
    Map<String, String> read = new TreeMap<>();
    for (JsonNode one : Expect.ok(who.upload("/codes", picture)).json().path("items")) {
      String text = one.path("text").asString();
      read.put(one.path("format").asString(), text + " is " + one.path("key").asString(""));
    }
    return read;
  }

  @Test
  void labels_are_read_and_say_what_they_name() throws Exception {
    Browser ann = Browser.member();
    BufferedImage label = paper(700, 700);
    draw(label, LINK, BarcodeFormat.QR_CODE, 20, 20, 300);
    draw(label, "4006381333931", BarcodeFormat.EAN_13, 360, 420, 120);
    assertEquals(
        Map.of(
            "QR_CODE",
            LINK + " is 01/09506000134352/10/ABC",
            "EAN_13",
            "4006381333931 is 01/04006381333931"),
        read(ann, file(label, "jpeg")));
    BufferedImage pallet = paper(400, 200);
    draw(pallet, "00395060000000000016", BarcodeFormat.CODE_128, 40, 40, 100);
    assertEquals(
        Map.of("CODE_128", "00395060000000000016 is 00/395060000000000016"),
        read(ann, file(pallet, "png")));
    assertEquals(Map.of(), read(ann, file(paper(50, 50), "png")));
  }

  @Test
  void what_is_no_picture_is_refused_before_it_takes_memory() throws Exception {
    Browser ann = Browser.member();
    Expect.problem(422, "not-a-picture", ann.upload("/codes", "no picture".getBytes(UTF_8)));
    Expect.problem(422, "not-a-picture", ann.upload("/codes", bomb()));
    Expect.problem(413, "body-too-large", ann.upload("/codes", new byte[(8 << 20) + 1]));
    Expect.problem(401, "not-signed-in", Browser.fresh().upload("/codes", bomb()));
  }

  /// A picture that says it is 60,000 by 60,000.
  private static byte[] bomb() throws IOException {
    byte[] png = file(paper(1, 1), "png");
    ByteBuffer header = ByteBuffer.wrap(png);
    header.putInt(16, 60_000).putInt(20, 60_000);
    CRC32 crc = new CRC32();
    crc.update(png, 12, 17);
    header.putInt(29, (int) crc.getValue());
    return png;
  }
}
