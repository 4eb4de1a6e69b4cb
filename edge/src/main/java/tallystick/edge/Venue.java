package tallystick.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tallystick.kernel.Codec;
import tallystick.kernel.Envelope;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A venue by HTTP, for the little that MQTT does not have.
record Venue(URI address) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MAX_BYTES = 16 << 20;
  private static final int PIECE = 16 << 10;
  private static final int OK = 200;

  /// The name of its log.
  ///
  /// @throws IOException with a sentence for the operator
  String origin() throws IOException {
    String origin = ask(request("/v1/venue").GET()).path("origin").asString("");
    if (origin.isEmpty()) {
      throw new IOException(address + " does not say the name of its log");
    }
    return origin;
  }

  /// Has an envelope decided, all of which must be accepted.
  ///
  /// @throws IOException with the reason if something is refused
  void does(Envelope envelope) throws IOException {
    byte[] body = Codec.JSON.writeValueAsBytes(envelope);
    JsonNode answer = ask(request("/v1/actions").POST(BodyPublishers.ofByteArray(body)));
    JsonNode first = answer.has("receipts") ? answer.path("receipts").path(0) : answer;
    if (!first.path("accepted").asBoolean(false)) {
      String reason = first.path("reason").asString(first.path("detail").asString("unknown"));
      throw new IOException(address + " refuses: " + reason);
    }
  }

  /// The number of the last reading that it has of a device.
  ///
  /// @throws IOException when it does not say so
  long lastReading(String device) throws IOException {
    JsonNode row = ask(request("/v1/devices/device?device=" + device).GET());
    if (!row.path("lastSequence").isIntegralNumber()) {
      throw new IOException(address + " does not say what it has of " + device);
    }
    return row.path("lastSequence").longValue();
  }

  /// Whose a device is.
  ///
  /// @throws IOException when it does not say so
  String owner(String device) throws IOException {
    String owner =
        ask(request("/v1/devices/device?device=" + device).GET()).path("owner").asString("");
    if (owner.isEmpty()) {
      throw new IOException(address + " does not say whose device " + device + " is");
    }
    return owner;
  }

  /// The receipt of an act, as JSON.
  byte[] receipt(String act) throws IOException {
    return download(address.resolve("/v1/actions/" + act));
  }

  /// The key that signs its log's checkpoints, as `GET /log/key` says it.
  String key() throws IOException {
    return new String(download(address.resolve("/log/key")), UTF_8).strip();
  }

  /// What is at an address.
  ///
  /// @throws IOException with a sentence, also when it is larger than what is kept in memory
  static byte[] download(URI from) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    download(from, bytes, MAX_BYTES);
    return bytes.toByteArray();
  }

  /// Writes what is at an address somewhere.
  ///
  /// @throws IOException with a sentence, also when it is larger than it may be
  static void download(URI from, OutputStream to, long limit) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(from).timeout(PATIENCE).build();
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
      try (InputStream in = answer.body()) {
        byte[] piece = new byte[PIECE];
        long left = answer.statusCode() == OK ? limit : -1;
        for (int read = 0; read >= 0 && left >= 0; read = in.read(piece)) {
          left -= read;
          to.write(piece, 0, read);
        }
        if (left < 0) {
          throw new IOException(from + " gives nothing that can be used: " + answer.statusCode());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped before " + from + " answered", e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE);
  }

  private JsonNode ask(HttpRequest.Builder request) throws IOException {
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      return Codec.JSON.readTree(http.send(request.build(), BodyHandlers.ofString()).body());
    } catch (JacksonException e) {
      throw new IOException(address + " is no venue", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped before " + address + " answered", e);
    } catch (IOException e) {
      throw new IOException("no venue answers at " + address, e);
    }
  }
}
