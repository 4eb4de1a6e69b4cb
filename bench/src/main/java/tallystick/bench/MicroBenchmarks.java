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
    Bench.say("measuring the parts");
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("tallystick\\.bench\\.micro\\." + which)
            .verbosity(VerboseMode.SILENT)
            .forks(1)
            .warmupIterations(quick ? 1 : 3)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(quick ? 2 : 4)
            .measurementTime(TimeValue.seconds(1));
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
