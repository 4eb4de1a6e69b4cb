package tallystick.ledger.audit;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/// A log over HTTP.
final class HttpSource implements LogSource {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(5))
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final URI prefix;

  /// @param prefix the address below which the files are, without a slash at its end
  HttpSource(URI prefix) {
    this.prefix = prefix;
  }

  @Override
  public Optional<byte[]> read(String path) throws IOException {
    URI address = URI.create(prefix + "/" + path);
    HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(address).timeout(TIMEOUT).build());
    return switch (answer.statusCode()) {
      case OK -> Optional.of(answer.body());
      case NOT_FOUND -> Optional.empty();
      default -> throw new IOException(address + " answers " + answer.statusCode());
    };
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
    try {
      return http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BYTES));
    } catch (ConnectException e) {
      throw new IOException("nobody answers at " + prefix, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while reading " + request.uri());
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }

  @Override
  public String toString() {
    return prefix.toString();
  }
}
