package tallystick.bench;

import java.util.ArrayList;
import java.util.List;
import tallystick.bench.CustodyBench.Asked;
import tallystick.bench.CustodyBench.Plan;
import tallystick.bench.CustodyBench.Round;
import tallystick.bench.Delays.Percentiles;
import tallystick.bench.Results.Mark;

/// Everything that one run of `./run bench custody` found.
///
/// @param rounds of capture, the slowest first
/// @param events among which was asked
/// @param least how long `SELECT 1` took
record CustodyResults(
    String command,
    String date,
    Machine machine,
    Plan plan,
    List<Round> rounds,
    long events,
    Percentiles least,
    List<Asked> asked,
    List<Mark> marks) {
  private static final double CAPTURE_MARK = 2_000;
  private static final double QUESTION_MARK_MILLIS = 100;

  static CustodyResults of(
      String command,
      String date,
      Machine machine,
      Plan plan,
      List<Round> rounds,
      long events,
      Percentiles least,
      List<Asked> asked) {
    List<Mark> marks = new ArrayList<>();
    double median = rounds.get(rounds.size() / 2).perSecond();
    marks.add(
        new Mark(
            "EPCIS capture >= 2,000 events a second (median of the rounds)",
            "%,.0f".formatted(median),
            median >= CAPTURE_MARK));
    asked.stream()
        .skip(1)
        .forEach(one ->
            marks.add(
                new Mark(
                    "%s among %,d events: p99 < 100 ms".formatted(one.what(), events),
                    "%.1f ms".formatted(one.millis().p99Millis()),
                    one.millis().p99Millis() < QUESTION_MARK_MILLIS)));
    return new CustodyResults(
        command, date, machine, plan, rounds, events, least, asked, List.copyOf(marks));
  }

  String report() {
    StringBuilder text = new StringBuilder();
    text.append(machine.heading("EPCIS events", date, command))
        .append("- the clients run on the same processors as the venue and its PostgreSQL\n\n")
        .append("## Capture\n\n")
        .append(
            "Documents of %,d events, each a step of a thing, by four members at once; an event\n"
                .formatted(CustodyEvents.EVENTS))
        .append("counts when its job is done: signed, decided, forced to disk, and shown by\n")
        .append("queries. Beside it, the same documents as rows of JSON in a plain table.\n\n")
        .append("| round | events/s | plain rows/s | ratio | us venue | us client |\n")
        .append("|------:|---------:|-------------:|------:|---------:|----------:|\n");
    for (int i = 0; i < rounds.size(); i++) {
      Round one = rounds.get(i);
      text.append(
          "| %d | %,.0f | %,.0f | %.2f | %,.0f | %,.0f |\n"
              .formatted(
                  i + 1,
                  one.perSecond(),
                  one.plainPerSecond(),
                  one.perSecond() / one.plainPerSecond(),
                  one.micros().server(),
                  one.micros().client()));
    }
    if (!asked.isEmpty()) {
      questions(text);
    }
    text.append("\n## Marks\n\n");
    for (Mark mark : marks) {
      text.append(
          "- %s: %s (%s)\n"
              .formatted(mark.met() ? "mark met" : "mark MISSED", mark.goal(), mark.found()));
    }
    return text.toString();
  }

  private void questions(StringBuilder text) {
    text.append("\n## Questions among %,d events\n\n".formatted(events))
        .append("%,.0f a second over HTTP, things at random, ".formatted(plan.perSecond()))
        .append("each thing with a history of %d steps. ".formatted(CustodyEvents.STEPS))
        .append(
            "`SELECT 1` in\nPostgreSQL: p50 %.2f ms, p99 %.2f ms.\n\n"
                .formatted(least.p50Millis(), least.p99Millis()))
        .append("| question | p50 ms | p99 ms | p99.9 ms | max ms |\n")
        .append("|----------|-------:|-------:|---------:|-------:|\n");
    for (Asked one : asked) {
      Percentiles millis = one.millis();
      text.append(
          "| %s | %.1f | %.1f | %.1f | %.1f |\n"
              .formatted(
                  one.what(),
                  millis.p50Millis(),
                  millis.p99Millis(),
                  millis.p999Millis(),
                  millis.maxMillis()));
    }
  }
}
