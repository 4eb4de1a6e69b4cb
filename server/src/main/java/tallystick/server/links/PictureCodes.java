package tallystick.server.links;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.GenericMultipleBarcodeReader;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Reads bar codes and QR codes out of pictures, by ZXing.
final class PictureCodes {
  private static final int MOST = 20;
  private static final Map<DecodeHintType, Object> HINTS = Map.of(DecodeHintType.TRY_HARDER, true);

  private PictureCodes() {}

  /// The codes in a picture, in no order; none if there is none that can be made out.
  static List<Result> in(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
    BinaryBitmap bits =
        new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
    try {
      MultiFormatReader reader = new MultiFormatReader();
      return Stream.of(new GenericMultipleBarcodeReader(reader).decodeMultiple(bits, HINTS))
          .limit(MOST)
          .toList();
    } catch (NotFoundException e) {
      return List.of();
    }
  }
}
