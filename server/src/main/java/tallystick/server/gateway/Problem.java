package tallystick.server.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tallystick.kernel.Codec;
import tallystick.kernel.Malformed;
import tallystick.ledger.LedgerFault;

/// What went wrong with a request (RFC 9457).
///
/// @param code stable, in kebab case
/// @param detail one sentence for a person
/// @param pointer RFC 6901 pointer into the input, may be empty
/// @param retryable whether the same request may succeed later
/// @param retryAfterSeconds when, also told by the header Retry-After; 0 if it never will
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String code,
    String pointer,
    boolean retryable,
    long retryAfterSeconds) {
  private static final Logger LOG = LoggerFactory.getLogger(Problem.class);

  /// @param pointer RFC 6901 pointer into the input
  public static Problem of(HttpStatus status, String code, String pointer, String detail) {
    return of(status, code, pointer, detail, 1);
  }

  private static Problem of(
      HttpStatus status, String code, String pointer, String detail, long retryAfterSeconds) {
    boolean retryable =
        status == HttpStatus.TOO_MANY_REQUESTS
            || (status.is5xxServerError() && status != HttpStatus.INTERNAL_SERVER_ERROR);
    return new Problem(
        "urn:tallystick:problem:" + code,
        status.getReasonPhrase(),
        status.value(),
        detail,
        code,
        pointer,
        retryable,
        retryable ? retryAfterSeconds : 0);
  }

  /// What there are no other words for. They are ours, because the framework's name places of the
  /// program.
  static Problem of(HttpStatus status) {
    String detail =
        switch (status) {
          case NOT_FOUND -> "There is nothing at this address: /docs lists what there is.";
          case METHOD_NOT_ALLOWED -> "The address is there, but does not take this method.";
          case NOT_ACCEPTABLE -> "The answer does not come in the wanted form.";
          default -> "The request cannot be taken: " + status.getReasonPhrase() + ".";
        };
    return of(status, status.name().toLowerCase(Locale.ROOT).replace('_', '-'), detail);
  }

  /// What is about no single place of the input.
  public static Problem of(HttpStatus status, String code, String detail) {
    return of(status, code, "", detail);
  }

  /// What may succeed when the caller comes again.
  public static Problem later(
      HttpStatus status, String code, String detail, long retryAfterSeconds) {
    return of(status, code, "", detail, retryAfterSeconds);
  }

  /// Why the ledger gave no decision.
  public static Problem of(LedgerFault fault) {
    HttpStatus status =
        switch (fault.code()) {
          case LedgerFault.BAD_SIGNATURE -> HttpStatus.UNAUTHORIZED;
          case LedgerFault.ID_REUSED -> HttpStatus.CONFLICT;
          case LedgerFault.NOT_FOUND -> HttpStatus.NOT_FOUND;
          case LedgerFault.NOT_ALLOWED -> HttpStatus.FORBIDDEN;
          case LedgerFault.REFUSED -> HttpStatus.CONFLICT;
          case LedgerFault.OVERLOADED, LedgerFault.UNAVAILABLE, LedgerFault.DAMAGED ->
              HttpStatus.SERVICE_UNAVAILABLE;
          case LedgerFault.TIMEOUT -> HttpStatus.GATEWAY_TIMEOUT;
          case LedgerFault.DISK_FULL -> HttpStatus.INSUFFICIENT_STORAGE;
          case "payload-too-large" -> HttpStatus.CONTENT_TOO_LARGE;
          default -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
    long seconds = Math.max(1, Math.ceilDiv(fault.retryAfterMillis(), 1_000));
    return of(status, fault.code(), fault.pointer(), fault.sentence(), seconds);
  }

  /// Input that is no JSON, or not of the form that is taken here.
  public static Problem of(Malformed malformed) {
    HttpStatus status =
        malformed.code().equals("malformed")
            ? HttpStatus.BAD_REQUEST
            : HttpStatus.UNPROCESSABLE_CONTENT;
    return of(status, malformed.code(), malformed.pointer(), malformed.sentence());
  }

  /// Whatever stopped a request. What nobody foresaw is logged, and tells the caller nothing of the
  /// inside.
  ///
  /// @param request what was asked, for the log
  public static Problem of(Throwable failure, HttpServletRequest request) {
    return switch (failure) {
      case Thrown thrown -> thrown.problem();
      case LedgerFault fault -> of(fault);
      case Malformed malformed -> of(malformed);
      default -> {
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        yield of(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "internal",
            "Something is wrong on our side; the log of the server says what.");
      }
    };
  }

  /// The answer, for a controller.
  public ResponseEntity<byte[]> response() {
    ResponseEntity.BodyBuilder response =
        ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (retryable) {
      response.header(HttpHeaders.RETRY_AFTER, Long.toString(retryAfterSeconds));
    }
    return response.body(Codec.JSON.writeValueAsBytes(this));
  }

  /// To be thrown by whatever answers a request.
  public RuntimeException exception() {
    return new Thrown(this);
  }

  /// Writes the answer, where there is no controller.
  public void write(HttpServletResponse response) throws IOException {
    byte[] body = Codec.JSON.writeValueAsBytes(this);
    if (retryable) {
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(retryAfterSeconds));
    }
    response.setStatus(status);
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /// Carries a problem out of a controller.
  public static final class Thrown extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Problem problem;

    Thrown(Problem problem) {
      super(problem.detail(), null, false, false);
      this.problem = problem;
    }

    public Problem problem() {
      return problem;
    }
  }
}
