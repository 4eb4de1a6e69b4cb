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

  /// Until the virtual machine has compiled what a flood meets.
  private static final double WARM_UP_SECONDS = 20;

  /// Already a hundred times what all processors could hash.
  static final double LESS_PER_SECOND = 1_000;

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
  /// @param what it asks for
  /// @param perSecond requests of the flood that were answered
  /// @param turnedAway part of them that was told at once that too many wait
  record Flooded(String what, Timed acts, double perSecond, double turnedAway) {}

  /// The same acts without a flood, beside one of log-ins, beside a smaller one, and beside as many
  /// of the least requests that there are: the last shows what this machine makes of so many
  /// requests of any kind.
  record Round(Timed calm, Flooded tries, Flooded fewer, Flooded reads) {
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
        for (Member one : List.of(half, member)) {
          there.add(Member.guess(http, venue.venue(), one.mail()));
          missing.add(Member.guess(http, venue.venue(), i + one.mail()));
        }
      }
    }
    return new Guesses(Spread.of(there), Spread.of(missing));
  }

  List<Round> flooded() throws IOException, InterruptedException {
    Bench.say("warming up");
    var _ = beside("", guesses(WARM_UP_SECONDS, plan.triesPerSecond), WARM_UP_SECONDS);
    List<Round> rounds = new ArrayList<>();
    for (int i = 0; i < plan.rounds; i++) {
      double flood = plan.seconds + 2 * AROUND_SECONDS;
      Round round =
          new Round(
              acts("signed acts, calm", plan.seconds),
              beside("log-ins", guesses(flood, plan.triesPerSecond), flood),
              beside("fewer log-ins", guesses(flood, LESS_PER_SECOND), flood),
              beside("reads", reads(flood), flood));
      Bench.say(
          "p99 %.1f ms calm, x %.2f beside %,.0f log-ins/s, x %.2f beside %,.0f, x %.2f reads"
              .formatted(
                  round.calm().millis().p99Millis(),
                  round.ratio(round.tries()),
                  round.tries().perSecond(),
                  round.ratio(round.fewer()),
                  round.fewer().perSecond(),
                  round.ratio(round.reads())));
      rounds.add(round);
    }
    return rounds;
  }

  private Flooded beside(String what, Flood flood, double seconds)
      throws InterruptedException, IOException {
    CompletableFuture<Measured> flooding = flooding(flood, seconds);
    TimeUnit.MILLISECONDS.sleep(Math.round(AROUND_SECONDS * 1_000));
    Timed during = acts("signed acts, flooded", seconds - 2 * AROUND_SECONDS);
    Measured found = flooding.join();
    return new Flooded(
        what,
        during,
        found.requestsPerSecond(),
        found.refused() / (double) Math.max(1, found.requests()));
  }

  private Timed acts(String what, double seconds) throws InterruptedException, IOException {
    int count = (int) Math.ceil(plan.perSecond * seconds);
    Load load = Load.of(crowd, Scenario.SINGLE, count, venue.venue());
    return timed(what, load, seconds, plan.perSecond);
  }

  private record Flood(Load load, double perSecond) {}

  private CompletableFuture<Measured> flooding(Flood of, double seconds) {
    return CompletableFuture.supplyAsync(() -> {
      try {
        return flood.openLoop(of.load, FLOOD_CONNECTIONS, seconds, of.perSecond);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    });
  }

  /// Passwords that are tried on accounts that are not there, each from an address of its own.
  private Flood guesses(double seconds, double perSecond) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return flood(
        seconds,
        perSecond,
        i -> {
          String body =
              "{\"mail\":\"%x@example.org\",\"password\":\"guess number %d\"}"
                  .formatted(random.nextLong(), i);
          return Load.post(venue.venue(), "/v1/session/sign-in", from(random), body);
        });
  }

  /// Reads of the log's key, a line of text that is kept in memory.
  private Flood reads(double seconds) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return flood(
        seconds, plan.triesPerSecond, _ -> Load.get(venue.venue(), "/log/key", from(random)));
  }

  private static Flood flood(double seconds, double perSecond, IntFunction<byte[]> request) {
    int count = (int) Math.ceil(perSecond * seconds);
    return new Flood(
        new Load(
            IntStream.range(0, count)
                .mapToObj(i -> new Load.Request(request.apply(i), ""))
                .toList(),
            1,
            Load.Judge.ANSWERED),
        perSecond);
  }

  private static String from(ThreadLocalRandom random) {
    return "X-Forwarded-For: %d.%d.%d.%d\r\n"
        .formatted(
            random.nextInt(1, 127), random.nextInt(256), random.nextInt(256), random.nextInt(256));
  }

  /// Requests that look a session up, beside the same without one; both are refused right after it.
  List<Pair> lookUps(double perSecond) throws InterruptedException, IOException {
    int count = (int) Math.ceil(perSecond * plan.seconds);
    Load strangers = Member.strangers(venue.venue(), count);
    Load questions = half.questions(count);
    var _ = timed("", questions, plan.seconds, perSecond);
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < plan.rounds; i++) {
      Timed without = timed("no session", strangers, plan.seconds, perSecond);
      pairs.add(new Pair(without, timed("a session", questions, plan.seconds, perSecond)));
    }
    return pairs;
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
