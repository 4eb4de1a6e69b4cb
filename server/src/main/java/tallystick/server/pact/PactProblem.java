package tallystick.server.pact;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tallystick.kernel.Codec;

/// What PACT says of errors: a code of its own, and a sentence.
final class PactProblem extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final int status;
  private final String code;

  private PactProblem(int status, String code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  static PactProblem bad(String message) {
    return new PactProblem(400, "BadRequest", message);
  }

  static PactProblem missing(String message) {
    return new PactProblem(404, "NotFound", message);
  }

  static PactProblem nobody() {
    return new PactProblem(401, "AccessDenied", "This asks for a token: see the documentation.");
  }

  static PactProblem denied(String message) {
    return new PactProblem(403, "AccessDenied", message);
  }

  ResponseEntity<byte[]> answer() {
    Map<String, Object> error =
        new TreeMap<>(Map.of("code", code, "message", String.valueOf(getMessage())));
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .body(Codec.JSON.writeValueAsBytes(error));
  }
}
