package tallystick.ledger;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tallystick.kernel.Malformed;

/// Faults as gRPC carries them: a status, and trailers with what it has no words for.
final class Faults {
  private static final Metadata.Key<String> CODE =
      Metadata.Key.of("tallystick-code", Metadata.ASCII_STRING_MARSHALLER);
  private static final Metadata.Key<byte[]> POINTER =
      Metadata.Key.of("tallystick-pointer-bin", Metadata.BINARY_BYTE_MARSHALLER);

  private static final Metadata.Key<String> RETRY_AFTER =
      Metadata.Key.of("tallystick-retry-after-ms", Metadata.ASCII_STRING_MARSHALLER);

  private static final Pattern MILLIS = Pattern.compile("[0-9]{1,9}");

  private static final Logger LOGGER = LoggerFactory.getLogger(Faults.class);

  private Faults() {}

  /// Whatever went wrong as the fault that the asker is told.
  static LedgerFault of(Throwable failure) {
    return switch (failure) {
      case LedgerFault fault -> fault;
      case CompletionException e when e.getCause() != null -> of(e.getCause());
      case StatusRuntimeException e -> received(e);
      case Malformed e -> new LedgerFault(e.code(), e.pointer(), e.sentence());
      default -> {
        LedgerFault fault =
            new LedgerFault(LedgerFault.UNAVAILABLE, "The ledger failed to answer.");
        // The asker need not know our insides; the operator does.
        LOGGER.warn("The ledger failed to answer.", failure);
        fault.initCause(failure);
        yield fault;
      }
    };
  }

  static LedgerFault closed() {
    return new LedgerFault(LedgerFault.UNAVAILABLE, "The ledger is shut.");
  }

  static LedgerFault notFound(String sentence) {
    return new LedgerFault(LedgerFault.NOT_FOUND, sentence);
  }

  /// For the way out of a server.
  static StatusRuntimeException sent(Throwable failure) {
    LedgerFault fault = of(failure);
    Metadata trailers = new Metadata();
    trailers.put(CODE, fault.code());
    if (!fault.pointer().isEmpty()) {
      trailers.put(POINTER, fault.pointer().getBytes(StandardCharsets.UTF_8));
    }
    if (fault.retryAfterMillis() > 0) {
      trailers.put(RETRY_AFTER, Long.toString(fault.retryAfterMillis()));
    }
    Status status =
        switch (fault.code()) {
          case LedgerFault.ID_REUSED -> Status.ALREADY_EXISTS;
          case LedgerFault.OVERLOADED, LedgerFault.DISK_FULL -> Status.RESOURCE_EXHAUSTED;
          case LedgerFault.UNAVAILABLE, LedgerFault.DATA_IN_USE, LedgerFault.DIVERGED ->
              Status.UNAVAILABLE;
          case LedgerFault.DAMAGED -> Status.DATA_LOSS;
          case LedgerFault.TIMEOUT -> Status.DEADLINE_EXCEEDED;
          case LedgerFault.NOT_FOUND -> Status.NOT_FOUND;
          case LedgerFault.NOT_ALLOWED -> Status.PERMISSION_DENIED;
          case LedgerFault.REFUSED -> Status.FAILED_PRECONDITION;
          default -> Status.INVALID_ARGUMENT;
        };
    return status.withDescription(fault.sentence()).asRuntimeException(trailers);
  }

  /// From what a client was told.
  private static LedgerFault received(StatusRuntimeException failure) {
    Status status = failure.getStatus();
    Metadata trailers = failure.getTrailers();
    String code = trailers == null ? null : trailers.get(CODE);
    if (trailers == null || code == null) {
      return withoutCode(status);
    }
    byte[] pointer = trailers.get(POINTER);
    String retryAfter = Objects.requireNonNullElse(trailers.get(RETRY_AFTER), "");
    return new LedgerFault(
        code,
        pointer == null ? "" : new String(pointer, StandardCharsets.UTF_8),
        Objects.requireNonNullElse(status.getDescription(), status.getCode().name()),
        MILLIS.matcher(retryAfter).matches() ? Long.parseLong(retryAfter) : 0);
  }

  /// What gRPC itself says of a call, before or after the ledger's own words.
  private static LedgerFault withoutCode(Status status) {
    return switch (status.getCode()) {
      case DEADLINE_EXCEEDED ->
          new LedgerFault(LedgerFault.TIMEOUT, "The ledger did not answer in time.");
      case RESOURCE_EXHAUSTED ->
          new LedgerFault("message-too-large", "The message is too large: " + reason(status));
      case INVALID_ARGUMENT ->
          new LedgerFault("message-malformed", "The message is no request: " + reason(status));
      default ->
          new LedgerFault(
              LedgerFault.UNAVAILABLE, "The ledger cannot be reached: " + reason(status));
    };
  }

  /// What the transport says is often only that something went wrong; what is at the bottom of it
  /// helps.
  private static String reason(Status status) {
    Throwable cause = status.getCause();
    while (cause != null && cause.getCause() != null) {
      cause = cause.getCause();
    }
    String said = Objects.requireNonNullElse(status.getDescription(), status.getCode().name());
    String first = said.lines().findFirst().orElse("");
    String deepest = cause == null ? null : cause.getMessage();
    return deepest == null || first.contains(deepest) ? first : first + ": " + deepest;
  }
}
