package tallystick.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Runs the benchmarks of [tallystick.bench.micro], each in a JVM of its own.
final class MicroBenchmarks {
  private MicroBenchmarks() {}

  static List<Results.Micro> run(boolean quick) {
    return run(quick, ".*");
  }

  /// @param which a pattern of `Class.method`
  static List<Results.Micro> run(boolean quick, String which) {
    return results(options(which, quick ? 1 : 3, quick ? 2 : 4));
  }

  /// The same in a JVM whose collector stops what it collects for: so its work is counted where it
  /// is caused, and takes no processor from what is measured. The heap is as large from the start
  /// as it may grow.
  ///
  /// @param warmups iterations that do not count
  /// @param measurements iterations that do
  static List<Results.Micro> runAlone(String which, int warmups, int measurements) {
    return results(
        options(which, warmups, measurements)
            .jvmArgs(
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseCompactObjectHeaders",
                "-XX:+UseParallelGC",
                "-Xms2g",
                "-Xmx2g"));
  }

  private static ChainedOptionsBuilder options(String which, int warmups, int measurements) {
    return new OptionsBuilder()
        .include("tallystick\\.bench\\.micro\\." + which)
        .verbosity(VerboseMode.SILENT)
        .forks(1)
        .warmupIterations(warmups)
        .warmupTime(TimeValue.seconds(1))
        .measurementIterations(measurements)
        .measurementTime(TimeValue.seconds(1));
  }

  private static List<Results.Micro> results(ChainedOptionsBuilder options) {
    Bench.say("measuring the parts");
    try {
      return results(new Runner(options.build()).run());
    } catch (RunnerException e) {
      throw new IllegalStateException("a micro-benchmark failed: " + e.getMessage(), e);
    }
  }

  private static List<Results.Micro> results(Collection<RunResult> runs) {
    List<Results.Micro> results = new ArrayList<>();
    for (RunResult run : runs) {
      Result<?> result = run.getPrimaryResult();
      double error = result.getScoreError();
      StringBuilder name =
          new StringBuilder(run.getParams().getBenchmark().replaceAll(".*\\.micro\\.", ""));
      for (String param : run.getParams().getParamsKeys()) {
        name.append(' ').append(param).append('=').append(run.getParams().getParam(param));
      }
      results.add(
          new Results.Micro(
              name.toString(),
              result.getScore(),
              Double.isNaN(error) ? 0 : error,
              result.getScoreUnit()));
    }
    return results;
  }
}
