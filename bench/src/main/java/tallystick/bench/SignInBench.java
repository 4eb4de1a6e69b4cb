package tallystick.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tallystick.bench.Delays.Percentiles;

/// What signing in costs everybody else: acts beside a flood of log-ins and without, and requests
/// with a session beside such without.
final class SignInBench implements AutoCloseable {
  /// A stranger may try so often, and no more is needed.
  private static final int GUESSES = 10;

  private static final int CONNECTIONS = 64;
  private static final int FLOOD_CONNECTIONS = 256;
  private static final int PEOPLE = 100;
  private static final double WARM_UP_SECONDS = 5;

  /// The flood begins so long before what is measured, and ends after it.
  private static final double AROUND_SECONDS = 3;

  private final VenueApi venue;
  private final long pid;
  private final Plan plan;
  private final Crowd crowd;
  private final Hammer others;
  private final Hammer flood;
  private final Member half;
  private final Member member;

  /// @param rounds in turns, one without and one with
  /// @param seconds of each measurement
  /// @param perSecond acts of others
  /// @param triesPerSecond of the flood
  record Plan(int rounds, double seconds, double perSecond, double triesPerSecond) {}

  SignInBench(VenueApi venue, OwnServer server, Plan plan)
      throws IOException, InterruptedException {
    this.venue = venue;
    this.pid = server.pid();
    this.plan = plan;
    this.crowd = Crowd.at(venue.origin(), venue::submit, server.operator(), PEOPLE);
    this.others = new Hammer(venue.venue());
    this.flood = new Hammer(venue.venue());
    this.half = Member.half(venue.venue());
    this.member = Member.whole(venue.venue());
  }

  /// How long requests took, and what they cost the venue.
  ///
  /// @param perSecond requests that were answered
  /// @param venueMicros processor time of the venue for each
  record Timed(String what, double perSecond, Percentiles millis, double venueMicros) {}

  /// Acts beside a flood.
  ///
  /// @param perSecond requests of the flood that were answered
  /// @param turnedAway part of them that was told at once that too many wait
  record Flooded(Timed acts, double perSecond, double turnedAway) {}

  /// The same acts without a flood, beside one of log-ins, and beside as many of the least requests
  /// that there are: the last shows what this machine makes of so many requests of any kind.
  record Round(Timed calm, Flooded tries, Flooded reads) {
    double ratio() {
      return ratio(tries);
    }

    double ratio(Flooded flood) {
      return flood.acts().millis().p99Millis() / calm.millis().p99Millis();
    }
  }

  /// A pair of kinds of requests, in turns.
  record Pair(Timed without, Timed with) {}

  /// How long wrong passwords take, in milliseconds: medians, and from the least to the most.
  ///
  /// @param there of an account that is there
  /// @param missing of accounts that are not
  record Guesses(Spread there, Spread missing) {}

  record Spread(double min, double median, double max) {
    static Spread of(List<Double> millis) {
      List<Double> sorted = millis.stream().sorted().toList();
      return new Spread(sorted.getFirst(), sorted.get(sorted.size() / 2), sorted.getLast());
    }
  }

  /// Whether time tells an account that is there from one that is not: tries in turns.
  Guesses guesses() throws IOException, InterruptedException {
    List<Double> there = new ArrayList<>();
    List<Double> missing = new ArrayList<>();
    try (HttpClient http = HttpClient.newHttpClient()) {
      for (int i = 0; i < GUESSES; i++) {
        there.add(Member.guess(http, venue.venue(), member.mail()));
        missing.add(Member.guess(http, venue.venue(), i + member.mail()));
      }
    }
    return new Guesses(Spread.of(there), Spread.of(missing));
  }

