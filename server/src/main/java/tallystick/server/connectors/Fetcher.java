package tallystick.server.connectors;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import tallystick.kernel.Malformed;
import tallystick.ledger.LedgerFault;
import tallystick.server.access.Access;
import tallystick.server.gateway.Problem;

/// Looks by schedule for what there is for connectors that take in: files of a folder, or answers
/// of another system. Whatever is found is a message like any that is posted to us.
final class Fetcher {
  /// How much later it looks again if there is more, or if a file may still be growing.
  private static final Duration SOON = Duration.ofSeconds(10);

  /// A message that is not decided after so long was left by its sender, or by a gateway that fell.
  static final Duration ABANDONED = Duration.ofMinutes(1);

  private final Access access;
  private final Agenda agenda;
  private final Inbox inbox;
  private final FileInlet files;
  private final HttpInlet http;

  Fetcher(Access access, Agenda agenda, Inbox inbox, FileInlet files, HttpInlet http) {
    this.access = access;
    this.agenda = agenda;
    this.inbox = inbox;
    this.files = files;
    this.http = http;
  }

  /// What came of a look.
  ///
  /// @param soon whether there is more to look at than could be done
  /// @param says what there was
  record Look(boolean soon, String says) {}

  /// Finishes what was left half done, and looks if the connector is one that does.
  ///
  /// @throws Courier.NotArrived when the other side gives nothing that can be read
  void run(Connector connector) {
    Definition definition = connector.definition();
    Instant now = access.clock().instant();
    try {
      // What one fetches itself nobody else is working on.
      Duration age = definition.polls() ? Duration.ZERO : ABANDONED;
      inbox.finish(connector, access.logClock().instant().minus(age).toEpochMilli());
      if (definition.polls()) {
        Look look =
            definition.transport().kind() == Transport.Kind.SFTP
                ? files.look(connector)
                : http.look(connector);
        Duration pause = look.soon() ? SOON : definition.transport().pause();
        agenda.ran(connector.connector(), now, access.clock().instant().plus(pause), look.says());
      }
    } catch (IOException e) {
      failed(connector, now, String.valueOf(e.getMessage()));
    } catch (Malformed e) {
      failed(connector, now, e.pointer() + " " + e.sentence());
    } catch (Problem.Thrown e) {
      later(connector, now, e.problem().detail());
    } catch (LedgerFault e) {
      later(connector, now, e.sentence());
    }
  }

  private void failed(Connector connector, Instant now, String why) {
    agenda.ran(connector.connector(), now, now, why.strip());
    throw new Courier.NotArrived(why);
  }

  /// The venue itself gives no decision: the other side is not to blame for that.
  private void later(Connector connector, Instant now, String why) {
    agenda.ran(connector.connector(), now, now.plus(SOON), why);
  }
}
