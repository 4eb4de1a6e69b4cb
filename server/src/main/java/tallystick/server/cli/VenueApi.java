package tallystick.server.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tallystick.kernel.Codec;
import tallystick.kernel.Envelope;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A venue's HTTP API, as the commands use it.
final class VenueApi implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int OK_BELOW = 300;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final String url;

  VenueApi(String url) {
    this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(url + path)).GET());
  }

  JsonNode post(String path, String type, byte[] body) throws IOException, InterruptedException {
    return send(posting(path, type, body));
  }

  /// What is answered to a body of JSON, byte for byte.
  byte[] download(String path, byte[] body) throws IOException, InterruptedException {
    var answer = sendOnce(posting(path, "application/json", body).timeout(TIMEOUT).build());
    if (answer.statusCode() >= OK_BELOW) {
      throw refused(answer.statusCode(), Codec.JSON.readTree(answer.body()));
    }
    return answer.body();
  }

  private HttpRequest.Builder posting(String path, String type, byte[] body) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .header("Content-Type", type)
        .POST(BodyPublishers.ofByteArray(body));
  }

  JsonNode submit(Envelope envelope) throws IOException, InterruptedException {
    return post("/v1/actions", "application/json", Codec.JSON.writeValueAsBytes(envelope));
  }

  List<JsonNode> submit(List<Envelope> envelopes) throws IOException, InterruptedException {
    byte[] body = Codec.JSON.writeValueAsBytes(Map.of("envelopes", envelopes));
    return post("/v1/actions", "application/json", body).required("results").values().stream()
        .toList();
  }

  static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var answer = sendOnce(request.timeout(TIMEOUT).build());
    JsonNode body;
    try {
      body = Codec.JSON.readTree(answer.body());
    } catch (JacksonException e) {
      throw new IOException(url + " does not answer like a venue", e);
    }
    if (answer.statusCode() >= OK_BELOW) {
      throw refused(answer.statusCode(), body);
    }
    return body;
  }

  private static IOException refused(int status, JsonNode problem) {
    return new IOException(
        problem.path("detail").asString("the venue answered " + status)
            + " ("
            + problem.path("code").asString("")
            + ")");
  }

  private HttpResponse<byte[]> sendOnce(HttpRequest request)
      throws IOException, InterruptedException {
    try {
      return http.send(request, BodyHandlers.ofByteArray());
    } catch (ConnectException e) {
      throw new IOException("no venue answers at " + url + ": start one with ./run", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
