package tallystick.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import tallystick.kernel.Envelope;

/// The ceiling: how many signatures a second this machine checks when all its processors do nothing
/// else. No venue on it that checks every signature can be faster, and the distance to the ceiling
/// says more than a number that another machine would not repeat.
final class Reference {
  private final List<Envelope> envelopes;

  Reference(List<Envelope> envelopes) {
    this.envelopes = List.copyOf(envelopes);
  }

  /// @param checksPerSecond of all processors together
  /// @param cpuMicros processor time of one check
  record Rate(double checksPerSecond, double cpuMicros) {}

  Rate measure(double seconds) throws InterruptedException {
    int threads = Runtime.getRuntime().availableProcessors();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Callable<Rate>> work =
          IntStream.range(0, threads)
              .<Callable<Rate>>mapToObj(i -> () -> rate(i * 997, seconds))
              .toList();
      double sum = 0;
      double micros = 0;
      for (Future<Rate> rate : pool.invokeAll(work)) {
        sum += rate.get().checksPerSecond;
        micros += rate.get().cpuMicros / threads;
      }
      return new Rate(sum, micros);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private Rate rate(int from, double seconds) {
    ThreadMXBean cpu = ManagementFactory.getThreadMXBean();
    long used = cpu.getCurrentThreadCpuTime();
    long start = System.nanoTime();
    long end = start + Math.round(seconds * 1e9);
    long now = start;
    int done = 0;
    while (now < end) {
      if (!envelopes.get((from + done) % envelopes.size()).authentic()) {
        throw new IllegalStateException("a good signature was refused");
      }
      done++;
      now = System.nanoTime();
    }
    used = cpu.getCurrentThreadCpuTime() - used;
    return new Rate(done / ((now - start) / 1e9), used / 1e3 / done);
  }
}
