package tallystick.server.gateway;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.springframework.http.HttpStatus;

/// A picture that was seen to be one: its first frame was decoded.
///
/// @param type media type
/// @param width in pixels
/// @param height in pixels
record Picture(String type, int width, int height) {
  private static final int MAX_SIDE = 4_096;
  private static final Set<String> FORMATS = Set.of("png", "jpeg", "gif");

  static {
    // Pictures are small: no cache files.
    ImageIO.setUseCache(false);
  }

  static Picture of(byte[] bytes) {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw refused("The file is no picture: PNG, JPEG and GIF are.");
      }
      ImageReader reader = readers.next();
      try {
        return read(reader, in);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      if (e instanceof Problem.Thrown thrown) {
        throw thrown;
      }
      throw refused("The picture is damaged.");
    }
  }

  private static Picture read(ImageReader reader, ImageInputStream in) throws IOException {
    String format = reader.getFormatName().toLowerCase(Locale.ROOT);
    if (!FORMATS.contains(format)) {
      throw refused("The file is no picture: PNG, JPEG and GIF are.");
    }
    reader.setInput(in, true, true);
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    // The size is known before the pixels are: a small file cannot claim a lot of memory.
    if (width > MAX_SIDE || height > MAX_SIDE) {
      throw refused("A side of the picture has more than " + MAX_SIDE + " pixels.");
    }
    reader.read(0).flush();
    return new Picture("image/" + format, width, height);
  }

  private static RuntimeException refused(String detail) {
    return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "not-a-picture", detail).exception();
  }
}
