package tallystick.server.epcis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import tallystick.domains.custody.CustodyAction.RecordEvent;
import tallystick.domains.custody.EpcisEvent;
import tallystick.kernel.Codec;
import tallystick.kernel.Envelope;
import tallystick.kernel.Limits;
import tallystick.kernel.Malformed;
import tallystick.kernel.Receipt;
import tallystick.ledger.LedgerFault;
import tallystick.server.access.Signatory;
import tallystick.server.epcis.EpcisDocument.Sent;
import tallystick.server.gateway.Problem;
import tallystick.server.gateway.Submissions;

/// Events on their way into the log, as acts of one member: cut into envelopes, signed, decided.
final class Capture {
  /// Wire name of the act that an event becomes.
  static final String ACTION = Codec.name(RecordEvent.class);

  /// What is around one act in an envelope, and around all of them.
  private static final int AROUND = 64;

  private static final int HEAD = 1024;

  /// How long an envelope is tried while the ledger asks to come again.
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Signatory signatory;
  private final String by;
  private final Submissions submissions;

  /// The height of the last block in which an event was decided.
  private long height;

  /// @param by in whose name, who holds the things then
  Capture(Signatory signatory, String by, Submissions submissions) {
    this.signatory = signatory;
    this.by = by;
    this.submissions = submissions;
  }

  /// An event that can be signed.
  record Ready(String pointer, EpcisEvent event) {
    static Ready of(Sent sent) {
      return new Ready(sent.pointer(), EventJson.read(sent.json(), sent.pointer()));
    }
  }

  /// What became of an event: a problem if it was not recorded.
  record Failure(String pointer, String eventID, Problem problem) {
    static Failure of(Sent sent, Malformed why) {
      Problem problem = EpcisProblems.named(Problem.of(why));
      return new Failure(problem.pointer(), sent.json().path("eventID").asString(""), problem);
    }
  }

  long height() {
    return height;
  }

  /// Refuses what does not fit into one envelope: it could not be undone.
  ///
  /// @throws Malformed `too-many-events`
  static void requireOne(List<Ready> events) {
    if (parts(events).size() > 1) {
      throw new Malformed(
          "too-many-events",
          "",
          ("All or none are recorded by one signature, over at most %d events and %d bytes: send"
                  + " fewer, or GS1-Capture-Error-Behaviour: proceed.")
              .formatted(Limits.ACTIONS_PER_ENVELOPE, Limits.PAYLOAD_BYTES));
    }
  }

  /// As many at a time as fit into an envelope, in their order.
  static List<List<Ready>> parts(List<Ready> events) {
    List<List<Ready>> parts = new ArrayList<>();
    List<Ready> part = new ArrayList<>();
    int bytes = HEAD;
    for (Ready one : events) {
      int size = Codec.JSON.writeValueAsBytes(new RecordEvent(one.event())).length + AROUND;
      boolean full =
          part.size() == Limits.ACTIONS_PER_ENVELOPE || bytes + size > Limits.PAYLOAD_BYTES;
      if (full && !part.isEmpty()) {
        parts.add(part);
        part = new ArrayList<>();
        bytes = HEAD;
      }
      part.add(one);
      bytes += size;
    }
    if (!part.isEmpty()) {
      parts.add(part);
    }
    return parts;
  }

  private static List<RecordEvent> acts(List<Ready> events) {
    return events.stream().map(one -> new RecordEvent(one.event())).toList();
  }

  /// Has the events of one envelope decided, and tells which were refused.
  ///
  /// @param atomic whether all are recorded or none
  List<Failure> record(List<Ready> events, boolean atomic) throws InterruptedException {
    List<Receipt> receipts = decided(signatory.signs(by, atomic, acts(events)));
    List<Failure> failures = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      Receipt receipt = receipts.get(i);
      height = receipt.height();
      if (!receipt.accepted() && !receipt.reason().endsWith(".BATCH_REFUSED")) {
        failures.add(failure(events.get(i), receipt));
      }
    }
    return failures;
  }

  private static Failure failure(Ready event, Receipt receipt) {
    String sentence = Codec.JSON.readTree(receipt.outcome()).path("sentence").asString();
    Problem problem =
        Problem.of(status(receipt.reason()), receipt.reason(), event.pointer(), sentence);
    return new Failure(event.pointer(), event.event().eventID(), EpcisProblems.named(problem));
  }

  private static HttpStatus status(String reason) {
    if (reason.equals("custody.EVENT_EXISTS")) {
      return HttpStatus.CONFLICT;
    }
    // Who acts in a name that is not theirs.
    return reason.startsWith("identity.") ? HttpStatus.FORBIDDEN : HttpStatus.BAD_REQUEST;
  }

  /// The same envelope may be sent again and again: it is decided once.
  private List<Receipt> decided(Envelope envelope) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Problem problem;
      RuntimeException failure;
      try {
        return submissions.decide(envelope, signatory.address());
      } catch (Problem.Thrown e) {
        problem = e.problem();
        failure = e;
      } catch (LedgerFault e) {
        problem = Problem.of(e);
        failure = e;
      }
      long pause = Duration.ofSeconds(Math.max(1, problem.retryAfterSeconds())).toNanos();
      if (!problem.retryable() || System.nanoTime() + pause > end) {
        throw failure;
      }
      Thread.sleep(Duration.ofNanos(pause));
    }
  }
}
