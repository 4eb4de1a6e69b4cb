package tallystick.server.devices;

import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import tallystick.domains.devices.DevicesAction.RecordReadings;
import tallystick.kernel.Codec;
import tallystick.kernel.Envelope;
import tallystick.kernel.Malformed;
import tallystick.kernel.Payload;
import tallystick.kernel.Receipt;
import tallystick.kernel.StrictJson;
import tallystick.ledger.LedgerClient;
import tallystick.ledger.LedgerFault;
import tallystick.server.gateway.Problem;
import tools.jackson.databind.JsonNode;

/// The way of what devices send into the ledger: the messages of one device one after the other,
/// those of different devices side by side. Each is answered at the device's receipts.
final class Uplink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Uplink.class);
  private static final int WAIT_SECONDS = 15;

  /// Batches of readings that are written at once, and messages whose receipts are proved at once.
  private static final int GROUP = 256;

  private final LedgerClient ledger;
  private final Codec codec;
  private final Telemetry telemetry;
  private final GroupCommit<Telemetry.Numbered> kept;
  private final GroupCommit<String> accepted;
  private final GroupCommit<Proving> proven;
  private final Answers answers;
  private final ExecutorService threads;
  private final ConcurrentHashMap<String, CompletableFuture<Void>> lanes =
      new ConcurrentHashMap<>();

  /// Where answers go.
  interface Answers {
    void send(String device, byte[] answer, byte[] correlation);
  }

  /// Receipts that wait for their proofs.
  private static final class Proving {
    private List<Receipt> receipts;

    Proving(List<Receipt> receipts) {
      this.receipts = receipts;
    }
  }

  /// @param id of the envelope
  record Decided(String id, List<Receipt> receipts) {}

  /// @param id of the envelope, empty if there is none to be read
  record Undecided(String id, Problem problem) {}

  Uplink(
      LedgerClient ledger,
      Codec codec,
      Telemetry telemetry,
      Answers answers,
      ExecutorService threads) {
    this.ledger = ledger;
    this.codec = codec.forLog(ledger.origin());
    this.telemetry = telemetry;
    this.kept = new GroupCommit<>("telemetry-keep", GROUP, telemetry::keep);
    this.accepted = new GroupCommit<>("telemetry-accept", GROUP, telemetry::accept);
    this.proven = new GroupCommit<>("proofs", GROUP, this::prove);
    this.answers = answers;
    this.threads = threads;
  }

  /// Takes a message; it is acknowledged once it is answered.
  void take(Mqtt5Publish message) {
    Topics.Up up = Topics.up(message.getTopic().toString());
    if (up == null) {
      message.acknowledge();
      return;
    }
    CompletableFuture<Void> next =
        lanes.compute(
            up.device(),
            (device, last) ->
                (last == null ? CompletableFuture.<Void>completedFuture(null) : last)
                    .handleAsync(
                        (done, failure) -> {
                          answer(up, message);
                          return null;
                        },
                        threads));
    var _ = next.whenComplete((done, failure) -> lanes.remove(up.device(), next));
  }

  private void answer(Topics.Up up, Mqtt5Publish message) {
    byte[] correlation = message.getCorrelationData().map(Uplink::bytes).orElse(new byte[0]);
    try {
      byte[] bytes = message.getPayloadAsBytes();
      answers.send(up.device(), answer(up, bytes), correlation);
    } catch (RuntimeException e) {
      LOG.error("a message of device {} was not answered", up.device(), e);
    } finally {
      message.acknowledge();
    }
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  /// The answer to a message.
  byte[] answer(Topics.Up up, byte[] message) {
    String[] id = {""};
    try {
      List<Receipt> receipts =
          up.readings() ? readings(up.device(), message, id) : acts(up.device(), message, id);
      return Codec.JSON.writeValueAsBytes(new Decided(id[0], proved(receipts)));
    } catch (RuntimeException e) {
      return Codec.JSON.writeValueAsBytes(new Undecided(id[0], problem(up, e)));
    }
  }

  /// The same with their proofs, as many messages at once as wait for them: each would ask for a
  /// checkpoint of its own otherwise. Without, if no checkpoint comes in time: who wants a proof
  /// sends the same again.
  private List<Receipt> proved(List<Receipt> receipts) {
    Proving waiting = new Proving(receipts);
    try {
      proven.write(waiting);
    } catch (LedgerFault e) {
      LOG.warn("receipts go out without proofs: {}", e.getMessage());
    }
    return waiting.receipts;
  }

  private void prove(List<Proving> group) {
    List<Long> positions =
        group.stream().flatMap(one -> one.receipts.stream().map(Receipt::position)).toList();
    List<String> proofs = new ArrayList<>(positions.size());
    for (int from = 0; from < positions.size(); from += LedgerClient.MAX_PROOFS) {
      int until = Math.min(from + LedgerClient.MAX_PROOFS, positions.size());
      proofs.addAll(ledger.proofs(positions.subList(from, until)));
    }
    Iterator<String> next = proofs.iterator();
    for (Proving one : group) {
      one.receipts = one.receipts.stream().map(receipt -> receipt.withProof(next.next())).toList();
    }
  }

  private static Problem problem(Topics.Up up, RuntimeException failure) {
    return switch (failure) {
      case LedgerFault fault -> Problem.of(fault);
      case Malformed malformed -> Problem.of(malformed);
      case DataAccessException e -> {
        LOG.warn("readings cannot be kept: {}", e.getMessage());
        yield Problem.of(
            HttpStatus.SERVICE_UNAVAILABLE,
            "readings-unavailable",
            "Readings cannot be kept right now: send the same again.");
      }
      default -> {
        LOG.error("a message of device {} failed", up.device(), failure);
        yield Problem.of(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "internal",
            "Something is wrong on our side; the log of the server says what.");
      }
    };
  }

  private List<Receipt> acts(String device, byte[] message, String[] id) {
    Envelope envelope = StrictJson.as(StrictJson.object(message, "message"), Envelope.class, "");
    Payload payload = payload(device, envelope, id);
    if (payload.actions().stream().anyMatch(RecordReadings.class::isInstance)) {
      throw new Malformed(
          "readings-missing", "", "Readings are sent with their lines, to the topic readings.");
    }
    return decide(envelope);
  }

  private List<Receipt> readings(String device, byte[] message, String[] id) {
    JsonNode json = StrictJson.object(message, "message");
    ReadingsMessage sent = StrictJson.as(json, ReadingsMessage.class, "");
    Payload payload = payload(device, sent.envelope(), id);
    if (!sent.envelope().authentic()) {
      throw new LedgerFault(
          LedgerFault.BAD_SIGNATURE, "", "The signature is not by this key over this payload.");
    }
    kept.write(
        telemetry.numbered(
            new Telemetry.Batch(
                payload.digest(), payload.actionId(0), device, sent.readings(payload))));
    try {
      List<Receipt> receipts = decide(sent.envelope());
      if (receipts.getFirst().accepted()) {
        accepted.write(payload.digest());
      } else {
        telemetry.drop(payload.digest());
      }
      return receipts;
    } catch (LedgerFault fault) {
      if (!fault.retryable()) {
        telemetry.drop(payload.digest());
      }
      throw fault;
    }
  }

  /// Whose topic it is must be who signs: our broker sees to it, others may not.
  private Payload payload(String device, Envelope envelope, String[] id) {
    Payload payload = codec.payload(envelope.payload());
    id[0] = payload.id();
    if (!payload.by().equals(device)) {
      throw new Malformed("wrong-topic", "/by", "This is the topic of another principal.");
    }
    return payload;
  }

  private List<Receipt> decide(Envelope envelope) {
    try {
      return ledger.submit(envelope).get(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e);
    } catch (TimeoutException | InterruptedException e) {
      throw new LedgerFault(
          LedgerFault.TIMEOUT, "", "No decision came in time: send the same envelope again.");
    }
  }

  /// Decides what was left undecided when a server stopped in the middle.
  void settle() {
    for (Telemetry.Undecided batch : telemetry.undecided(10_000)) {
      List<Receipt> receipts = ledger.receipts(batch.act());
      if (!receipts.isEmpty() && receipts.getFirst().accepted()) {
        telemetry.accept(batch.digest());
      } else if (!receipts.isEmpty() || telemetry.isOver(batch)) {
        telemetry.drop(batch.digest());
      }
    }
  }

  @Override
  public void close() throws InterruptedException {
    kept.close();
    accepted.close();
    proven.close();
  }
}
