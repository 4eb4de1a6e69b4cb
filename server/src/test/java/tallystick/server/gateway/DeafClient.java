package tallystick.server.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import tallystick.server.Web;

/// A client of `/v1/stream` that asks and then does not read, with as little room for what it does
/// not read as TCP allows.
final class DeafClient implements AutoCloseable {
  private static final int WINDOW = 4_096;
  private static final int PATIENCE_MILLIS = 40_000;
  private static final int TEXT = 0x81;
  private static final int MASKED = 0x80;
  private static final int LENGTH_OF_TWO = 126;

  private final Socket socket = new Socket();

  private DeafClient() {}

  static DeafClient of(Web web) throws IOException {
    DeafClient client = new DeafClient();
    URI uri = URI.create(web.url());
    client.socket.setReceiveBufferSize(WINDOW);
    client.socket.setSoTimeout(PATIENCE_MILLIS);
    client.socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
    client.write(
        """
        GET /v1/stream HTTP/1.1\r
        Host: %s\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        Sec-WebSocket-Version: 13\r
        \r
        """
            .formatted(uri.getAuthority())
            .getBytes(UTF_8));
    return client;
  }

  private void write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /// Says something; the mask is 0, which masks nothing.
  void say(String json) throws IOException {
    byte[] text = json.getBytes(UTF_8);
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(TEXT);
    frame.write(MASKED | LENGTH_OF_TWO);
    frame.write(text.length >> 8);
    frame.write(text.length);
    frame.write(new byte[4]);
    frame.write(text);
    write(frame.toByteArray());
    // An unreadable message is answered once the one before has been taken.
    if (!json.equals("?")) {
      say("?");
    }
  }

  /// Reads up to the answer to the unreadable message.
  void awaitAnswer() throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder read = new StringBuilder();
    while (read.indexOf("problem\":{") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("ended: " + read);
      }
      read.append((char) next);
    }
  }

  /// How many bytes come before the venue ends the connection.
  long readToTheEnd() throws IOException {
    long read = 0;
    byte[] some = new byte[1 << 16];
    try {
      for (int n = 0; n >= 0; n = socket.getInputStream().read(some)) {
        read += n;
      }
    } catch (SocketException e) {
      // Reset is an end, too.
    }
    return read;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