  List<Round> flooded() throws IOException, InterruptedException {
    Bench.say("warming up");
    var _ = acts("acts", WARM_UP_SECONDS);
    var _ = flood(guesses(WARM_UP_SECONDS), WARM_UP_SECONDS).join();
    List<Round> rounds = new ArrayList<>();
    for (int i = 0; i < plan.rounds; i++) {
      double flood = plan.seconds + 2 * AROUND_SECONDS;
      Round round =
          new Round(
              acts("signed acts, calm", plan.seconds),
              beside(guesses(flood), flood),
              beside(reads(flood), flood));
      Bench.say(
          "p99 %.1f ms calm, x %.2f beside %,.0f log-ins/s, x %.2f beside %,.0f reads/s"
              .formatted(
                  round.calm().millis().p99Millis(),
                  round.ratio(),
                  round.tries().perSecond(),
                  round.ratio(round.reads()),
                  round.reads().perSecond()));
      rounds.add(round);
    }
    return rounds;
  }

  private Flooded beside(Load load, double seconds) throws InterruptedException, IOException {
    CompletableFuture<Measured> flood = flood(load, seconds);
    TimeUnit.MILLISECONDS.sleep(Math.round(AROUND_SECONDS * 1_000));
    Timed during = acts("signed acts, flooded", plan.seconds);
    Measured found = flood.join();
    return new Flooded(
        during,
        found.requestsPerSecond(),
        found.refused() / (double) Math.max(1, found.requests()));
  }

  private Timed acts(String what, double seconds) throws InterruptedException, IOException {
    int count = (int) Math.ceil(plan.perSecond * seconds);
    Load load = Load.of(crowd, Scenario.SINGLE, count, venue.venue());
    return timed(what, load, seconds, plan.perSecond);
  }

  private CompletableFuture<Measured> flood(Load load, double seconds) {
    return CompletableFuture.supplyAsync(() -> {
      try {
        return flood.openLoop(load, FLOOD_CONNECTIONS, seconds, plan.triesPerSecond);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    });
  }

  /// Passwords that are tried on accounts that are not there, each from an address of its own.
  private Load guesses(double seconds) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return flood(
        seconds,
        i -> {
          String body =
              "{\"mail\":\"%x@example.org\",\"password\":\"guess number %d\"}"
                  .formatted(random.nextLong(), i);
          return Load.post(venue.venue(), "/v1/session/sign-in", from(random), body);
        });
  }

  /// Reads of the log's key, a line of text that is kept in memory.
  private Load reads(double seconds) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return flood(seconds, _ -> Load.get(venue.venue(), "/log/key", from(random)));
  }

  private Load flood(double seconds, IntFunction<byte[]> request) {
    int count = (int) Math.ceil(plan.triesPerSecond * seconds);
    return new Load(
        IntStream.range(0, count).mapToObj(i -> new Load.Request(request.apply(i), "")).toList(),
        1,
        Load.Judge.ANSWERED);
  }

  private static String from(ThreadLocalRandom random) {
    return "X-Forwarded-For: %d.%d.%d.%d\r\n"
        .formatted(
            random.nextInt(1, 127), random.nextInt(256), random.nextInt(256), random.nextInt(256));
  }

  /// Requests that look a session up, beside the same without one; both are refused right after it.
  Pair lookUps(double perSecond) throws InterruptedException, IOException {
    int count = (int) Math.ceil(perSecond * plan.seconds);
    var _ = timed("", half.questions(count), plan.seconds, perSecond);
    Timed without =
        timed("no session", Member.strangers(venue.venue(), count), plan.seconds, perSecond);
    return new Pair(without, timed("a session", half.questions(count), plan.seconds, perSecond));
  }

  /// Acts by session, beside such that came signed.
  Pair acts() throws InterruptedException, IOException {
    int count = (int) Math.ceil(plan.perSecond * plan.seconds);
    var _ = timed("", member.acts(count), plan.seconds, plan.perSecond);
    Timed signed = acts("signed acts", plan.seconds);
    return new Pair(
        signed, timed("acts by session", member.acts(count), plan.seconds, plan.perSecond));
  }

  private Timed timed(String what, Load load, double seconds, double perSecond)
      throws InterruptedException, IOException {
    Cpu start = Cpu.used(pid);
    Measured found = others.openLoop(load, CONNECTIONS, seconds, perSecond);
    double micros = Cpu.used(pid).since(start).microsPer(found.requests()).server();
    return new Timed(what, found.requestsPerSecond(), Percentiles.of(found.latency()), micros);
  }

  @Override
  public void close() {
    others.close();
    flood.close();
  }
}
