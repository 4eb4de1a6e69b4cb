package tallystick.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tallystick.kernel.Codec;
import tallystick.kernel.Envelope;
import tallystick.kernel.Receipt;
import tools.jackson.databind.JsonNode;

/// A venue as the world sees it: by HTTP.
public final class Web {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String url;

  /// @param url without a slash at its end
  public Web(String url) {
    this.url = url;
  }

  public String url() {
    return url;
  }

  /// What came back.
  public record Answer(int status, HttpHeaders headers, byte[] body) {
    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
      return Codec.JSON.readTree(text());
    }

    public String header(String name) {
      return headers.firstValue(name).orElse("");
    }
  }

  public Answer get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  public Answer post(String path, byte[] body) throws IOException, InterruptedException {
    return send(request(path).POST(BodyPublishers.ofByteArray(body)));
  }

  public Answer post(String path, String body) throws IOException, InterruptedException {
    return post(path, body.getBytes(StandardCharsets.UTF_8));
  }

  /// Begins a request that waits for an answer as long as anybody would.
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).timeout(TIMEOUT);
  }

  public Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
    return new Answer(response.statusCode(), response.headers(), response.body());
  }

  public Answer submit(Envelope envelope) throws IOException, InterruptedException {
    return post("/v1/actions", Codec.JSON.writeValueAsBytes(envelope));
  }

  public Answer submitAll(Object... envelopes) throws IOException, InterruptedException {
    return post("/v1/actions", Codec.JSON.writeValueAsBytes(Map.of("envelopes", envelopes)));
  }

  /// Has one act decided, whatever the decision is.
  public Receipt receipt(Envelope envelope) throws IOException, InterruptedException {
    Answer answer = submit(envelope);
    assertEquals(200, answer.status(), answer::text);
    return Codec.JSON.readValue(answer.body(), Receipt.class);
  }

  /// Does what must be accepted; returns its id.
  public String does(Envelope envelope) throws IOException, InterruptedException {
    Receipt receipt = receipt(envelope);
    assertTrue(receipt.accepted(), receipt::outcome);
    return receipt.id();
  }

  /// Tries what the rules must refuse for the reason.
  public void refuses(String reason, Envelope envelope) throws IOException, InterruptedException {
    Receipt receipt = receipt(envelope);
    assertEquals(reason, receipt.reason());
    assertEquals(false, receipt.accepted());
  }

  /// The height of the newest block.
  public long height() throws IOException, InterruptedException {
    return get("/v1/venue").json().path("height").longValue();
  }
}
