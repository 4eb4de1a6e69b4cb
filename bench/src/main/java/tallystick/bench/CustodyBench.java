package tallystick.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import tallystick.bench.Delays.Percentiles;

/// Events of EPCIS: how many get through, and how long questions take among a million of them.
final class CustodyBench implements AutoCloseable {
  /// As many send at once, each one document after the other.
  private static final int SENDERS = 4;

  private static final int CONNECTIONS = 8;
  private static final double WARM_UP_SECONDS = 3;

  private final VenueApi venue;
  private final long pid;
  private final CustodyDatabase database;
  private final Plan plan;
  private final CustodyEvents events;
  private final Hammer hammer;
  private final List<Capturer> senders = new ArrayList<>();
  private int documents;

  /// @param warmUp documents before anything is measured
  /// @param rounds of capture, in turns with the reference
  /// @param documents of each round
  /// @param million events among which is asked
  /// @param seconds for each question
  /// @param perSecond questions a second
  record Plan(
      int warmUp, int rounds, int documents, int million, double seconds, double perSecond) {}

  CustodyBench(OwnServer server, CustodyDatabase database, Plan plan)
      throws IOException, InterruptedException {
    this.venue = new VenueApi(server.venue());
    this.pid = server.pid();
    this.database = database;
    this.plan = plan;
    this.events = new CustodyEvents(HexFormat.of().toHexDigits((int) System.nanoTime()));
    this.hammer = new Hammer(server.venue());
    for (int i = 0; i < SENDERS; i++) {
      senders.add(new Capturer(Member.whole(server.venue())));
    }
  }

  /// Capture beside the same documents put into a table.
  ///
  /// @param perSecond events that are decided, durable, and shown
  /// @param plainPerSecond events that one PostgreSQL takes as rows of JSON, by as many senders
  /// @param micros processor time of an event
  record Round(double perSecond, double plainPerSecond, Cpu micros) {}

  /// How long answers to a question took, from when each was due.
  record Asked(String what, String path, Percentiles millis) {}

  /// Captures documents, and has the last of them shown.
  List<Round> capture() throws IOException, InterruptedException, SQLException {
    Bench.say("warming up");
    var _ = capture(plan.warmUp);
    var _ = database.plain(texts(plan.warmUp), SENDERS);
    List<Round> rounds = new ArrayList<>();
    for (int i = 0; i < plan.rounds; i++) {
      double plain = database.plain(texts(plan.documents), SENDERS);
      Cpu start = Cpu.used(pid);
      double perSecond = capture(plan.documents);
      Cpu micros =
          Cpu.used(pid).since(start).microsPer((long) plan.documents * CustodyEvents.EVENTS);
      Bench.say("%,.0f events/s, %,.0f plain rows/s".formatted(perSecond, plain));
      rounds.add(new Round(perSecond, plain, micros));
    }
    return rounds.stream().sorted(Comparator.comparingDouble(Round::perSecond)).toList();
  }

  private List<String> texts(int count) {
    int first = documents;
    documents += count;
    return IntStream.range(first, documents).mapToObj(events::document).toList();
  }

  private double capture(int count) throws IOException, InterruptedException {
    return Capturer.all(senders, texts(count)) * CustodyEvents.EVENTS;
  }

  /// Makes a million of what is there, as if it had been captured long ago.
  long fill() throws SQLException {
    Bench.say("filling up to %,d events".formatted(plan.million));
    return database.fill(plan.million);
  }

  /// Asks for pages and histories.
  List<Asked> questions() throws InterruptedException, SQLException {
    List<String> serials = database.serials(10_000);
    ThreadLocalRandom random = ThreadLocalRandom.current();
    Supplier<String> key = () -> CustodyEvents.key(serials.get(random.nextInt(serials.size())));
    return List.of(
        asked("least request (reference)", "/log/key", () -> ""),
        asked("history of a thing", "/v1/custody/timeline?thing=", key),
        asked("its events, MATCH_epc", "/v1/epcis/events?MATCH_epc=https://id.gs1.org/", key),
        asked("what it was made of", "/v1/custody/origins?thing=", key),
        asked("recall of a thing", "/v1/custody/recall?thing=", key),
        asked("first page of all events", "/v1/epcis/events", () -> ""),
        asked("of a step", "/v1/epcis/events?EQ_bizStep=", () -> "receiving"),
        asked(
            "by event time", "/v1/epcis/events?orderBy=eventTime&eventType=", () -> "ObjectEvent"));
  }

  private Asked asked(String what, String path, Supplier<String> argument)
      throws InterruptedException {
    var _ = timed(path, argument, WARM_UP_SECONDS);
    Percentiles millis = Percentiles.of(timed(path, argument, plan.seconds).latency());
    Bench.say("%s: p99 %.1f ms".formatted(what, millis.p99Millis()));
    return new Asked(what, path, millis);
  }

  private Measured timed(String path, Supplier<String> argument, double seconds)
      throws InterruptedException {
    int count = (int) Math.ceil(seconds * plan.perSecond);
    List<Load.Request> requests =
        IntStream.range(0, count)
            .mapToObj(i -> new Load.Request(Load.get(venue.venue(), path + argument.get(), ""), ""))
            .toList();
    return hammer.openLoop(
        new Load(requests, 1, Load.Judge.ANSWERED), CONNECTIONS, seconds, plan.perSecond);
  }

  @Override
  public void close() {
    senders.forEach(Capturer::close);
    hammer.close();
    venue.close();
  }
}
