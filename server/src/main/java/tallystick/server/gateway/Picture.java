package tallystick.server.gateway;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.springframework.http.HttpStatus;

/// A picture that was seen to be one: its first frame was decoded.
///
/// @param type media type
/// @param width in pixels
/// @param height in pixels
public record Picture(String type, int width, int height) {
  private static final int MAX_SIDE = 4_096;
  private static final Set<String> FORMATS = Set.of("png", "jpeg", "gif");

  static {
    // Pictures are small: no cache files.
    ImageIO.setUseCache(false);
  }

  static Picture of(byte[] bytes) {
    return read(bytes, Picture::read);
  }

  /// The pixels of a picture's first frame, of every second or third one if it is larger.
  ///
  /// @param most pixels of the longer side
  /// @return or throws the problem `not-a-picture`
  public static BufferedImage pixels(byte[] bytes, int most) {
    return read(
        bytes,
        reader -> {
          int longer = Math.max(reader.getWidth(0), reader.getHeight(0));
          int step = Math.ceilDiv(longer, most);
          ImageReadParam some = reader.getDefaultReadParam();
          some.setSourceSubsampling(step, step, 0, 0);
          return reader.read(0, some);
        });
  }

  private interface Reading<T> {
    T read(ImageReader reader) throws IOException;
  }

  private static <T> T read(byte[] bytes, Reading<T> reading) {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw refused("The file is no picture: PNG, JPEG and GIF are.");
      }
      ImageReader reader = readers.next();
      try {
        require(reader, in);
        return reading.read(reader);
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

  private static void require(ImageReader reader, ImageInputStream in) throws IOException {
    if (!FORMATS.contains(format(reader))) {
      throw refused("The file is no picture: PNG, JPEG and GIF are.");
    }
    reader.setInput(in, true, true);
    // The size is known before the pixels are: a small file cannot claim a lot of memory.
    if (reader.getWidth(0) > MAX_SIDE || reader.getHeight(0) > MAX_SIDE) {
      throw refused("A side of the picture has more than " + MAX_SIDE + " pixels.");
    }
  }

  private static String format(ImageReader reader) throws IOException {
    return reader.getFormatName().toLowerCase(Locale.ROOT);
  }

  private static Picture read(ImageReader reader) throws IOException {
    reader.read(0).flush();
    return new Picture("image/" + format(reader), reader.getWidth(0), reader.getHeight(0));
  }

  private static RuntimeException refused(String detail) {
    return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "not-a-picture", detail).exception();
  }
}
