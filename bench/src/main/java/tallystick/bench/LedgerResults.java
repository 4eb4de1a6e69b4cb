package tallystick.bench;

import java.util.List;
import tallystick.bench.Results.Mark;
import tallystick.bench.Results.Micro;

/// What a run of `./run bench ledger` found.
record LedgerResults(
    String command,
    String date,
    Machine machine,
    List<Bare> bare,
    List<Run> runs,
    Times times,
    AuditBench.Found audit,
    List<Micro> micro,
    Share share,
    List<Mark> marks) {

  /// A limit that nothing can pass which does the same and more.
  ///
  /// @param bytes of an entry, 0 if it has none
  record Bare(String what, int bytes, double perSecond) {}

  /// A load on some nodes.
  ///
  /// @param ratio actions a second by the signature checks a second of all processors
  /// @param nodeMicros processor time of all nodes, of one action; 0 if some ended meanwhile
  /// @param clientMicros processor time of this process
  /// @param failed envelopes without a decision
  /// @param silenceSeconds the longest time in which nothing was answered
  record Run(
      String what,
      int nodes,
      double actionsPerSecond,
      double p50Millis,
      double p99Millis,
      double maxMillis,
      double ratio,
      double nodeMicros,
      double clientMicros,
      double actionsPerBlock,
      long failed,
      double silenceSeconds) {
    Run with(double found, double ofNodes, double ofClient) {
      return new Run(
          what,
          nodes,
          actionsPerSecond,
          p50Millis,
          p99Millis,
          maxMillis,
          found,
          ofNodes,
          ofClient,
          actionsPerBlock,
          failed,
          silenceSeconds);
    }
  }

  /// Seconds.
  ///
  /// @param actions in the log that was started again
  /// @param restored from the start of the process to its first answer, with a restored snapshot
  /// @param restarted the same after kill -9 under the same log, with what it had grown by
  /// @param restartedCpu processor time of that start
  /// @param decided until the first new action was decided
  /// @param joined until a node with an empty folder had a vote, without load
  /// @param replaced the same, of one that lost its disk, under load
  record Times(
      long actions,
      double restored,
      double restarted,
      double restartedCpu,
      double decided,
      double joined,
      double replaced) {}

  /// Microseconds of one action in a block of a thousand single transfers.
  ///
  /// @param rules deciding, with the state tree of the rows that change
  /// @param tree the state tree in the worst case, added although `rules` has some of it
  /// @param log the Merkle log
  /// @param check its signature, on one core
  /// @param disk its share of forcing the block
  record Share(double rules, double tree, double log, double check, double disk) {
    static Share of(List<Micro> micro, double diskMicros) {
      return new Share(
          score(micro, "Blocks.thousandTransfers"),
          score(micro, "Tree.blockOfThousandTransfers") / 1_000,
          score(micro, "Log.appendBlockOfThousand") / 1_000,
          score(micro, "Door.verifyOneTransfer"),
          diskMicros);
    }

    private static double score(List<Micro> micro, String name) {
      return micro.stream()
          .filter(one -> one.name().equals(name))
          .mapToDouble(Micro::score)
          .findFirst()
          .orElseThrow();
    }

    double deciding() {
      return rules + tree + log;
    }

    /// Of the processor time, and the disk's.
    double ofWork() {
      return deciding() / (deciding() + check + disk);
    }

    /// When all cores check signatures at once, but one decides.
    double ofTime(int cores) {
      return deciding() / (deciding() + check / cores + disk);
    }
  }

  Run run(String what, int nodes) {
    return find(runs, what, nodes);
  }

  static Run find(List<Run> runs, String what, int nodes) {
    return runs.stream()
        .filter(run -> run.nodes == nodes && run.what.equals(what))
        .findFirst()
        .orElseThrow();
  }

  /// What the ledger is to reach on a machine with two cores.
  static List<Mark> marks(List<Run> runs, Times times, AuditBench.Found audit, Share share) {
    Run one = find(runs, LedgerBench.SINGLES, 1);
    Run three = find(runs, LedgerBench.SINGLES, 3);
    double rate = three.actionsPerSecond / one.actionsPerSecond;
    double lists =
        find(runs, LedgerBench.LISTS, 3).actionsPerSecond
            / find(runs, LedgerBench.LISTS, 1).actionsPerSecond;
    double gap = find(runs, LedgerBench.LEADER_KILLED, 3).silenceSeconds;
    double replay = audit.without().actionsPerSecond() / audit.live().actionsPerSecond();
    double verifier = audit.with().actionsPerSecond() / audit.checksPerSecond();
    return List.of(
        mark("execution and proof <= 25 % of a block's time", share.ofWork(), "%.2f", 0.25, false),
        mark("three nodes >= 0.50 of one, single actions", rate, "%.2f", 0.5, true),
        mark("three nodes >= 0.50 of one, lists", lists, "%.2f", 0.5, true),
        mark("no service after the loss of a leader < 3 s", gap, "%.1f s", 3, false),
        mark("replay >= 5 times the live rate", replay, "%.1f", 5, true),
        mark("restart with a million actions < 10 s", times.restarted, "%.1f s", 10, false),
        mark(
            "audit without signatures >= 20,000 actions/s per core",
            audit.without().actionsPerCoreSecond(),
            "%,.0f",
            20_000,
            true),
        mark("audit with signatures >= 0.8 of bare checks", verifier, "%.2f", 0.8, true));
  }

  private static Mark mark(String goal, double found, String form, double limit, boolean least) {
    return new Mark(goal, form.formatted(found), least ? found >= limit : found <= limit);
  }
}
