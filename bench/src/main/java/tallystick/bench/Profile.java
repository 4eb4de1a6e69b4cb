package tallystick.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/// What the threads of a venue's process do with their processor time: samples of the JDK's flight
/// recorder (JEP 509), told apart by the methods they are in. Linux only; elsewhere there are no
/// samples, and all is 0.
///
/// @param samples of all threads
/// @param executing how busy the one thread was that executes blocks, from the first to the last of
///   them: 1 is all the time
/// @param parts what share of all samples fell to each
record Profile(long samples, double executing, List<Part> parts) {
  private static final long PATIENCE_SECONDS = 30;
  private static final String SAMPLE = "jdk.CPUTimeSample";

  /// Where a sample belongs: to the first that knows one of its methods.
  private enum Place {
    INVARIANTS("invariants after every block", true, "ledger.Execution.check"),
    BOOK("order book", true, "domains.exchange.OrderBook."),
    RULES("rules: checks, holds, settlement, events", true, "kernel.Rulebook.decide"),
    STATE("rows as JSON, state tree", true, "ledger.Execution."),
    LOG("Merkle log, writing of the block", true, "ledger.Chain.apply", "ledger.LedgerMachine."),
    VIEWS("views", false, "server.views."),
    LIVE("live messages", false, "server.gateway.Live"),
    HTTP("HTTP: requests and answers", false, "server.gateway."),
    DOOR("signatures, payloads, batches", false, "ledger.", "kernel."),
    REST("the rest: Tomcat, gRPC, Raft, JDK", false);

    private final String what;
    private final boolean executing;

    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed.
    private final List<String> methods;

    Place(String what, boolean executing, String... methods) {
      this.what = what;
      this.executing = executing;
      this.methods = List.of(methods);
    }

    private static Place of(List<RecordedFrame> stack) {
      List<String> names = stack.stream().map(Place::name).toList();
      for (Place place : values()) {
        if (names.stream().anyMatch(place::knows)) {
          return place;
        }
      }
      return REST;
    }

    private static String name(RecordedFrame frame) {
      return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }

    private boolean knows(String name) {
      return methods.stream().map("tallystick."::concat).anyMatch(name::startsWith);
    }
  }

  /// @param executing whether it is done by the thread that executes blocks
  /// @param share of all samples
  /// @param ofExecuting of the samples of the thread that executes blocks
  record Part(String what, boolean executing, double share, double ofExecuting) {}

  /// Some work that the venue has to do.
  interface Work {
    void run() throws IOException, InterruptedException;
  }

  static Profile during(long pid, Work work) throws IOException, InterruptedException {
    Path file = Files.createTempFile("tallystick-bench-", ".jfr");
    try {
      // Deep enough for a rule under Raft's thread; the default cuts off where a stack begins.
      jcmd(pid, "JFR.configure", "stackdepth=128");
      jcmd(
          pid,
          "JFR.start",
          "name=bench",
          "settings=none",
          "+" + SAMPLE + "#enabled=true",
          "+" + SAMPLE + "#throttle=5ms");
      work.run();
      jcmd(pid, "JFR.stop", "name=bench", "filename=" + file.toAbsolutePath());
      return read(file);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static void jcmd(long pid, String... command) throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    List<String> line = new ArrayList<>(List.of(jcmd.toString(), Long.toString(pid)));
    line.addAll(List.of(command));
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException(String.join(" ", line) + ": " + said);
    }
  }

  private static Profile read(Path file) throws IOException {
    Map<Place, Long> counts = new EnumMap<>(Place.class);
    long nanos = 0;
    long first = Long.MAX_VALUE;
    long last = 0;
    try (RecordingFile recording = new RecordingFile(file)) {
      while (recording.hasMoreEvents()) {
        RecordedEvent event = recording.readEvent();
        RecordedStackTrace stack = event.getStackTrace();
        if (!event.getEventType().getName().equals(SAMPLE) || stack == null) {
          continue;
        }
        Place place = Place.of(stack.getFrames());
        counts.merge(place, 1L, Long::sum);
        if (place.executing) {
          nanos += event.getDuration("samplingPeriod").toNanos();
          long at = event.getStartTime().toEpochMilli();
          first = Math.min(first, at);
          last = Math.max(last, at);
        }
      }
    }
    long all = sum(counts, _ -> true);
    long executing = sum(counts, place -> place.executing);
    List<Part> parts =
        List.of(Place.values()).stream()
            .map(place -> {
              double count = counts.getOrDefault(place, 0L);
              return new Part(
                  place.what,
                  place.executing,
                  count / Math.max(1, all),
                  place.executing ? count / Math.max(1, executing) : 0);
            })
            .toList();
    return new Profile(all, nanos / 1e6 / Math.max(1, last - first), parts);
  }

  private static long sum(Map<Place, Long> counts, Predicate<Place> which) {
    return counts.entrySet().stream()
        .filter(entry -> which.test(entry.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
