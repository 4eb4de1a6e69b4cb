package tallystick.server.connectors;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import tallystick.server.connectors.Connector.State;
import tallystick.server.connectors.Deliveries.Delivery;

/// Brings deliveries to where they belong, in the order of the log, each until it has arrived: what
/// comes after one that does not arrive waits. A receiver may see a message again, by the same id
/// or under the same name.
final class Courier {
  /// After so many failures in a row, that much later it is tried again; after the last one the
  /// connector stops. The times are those that Standard Webhooks recommends.
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
  private final Agenda agenda;
  private final Carriers carriers;
  private final Forms forms;
  private final InstantSource clock;

  Courier(
      ConnectorRows connectors,
      Deliveries deliveries,
      Agenda agenda,
      Carriers carriers,
      Forms forms,
      InstantSource clock) {
    this.connectors = connectors;
    this.deliveries = deliveries;
    this.agenda = agenda;
    this.carriers = carriers;
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
  void run(Connector connector) {
    String id = connector.connector();
    List<Delivery> waiting = deliveries.pending(id, AT_ONCE);
    if (waiting.isEmpty()) {
      return;
    }
    int told = 0;
    try (Carrier carrier = carriers.to(connector)) {
      for (List<Delivery> some : Forms.parcels(connector.definition().format(), waiting)) {
        Sent sent = send(carrier, connector.definition(), some);
        some.forEach(one -> deliveries.tried(one, clock.millis(), sent.status(), sent.error()));
        if (sent.status() == GONE) {
          connectors.halt(id, State.STOPPED, "Its receiver answered that it is gone (410).");
          return;
        }
        if (!sent.error().isEmpty()) {
          // The next run begins to count at this one.
          agenda.ran(id, clock.instant(), clock.instant(), sent.error());
          if (told == 0) {
            throw new NotArrived(sent.error());
          }
          return;
        }
        told += some.size();
      }
    }
    Instant now = clock.instant();
    Duration pause = told < AT_ONCE ? connector.definition().transport().pause() : Duration.ZERO;
    agenda.ran(id, now, now.plus(pause), told + " told.");
  }

  private Sent send(Carrier carrier, Definition definition, List<Delivery> some) {
    try {
      Optional<Forms.Written> written = forms.written(definition, some);
      // A format that has no words for an event does not tell it.
      return written.isEmpty() ? new Sent(0, "") : carrier.carry(written.get());
    } catch (NotArrived e) {
      return new Sent(0, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return unsent(e);
    }
  }

  /// Sends a message that is not kept, to try a connector out.
  Sent test(Connector connector) {
    try (Carrier carrier = carriers.to(connector)) {
      return carrier.carry(Forms.test(clock.instant()));
    } catch (IOException e) {
      return unsent(e);
    }
  }

  private static Sent unsent(IOException e) {
    String why = String.valueOf(e.getMessage());
    return new Sent(0, why.substring(0, Math.min(MAX_ERROR, why.length())));
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
        "The other side could not be reached for three days. Resume it when that is back.");
  }
}
