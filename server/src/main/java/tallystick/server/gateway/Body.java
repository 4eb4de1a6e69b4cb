package tallystick.server.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import tallystick.kernel.Codec;
import tools.jackson.core.JacksonException;
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

  static JsonNode json(HttpServletRequest request, int limit) {
    try {
      return Codec.JSON.readTree(bytes(request, limit));
    } catch (JacksonException e) {
      throw malformed("", "The body is not well-formed JSON: " + e.getOriginalMessage());
    }
  }

  /// A record out of JSON.
  static <T> T as(JsonNode json, Class<T> type, String pointer) {
    try {
      return Codec.JSON.treeToValue(json, type);
    } catch (JacksonException e) {
      throw malformed(pointer, "This is no " + type.getSimpleName() + ": " + reason(e));
    }
  }

  private static String reason(JacksonException e) {
    // The whole message goes on with places in the source, which help nobody outside.
    String message = e.getOriginalMessage();
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }

  static RuntimeException malformed(String pointer, String detail) {
    return Problem.of(HttpStatus.BAD_REQUEST, "malformed", pointer, detail).exception();
  }
}
