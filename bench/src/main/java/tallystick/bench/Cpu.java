package tallystick.bench;

import java.time.Duration;
import java.util.stream.Stream;

/// Processor time in seconds, by who used it. On a machine that others use too it says more than
/// the clock does.
///
/// @param server the venue's process; 0 when it is not ours
/// @param postgres the processes that it started
/// @param client this process
record Cpu(double server, double postgres, double client) {

  /// All that was used until now.
  ///
  /// @param pid of the venue's process, or -1
  static Cpu used(long pid) {
    double server = ProcessHandle.of(pid).map(process -> seconds(Stream.of(process))).orElse(0.0);
    double others =
        ProcessHandle.of(pid).map(process -> seconds(process.descendants())).orElse(0.0);
    return new Cpu(server, others, seconds(Stream.of(ProcessHandle.current())));
  }

  Cpu since(Cpu before) {
    return new Cpu(server - before.server, postgres - before.postgres, client - before.client);
  }

  double all() {
    return server + postgres + client;
  }

  Cpu microsPer(long actions) {
    double per = 1e6 / Math.max(1, actions);
    return new Cpu(server * per, postgres * per, client * per);
  }

  private static double seconds(Stream<ProcessHandle> processes) {
    return processes
        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
        .mapToDouble(used -> used.toNanos() / 1e9)
        .sum();
  }
}
