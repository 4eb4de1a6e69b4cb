package tallystick.bench;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import tallystick.bench.Crowd.Person;
import tallystick.domains.devices.DevicesAction.RegisterDevices;
import tallystick.kernel.Envelope;
import tools.jackson.databind.JsonNode;

/// Readings of devices, from MQTT to their receipts, beside brokers that do nothing with them.
final class DevicesBench implements AutoCloseable {
  /// Devices of one act of their owner.
  private static final int CLAIMS = 100;

  private static final double SPARE = 2;
  private static final double GUESS = 3_000;
  private static final int PROOFS = 50;

  /// A second, for which messages are made before the clock starts.
  private static final double MOST_READINGS = 100_000;

  private final VenueApi venue;
  private final long pid;
  private final int mqttPort;
  private final Plan plan;
  private final Person owner;
  private final List<BenchDevice> devices;
  private final BrokerProcess embedded;
  private final Optional<BrokerProcess> mosquitto;

  /// @param rounds of each, in turns
  /// @param sizes readings of a message
  /// @param dashboardPerSecond readings a second that the dashboard is shown
  record Plan(
      int devices,
      double warmUp,
      int rounds,
      double seconds,
      List<Integer> sizes,
      double dashboardPerSecond,
      double dashboardSeconds) {}

  DevicesBench(OwnServer server, int mqttPort, Plan plan) throws IOException, InterruptedException {
    this.venue = new VenueApi(server.venue());
    this.pid = server.pid();
    this.mqttPort = mqttPort;
    this.plan = plan;
    String log = venue.origin();
    Crowd crowd = Crowd.at(log, venue::submit, server.operator(), 1);
    this.owner = crowd.people().getFirst();
    this.devices = IntStream.range(0, plan.devices).mapToObj(_ -> new BenchDevice(log)).toList();
    List<Envelope> envelopes = new ArrayList<>();
    for (int from = 0; from < devices.size(); from += CLAIMS) {
      var claims =
          devices.subList(from, Math.min(devices.size(), from + CLAIMS)).stream()
              .map(BenchDevice::claim)
              .toList();
      envelopes.add(crowd.sign(owner, true, List.of(new RegisterDevices("bench", claims))));
    }
    var _ = venue.submit(envelopes);
    List<JsonNode> enrolled = venue.submit(devices.stream().map(BenchDevice::enrols).toList());
    var _ = venue.awaitViews(enrolled.getLast().path("height").asLong());
    this.embedded = BrokerProcess.embedded();
    this.mosquitto = BrokerProcess.mosquitto();
  }

  /// Messages a second of brokers and the venue.
  ///
  /// @param readings of each message
  /// @param mosquitto 0 if it is not installed
  /// @param micros processor time of a message at the venue
  record Round(int readings, int bytes, double mosquitto, double bare, double venue, Cpu micros) {
    double ratio() {
      return venue / bare;
    }

    double readingsPerSecond() {
      return venue * readings;
    }
  }

  /// All rounds, the slowest of each size first.
  List<Round> rounds() throws Exception {
    try (Publishers fleet = Publishers.atVenue(mqttPort, devices);
        Publishers bare = Publishers.atBroker(embedded.port(), devices);
        Publishers other =
            mosquitto.isPresent() ? Publishers.atBroker(mosquitto.get().port(), devices) : bare) {
      Bench.say("warming up");
      int least = Collections.min(plan.sizes);
      double guess = atVenue(fleet, least, GUESS, plan.warmUp);
      var _ = bare.run(same(devices.getFirst().batch(least).bytes(), plan.warmUp), plan.warmUp);
      devices.getFirst().rewind(least);
      List<Round> rounds = new ArrayList<>();
      for (int size : plan.sizes) {
        for (int i = 0; i < plan.rounds; i++) {
          rounds.add(round(size, guess, fleet, bare, other));
        }
      }
      rounds.sort(Comparator.comparingInt(Round::readings).thenComparingDouble(Round::venue));
      return rounds;
    }
  }

  private Round round(int size, double guess, Publishers fleet, Publishers bare, Publishers other)
      throws InterruptedException {
    byte[] message = devices.getFirst().batch(size).bytes();
    devices.getFirst().rewind(size);
    double alone = mosquitto.isPresent() ? other.run(same(message, plan.seconds), plan.seconds) : 0;
    double plain = bare.run(same(message, plan.seconds), plan.seconds);
    Cpu start = Cpu.used(pid);
    double found = atVenue(fleet, size, guess, plan.seconds);
    Cpu micros = Cpu.used(pid).since(start).microsPer(Math.round(found * plan.seconds));
    Bench.say(
        "%d readings a message: mosquitto %,.0f, bare broker %,.0f, venue %,.0f messages/s (x %.2f)"
            .formatted(size, alone, plain, found, found / plain));
    return new Round(size, message.length, alone, plain, found, micros);
  }

  /// What has not been sent is made again the next time, for numbers must follow each other.
  private double atVenue(Publishers fleet, int size, double guess, double seconds)
      throws InterruptedException {
    double likely = Math.min(guess, MOST_READINGS / size);
    int each = (int) Math.ceil(likely * SPARE * seconds / devices.size()) + 2;
    Map<BenchDevice, Deque<byte[]>> messages = new HashMap<>();
    devices.parallelStream()
        .map(device -> Map.entry(device, device.batches(each, size)))
        .toList()
        .forEach(one -> messages.put(one.getKey(), one.getValue()));
    double found = fleet.run(messages, seconds);
    messages.forEach((device, left) -> device.rewind((long) left.size() * size));
    return found;
  }

  private Map<BenchDevice, Deque<byte[]>> same(byte[] message, double seconds) {
    int each = (int) Math.ceil(40_000 * seconds / devices.size());
    Map<BenchDevice, Deque<byte[]>> messages = new HashMap<>();
    for (BenchDevice device : devices) {
      messages.put(device, new ArrayDeque<>(Collections.nCopies(each, message)));
    }
    return messages;
  }

  /// How many of some readings, picked at random, the venue proves.
  ///
  /// @param asked how many were picked
  record Proofs(int asked, int given) {}

  Proofs proofs() throws IOException, InterruptedException {
    int given = 0;
    for (int i = 0; i < PROOFS; i++) {
      BenchDevice device = devices.get(ThreadLocalRandom.current().nextInt(devices.size()));
      long sequence = ThreadLocalRandom.current().nextLong(1, device.last() + 1);
      given += device.isProved(sequence, venue) ? 1 : 0;
    }
    return new Proofs(PROOFS, given);
  }

  /// How long it takes until a dashboard that follows the fleet is shown a reading, from when it
  /// was taken.
  Delays.Times dashboard() throws Exception {
    Delays delays = new Delays();
    try (Publishers fleet = Publishers.atVenue(mqttPort, devices);
        Subscribers dashboard =
            Subscribers.of(venue.venue(), "devices.fleet." + owner.principal(), 1)) {
      dashboard.listen(delays);
      int count = (int) Math.round(plan.dashboardPerSecond * plan.dashboardSeconds);
      long start = System.nanoTime();
      for (int i = 0; i < count; i++) {
        long due = start + Math.round(i * 1e9 / plan.dashboardPerSecond);
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        BenchDevice device = devices.get(i % devices.size());
        BenchDevice.Sent sent = device.batch(1);
        delays.due(sent.id(), due);
        fleet.send(device, sent.bytes());
      }
      var _ = dashboard.awaitCalm();
    }
    return delays.times();
  }

  @Override
  public void close() throws IOException {
    venue.close();
    embedded.close();
    if (mosquitto.isPresent()) {
      mosquitto.get().close();
    }
  }
}
