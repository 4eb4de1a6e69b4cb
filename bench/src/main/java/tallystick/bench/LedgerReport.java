package tallystick.bench;

import tallystick.bench.LedgerResults.Bare;
import tallystick.bench.LedgerResults.Run;
import tallystick.bench.LedgerResults.Share;
import tallystick.bench.LedgerResults.Times;
import tallystick.bench.Results.Mark;
import tallystick.bench.Results.Micro;

/// The ledger's results for people, as Markdown that also reads well in a terminal.
final class LedgerReport {
  private final StringBuilder text = new StringBuilder();
  private final LedgerResults results;

  private LedgerReport(LedgerResults results) {
    this.results = results;
  }

  static String of(LedgerResults results) {
    return new LedgerReport(results).write();
  }

  private String write() {
    text.append(results.machine().heading("the ledger", results.date(), results.command()));
    line("- every node is a process, with TLS and its log forced to disk; all of them, and the");
    line("  client, share these processors and this disk");
    bare();
    runs();
    times(results.times());
    line("");
    line("## Audit");
    line("");
    line(results.audit().toString());
    share(results.share());
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

  private void bare() {
    line("");
    line("## Bare limits, before and after");
    line("");
    line("| what | bytes | a second |");
    line("|------|------:|---------:|");
    for (Bare bare : results.bare()) {
      line("| %s | %,d | %,.0f |".formatted(bare.what(), bare.bytes(), bare.perSecond()));
    }
  }

  private void runs() {
    line("");
    line("## Load");
    line("");
    line("The ratio is actions per second by the signature checks per second of all processors,");
    line("measured right before and after. Latency is from when an envelope was due until the");
    line("client had its receipts. The longest silence is the time in which nothing was answered.");
    line("");
    line(
        "| nodes | load | actions/s | ratio | p50 ms | p99 ms | max ms | actions/block"
            + " | us/action, nodes | client | failed | silence s |");
    line("|--:|------|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
    for (Run run : results.runs()) {
      line(
          "| %d | %s | %,.0f | %s | %.1f | %.1f | %.1f | %,.0f | %s | %s | %d | %.2f |"
              .formatted(
                  run.nodes(),
                  run.what(),
                  run.actionsPerSecond(),
                  optional("%.2f", run.ratio()),
                  run.p50Millis(),
                  run.p99Millis(),
                  run.maxMillis(),
                  run.actionsPerBlock(),
                  optional("%.1f", run.nodeMicros()),
                  optional("%.1f", run.clientMicros()),
                  run.failed(),
                  run.silenceSeconds()));
    }
  }

  private static String optional(String form, double number) {
    return number == 0 ? "" : form.formatted(number);
  }

  private void times(Times times) {
    line("");
    line("## Start and membership");
    line("");
    line("| what | seconds |");
    line("|------|--------:|");
    row("first answer of a process with a restored snapshot", times.restored());
    row(
        "first answer after kill -9, %,d actions in the log".formatted(times.actions()),
        times.restarted());
    row("processor time of that start", times.restartedCpu());
    row("from then until a new action was decided", times.decided());
    row("a node with an empty folder gets a snapshot and a vote, idle", times.joined());
    row("the same in place of a lost one, at half load", times.replaced());
  }

  private void row(String what, double seconds) {
    line("| %s | %.2f |".formatted(what, seconds));
  }

  private void share(Share share) {
    int cores = results.machine().cores();
    line("");
    line("## What an action of a block costs (JMH, single transfers)");
    line("");
    line("| part | microseconds |");
    line("|------|-------------:|");
    row("rules, outcome, state tree of what changes", share.rules());
    row("state tree over 500,000 rows, added as the worst case", share.tree());
    row("Merkle log", share.log());
    row("signature, on one core", share.check());
    row("its part of forcing the block", share.disk());
    line("");
    line(
        "Execution and proof: %.2f of the work; %.2f of the time when %d cores check signatures."
            .formatted(share.ofWork(), share.ofTime(cores), cores));
    line("");
    for (Micro micro : results.micro()) {
      line(
          "- %s: %,.1f ± %,.1f %s"
              .formatted(micro.name(), micro.score(), micro.error(), micro.unit()));
    }
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
