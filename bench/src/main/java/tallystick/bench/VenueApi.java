package tallystick.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tallystick.kernel.Codec;
import tallystick.kernel.Envelope;
import tallystick.kernel.Limits;
import tools.jackson.databind.JsonNode;

/// What is asked of a venue around a measurement, never during one.
final class VenueApi implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI venue;

  VenueApi(URI venue) {
    this.venue = venue;
  }

  URI venue() {
    return venue;
  }

  /// The name of the venue's log, for which everything is signed.
  String origin() throws IOException, InterruptedException {
    var response = send(HttpRequest.newBuilder(venue.resolve("/v1/venue")));
    return Codec.JSON.readTree(response.body()).path("origin").asString();
  }

  /// Submits envelopes, all of which must be accepted, and returns the receipts of their actions.
  List<JsonNode> submit(List<Envelope> envelopes) throws IOException, InterruptedException {
    List<JsonNode> receipts = new ArrayList<>();
    for (int from = 0; from < envelopes.size(); from += Limits.ENVELOPES_PER_REQUEST) {
      int to = Math.min(envelopes.size(), from + Limits.ENVELOPES_PER_REQUEST);
      byte[] body = Codec.JSON.writeValueAsBytes(Map.of("envelopes", envelopes.subList(from, to)));
      var response =
          send(
              HttpRequest.newBuilder(venue.resolve("/v1/actions"))
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofByteArray(body)));
      for (JsonNode result : Codec.JSON.readTree(response.body()).path("results")) {
        for (JsonNode receipt : result.path("receipts")) {
          if (!receipt.path("accepted").asBoolean(false)) {
            throw new IOException("the venue refused what the bench needs: " + receipt);
          }
          receipts.add(receipt);
        }
        if (result.has("problem")) {
          throw new IOException("the venue refused what the bench needs: " + result);
        }
      }
    }
    return receipts;
  }

  /// Waits until what people read shows a height, and says how many seconds that took.
  double awaitViews(long height) throws IOException, InterruptedException {
    long start = System.nanoTime();
    URI question = venue.resolve("/v1/log/blocks?limit=1&min-height=" + height);
    while (send(HttpRequest.newBuilder(question)).statusCode() != 200) {
      // The venue holds the question for some seconds before it says that its views are behind.
      if (System.nanoTime() - start > Duration.ofMinutes(10).toNanos()) {
        throw new IOException("the views do not catch up");
      }
    }
    return (System.nanoTime() - start) / 1e9;
  }

  /// What is answered to a question.
  JsonNode get(String path) throws IOException, InterruptedException {
    return Codec.JSON.readTree(send(HttpRequest.newBuilder(venue.resolve(path))).body());
  }

  /// Whether a page is answered.
  boolean answers(String path) throws InterruptedException {
    try {
      return send(HttpRequest.newBuilder(venue.resolve(path))).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofByteArray());
  }

  @Override
  public void close() {
    http.close();
  }
}
