package tallystick.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tallystick.bench.Results.Latency;
import tallystick.bench.Results.Mark;
import tallystick.bench.Results.Micro;
import tallystick.bench.Results.Peak;
import tallystick.bench.Results.Start;
import tallystick.kernel.Codec;

/// The results for people, as Markdown that also reads well in a terminal, and for programs.
final class Report {
  private static final Path FOLDER = Path.of("bench/results");

  private final StringBuilder text = new StringBuilder();
  private final Results results;

  private Report(Results results) {
    this.results = results;
  }

  static String of(Results results) {
    return new Report(results).write();
  }

  /// Keeps both forms, in place of those of the same day and number of processors.
  static Path keep(Results results) throws IOException {
    String name = results.date() + "-" + results.machine().cores() + "cores";
    return keep(name, results, of(results));
  }

  /// Keeps results under a name, for programs and for people.
  static Path keep(String name, Object results, String text) throws IOException {
    Files.createDirectories(FOLDER);
    Files.write(
        FOLDER.resolve(name + ".json"),
        Codec.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(results));
    return Files.writeString(FOLDER.resolve(name + ".md"), text);
  }

  private String write() {
    text.append(results.machine().heading("the whole venue", results.date(), results.command()));
    line("- durability: %s".formatted(results.durability()));
    line("- the client runs on the same processors as the venue and its PostgreSQL");
    peaks();
    latencies();
    start(results.start());
    micro();
    line("");
    line("## Marks");
    line("");
    for (Mark mark : results.marks()) {
      line(
          "- %s: %s (%s)"
              .formatted(mark.met() ? "mark met" : "mark MISSED", mark.goal(), mark.found()));
    }
    return text.toString();
  }

  private void peaks() {
    line("");
    line("## Peak: closed loop");
    line("");
    line("a is the ceiling: Ed25519 checks per second when all cores do nothing else, as measured");
    line("right before and after each scenario. The ratio is actions per second by their mean.");
    line("");
    line(
        ("|   | %-36s | conns | actions/s | requests/s | p50 ms | p99 ms | p99.9 ms |"
                + " a before |  a after | ratio | views s |")
            .formatted("scenario"));
    line(
        ("|---|%s|------:|----------:|-----------:|-------:|-------:|---------:|"
                + "---------:|---------:|------:|--------:|")
            .formatted("-".repeat(38)));
    for (Peak p : results.peaks()) {
      line(
          ("| %s | %-36s | %5d | %,9.0f | %,10.0f | %6.1f | %6.1f | %8.1f | %,8.0f | %,8.0f |"
                  + " %5.2f | %7.1f |")
              .formatted(
                  p.scenario(),
                  p.what(),
                  p.connections(),
                  p.actionsPerSecond(),
                  p.requestsPerSecond(),
                  p.p50Millis(),
                  p.p99Millis(),
                  p.p999Millis(),
                  p.referenceBefore(),
                  p.referenceAfter(),
                  p.ratio(),
                  p.viewsSeconds()));
    }
    line("");
    line("\"views s\" is the time from the last answer until the tables show it.");
    line("");
    line("Processor time in microseconds an action, the writing of the views included. Its ratio");
    line("is what to compare when others use the machine too: theirs is not in it.");
    line("");
    line("|   | venue | PostgreSQL | client | all | one signature check | ratio |");
    line("|---|------:|-----------:|-------:|----:|--------------------:|------:|");
    for (Peak p : results.peaks()) {
      Cpu cpu = p.microsPerAction();
      line(
          "| %s | %5.1f | %5.1f | %5.1f | %5.1f | %5.1f | %5.2f |"
              .formatted(
                  p.scenario(),
                  cpu.server(),
                  cpu.postgres(),
                  cpu.client(),
                  cpu.all(),
                  p.microsPerCheck(),
                  p.cpuRatio()));
    }
  }

  private void latencies() {
    line("");
    line("## Latency: open loop at half the peak");
    line("");
    line("Requests are due at a fixed rate; latency counts from then.");
    line("");
    line("| scenario | actions/s | p50 ms | p99 ms | p99.9 ms | max ms | views s |");
    line("|----------|----------:|-------:|-------:|---------:|-------:|--------:|");
    for (Latency l : results.latencies()) {
      line(
          "| half of %s | %,8.0f | %6.1f | %6.1f | %8.1f | %6.1f | %7.1f |"
              .formatted(
                  l.scenario(),
                  l.actionsPerSecond(),
                  l.p50Millis(),
                  l.p99Millis(),
                  l.p999Millis(),
                  l.maxMillis(),
                  l.viewsSeconds()));
    }
  }

  private void start(@Nullable Start start) {
    if (start == null) {
      return;
    }
    line("");
    line("## Start");
    line("");
    line("Seconds from the start of the process to the first answer.");
    line("");
    line("| data | `/v1/venue` | a query |");
    line("|------|------------:|--------:|");
    line("| none yet | %.1f | %.1f |".formatted(start.emptyPage(), start.emptyQuery()));
    line("| those of this bench | %.1f | %.1f |".formatted(start.againPage(), start.againQuery()));
  }

  private void micro() {
    if (results.micro().isEmpty()) {
      return;
    }
    line("");
    line("## Parts on one core (JMH)");
    line("");
    line("| part | score | ± | unit |");
    line("|------|------:|--:|------|");
    for (Micro micro : results.micro()) {
      line(
          "| %s | %,.1f | %,.1f | %s |"
              .formatted(micro.name(), micro.score(), micro.error(), micro.unit()));
    }
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
