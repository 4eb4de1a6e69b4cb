package tallystick.server.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import tallystick.kernel.Malformed;
import tallystick.kernel.StrictJson;
import tools.jackson.databind.JsonNode;

/// Bodies of requests, none longer than its reader allows.
final class Body {
  private Body() {}

  static byte[] bytes(HttpServletRequest request, int limit) {
    try {
      byte[] body =
          request.getContentLengthLong() > limit
              ? new byte[limit + 1]
              : request.getInputStream().readNBytes(limit + 1);
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

  /// A body that must be a JSON object.
  static JsonNode json(HttpServletRequest request, int limit) {
    return StrictJson.object(bytes(request, limit), "body");
  }

  static RuntimeException malformed(String pointer, String detail) {
    return new Malformed("malformed", pointer, detail);
  }
}
