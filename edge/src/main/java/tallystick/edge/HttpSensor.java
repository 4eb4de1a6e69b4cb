package tallystick.edge;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import tallystick.kernel.Codec;
import tallystick.kernel.Require;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A number in the JSON that a device in the same building serves.
///
/// @param pointer RFC 6901, to the number
record HttpSensor(
    String channel, URI address, String pointer, Inquiry<HttpResponse<byte[]>> inquiry)
    implements Sensor {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int MAX_BYTES = 64 * 1024;

  @Override
  public List<Measurement> measure(long time) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(address).build();
    HttpResponse<byte[]> answer =
        inquiry.next(() ->
            HTTP.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BYTES)));
    if (answer == null) {
      return List.of();
    }
    try {
      JsonNode number = Codec.JSON.readTree(answer.body()).at(pointer);
      if (!number.isNumber()) {
        throw new IOException(address + " has no number at " + pointer);
      }
      return List.of(Measurement.of(channel, number.decimalValue()));
    } catch (JacksonException | Require.Field e) {
      throw new IOException(address + ": " + e.getMessage(), e);
    }
  }
}
