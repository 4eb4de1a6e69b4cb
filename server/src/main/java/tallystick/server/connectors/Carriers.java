package tallystick.server.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.SigningKey;
import tallystick.server.connectors.Connector.Sealed;
import tallystick.server.connectors.Courier.Sent;
import tallystick.server.outbound.Destinations;
import tallystick.server.outbound.Outbound;
import tallystick.server.outbound.Sftp;
import tallystick.server.outbound.SftpFolder;

/// How things are brought, by the transport of a connector.
record Carriers(Destinations destinations, InstantSource clock) {

  Carrier to(Connector connector) {
    Sealed sealed = connector.sealed();
    return switch (connector.definition().transport().kind()) {
      case WEBHOOK -> written -> posted(sealed, written);
      case HTTP -> written -> sent(sealed, written);
      case SFTP -> new Files(destinations, sealed);
    };
  }

  /// Posts a message after https://www.standardwebhooks.com, signed by the secret that its receiver
  /// shares, and by the connector's key, so that others can check it too.
  private Sent posted(Sealed sealed, Forms.Written written) throws IOException {
    long seconds = clock.millis() / 1000;
    try {
      String signature = new Webhook(sealed.secret()).sign(written.id(), seconds, written.text());
      String content = written.id() + "." + seconds + "." + written.text();
      byte[] signed = SigningKey.fromSeed(sealed.seed()).sign(content.getBytes(UTF_8));
      return post(
          sealed,
          written,
          Map.of(
              "webhook-id", written.id(),
              "webhook-timestamp", Long.toString(seconds),
              "webhook-signature",
                  signature + " v1a," + Base64.getEncoder().encodeToString(signed)));
    } catch (WebhookSigningException e) {
      throw new IllegalStateException("every JDK has HMAC", e);
    }
  }

  /// Posts what the other side's own interface wants, which may know a repeat by its key.
  private Sent sent(Sealed sealed, Forms.Written written) throws IOException {
    String header = sealed.definition().transport().header();
    return post(
        sealed,
        written,
        header.isEmpty()
            ? Map.of("idempotency-key", written.id())
            : Map.of("idempotency-key", written.id(), header, sealed.credential()));
  }

  private Sent post(Sealed sealed, Forms.Written written, Map<String, String> headers)
      throws IOException {
    URI address = sealed.definition().transport().uri(sealed.definition().address(), "");
    Outbound.Answer answer =
        destinations.post(address, written.type(), written.text().getBytes(UTF_8), headers);
    boolean taken = answer.status() >= 200 && answer.status() < 300;
    return new Sent(answer.status(), taken ? "" : "It answered " + answer.status() + ".");
  }

  static Sftp.Login login(Sealed sealed) {
    Transport transport = sealed.definition().transport();
    return new Sftp.Login(transport.user(), sealed.credential(), transport.hostKey());
  }

  /// Writes files into a folder, which is opened for the first of them.
  private static final class Files implements Carrier {
    private static final int WRITTEN = 200;

    private final Destinations destinations;
    private final Sealed sealed;
    private @Nullable SftpFolder folder;

    Files(Destinations destinations, Sealed sealed) {
      this.destinations = destinations;
      this.sealed = sealed;
    }

    @Override
    public Sent carry(Forms.Written written) throws IOException {
      if (folder == null) {
        Definition definition = sealed.definition();
        URI address = definition.transport().uri(definition.address(), "");
        folder = destinations.open(address, login(sealed));
      }
      folder.write(written.file(), written.text().getBytes(UTF_8));
      return new Sent(WRITTEN, "");
    }

    @Override
    public void close() {
      if (folder != null) {
        folder.close();
      }
    }
  }
}
