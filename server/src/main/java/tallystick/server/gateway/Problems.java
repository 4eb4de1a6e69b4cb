package tallystick.server.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
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
  ResponseEntity<byte[]> other(Exception e, HttpServletRequest request) {
    if (e instanceof ErrorResponse known) {
      HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
      String detail = known.getBody().getDetail();
      return Problem.of(
              status,
              status.name().toLowerCase(Locale.ROOT).replace('_', '-'),
              detail == null ? status.getReasonPhrase() : detail)
          .response();
    }
    LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
    return Problem.of(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "internal",
            "Something is wrong on our side; the log of the server says what.")
        .response();
  }
}
