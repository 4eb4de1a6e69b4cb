package tallystick.server.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import tallystick.kernel.Malformed;
import tallystick.kernel.StrictJson;
import tools.jackson.databind.JsonNode;

/// Bodies of requests, none longer than its reader allows.
public final class Body {
  /// Attribute of the servlet context: how long the whole of a body may take. Whoever sends it byte
  /// by byte holds nothing for longer.
  static final String TIME = Body.class.getName() + ".time";

  private static final int PIECE = 8 << 10;

  private Body() {}

  /// The bytes of a body.
  ///
  /// @param limit of bytes; a longer one is the problem `body-too-large`
  public static byte[] bytes(HttpServletRequest request, int limit) {
    try {
      byte[] body =
          request.getContentLengthLong() > limit
              ? new byte[limit + 1]
              : read(request.getInputStream(), limit + 1, System.nanoTime() + nanos(request));
      if (body.length > limit) {
        throw Problem.of(
                HttpStatus.CONTENT_TOO_LARGE,
                "body-too-large",
                "The body has more than the " + limit + " bytes that are allowed here.")
            .exception();
      }
      return body;
    } catch (IOException e) {
      throw Problem.of(HttpStatus.BAD_REQUEST, "body-incomplete", "The body ended before its time.")
          .exception();
    }
  }

  private static long nanos(HttpServletRequest request) {
    return ((Duration) request.getServletContext().getAttribute(TIME)).toNanos();
  }

  /// @param end by [System#nanoTime]
  static byte[] read(InputStream in, int most, long end) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] piece = new byte[Math.min(PIECE, most)];
    while (body.size() < most) {
      int read = in.read(piece, 0, Math.min(piece.length, most - body.size()));
      if (read < 0) {
        break;
      }
      body.write(piece, 0, read);
      if (System.nanoTime() - end > 0) {
        throw Problem.of(
                HttpStatus.REQUEST_TIMEOUT,
                "body-too-slow",
                "The body took longer than it may: send it faster.")
            .exception();
      }
    }
    return body.toByteArray();
  }

  /// A body that must be a JSON object.
  public static JsonNode json(HttpServletRequest request, int limit) {
    return StrictJson.object(bytes(request, limit), "body");
  }

  static RuntimeException malformed(String pointer, String detail) {
    return new Malformed("malformed", pointer, detail);
  }
}
