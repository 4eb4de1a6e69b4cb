package tallystick.edge;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import tallystick.kernel.Codec;
import tallystick.kernel.Require;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A number in the JSON that a device in the same building serves.
///
/// @param pointer RFC 6901, to the number
record HttpSensor(String channel, URI address, String pointer, HttpClient http) implements Sensor {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int MAX_BYTES = 64 * 1024;

  @Override
  public List<Measurement> measure(long time) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    try (InputStream in = http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body()) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      JsonNode number = bytes.length > MAX_BYTES ? null : Codec.JSON.readTree(bytes).at(pointer);
      if (number == null || !number.isNumber()) {
        throw new IOException(address + " has no number at " + pointer);
      }
      return List.of(Measurement.of(channel, number.decimalValue()));
    } catch (JacksonException | Require.Field e) {
      throw new IOException(address + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped before " + address + " answered", e);
    }
  }
}
