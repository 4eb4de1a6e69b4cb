package tallystick.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import tallystick.kernel.Codec;
import tools.jackson.databind.JsonNode;

/// A member who has documents of EPCIS captured, one after the other: the next is sent when all
/// events of the last one are shown.
final class Capturer implements AutoCloseable {
  private static final long POLL_MILLIS = 50;

  private final Member member;
  private final HttpClient http = HttpClient.newHttpClient();

  Capturer(Member member) {
    this.member = member;
  }

  /// Has some of them capture documents together, and says how many a second they got through.
  static double all(List<Capturer> senders, List<String> documents)
      throws IOException, InterruptedException {
    ConcurrentLinkedQueue<String> left = new ConcurrentLinkedQueue<>(documents);
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(senders.size())) {
      List<Future<Void>> all =
          senders.stream().map(sender -> threads.submit(() -> sender.captureAll(left))).toList();
      for (Future<Void> one : all) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    }
    return documents.size() / ((System.nanoTime() - start) / 1e9);
  }

  private Void captureAll(ConcurrentLinkedQueue<String> left)
      throws IOException, InterruptedException {
    for (String document = left.poll(); document != null; document = left.poll()) {
      capture(document);
    }
    return null;
  }

  private void capture(String document) throws IOException, InterruptedException {
    HttpResponse<byte[]> begun =
        http.send(
            member
                .request("/v1/epcis/capture")
                .header("Content-Type", "application/json")
                .header("GS1-Capture-Error-Behaviour", "proceed")
                .POST(BodyPublishers.ofString(document))
                .build(),
            BodyHandlers.ofByteArray());
    String job =
        begun
            .headers()
            .firstValue("Location")
            .orElseThrow(() -> new IOException(new String(begun.body(), StandardCharsets.UTF_8)));
    JsonNode shown = job(job);
    while (shown.path("running").asBoolean()) {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      shown = job(job);
    }
    if (!shown.path("success").asBoolean()) {
      throw new IOException("a document was not captured: " + shown.path("errors").path(0));
    }
  }

  private JsonNode job(String path) throws IOException, InterruptedException {
    var answer = http.send(member.request(path).build(), BodyHandlers.ofByteArray());
    return Codec.JSON.readTree(answer.body());
  }

  @Override
  public void close() {
    http.close();
  }
}
