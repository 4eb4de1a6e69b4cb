package tallystick.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Codec;
import tallystick.kernel.Envelope;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A venue by HTTP, for the little that MQTT does not have.
record Venue(URI address) {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final int MAX_BYTES = 16 << 20;
  private static final int PIECE = 16 << 10;
  private static final int OK = 200;
  private static final int FAILED = 400;

  /// The name of its log.
  ///
  /// @throws IOException with a sentence for the operator
  String origin() throws IOException {
    String origin = ask("/v1/venue", null).path("origin").asString("");
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
    JsonNode answer = ask("/v1/actions", body);
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
    JsonNode row = ask("/v1/devices/device?device=" + device, null);
    if (!row.path("lastSequence").isIntegralNumber()) {
      throw new IOException(address + " does not say what it has of " + device);
    }
    return row.path("lastSequence").longValue();
  }

  /// Whose a device is.
  ///
  /// @throws IOException when it does not say so
  String owner(String device) throws IOException {
    String owner = ask("/v1/devices/device?device=" + device, null).path("owner").asString("");
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
    HttpURLConnection connection = connect(from);
    try (InputStream in = body(connection)) {
      byte[] piece = new byte[PIECE];
      long left = connection.getResponseCode() == OK ? limit : -1;
      for (int read = 0; read >= 0 && left >= 0; read = in.read(piece)) {
        left -= read;
        to.write(piece, 0, read);
      }
      if (left < 0) {
        throw new IOException(
            from + " gives nothing that can be used: " + connection.getResponseCode());
      }
    } finally {
      connection.disconnect();
    }
  }

  /// The old client of the JDK: the new one loads five hundred classes more, with TLS where there
  /// is none, which an agent would carry about for a question a day.
  private static HttpURLConnection connect(URI to) throws IOException {
    if (!(to.toURL().openConnection() instanceof HttpURLConnection connection)) {
      throw new IOException(to + " is no address of HTTP");
    }
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    connection.setInstanceFollowRedirects(false);
    return connection;
  }

  private static InputStream body(HttpURLConnection connection) throws IOException {
    if (connection.getResponseCode() < FAILED) {
      return connection.getInputStream();
    }
    InputStream why = connection.getErrorStream();
    return why == null ? InputStream.nullInputStream() : why;
  }

  /// What it answers, whether that is good or not.
  ///
  /// @param sent null to ask only
  private JsonNode ask(String path, byte @Nullable [] sent) throws IOException {
    try {
      HttpURLConnection connection = connect(address.resolve(path));
      try {
        if (sent != null) {
          connection.setDoOutput(true);
          connection.setRequestProperty("Content-Type", "application/json");
          try (OutputStream out = connection.getOutputStream()) {
            out.write(sent);
          }
        }
        try (InputStream in = body(connection)) {
          return Codec.JSON.readTree(in.readNBytes(MAX_BYTES));
        }
      } finally {
        connection.disconnect();
      }
    } catch (JacksonException e) {
      throw new IOException(address + " is no venue", e);
    } catch (IOException e) {
      throw new IOException("no venue answers at " + address, e);
    }
  }
}
