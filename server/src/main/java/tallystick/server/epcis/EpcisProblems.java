package tallystick.server.epcis;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tallystick.kernel.Malformed;
import tallystick.ledger.LedgerFault;
import tallystick.server.gateway.Problem;

/// Problems under the names and statuses that the standard has for them (GS1 EPCIS Standard, 12.2);
/// `code`, `detail` and `pointer` are those of the venue.
@RestControllerAdvice(basePackageClasses = EpcisProblems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class EpcisProblems {

  @ExceptionHandler({Malformed.class, LedgerFault.class, Problem.Thrown.class})
  ResponseEntity<byte[]> problem(RuntimeException e, HttpServletRequest request) {
    return named(Problem.of(e, request)).response();
  }

  /// The same problem as EPCIS calls it; what EPCIS has no name for keeps ours.
  static Problem named(Problem problem) {
    String name = name(problem);
    HttpStatus status = status(problem);
    return new Problem(
        name.isEmpty() ? problem.type() : "epcisException:" + name,
        status.getReasonPhrase(),
        status.value(),
        problem.detail(),
        problem.code(),
        problem.pointer(),
        problem.retryable(),
        problem.retryAfterSeconds());
  }

  private static HttpStatus status(Problem problem) {
    if (problem.code().equals("too-many-events")) {
      return HttpStatus.CONTENT_TOO_LARGE;
    }
    HttpStatus status = HttpStatus.valueOf(problem.status());
    return status == HttpStatus.UNPROCESSABLE_CONTENT ? HttpStatus.BAD_REQUEST : status;
  }

  private static String name(Problem problem) {
    return switch (problem.code()) {
      case "invalid-parameter" -> "QueryParameterException";
      case "too-many-events" -> "CaptureLimitExceededException";
      case "subscribe-not-permitted" -> "SubscribeNotPermittedException";
      case "query-too-large" -> "QueryTooLargeException";
      case "own-key" -> "SecurityException";
      default ->
          switch (problem.status()) {
            case 400, 422 -> "ValidationException";
            case 401, 403 -> "SecurityException";
            case 404 -> "NoSuchNameException";
            case 406 -> "NotAcceptableException";
            case 409 -> "ResourceAlreadyExistsException";
            case 413 -> "CaptureLimitExceededException";
            case 415 -> "UnsupportedMediaTypeException";
            case 500, 503, 504, 507 -> "ImplementationException";
            default -> "";
          };
    };
  }
}
