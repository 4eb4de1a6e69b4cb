package tallystick.edge;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Codec;
import tallystick.kernel.Require;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A number in the JSON that a device in the same building serves. It is asked for while others
/// measure, and says at the next measurement what came, so that a slow one holds up nobody.
final class HttpSensor implements Sensor {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MAX_BYTES = 64 * 1024;

  private final String channel;
  private final URI address;
  private final String pointer;
  private @Nullable CompletableFuture<HttpResponse<byte[]>> asked;

  /// @param pointer RFC 6901, to the number
  HttpSensor(String channel, URI address, String pointer) {
    this.channel = channel;
    this.address = address;
    this.pointer = pointer;
  }

  String channel() {
    return channel;
  }

  @Override
  public List<Measurement> measure(long time) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> before = asked;
    if (before != null && !before.isDone()) {
      return List.of();
    }
    HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    asked =
        HTTP.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BYTES))
            .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    return before == null ? List.of() : List.of(number(before));
  }

  private Measurement number(CompletableFuture<HttpResponse<byte[]>> answer) throws IOException {
    try {
      JsonNode number = Codec.JSON.readTree(answer.get().body()).at(pointer);
      if (!number.isNumber()) {
        throw new IOException(address + " has no number at " + pointer);
      }
      return Measurement.of(channel, number.decimalValue());
    } catch (ExecutionException | JacksonException | Require.Field e) {
      throw new IOException(address + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped before " + address + " answered", e);
    }
  }
}
