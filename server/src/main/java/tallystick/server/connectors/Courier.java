package tallystick.server.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tallystick.server.connectors.Connector.State;
import tallystick.server.connectors.Deliveries.Delivery;
import tallystick.server.outbound.Destinations;
import tallystick.server.outbound.Outbound;

/// Brings deliveries to where they belong, in the order of the log, each until it has arrived: what
/// comes after one that does not arrive waits. The form is that of
/// https://www.standardwebhooks.com; a receiver may see a message again, by the same id.
final class Courier {
  /// After so many failures in a row, that much later it is tried again; after the last one the
  /// connector stops. The times are those that the standard recommends.
  static final List<Duration> LATER =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  private static final int AT_ONCE = 100;
  private static final int MAX_ERROR = 300;
  private static final int GONE = 410;

  private final ConnectorRows connectors;
  private final Deliveries deliveries;
  private final Destinations destinations;
  private final Forms forms;
  private final InstantSource clock;

  Courier(
      ConnectorRows connectors,
      Deliveries deliveries,
      Destinations destinations,
      Forms forms,
      InstantSource clock) {
    this.connectors = connectors;
    this.deliveries = deliveries;
    this.destinations = destinations;
    this.forms = forms;
    this.clock = clock;
  }

  /// A delivery did not arrive. It says no more than what is written down already.
  static final class NotArrived extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotArrived(String why) {
      super(why, null, false, false);
    }
  }

  /// What came of sending something.
  ///
  /// @param status of the answer, 0 if there was none
  /// @param error empty if it arrived
  record Sent(int status, String error) {}

  /// Sends what a connector has to tell.
  ///
  /// @throws NotArrived when the first of it does not arrive
  void run(String id) {
    Optional<Connector> found = connectors.find(id);
    if (found.isEmpty() || found.get().state() != State.ON) {
      return;
    }
    Connector connector = found.get();
    boolean first = true;
    for (Delivery one : deliveries.pending(id, AT_ONCE)) {
      Sent sent = send(connector, one);
      deliveries.tried(one, clock.millis(), sent.status(), sent.error());
      if (sent.status() == GONE) {
        connectors.halt(id, State.STOPPED, "Its receiver answered that it is gone (410).");
        return;
      }
      if (!sent.error().isEmpty()) {
        if (first) {
          throw new NotArrived(sent.error());
        }
        // The next run begins to count at this one.
        return;
      }
      first = false;
    }
  }

  private Sent send(Connector connector, Delivery one) {
    Optional<Forms.Written> written;
    try {
      written = forms.written(connector.definition(), one);
    } catch (NotArrived e) {
      return new Sent(0, String.valueOf(e.getMessage()));
    }
    // A format that has no words for an event does not tell it.
    return written.isEmpty()
        ? new Sent(0, "")
        : send(connector, one.id(), written.get().type(), written.get().text());
  }

  /// Sends a message that is not kept, to try a connector out.
  Sent test(Connector connector) {
    String body =
        "{\"type\":\"connector.test\",\"timestamp\":\"%s\",\"data\":{}}".formatted(clock.instant());
    return send(connector, "test_" + clock.millis(), Forms.JSON, body);
  }

  private Sent send(Connector connector, String id, String type, String body) {
    long seconds = clock.millis() / 1000;
    try {
      String signature = new Webhook(connector.sealed().secret()).sign(id, seconds, body);
      Map<String, String> headers =
          Map.of(
              "webhook-id", id,
              "webhook-timestamp", Long.toString(seconds),
              "webhook-signature", signature);
      URI address = URI.create(connector.definition().address());
      Outbound.Answer answer = destinations.post(address, type, body.getBytes(UTF_8), headers);
      boolean taken = answer.status() >= 200 && answer.status() < 300;
      return new Sent(answer.status(), taken ? "" : "It answered " + answer.status() + ".");
    } catch (IOException e) {
      String why = String.valueOf(e.getMessage());
      return new Sent(0, why.substring(0, Math.min(MAX_ERROR, why.length())));
    } catch (WebhookSigningException e) {
      throw new IllegalStateException("every JDK has HMAC", e);
    }
  }

  /// How long after a failure it is tried again, nothing after the last.
  ///
  /// @param failures in a row before this one
  static Optional<Duration> later(int failures) {
    return failures < LATER.size() ? Optional.of(LATER.get(failures)) : Optional.empty();
  }

  /// Gives up for now; its owner lets it go on.
  void giveUp(String connector) {
    connectors.halt(
        connector,
        State.STOPPED,
        "What it tells did not arrive for three days. Resume it when its receiver is back.");
  }
}
