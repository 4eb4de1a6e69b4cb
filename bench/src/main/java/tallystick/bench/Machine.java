package tallystick.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.HdrHistogram.Histogram;

/// What the numbers were measured on, without the name of the machine.
///
/// @param fsyncMillis median of forcing 4 KiB to the disk on which the venue's data lie
record Machine(
    String cpu, int cores, long memoryMegabytes, String kernel, String jdk, double fsyncMillis) {
  private static final int FORCES = 200;
  private static final int BLOCK = 4_096;

  static Machine here() throws IOException {
    return new Machine(
        field("/proc/cpuinfo", "model name", System.getProperty("os.arch")),
        Runtime.getRuntime().availableProcessors(),
        memory(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vm.vendor") + " " + System.getProperty("java.vm.version"),
        medianFsyncMillis());
  }

  /// The title of a report on something and what was measured how, and on what.
  String heading(String subject, String date, String command) {
    return """
    # Bench of %s, %s

    - command: `%s`
    - processor: %s, %d cores
    - memory: %,d MiB
    - system: %s
    - JDK: %s
    - disk: forcing 4 KiB takes %.2f ms (median)
    """
        .formatted(subject, date, command, cpu, cores, memoryMegabytes, kernel, jdk, fsyncMillis);
  }

  private static long memory() throws IOException {
    String kilobytes = field("/proc/meminfo", "MemTotal", "0").replaceAll("\\D", "");
    return Long.parseLong(kilobytes) / 1024;
  }

  private static String field(String file, String name, String otherwise) throws IOException {
    Path path = Path.of(file);
    if (!Files.exists(path)) {
      return otherwise;
    }
    return Files.readAllLines(path).stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(otherwise);
  }

  private static double medianFsyncMillis() throws IOException {
    Path file = Files.createTempFile("tallystick-fsync-", ".tmp");
    Histogram nanos = new Histogram(60_000_000_000L, 3);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (int i = 0; i < FORCES; i++) {
        channel.write(ByteBuffer.allocate(BLOCK));
        long start = System.nanoTime();
        channel.force(false);
        nanos.recordValue(System.nanoTime() - start);
      }
    } finally {
      Files.delete(file);
    }
    return nanos.getValueAtPercentile(50) / 1e6;
  }
}
