package tallystick.bench;

import java.io.IOException;
import java.util.List;
import tallystick.bench.Results.Latency;
import tallystick.bench.Results.Peak;
import tallystick.kernel.SigningKey;

/// The load, scenario after scenario, against one venue.
final class Bench implements AutoCloseable {
  private static final double SPARE = 1.5;
  private static final int OPEN_CONNECTIONS = 256;
  private static final int REFERENCE_ENVELOPES = 4_000;

  private final VenueApi venue;
  private final Crowd crowd;
  private final Hammer hammer;
  private final Reference reference;
  private final Pace pace;
  private final long pid;

  /// @param people of the crowd
  /// @param pid of the venue's process, or -1
  Bench(VenueApi venue, SigningKey operator, int people, long pid, Pace pace)
      throws IOException, InterruptedException {
    this.venue = venue;
    this.pid = pid;
    this.pace = pace;
    this.crowd = Crowd.at(venue.origin(), venue::submit, operator, people);
    this.hammer = new Hammer(venue.venue());
    this.reference = new Reference(crowd.transfers(REFERENCE_ENVELOPES, 1));
  }

  /// How long things are measured.
  ///
  /// @param reference seconds of each measurement of the ceiling
  /// @param seconds of each scenario
  record Pace(double reference, double firstWarmUp, double warmUp, double seconds) {}

  Crowd crowd() {
    return crowd;
  }

  /// Lets both processes compile what they will need.
  void warmUp() throws IOException, InterruptedException {
    say("warming up");
    var _ = reference.measure(pace.reference);
    for (Scenario scenario : List.of(Scenario.SINGLE, Scenario.MANY, Scenario.LISTS)) {
      Measured done = closed(scenario, crowd, 10_000, pace.firstWarmUp / 3);
      var _ = venue.awaitViews(done.height());
    }
  }

  /// The most that a scenario gets through.
  Peak peak(Scenario scenario) throws IOException, InterruptedException {
    return peak(scenario, crowd, 10_000);
  }

  /// The same with what somebody else has to say.
  ///
  /// @param guess how many actions a second there may be at most
  Peak peak(Scenario scenario, Load.Source source, double guess)
      throws IOException, InterruptedException {
    Measured warm = closed(scenario, source, guess, pace.warmUp);
    var _ = venue.awaitViews(warm.height());
    Load load = load(scenario, source, warm.requestsPerSecond() * pace.seconds * SPARE);
    Reference.Rate before = reference.measure(pace.reference);
    Cpu start = Cpu.used(pid);
    Measured found = hammer.closedLoop(load, scenario.connections(), pace.seconds);
    double views = venue.awaitViews(found.height());
    Cpu cpu = Cpu.used(pid).since(start).microsPer(found.actions());
    Reference.Rate after = reference.measure(pace.reference);
    double checks = (before.checksPerSecond() + after.checksPerSecond()) / 2;
    double ratio = found.actionsPerSecond() / checks;
    say(
        "%s: %,.0f actions/s, ratio %.2f"
            .formatted(scenario.of(source.noun()), found.actionsPerSecond(), ratio));
    return new Peak(
        String.valueOf(scenario.letter()),
        scenario.of(source.noun()),
        scenario.connections(),
        found.seconds(),
        found.actionsPerSecond(),
        found.requestsPerSecond(),
        found.refused() / (double) Math.max(1, found.actions()),
        found.millis(50),
        found.millis(99),
        found.millis(99.9),
        before.checksPerSecond(),
        after.checksPerSecond(),
        ratio,
        views,
        cpu,
        (before.cpuMicros() + after.cpuMicros()) / 2);
  }

  /// How long answers take at half of a peak.
  Latency halfOf(Scenario scenario, Peak peak) throws IOException, InterruptedException {
    double rate = peak.requestsPerSecond() / 2;
    Measured warm = open(scenario, rate, pace.warmUp);
    var _ = venue.awaitViews(warm.height());
    Measured found = open(scenario, rate, pace.seconds);
    double views = venue.awaitViews(found.height());
    say("half of %s: p99 %.1f ms".formatted(scenario.letter(), found.millis(99)));
    return new Latency(
        String.valueOf(scenario.letter()),
        found.actionsPerSecond(),
        found.seconds(),
        found.millis(50),
        found.millis(99),
        found.millis(99.9),
        found.millis(100),
        views);
  }

  /// As much as gets through.
  Measured closed(Scenario scenario, Load.Source source, double actionsPerSecond, double seconds)
      throws InterruptedException {
    Load load = load(scenario, source, actionsPerSecond * seconds / scenario.actionsPerRequest());
    return hammer.closedLoop(load, scenario.connections(), seconds);
  }

  private Measured open(Scenario scenario, double rate, double seconds)
      throws InterruptedException {
    return open(scenario, crowd, seconds, rate, Journal.NONE);
  }

  /// So many requests a second, whatever becomes of them.
  Measured open(Scenario scenario, Load.Source source, double seconds, double rate, Journal journal)
      throws InterruptedException {
    Load load = load(scenario, source, rate * seconds);
    return hammer.openLoop(load, OPEN_CONNECTIONS, seconds, rate, journal);
  }

  private Load load(Scenario scenario, Load.Source source, double requests) {
    int count = Math.max(2 * scenario.connections(), (int) Math.ceil(requests));
    return Load.of(source, scenario, count, venue.venue());
  }

  static void say(String what) {
    System.err.println("  " + what);
  }

  @Override
  public void close() {
    hammer.close();
  }
}
