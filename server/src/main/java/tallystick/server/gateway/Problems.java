package tallystick.server.gateway;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tallystick.kernel.Malformed;
import tallystick.ledger.LedgerFault;

/// Turns whatever a controller throws into problem+json. What nobody foresaw is logged, and tells
/// the caller nothing of the inside.
@RestControllerAdvice
final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  @ExceptionHandler
  ResponseEntity<byte[]> problem(Problem.Thrown thrown) {
    return thrown.problem().response();
  }

  @ExceptionHandler
  ResponseEntity<byte[]> fault(LedgerFault fault) {
    return Problem.of(fault).response();
  }

  @ExceptionHandler
  ResponseEntity<byte[]> malformed(Malformed malformed) {
    return Problem.of(malformed).response();
  }

  @ExceptionHandler({
    DataAccessResourceFailureException.class,
    QueryTimeoutException.class,
    CannotCreateTransactionException.class
  })
  ResponseEntity<byte[]> database(Exception e) {
    LOG.warn("a query found no answer: {}", e.getMessage());
    return Problem.of(
            HttpStatus.SERVICE_UNAVAILABLE,
            "views-unavailable",
            "The views cannot be read right now; what was acknowledged is safe in the ledger.")
        .response();
  }

  @ExceptionHandler
  void gone(ClientAbortException e) {
    // Nobody is left to answer.
  }

  @ExceptionHandler
  ResponseEntity<byte[]> missing(MissingServletRequestParameterException e) {
    return parameter(e.getParameterName(), e.getParameterName() + " must be given.");
  }

  @ExceptionHandler
  ResponseEntity<byte[]> mistyped(MethodArgumentTypeMismatchException e) {
    return parameter(e.getName(), e.getName() + " must be a whole number.");
  }

  @ExceptionHandler
  ResponseEntity<byte[]> unreadable(InvalidParameterException e) {
    return Problem.of(
            HttpStatus.BAD_REQUEST,
            "invalid-parameter",
            "The parameters of the address cannot be read.")
        .response();
  }

  private static ResponseEntity<byte[]> parameter(String name, String detail) {
    return Problem.of(HttpStatus.BAD_REQUEST, "invalid-parameter", "/" + name, detail).response();
  }

  @ExceptionHandler
  ResponseEntity<byte[]> other(Exception e, HttpServletRequest request) {
    if (e instanceof ErrorResponse known) {
      HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
      ResponseEntity<byte[]> answer = Problem.of(status).response();
      return ResponseEntity.status(status)
          .headers(headers -> headers.addAll(known.getHeaders()))
          .headers(headers -> headers.addAll(answer.getHeaders()))
          .body(answer.getBody());
    }
    return Problem.of(e, request).response();
  }
}
