package tallystick.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import tallystick.domains.devices.DevicesAction;
import tallystick.domains.devices.DevicesAction.EnrolDevice;
import tallystick.domains.devices.Reading;
import tallystick.domains.devices.ReadingBatch;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.kernel.Codec;
import tallystick.kernel.Envelope;

/// Sends what waits in the outbox, one parcel after the other: enrolment, then acts, then readings.
/// A parcel is signed and kept before it is sent, and sent again, the same bytes, until an answer
/// to it comes; any other answer (an old one, one that comes twice) changes nothing. A decision
/// counts when it is proved to stand in the log.
final class Dispatch {
  private static final System.Logger LOG = System.getLogger(Dispatch.class.getName());

  /// When no answer came, the same goes up again.
  private static final long AGAIN_MILLIS = 30_000;

  /// What may heal by itself is tried again after so long.
  private static final long HEAL_MILLIS = 60_000;

  /// When nobody listens at the broker, somebody will in a moment.
  private static final long UNHEARD_MILLIS = 2_000;

  private static final long LONGEST_PAUSE_SECONDS = 300;

  /// Refusals of which the time is the reason: the same is signed anew.
  private static final Set<String> HEALS =
      Set.of("EXPIRED", "UNTIL_TOO_FAR", "FROM_THE_FUTURE", "NOT_ENROLLED");

  /// Readings before these are missing here too: the venue is asked where it is, and told so.
  private static final String GAP = "SEQUENCE_GAP";

  private static final String ENROLLED = "enrolled";

  private final Outbox outbox;
  private final KnownLog log;
  private final Signer signer;
  private final EnrolDevice enrolment;
  private final Pace pace;
  private final Wire wire;
  private boolean connected;
  private boolean halted;
  private boolean gap;
  private String sent = "";
  private long notBefore;
  private long nextBatch;

  /// Where parcels go.
  interface Wire {
    /// Sends it, if it can.
    void send(Parcel parcel);

    /// Connects anew: who has enrolled may do more than before.
    void renew();

    /// The number of the last reading that the venue has.
    ///
    /// @throws IOException when it does not say so now
    long last() throws IOException;
  }

  /// When things go.
  ///
  /// @param clock milliseconds since 1970
  /// @param uptime milliseconds of a clock that only goes forward
  /// @param gatherMillis readings are gathered for so long, unless a batch is full
  record Pace(LongSupplier clock, LongSupplier uptime, LongSupplier gatherMillis) {
    private long now() {
      return uptime.getAsLong();
    }
  }

  private record Readings(Envelope envelope, String lines) {}

  Dispatch(
      Outbox outbox, KnownLog log, Signer signer, EnrolDevice enrolment, Pace pace, Wire wire) {
    this.outbox = outbox;
    this.log = log;
    this.signer = signer;
    this.enrolment = enrolment;
    this.pace = pace;
    this.wire = wire;
    this.notBefore = pace.now();
    this.nextBatch = notBefore;
  }

  /// Says whether there is a connection; what was under way goes up again at once.
  synchronized void connected(boolean now) {
    connected = now;
    sent = "";
    notBefore = pace.now();
    pump();
  }

  /// Sends what is next, if it is time. To be called every second, and after whatever was kept.
  synchronized void pump() {
    long now = pace.now();
    if (!connected) {
      return;
    }
    Parcel parcel = outbox.parcel();
    if (parcel == null) {
      if (now < notBefore) {
        return;
      }
      parcel = next(now);
      if (parcel == null) {
        return;
      }
      outbox.dispatch(parcel);
    } else if (parcel.id().equals(sent) && now < notBefore) {
      return;
    }
    sent = parcel.id();
    notBefore = now + AGAIN_MILLIS;
    wire.send(parcel);
  }

  private @Nullable Parcel next(long now) {
    String id = Signer.freshId();
    if (outbox.setting(ENROLLED) == null) {
      RegisterPrincipal self = new RegisterPrincipal("Edge " + signer.principal().substring(0, 8));
      Envelope both = signer.sign(id, pace.clock.getAsLong(), List.of(self, enrolment));
      return new Parcel(id, Parcel.ACTS, Codec.JSON.writeValueAsBytes(both), 0, 0);
    }
    Outbox.Act act = outbox.oldestAct();
    if (act != null) {
      Envelope one = signer.sign(act.id(), pace.clock.getAsLong(), act.action());
      return new Parcel(act.id(), Parcel.ACTS, Codec.JSON.writeValueAsBytes(one), 0, act.number());
    }
    return halted || now < nextBatch ? null : batch(id, now);
  }

