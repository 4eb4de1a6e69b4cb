package tallystick.bench;

import tallystick.bench.Delays.Percentiles;
import tallystick.bench.ExchangeResults.Pair;
import tallystick.bench.ExchangeResults.Told;
import tallystick.bench.Results.Mark;
import tallystick.bench.Results.Peak;

/// The results of the exchange's whole path, as Markdown.
final class ExchangeReport {
  private final StringBuilder text = new StringBuilder();

  private ExchangeReport() {}

  static String of(ExchangeResults results) {
    ExchangeReport report = new ExchangeReport();
    report.write(results);
    return report.text.toString();
  }

  private void write(ExchangeResults results) {
    Machine machine = results.machine();
    text.append(machine.heading("the exchange's whole path", results.date(), results.command()));
    line("- the client, subscribers included, runs on the same processors as the venue and its");
    line("  PostgreSQL");
    for (Pair pair : results.peaks()) {
      pair(pair);
    }
    profile(results.profile());
    line("");
    line("## From an order to the subscribers' message");
    line("");
    line("Orders are due at a fixed rate. \"sent\" counts from when an order was due, so the");
    line("ledger's decision is in it; \"answer\" counts from its answer, 0 if the message came");
    line("first.");
    line("");
    line("| subscribers | orders/s | messages/s | from | p50 ms | p99 ms | p99.9 ms | max ms |");
    line("|------------:|---------:|-----------:|------|-------:|-------:|---------:|-------:|");
    told(results.half());
    told(results.crowded());
    line("");
    Told crowded = results.crowded();
    line(
        ("To tell %,d subscribers takes %.1f us of the venue's processor time a message, and %.1f"
                + " of the client's.")
            .formatted(
                crowded.subscribers(),
                crowded.microsPerMessage().server(),
                crowded.microsPerMessage().client()));
    line("");
    line("## Marks");
    line("");
    for (Mark mark : results.marks()) {
      line(
          "- %s: %s (%s)"
              .formatted(mark.met() ? "mark met" : "mark MISSED", mark.goal(), mark.found()));
    }
  }

  private void pair(Pair pair) {
    line("");
    line(
        "## %s: %.2f of the rate of transfers, %.2f by processor time"
            .formatted(pair.orders().what(), pair.ratio(), pair.cpuRatio()));
    line("");
    line("A closed loop of %d connections.".formatted(pair.orders().connections()));
    line("");
    line(
        "| what | actions/s | refused | p50 ms | p99 ms | p99.9 ms | views s | us: venue"
            + " | PostgreSQL | client |");
    line(
        "|------|----------:|--------:|-------:|-------:|---------:|--------:|----------:"
            + "|-----------:|-------:|");
    peak("transfers", pair.transfers());
    peak("orders", pair.orders());
  }

  private void peak(String what, Peak p) {
    Cpu cpu = p.microsPerAction();
    line(
        "| %s | %,.0f | %.1f %% | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f |"
            .formatted(
                what,
                p.actionsPerSecond(),
                100 * p.refused(),
                p.p50Millis(),
                p.p99Millis(),
                p.p999Millis(),
                p.viewsSeconds(),
                cpu.server(),
                cpu.postgres(),
                cpu.client()));
  }

  private void profile(Profile profile) {
    line("");
    line("## Where the venue's processor time goes, with as many orders as get through");
    line("");
    line(
        ("%,d samples of its Java threads. The one that executes blocks was busy %.0f %% of the"
                + " time.")
            .formatted(profile.samples(), 100 * profile.executing()));
    line("");
    line("| part | of all | of the executing thread |");
    line("|------|-------:|------------------------:|");
    for (Profile.Part part : profile.parts()) {
      line(
          "| %s | %.1f %% | %s |"
              .formatted(
                  part.what(),
                  100 * part.share(),
                  part.executing() ? "%.1f %%".formatted(100 * part.ofExecuting()) : ""));
    }
  }

  private void told(Told told) {
    told(told, "sent", told.sinceDue());
    told(told, "answer", told.sinceAnswer());
  }

  private void told(Told told, String from, Percentiles found) {
    line(
        "| %,d | %,.1f | %,.0f | %s | %.1f | %.1f | %.1f | %.1f |"
            .formatted(
                told.subscribers(),
                told.ordersPerSecond(),
                told.perSecond(),
                from,
                found.p50Millis(),
                found.p99Millis(),
                found.p999Millis(),
                found.maxMillis()));
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
