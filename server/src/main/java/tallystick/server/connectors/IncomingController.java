package tallystick.server.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tallystick.kernel.Codec;
import tallystick.server.connectors.Connector.State;
import tallystick.server.connectors.Runs.Result;
import tallystick.server.connectors.Runs.Run;
import tallystick.server.gateway.Body;
import tallystick.server.gateway.Problem;

/// Webhooks that come in, after https://www.standardwebhooks.com: who knows the connector's secret
/// is let in, within five minutes of the time that is signed.
@RestController
final class IncomingController {
  private static final int MAX_ID = 200;

  private final ConnectorRows connectors;
  private final Inbox inbox;

  IncomingController(ConnectorRows connectors, Inbox inbox) {
    this.connectors = connectors;
    this.inbox = inbox;
  }

  /// What became of a message.
  ///
  /// @param run as its owner finds it on the page of the connector
  /// @param errors rows that were not accepted
  record Taken(String run, int rows, int accepted, List<Result> errors) {
    static Taken of(Run run) {
      List<Result> all = run.results();
      List<Result> errors = all.stream().filter(one -> !one.accepted()).toList();
      return new Taken(run.run(), all.size(), all.size() - errors.size(), errors);
    }
  }

  @PostMapping("/v1/connectors/{connector}/messages")
  ResponseEntity<byte[]> take(@PathVariable String connector, HttpServletRequest request) {
    byte[] body = Body.bytes(request, Inbox.MAX_BYTES);
    String id = header(request, "webhook-id");
    Connector found = verified(connector, id, body, request);
    if (found.state() != State.ON) {
      throw Problem.later(
              HttpStatus.SERVICE_UNAVAILABLE,
              "connector-paused",
              "The connector takes nothing in at the moment: come again.",
              300)
          .exception();
    }
    Taken taken = Taken.of(inbox.take(found, id, body, request.getRemoteAddr()));
    Optional<EdiAcknowledgement.Written> answer = acknowledgement(found, body, request);
    if (answer.isPresent()) {
      return ResponseEntity.ok()
          .contentType(MediaType.parseMediaType(answer.get().type()))
          .header("Tallystick-Run", taken.run())
          .body(answer.get().text().getBytes(UTF_8));
    }
    // A sender tries again what is answered by an error: only what would come out otherwise then
    // is.
    return ResponseEntity.ok(Codec.JSON.writeValueAsBytes(taken));
  }

  /// Who asks for EDI is answered by the acknowledgement itself.
  private static Optional<EdiAcknowledgement.Written> acknowledgement(
      Connector connector, byte[] body, HttpServletRequest request) {
    String wanted = String.valueOf(request.getHeader("Accept")).toLowerCase(Locale.ROOT);
    return connector.definition().format().isEdi() && wanted.startsWith("application/edi")
        ? EdiAcknowledgement.of(body, Instant.now())
        : Optional.empty();
  }

  private Connector verified(String connector, String id, byte[] body, HttpServletRequest request) {
    Optional<Connector> found = connectors.find(connector);
    if (found.isEmpty() || found.get().definition().tells() || found.get().definition().polls()) {
      throw refused();
    }
    Map<String, List<String>> headers =
        Map.of(
            "webhook-id", List.of(id),
            "webhook-timestamp", List.of(header(request, "webhook-timestamp")),
            "webhook-signature", List.of(header(request, "webhook-signature")));
    try {
      new Webhook(found.get().sealed().secret()).verify(new String(body, UTF_8), headers);
      return found.get();
    } catch (WebhookVerificationException e) {
      throw refused();
    }
  }

  private static String header(HttpServletRequest request, String name) {
    String value = request.getHeader(name);
    if (value == null || value.isEmpty() || value.length() > MAX_ID) {
      throw refused();
    }
    return value;
  }

  /// The same for a connector that is not there as for a wrong signature.
  private static RuntimeException refused() {
    return Problem.of(
            HttpStatus.UNAUTHORIZED,
            "bad-webhook",
            "webhook-id, webhook-timestamp and webhook-signature must be of this connector's"
                + " secret and of the last five minutes.")
        .exception();
  }
}