  private @Nullable Parcel batch(String id, long now) {
    List<Reading> waiting = outbox.oldest(DevicesAction.MAX_READINGS);
    List<Reading> readings = cut(waiting);
    boolean full = readings.size() < waiting.size() || waiting.size() == DevicesAction.MAX_READINGS;
    nextBatch = full ? now : now + pace.gatherMillis.getAsLong();
    if (readings.isEmpty()) {
      return null;
    }
    long missing;
    try {
      missing = gap ? Math.max(0, readings.getFirst().sequence() - wire.last() - 1) : 0;
    } catch (IOException e) {
      nextBatch = now + HEAL_MILLIS;
      return null;
    }
    Envelope envelope =
        signer.sign(id, pace.clock.getAsLong(), new ReadingBatch(readings).action(missing));
    byte[] message = Codec.JSON.writeValueAsBytes(new Readings(envelope, zipped(readings)));
    return new Parcel(id, Parcel.READINGS, message, readings.getLast().sequence(), 0);
  }

  /// As many from the first on as have no more channels than a batch may have.
  private static List<Reading> cut(List<Reading> readings) {
    Set<String> channels = new HashSet<>();
    for (int i = 0; i < readings.size(); i++) {
      channels.add(readings.get(i).channel());
      if (channels.size() > DevicesAction.MAX_CHANNELS) {
        return readings.subList(0, i);
      }
    }
    return readings;
  }

  private static String zipped(List<Reading> readings) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      for (Reading reading : readings) {
        zip.write((reading.line() + "\n").getBytes(UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  /// The broker has it, and nobody was there to hear it.
  synchronized void unheard(String id) {
    if (id.equals(sent)) {
      notBefore = Math.min(notBefore, pace.now() + UNHEARD_MILLIS);
    }
  }

  /// Takes an answer.
  synchronized void answered(byte[] message) {
    Answer answer = Answer.of(message);
    Parcel parcel = outbox.parcel();
    if (answer == null || parcel == null || !parcel.id().equals(answer.id())) {
      return;
    }
    String doubt = answer.isDecision() ? log.doubt(parcel, answer.receipts()) : "";
    if (!doubt.isEmpty()) {
      LOG.log(
          System.Logger.Level.ERROR,
          "what came as the decision about {0} is not believed: {1}",
          parcel.id(),
          doubt);
      return;
    }
    notBefore = pace.now();
    if (answer.accepted()) {
      gap &= !parcel.topic().equals(Parcel.READINGS);
      outbox.settle(parcel);
      if (outbox.setting(ENROLLED) == null) {
        outbox.set(ENROLLED, signer.principal());
        wire.renew();
        return;
      }
    } else if (answer.retryable()) {
      notBefore += 1_000 * Math.clamp(answer.afterSeconds(), 1, LONGEST_PAUSE_SECONDS);
    } else {
      refused(parcel, answer.reason(), answer.isDecision());
    }
    pump();
  }

  /// @param proved whether the log decided so; else it is a word that anybody may have said
  private void refused(Parcel parcel, String reason, boolean proved) {
    LOG.log(System.Logger.Level.WARNING, "the venue refuses {0}: {1}", parcel.id(), reason);
    boolean readings = parcel.topic().equals(Parcel.READINGS);
    boolean heals = proved && HEALS.contains(reason);
    if (parcel.act() > 0 && !heals) {
      outbox.refuse(parcel, reason, proved);
      return;
    }
    if (parcel.act() > 0) {
      notBefore += HEAL_MILLIS;
      outbox.rename(parcel, Signer.freshId());
      return;
    }
    outbox.withdraw(parcel);
    if (!readings) {
      notBefore += HEAL_MILLIS;
      return;
    }
    nextBatch = notBefore + HEAL_MILLIS;
    if (proved && reason.equals(GAP) && !gap) {
      gap = true;
    } else if (!heals) {
      halted = true;
      LOG.log(
          System.Logger.Level.ERROR,
          "readings are kept and no longer sent, for the venue will not take them: {0}",
          reason);
    }
  }
}
