package tallystick.server.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.springframework.http.HttpStatus;
import tallystick.kernel.Codec;
import tallystick.kernel.Require;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Bodies of requests, none longer than its reader allows.
final class Body {
  /// Characters of a stranger's field name that an answer repeats.
  private static final int MAX_NAME = 120;

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
    try {
      // Left to itself, the parser takes UTF-16 and UTF-32 for JSON, too.
      ByteBuffer bytes = ByteBuffer.wrap(bytes(request, limit));
      JsonNode json = Codec.JSON.readTree(UTF_8.newDecoder().decode(bytes).toString());
      if (json.isObject()) {
        return json;
      }
      throw malformed("", "The body must be a JSON object.");
    } catch (CharacterCodingException e) {
      throw malformed("", "The body is not UTF-8.");
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      throw malformed(
          "",
          at == null || at.getLineNr() < 1
              ? "The body is not well-formed JSON."
              : "The body is not well-formed JSON: see line %d, column %d."
                  .formatted(at.getLineNr(), at.getColumnNr()));
    }
  }

  /// A record out of JSON.
  static <T> T as(JsonNode json, Class<T> type, String pointer) {
    if (!json.isObject()) {
      throw malformed(pointer, "Here must be a JSON object.");
    }
    try {
      return Codec.JSON.treeToValue(json, type);
    } catch (JacksonException e) {
      throw explained(e, pointer);
    }
  }

  /// In our own words, because the parser's name classes of the program.
  private static RuntimeException explained(JacksonException e, String pointer) {
    StringBuilder place = new StringBuilder(pointer);
    for (JacksonException.Reference step : e.getPath()) {
      String property = step.getPropertyName();
      place.append('/').append(property == null ? step.getIndex() : escaped(property));
    }
    if (e.getCause() instanceof Require.Field field) {
      return Problem.of(
              HttpStatus.UNPROCESSABLE_CONTENT,
              "invalid-field",
              place + "/" + field.field(),
              "The " + field.getMessage() + ".")
          .exception();
    }
    return malformed(
        place.toString(),
        e instanceof UnrecognizedPropertyException
            ? "There is no such field."
            : "The field is missing, or its value has another type or form.");
  }

  private static String escaped(String name) {
    String cut = name.length() > MAX_NAME ? name.substring(0, MAX_NAME) + "…" : name;
    return cut.replace("~", "~0").replace("/", "~1");
  }

  static RuntimeException malformed(String pointer, String detail) {
    return Problem.of(HttpStatus.BAD_REQUEST, "malformed", pointer, detail).exception();
  }
}
