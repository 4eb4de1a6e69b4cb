package tallystick.server.links;

import com.google.zxing.Result;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tallystick.domains.custody.Epc;
import tallystick.server.gateway.Body;
import tallystick.server.gateway.Picture;
import tallystick.server.gateway.Problem;

/// What the codes in a picture say, for whoever has no reader of their own. The picture is not
/// kept.
@RestController
final class CodesController {
  private static final int MAX_BYTES = 8 << 20;

  /// Pixels of the longer side that are looked at.
  private static final int MOST_PIXELS = 1_600;

  /// At once: each takes some hundred milliseconds of a processor.
  private static final int AT_ONCE = 2;

  private static final int WAIT_SECONDS = 2;

  private final Semaphore free = new Semaphore(AT_ONCE);

  /// @param format as ZXing names it, such as `QR_CODE` or `EAN_13`
  /// @param text what it says
  /// @param key of the thing, lot or place that it names, if it is one of GS1's
  record Code(String format, String text, @Nullable String key) {}

  record Codes(List<Code> items) {}

  @PostMapping("/v1/session/codes")
  Codes read(HttpServletRequest request) throws InterruptedException {
    byte[] bytes = Body.bytes(request, MAX_BYTES);
    if (!free.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
      throw Problem.later(
              HttpStatus.SERVICE_UNAVAILABLE,
              "busy",
              "Other pictures are being read: send it again.",
              1)
          .exception();
    }
    try {
      return new Codes(
          PictureCodes.in(Picture.pixels(bytes, MOST_PIXELS)).stream()
              .map(CodesController::code)
              .toList());
    } finally {
      free.release();
    }
  }

  private static Code code(Result found) {
    return new Code(
        found.getBarcodeFormat().name(),
        found.getText(),
        ElementString.names(found.getText()).map(Epc::key).orElse(null));
  }
}
