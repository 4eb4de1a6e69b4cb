package tallystick.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tallystick.bench.Bench.Pace;
import tallystick.bench.Crowd.Person;
import tallystick.bench.ExchangeResults.Pair;
import tallystick.bench.ExchangeResults.Told;
import tallystick.bench.Results.Peak;

/// The whole path of orders: from HTTP to the book, and from the book to those who follow it.
final class ExchangeBench implements AutoCloseable {
  private static final int PEOPLE = 1_000;

  /// How many of them fill the book and then only amend.
  private static final int PATIENT = 125;

  /// Who trades when single orders are sent, so that they have something to cancel.
  private static final int FEW = 10;

  private static final double TRANSFERS_GUESS = 30_000;
  private static final double ORDERS_GUESS = 8_000;

  private final VenueApi venue;
  private final long pid;
  private final Plan plan;
  private final Bench bench;
  private final String topic;
  private final Orders orders;
  private final Orders few;

  /// @param scenarios in which orders stand beside transfers
  /// @param profiled seconds
  /// @param followed seconds of each measurement of those who follow
  /// @param subscribers how many follow at once
  /// @param perSecond single orders, while they do
  record Plan(
      Pace pace,
      List<Scenario> scenarios,
      double profiled,
      double followed,
      int subscribers,
      double perSecond) {}

  ExchangeBench(VenueApi venue, OwnServer server, Plan plan)
      throws IOException, InterruptedException {
    this.venue = venue;
    this.pid = server.pid();
    this.plan = plan;
    this.bench = new Bench(venue, server.operator(), PEOPLE, pid, plan.pace);
    Crowd crowd = bench.crowd();
    Bench.say("opening a market");
    Market market = Opening.market(venue, server.operator(), crowd, PATIENT);
    List<Person> traders = crowd.people().subList(PATIENT, PEOPLE);
    this.topic = "exchange.book." + market.symbol();
    this.orders = new Orders(crowd, market, traders);
    this.few = new Orders(crowd, market, traders.subList(0, FEW));
  }

  /// Lets both processes compile what they will need.
  void warmUp() throws IOException, InterruptedException {
    Bench.say("warming up");
    for (Scenario scenario : plan.scenarios) {
      double seconds = plan.pace.firstWarmUp() / 2 / plan.scenarios.size();
      await(bench.closed(scenario, bench.crowd(), TRANSFERS_GUESS, seconds));
      await(bench.closed(scenario, orders, ORDERS_GUESS, seconds));
    }
  }

  private void await(Measured done) throws IOException, InterruptedException {
    var _ = venue.awaitViews(done.height());
  }

  /// Transfers, then orders, for each scenario.
  List<Pair> peaks() throws IOException, InterruptedException {
    List<Pair> pairs = new ArrayList<>();
    for (Scenario scenario : plan.scenarios) {
      Peak transfers = bench.peak(scenario, bench.crowd(), TRANSFERS_GUESS);
      pairs.add(new Pair(transfers, bench.peak(scenario, orders, ORDERS_GUESS)));
    }
    return pairs;
  }

  /// What the venue's threads do while orders come as fast as they can.
  Profile profile() throws IOException, InterruptedException {
    return Profile.during(
        pid, () -> await(bench.closed(Scenario.LIST, orders, ORDERS_GUESS, plan.profiled)));
  }

  /// How long differences take to one subscriber at half of a peak.
  Told half(Peak peak) throws InterruptedException, IOException {
    return told(1, Scenario.LIST, orders, peak.requestsPerSecond() / 2);
  }

  /// How long they take to each of many, at a moderate rate.
  Told crowded() throws InterruptedException, IOException {
    return told(plan.subscribers, Scenario.SINGLE, few, plan.perSecond);
  }

  private Told told(int count, Scenario scenario, Orders source, double rate)
      throws InterruptedException, IOException {
    Bench.say("connecting %,d subscriber(s)".formatted(count));
    try (Subscribers subscribers = Subscribers.of(venue.venue(), topic, count)) {
      await(bench.open(scenario, source, plan.pace.warmUp(), rate, Journal.NONE));
      var _ = subscribers.awaitCalm();
      Delays delays = new Delays();
      subscribers.listen(delays);
      Cpu start = Cpu.used(pid);
      Measured sent = bench.open(scenario, source, plan.followed, rate, delays);
      var _ = subscribers.awaitCalm();
      await(sent);
      Delays.Times times = delays.times();
      Cpu cpu = Cpu.used(pid).since(start).microsPer(times.messages());
      Bench.say(
          "%,d subscriber(s): p99 %.1f ms from sending, %.1f ms from the answer"
              .formatted(count, times.sinceDue().p99Millis(), times.sinceAnswer().p99Millis()));
      return new Told(
          count,
          sent.actionsPerSecond(),
          sent.seconds(),
          times.messages(),
          times.messages() / sent.seconds(),
          times.sinceDue(),
          times.sinceAnswer(),
          cpu);
    }
  }

  @Override
  public void close() {
    bench.close();
  }
}
