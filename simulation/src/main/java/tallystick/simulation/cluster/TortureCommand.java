package tallystick.simulation.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// `./run torture`: real processes under faults for as long as one likes. Ends with 0 if nothing
/// was found, with 1, the command that does the same again, and the kept folder otherwise.
@Command(
    name = "./run torture",
    mixinStandardHelpOptions = true,
    description = {
      "Runs ledger nodes as processes, kills, pauses and parts them under load, and checks that",
      "the log explains everything that the clients saw."
    })
final class TortureCommand implements Callable<Integer> {
  private static final int MAX_NODES = 7;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      defaultValue = "10m",
      converter = Length.class,
      description = "how long, as 90s, 10m or 2h (default: 10m)")
  private Duration length = Duration.ZERO;

  @Option(names = "--seed", paramLabel = "N", description = "what happens in which order")
  private @Nullable Long seed;

  @Option(names = "--nodes", paramLabel = "N", defaultValue = "3", description = "3, 5 or 7 nodes")
  private int nodes;

  @Option(
      names = "--members",
      paramLabel = "N",
      defaultValue = "8",
      description = "clients that act at the same time (default: 8)")
  private int members;

  @Option(
      names = "--results",
      paramLabel = "DIR",
      defaultValue = "simulation/results",
      description = "where the result is kept (default: simulation/results)")
  private Path results = Path.of("simulation/results");

  static final class Length implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      if (!text.matches("[1-9]\\d{0,5}[smh]")) {
        throw new TypeConversionException("a time is wanted, as 90s, 10m or 2h");
      }
      return Duration.parse("PT" + text);
    }
  }

  /// Starts, and answers for what the command line says.
  public static void main(String[] args) {
    System.exit(new CommandLine(new TortureCommand()).execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (nodes < 3 || nodes > MAX_NODES || nodes % 2 == 0 || members < 2 || members > 100) {
      System.err.println("tallystick: 3, 5 or 7 nodes and 2 to 100 members are wanted");
      return 2;
    }
    long chosen = seed == null ? ThreadLocalRandom.current().nextLong(1_000_000) : seed;
    String again =
        "./run torture --for %ds --seed %d --nodes %d --members %d"
            .formatted(length.toSeconds(), chosen, nodes, members);
    Path folder = Files.createTempDirectory("tallystick-torture");
    Torture.Plan plan =
        new Torture.Plan(chosen, length, nodes, members, List.of(Mischief.values()), folder);
    System.out.println(again);
    Torture.Result result;
    try {
      result = Torture.run(plan, line -> System.out.println("  " + line));
    } catch (IOException e) {
      System.out.println("Found: " + e.getMessage());
      return kept(again, folder);
    }
    List<String> report = report(again, result);
    report.forEach(System.out::println);
    if (!result.findings().isEmpty()) {
      return kept(again, folder);
    }
    Files.createDirectories(results);
    Files.write(results.resolve(LocalDate.now(ZoneOffset.UTC) + "-torture.md"), report);
    Folders.delete(folder);
    return 0;
  }

  private static int kept(String again, Path folder) {
    System.out.println("Again with " + again + "; what the nodes had and said is in " + folder);
    return 1;
  }

  private static List<String> report(String again, Torture.Result result) {
    List<String> lines = new ArrayList<>();
    lines.add("# Ledger nodes under faults");
    lines.add("");
    lines.add("    " + again);
    lines.add("");
    lines.add(
        "%,d actions answered, %,d given up, %,d reads, %,d blocks, %d processors."
            .formatted(
                result.actions(),
                result.unanswered(),
                result.reads(),
                result.blocks(),
                Runtime.getRuntime().availableProcessors()));
    lines.add("");
    lines.add("| mischief | times | without an answer to anybody: median, longest |");
    lines.add("|---|---|---|");
    result.silences().forEach((mischief, silences) -> lines.add(row(mischief, silences)));
    lines.add("");
    lines.add(result.findings().isEmpty() ? "Nothing was found." : "Found:");
    result.findings().forEach(finding -> lines.add("- " + finding));
    return lines;
  }

  private static String row(Mischief mischief, List<Long> silences) {
    long[] sorted = silences.stream().mapToLong(Long::longValue).sorted().toArray();
    return "| %s | %d | %,d ms, %,d ms |"
        .formatted(
            mischief,
            sorted.length,
            sorted[sorted.length / 2],
            Arrays.stream(sorted).max().orElse(0));
  }
}
